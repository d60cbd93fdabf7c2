import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./records.module.css";

type PartProps = {
  readonly name: string;
  /** At the end of the line of the name. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page under its heading. */
export function Part({ name, extra, children }: PartProps): ReactNode {
  return (
    <section className={classes(styles, "part")} aria-label={name}>
      <div className={classes(styles, "part-head")}>
        <h3>{name}</h3>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** A field with its label before it. */
export function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={classes(styles, "labelled")}>
      <span className={classes(styles, "label")} aria-hidden>
        {label}
      </span>
      <div className={classes(styles, "value")}>{children}</div>
    </div>
  );
}
