import { classes } from "./classes.ts";
import styles from "./kbd.module.css";

/** A key as it is written on the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={classes(styles, "kbd")}>{children}</kbd>;
}
