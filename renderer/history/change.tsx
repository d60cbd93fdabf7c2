import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import type { ChangeWords } from "./change-words.ts";
import styles from "./history.module.css";

/** One thing that changed: what it was, and what it is. */
export function Change({ change: { what, before, after } }: { change: ChangeWords }): ReactNode {
  return (
    <li>
      <span className={classes(styles, "what")}>{what}</span>
      {before !== null && <del dir="auto">{before}</del>}
      {after !== null && <ins dir="auto">{after}</ins>}
    </li>
  );
}
