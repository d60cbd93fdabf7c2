import { stillsShowing } from "./cast.ts";
import { all, first, type ReadableDb } from "./database.ts";

/** What an entry of the history changed, for those who keep something made from the catalog. */
export type Touched = {
  /** The stills whose own rows it changed, or what they are found by. */
  readonly stills: readonly number[];
  /** Whether records (films, names, sets …) changed beside stills. */
  readonly records: boolean;
  /** How many rows changed. */
  readonly rows: number;
};

export function touchedBy(db: ReadableDb, history: number): Touched {
  const own = all<{ still: number }>(
    db,
    "SELECT DISTINCT still_id AS still FROM history_change WHERE history_id = ? AND still_id IS NOT NULL",
    history,
  ).map(({ still }) => still);
  const counted = first<{ rows: number; records: number | null }>(
    db,
    `SELECT count(*) AS rows, max(still_id IS NULL OR table_name = 'still_set_member') AS records
     FROM history_change WHERE history_id = ?`,
    history,
  );
  return {
    stills: [...new Set([...own, ...stillsOfRoles(db, history)])],
    records: counted?.records === 1,
    rows: counted?.rows ?? 0,
  };
}

/** Who plays a character is part of what its stills are found by. */
function stillsOfRoles(db: ReadableDb, history: number): number[] {
  return all<{ film: number; character: number }>(
    db,
    `SELECT DISTINCT json_extract(coalesce(after, before), '$.film_id') AS film,
       json_extract(coalesce(after, before), '$.character_id') AS character
     FROM history_change WHERE history_id = ? AND table_name = 'cast_role'`,
    history,
  ).flatMap(({ film, character }) => stillsShowing(db, film, character));
}
