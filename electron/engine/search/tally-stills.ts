import type { Marks } from "../../../shared/marks.ts";
import { stillKinds, type StillKind } from "../../../shared/still.ts";
import type { StillTallies, Tally } from "../catalog/summary.ts";
import { countBits, emptyBits, hasBit, rowsOf, setBit, type Bits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import { marksOfCode } from "./mark-codes.ts";
import type { TableName } from "./record-table.ts";
import type { IndexedStills } from "./stills.ts";

/** Above this share of all stills it is quicker to go through the rows than to seek each. */
const SOUGHT_AT_MOST = 16;

/** Counts what these stills have from the columns of the index; stills it does not know count as having nothing. */
export function talliesOf({ stills }: Engine, ids: Uint32Array): StillTallies {
  const matched = rowsWith(stills, ids);
  const count = countBits(matched);
  const tally = (table: TableName): Tally => {
    const counts = stills.countIn(table, matched);
    const tallied: Tally = new Map();
    for (let number = 0; number < counts.length; number++) {
      const record = (counts[number] ?? 0) > 0 ? stills.tables[table].record(number) : undefined;
      if (record !== undefined) tallied.set(record.id, counts[number] ?? 0);
    }
    return tallied;
  };
  return {
    records: {
      films: tally("films"),
      scenes: tally("scenes"),
      characters: tally("characters"),
      keywords: tally("keywords"),
    },
    kinds: kindsOf(stills, rowsOf(matched, count)),
    marks: marksOf(stills, rowsOf(matched, count)),
  };
}

function kindsOf({ rows }: IndexedStills, matched: Uint32Array): Map<StillKind, number> {
  const counts = new Uint32Array(stillKinds.length + 1);
  for (const row of matched) {
    const code = rows.kinds[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const kinds = stillKinds.map((kind, at) => [kind, counts[at + 1] ?? 0] as const);
  return new Map(kinds.filter(([, count]) => count > 0));
}

function marksOf({ rows }: IndexedStills, matched: Uint32Array): readonly Marks[] {
  const codes = new Set<number>();
  for (const row of matched) codes.add(rows.marks[row] ?? 0);
  return [...codes].map(marksOfCode);
}

/** The living rows of these stills. */
function rowsWith(stills: IndexedStills, ids: Uint32Array): Bits {
  const { rows } = stills;
  const found = emptyBits(rows.count);
  if (ids.length * SOUGHT_AT_MOST < rows.count) {
    for (const id of ids) {
      const row = stills.rowOf(id);
      if (row !== null) setBit(found, row);
    }
    return found;
  }
  const wanted = emptyBits(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) setBit(wanted, id);
  for (let row = 0; row < rows.count; row++)
    if (hasBit(wanted, rows.ids[row] ?? 0) && hasBit(rows.alive, row)) setBit(found, row);
  return found;
}
