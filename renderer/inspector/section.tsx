import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

/** A part of the inspector: its name, what is missing or to be known in the same line, then its content. */
export function Section(props: {
  name: string;
  extra?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section className={classes(styles, "section")} aria-label={props.name}>
      <div className={classes(styles, "label")}>
        <h3>{props.name}</h3>
        {props.extra}
        <span className={classes(styles, "note")}>{props.note}</span>
      </div>
      {props.children}
    </section>
  );
}
