import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** As many as one looks through. */
const KEPT = 20;

/** What was searched for last, newest first. */
export function recentSearches(db: ReadableDb): string[] {
  const sql = "SELECT query FROM recent_search ORDER BY turn DESC";
  return all<{ query: string }>(db, sql).map(({ query }) => query);
}

/** Remembers a search as the newest. It is no change of the archive: nothing of it is in the history. */
export function rememberSearch(db: WritableDb, query: string): void {
  run(
    db,
    `INSERT INTO recent_search (query, turn)
     SELECT @query, coalesce(max(turn), 0) + 1 FROM recent_search WHERE true
     ON CONFLICT (query) DO UPDATE SET turn = excluded.turn`,
    { query },
  );
  run(
    db,
    `DELETE FROM recent_search WHERE query NOT IN (
       SELECT query FROM recent_search ORDER BY turn DESC LIMIT ${String(KEPT)})`,
  );
}

/** Forgets one search, or all with null. */
export function forgetSearch(db: WritableDb, query: string | null): void {
  run(db, "DELETE FROM recent_search WHERE @query IS NULL OR query = @query", { query });
}
