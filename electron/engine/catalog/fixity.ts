import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A file whose bytes are to be compared with what the archive knows of them. */
export type FileToCheck = {
  readonly id: number;
  readonly path: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** When its bytes were last seen to be these, milliseconds since 1970; null when that is not known. */
  readonly goodAt: number | null;
};

const there = `FROM file JOIN source ON source.id = source_id LEFT JOIN file_fixity ON file_id = file.id
  WHERE state = 'present' AND offline IS NULL`;

/** What was seen good after now was seen by another clock. What was found damaged since is known to be. */
const isDue = `(good_at IS NULL OR good_at < @before OR good_at > @now)
  AND NOT EXISTS (SELECT 1 FROM problem WHERE problem.path = source.path || '/' || file.path
    AND kind = 'fixity' AND at BETWEEN @since AND @today)`;

function dueBy(before: number): Record<string, number | string> {
  const now = Date.now();
  const iso = (at: number): string => new Date(at).toISOString();
  return { before, now, since: iso(before), today: iso(now) };
}

/** Files that are there and were not seen good since `before` (milliseconds since 1970), by their keys after `after`. */
export function filesToCheck(
  db: ReadableDb,
  {
    before,
    after,
    limit,
  }: { readonly before: number; readonly after: number; readonly limit: number },
): FileToCheck[] {
  return all(
    db,
    `SELECT file.id, source.path || '/' || file.path AS path, hash, bytes, modified_ms AS modifiedMs, good_at AS goodAt
     ${there} AND file.id > @after AND ${isDue} ORDER BY file.id LIMIT @limit`,
    { ...dueBy(before), after, limit },
  );
}

/** Files below a folder of a source (its key) that were found damaged. */
export function damagedFiles(
  db: ReadableDb,
  { source, folder }: { readonly source: number; readonly folder: string },
): FileToCheck[] {
  return all(
    db,
    `SELECT file.id, problem.path, hash, bytes, modified_ms AS modifiedMs, good_at AS goodAt
     FROM problem JOIN source ON source.id = @source
       JOIN file ON source_id = source.id AND file.path = substr(problem.path, length(source.path) + 2)
       LEFT JOIN file_fixity ON file_id = file.id
     WHERE kind = 'fixity' AND state = 'present'
       AND substr(problem.path, 1, length(@folder) + 1) = @folder || '/'`,
    { source, folder },
  );
}

/** How many files were not seen good since then. */
export function countToCheck(db: ReadableDb, before: number): number {
  return number(db, `SELECT count(*) ${there} AND ${isDue}`, dueBy(before));
}

/** Whether there is one: it stops at the first. */
export function isThereToCheck(db: ReadableDb, before: number): boolean {
  return first(db, `SELECT 1 ${there} AND ${isDue} LIMIT 1`, dueBy(before)) !== null;
}

/** Files that are there, how many were never seen good, and when the one that waits longest was. */
export function fixitySummary(db: ReadableDb): {
  readonly files: number;
  readonly unseen: number;
  readonly oldest: number | null;
} {
  const summary = first<{ files: number; unseen: number; oldest: number | null }>(
    db,
    `SELECT count(*) AS files, count(*) - count(good_at) AS unseen, min(good_at) AS oldest ${there}`,
  );
  return summary ?? { files: 0, unseen: 0, oldest: null };
}

/** Notes that the bytes of a file were just read and are those of the archive. */
export function noteGood(db: WritableDb, file: number): void {
  run(
    db,
    `INSERT INTO file_fixity (file_id, good_at) VALUES (?, ?)
     ON CONFLICT (file_id) DO UPDATE SET good_at = excluded.good_at`,
    file,
    Date.now(),
  );
}
