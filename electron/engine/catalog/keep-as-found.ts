import type { WritableDb } from "./database.ts";
import { record } from "./history.ts";
import { updateRow } from "./recorded-row.ts";
import { unlikeHistory } from "./unlike-history.ts";

/**
 * Writes down of texts that are other than the history has them last that they are as they are, as a change that changes
 * nothing: where the history lost what was said of them last, or somebody wrote into a dump, it is not they that are
 * damaged. Within a connection that records.
 */
export function keepAsFound(db: WritableDb): void {
  const unlike = [...unlikeHistory(db)];
  if (unlike.length === 0) return;
  record(db, () => {
    for (const { table, row, column, now } of unlike)
      updateRow(db, table, row, { to: { [column]: now }, columns: [column], held: [] });
    return { result: null, label: labelOf(unlike.length) };
  });
}

function labelOf(values: number): string {
  return values === 1
    ? "Kept 1 value as it was found"
    : `Kept ${values.toLocaleString("en")} values as they were found`;
}
