import { classes } from "./classes.ts";
import styles from "./middle-name.module.css";

// The end of a file name tells it from its neighbours: the number and the extension.
const TAIL = 7;

/** A name that is shortened in the middle when there is no room; the whole one shows on hover. */
export function MiddleName({ name }: { readonly name: string }) {
  const letters = [...name];
  const tail = letters.length > TAIL * 2 ? letters.slice(-TAIL).join("") : "";
  const head = name.slice(0, name.length - tail.length);
  return (
    <span className={classes(styles, "name")} title={name}>
      <span className={classes(styles, "head")}>{head}</span>
      <span className={classes(styles, "tail")}>{tail}</span>
    </span>
  );
}
