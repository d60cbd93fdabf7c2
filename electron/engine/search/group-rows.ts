import type { Grouping } from "../../../shared/grouping.ts";
import type { ListParts } from "./list-column.ts";
import type { RecordTable, TableName } from "./record-table.ts";

/** The tables whose records stills are grouped by. */
export const groupTables = {
  film: "films",
  scene: "scenes",
  character: "characters",
  folder: "folders",
} as const satisfies Record<Grouping, TableName>;

/** Groups in their order: what each has in common, null for having none of it, and how many stand in it. */
export type Groups = {
  readonly keys: readonly (number | string | null)[];
  readonly counts: readonly number[];
};

/**
 * Puts rows, which are in order, together by the records they have: a row with several stands in the group of each,
 * one with none in the last. `ranked` are all records in the order of their groups.
 */
export function groupRows(
  rows: Uint32Array,
  { starts, values }: ListParts,
  ranked: Uint32Array,
): { rows: Uint32Array; records: (number | null)[]; counts: number[] } {
  const none = ranked.length;
  const sizes = new Uint32Array(none + 1);
  for (let at = 0; at < rows.length; at++) {
    const [from, to] = [starts[rows[at] ?? 0] ?? 0, starts[(rows[at] ?? 0) + 1] ?? 0];
    if (from === to) sizes[none] = (sizes[none] ?? 0) + 1;
    for (let place = from; place < to; place++) {
      const record = values[place] ?? 0;
      sizes[record] = (sizes[record] ?? 0) + 1;
    }
  }
  const records: (number | null)[] = [];
  const counts: number[] = [];
  const next = new Uint32Array(none + 1);
  let total = 0;
  const begin = (record: number): void => {
    const size = sizes[record] ?? 0;
    if (size === 0) return;
    records.push(record === none ? null : record);
    counts.push(size);
    next[record] = total;
    total += size;
  };
  for (let rank = 0; rank < none; rank++) begin(ranked[rank] ?? 0);
  begin(none);
  return { rows: placed(rows, { starts, values }, { next, total, none }), records, counts };
}

function placed(
  rows: Uint32Array,
  { starts, values }: ListParts,
  { next, total, none }: { next: Uint32Array; total: number; none: number },
): Uint32Array {
  const grouped = new Uint32Array(total);
  const put = (record: number, row: number): void => {
    const at = next[record] ?? 0;
    next[record] = at + 1;
    grouped[at] = row;
  };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    if (from === to) put(none, row);
    for (let place = from; place < to; place++) put(values[place] ?? 0, row);
  }
  return grouped;
}

/** What a record of a grouping is known by outside the index: its key, or for a folder its text. */
export function keyOf(table: RecordTable, grouping: Grouping, record: number): number | string {
  const known = table.record(record);
  return grouping === "folder" ? (known?.names[0] ?? "") : (known?.id ?? 0);
}
