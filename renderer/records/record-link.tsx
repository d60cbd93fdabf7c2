import type { ReactNode } from "react";
import { withDistinction } from "../../shared/distinction.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { openRecord } from "./record-pages.ts";
import styles from "./records.module.css";

type RecordLinkProps = {
  readonly kind: RecordKind;
  readonly record: Pick<NamedRecord, "id" | "name" | "apart"> & { readonly year?: number | null };
};

/** The name of a record; a click opens its page. */
export function RecordLink({ kind, record }: RecordLinkProps): ReactNode {
  const { id, name, year = null, apart = "" } = record;
  const told = withDistinction(year === null ? "" : String(year), apart);
  return (
    <button
      type="button"
      className={classes(styles, "link")}
      dir="auto"
      onClick={() => openRecord(kind, id)}
    >
      {name}
      {told !== "" && <span className={classes(styles, "soft")}> {told}</span>}
    </button>
  );
}
