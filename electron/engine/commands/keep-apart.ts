import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { keepNotSame } from "../catalog/near-pairs.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Remembers that none of some stills shows the same picture as any of others. */
export function keepApart(
  db: WritableDb,
  stills: readonly StillId[],
  others: readonly StillId[],
): Action<{ changed: number }> {
  const changed = new Set<StillId>();
  for (const one of stills) {
    for (const other of others) {
      if (one === other || !keepNotSame(db, one, other)) continue;
      changed.add(one);
      changed.add(other);
    }
  }
  return {
    result: { changed: changed.size },
    label: `Kept ${countOf(changed.size)} apart as different pictures`,
  };
}
