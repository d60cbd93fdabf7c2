import { classes } from "./classes.ts";
import styles from "./wordmark.module.css";

/** The name of the program. */
export function Wordmark() {
  return (
    <span className={classes(styles, "wordmark")}>
      Still<span className={classes(styles, "room")}>room</span>
    </span>
  );
}
