import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./empty.module.css";

/** Says why there is nothing here, and what can be done. */
export function Empty(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes(styles, "empty")}>
      <p className={classes(styles, "title")}>{props.title}</p>
      <div className={classes(styles, "text")}>{props.children}</div>
      {props.action}
    </div>
  );
}
