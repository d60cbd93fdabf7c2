import type { Unread } from "./concerned-stills.ts";
import { first, run, valuesIn, type ReadableDb, type WritableDb } from "./database.ts";
import { STEPS } from "./kept-steps.ts";
import type { Gap } from "./read-around.ts";

/**
 * Takes the changes of which a row is lost out of the line of what can be undone or done again, for only half of each
 * could be; counts them. What they did stands. `db` is what was recovered, with what a backup had of it; `source` is the
 * damaged catalog, of which an index may tell which rows there were.
 */
export function dropBrokenSteps(db: WritableDb, source: ReadableDb, unread: Unread): number {
  const broken = brokenByIndex(db, source) ?? brokenByPlace(db, source, unread);
  let dropped = 0;
  for (const entry of broken)
    dropped += run(
      db,
      "UPDATE main.history SET state = 'dropped' WHERE id = ? AND state <> 'dropped'",
      entry,
    ).changes;
  return dropped;
}

/** Null where the index is damaged as well. */
function brokenByIndex(db: ReadableDb, source: ReadableDb): ReadonlySet<number> | null {
  const broken = new Set<number>();
  try {
    const listed = source
      .prepare<[], { id: number; history: number }>(
        `SELECT id, history_id AS history FROM ${STEPS} INDEXED BY history_change_by_history`,
      )
      .iterate();
    for (const { id, history } of listed) if (!isThere(db, id)) broken.add(history);
    return broken;
  } catch {
    return null;
  }
}

/** Rows are numbered as changes are made: what is missing in between was of the changes beside it, or between these. */
function brokenByPlace(
  db: ReadableDb,
  source: ReadableDb,
  { gaps, malformed }: Unread,
): ReadonlySet<number> {
  const named = malformed
    .filter((id) => !isThere(db, id))
    .flatMap((id) =>
      valuesIn<number>(source, `SELECT history_id FROM ${STEPS} NOT INDEXED WHERE id = ?`, id),
    );
  return new Set([...named, ...gaps.flatMap((gap) => entriesBeside(db, gap))]);
}

function entriesBeside(db: ReadableDb, { from, to }: Gap): readonly number[] {
  const [before] = valuesIn<number>(
    db,
    `SELECT history_id FROM main.${STEPS} WHERE id <= ? ORDER BY id DESC LIMIT 1`,
    from ?? 0,
  );
  const [after] =
    to === null
      ? []
      : valuesIn<number>(
          db,
          `SELECT history_id FROM main.${STEPS} WHERE id >= ? ORDER BY id LIMIT 1`,
          to,
        );
  return valuesIn<number>(
    db,
    "SELECT id FROM main.history WHERE id >= ? AND id <= ?",
    before ?? 0,
    after ?? Number.MAX_SAFE_INTEGER,
  );
}

function isThere(db: ReadableDb, id: unknown): boolean {
  return first(db, `SELECT 1 FROM main.${STEPS} WHERE id = ?`, id) !== null;
}
