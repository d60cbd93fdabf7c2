import type { Remark } from "../../../shared/carried.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { seeRemarks } from "../catalog/findings.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Takes a remark on the files of stills as seen, or with null all of theirs. Stills without it are passed over. */
export function takeAsSeen(
  db: WritableDb,
  stills: readonly StillId[],
  remark: Remark | null,
): Action<{ changed: number }> {
  const changed = stills.filter((still) => seeRemarks(db, still, remark)).length;
  const what = remark === null ? "remarks" : "a remark";
  return { result: { changed }, label: `Took ${what} as seen (${countOf(changed)})` };
}
