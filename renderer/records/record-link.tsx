import type { ReactNode } from "react";
import type { RecordKind } from "../../shared/record.ts";
import { classes } from "../ui/classes.ts";
import { openRecord } from "./record-pages.ts";
import styles from "./records.module.css";

type RecordLinkProps = {
  readonly kind: RecordKind;
  readonly record: { readonly id: number; readonly name: string; readonly year?: number | null };
};

/** The name of a record; a click opens its page. */
export function RecordLink({ kind, record }: RecordLinkProps): ReactNode {
  const { id, name, year = null } = record;
  return (
    <button
      type="button"
      className={classes(styles, "link")}
      dir="auto"
      onClick={() => openRecord(kind, id)}
    >
      {name}
      {year !== null && <span className={classes(styles, "soft")}> {year}</span>}
    </button>
  );
}
