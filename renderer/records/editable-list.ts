import type { RecordOutcome } from "../../shared/contract/records.ts";
import { movedOrder } from "../export/moved-order.ts";
import { orRefused } from "./refused.ts";

/** A row of a list that belongs to a record: with a key when it is there, without when it is new. */
export type ListRow<Row> = Row & { readonly id?: number | undefined };

/** What a change came back with; `change` is null when the archive had it already. */
export type Written = RecordOutcome & { readonly change: number | null };

/** A list of a record, and what can be done to it: each is one change. Those that answer reject with a Problem. */
export type EditableList<Row> = {
  readonly patch: (id: number, patch: Partial<Row>) => Promise<Written>;
  readonly add: (row: ListRow<Row>) => Promise<Written>;
  readonly drop: (id: number) => Promise<Written>;
  /** Changes a row; what cannot be so is told, and null then. */
  readonly put: (id: number, patch: Partial<Row>) => Promise<Written | null>;
  /** For the rows on the page; what cannot be so is told. */
  readonly onMove: (from: number, before: number) => void;
  readonly onRemove: (row: { readonly id: number }) => void;
};

/** A list that is written by what it becomes of what it is then. */
export function editableList<Row>(
  write: (change: (rows: readonly ListRow<Row>[]) => readonly ListRow<Row>[]) => Promise<Written>,
): EditableList<Row> {
  const patch = (id: number, values: Partial<Row>): Promise<Written> =>
    write((rows) => rows.map((row) => (row.id === id ? { ...row, ...values } : row)));
  const drop = (id: number): Promise<Written> =>
    write((rows) => rows.filter((row) => row.id !== id));
  return {
    patch,
    add: (row) => write((rows) => [...rows, row]),
    drop,
    put: (id, values) => orRefused(() => patch(id, values)),
    onMove: (from, before) => void orRefused(() => write((rows) => movedOrder(rows, from, before))),
    onRemove: ({ id }) => void orRefused(() => drop(id)),
  };
}
