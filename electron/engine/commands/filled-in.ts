import type { StillId } from "../../../shared/still.ts";
import { expand, type VariableValues } from "../../../shared/variables.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { gatherNames } from "../export/gather.ts";
import { valuesFor } from "../export/plan.ts";

/** Stills whose values are read in one go. */
const READ_AT_ONCE = 1000;

/** What variables stand for in one still, as the first of a list; null when it is gone. */
export function valuesOfStill(db: ReadableDb, still: StillId): VariableValues | null {
  const [named] = gatherNames(db, [still]);
  return named === undefined ? null : valuesFor(named, 1, null);
}

/** The text a template makes of each still; `{seq}` counts them in the order given, from 1. */
export function filledIn(
  db: ReadableDb,
  stills: readonly StillId[],
  template: string,
): (still: StillId) => string {
  const texts = new Map<StillId, string>();
  const places = new Map(stills.map((still, at) => [still, at + 1]));
  for (let from = 0; from < stills.length; from += READ_AT_ONCE) {
    for (const still of gatherNames(db, stills.slice(from, from + READ_AT_ONCE))) {
      const values = valuesFor(still, places.get(still.id) ?? 1, null);
      texts.set(still.id, expand(template, values).text);
    }
  }
  return (still) => texts.get(still) ?? "";
}
