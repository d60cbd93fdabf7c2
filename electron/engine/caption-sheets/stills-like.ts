import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { numberColumns } from "../catalog/number-columns.ts";
import { stillsByNumber } from "../catalog/stills-by-number.ts";
import { fileNamesAfter } from "../catalog/stills-of-names.ts";
import { Breather } from "../search/breather.ts";
import { nameOf } from "./find-by-name.ts";

const READ_AT_ONCE = 2_000;
/** As many as a list shows without scrolling. */
const MOST = 8;

/** The first stills whose number begins so, or whose file name has this in it. */
export async function stillsLike(db: ReadableDb, text: string): Promise<StillId[]> {
  const found = new Set(stillsByNumber(db, numberColumns.number, text).slice(0, MOST));
  const wanted = nameOf(text);
  const breather = new Breather();
  for (let after = 0; found.size < MOST;) {
    const page = fileNamesAfter(db, after, READ_AT_ONCE);
    for (const { still, name } of page)
      if (found.size < MOST && nameOf(name).includes(wanted)) found.add(still);
    after = page.at(-1)?.key ?? 0;
    if (page.length < READ_AT_ONCE) break;
    if (breather.due()) await breather.breathe();
  }
  return [...found];
}
