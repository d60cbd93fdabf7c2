import type {
  Job,
  ListedProblem,
  ProblemGroup,
  ProblemPlace,
} from "../../../shared/contract/archive.ts";
import type { Problem, ProblemKind } from "../../../shared/problem.ts";
import { all, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { stillByPath } from "./still-by-path.ts";

/** Keeps a problem with a file; the same one found again only moves to the top. */
export function keepProblem(
  db: WritableDb,
  problem: Problem & { readonly path: string },
  job: number | null,
): void {
  run(
    db,
    `INSERT INTO problem (job_id, path, kind, message, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (path, kind) DO UPDATE SET job_id = excluded.job_id, message = excluded.message, at = excluded.at`,
    job,
    problem.path,
    problem.kind,
    problem.message,
    new Date().toISOString(),
  );
}

/**
 * Has the problems of a source go along when it is given another folder, by whatever change, undo included: its
 * files are as they were and are not read again, so nobody would tell them anew. What was away is found.
 */
export function prepareProblems(db: WritableDb): void {
  db.exec(`CREATE TEMP TRIGGER problems_go_along AFTER UPDATE OF path ON main.source WHEN new.path <> old.path
    BEGIN
      DELETE FROM problem WHERE kind = 'gone'
        AND (path = old.path OR substr(path, 1, length(old.path) + 1) = old.path || '/');
      UPDATE OR REPLACE problem SET path = new.path || substr(path, length(old.path) + 1)
        WHERE path = old.path OR substr(path, 1, length(old.path) + 1) = old.path || '/';
    END`);
}

/** Forgets the problems of a file, since it was just read without them. */
export function forgetProblems(db: WritableDb, path: string): void {
  run(db, "DELETE FROM problem WHERE path = ?", path);
}

/** Forgets what jobs of a kind found wrong with a file: the last one found nothing. */
export function forgetProblemsOf(db: WritableDb, kind: Job["kind"], path: string): void {
  run(
    db,
    "DELETE FROM problem WHERE path = ? AND job_id IN (SELECT id FROM job WHERE kind = ?)",
    path,
    kind,
  );
}

/** Forgets what was wrong only for a while: the disk was full, the file was away or could not be read. */
export function forgetPassing(db: WritableDb, path: string): void {
  run(
    db,
    "DELETE FROM problem WHERE path = ? AND kind IN ('gone', 'disk-full', 'unreadable')",
    path,
  );
}

/** Forgets a problem of one kind with a file; says whether there was one. */
export function forgetProblem(db: WritableDb, path: string, kind: ProblemKind): boolean {
  return run(db, "DELETE FROM problem WHERE path = ? AND kind = ?", path, kind).changes > 0;
}

/** How many files have a problem of a kind. */
export function countProblemsOf(db: ReadableDb, kind: ProblemKind): number {
  return number(db, "SELECT count(*) FROM problem WHERE kind = ?", kind);
}

/** Forgets problems below a folder, and what was wrong with being asked to index a file in it, that a whole pass over it (the job) no longer met; `isSeen` is told paths within it. */
export function forgetUnseen(
  db: WritableDb,
  folder: string,
  job: number,
  isSeen: (path: string) => boolean,
): void {
  const rows = all<{ id: number; path: string; kind: string }>(
    db,
    `SELECT id, path, kind FROM problem WHERE job_id IS NOT @job
       AND (path = @folder OR substr(path, 1, length(@folder) + 1) = @folder || '/')`,
    { folder, job },
  );
  for (const { id, path, kind } of rows) {
    if (kind === "invalid" || !isSeen(path.slice(folder.length + 1)))
      run(db, "DELETE FROM problem WHERE id = ?", id);
  }
}

/**
 * The folder a problem is listed under, with the separator at its end: that of its file, but of files
 * that are gone the whole source, for it is mostly a disk that is away.
 */
const folderOf = `coalesce(
  CASE kind WHEN 'gone' THEN (SELECT path || '/' FROM source
    WHERE substr(problem.path, 1, length(source.path) + 1) = source.path || '/'
    ORDER BY length(source.path) LIMIT 1) END,
  rtrim(path, replace(replace(path, '/', ''), char(92), '')))`;

/** Problems newest first; of one kind in one folder when `within` says so. */
export function listProblems(
  db: ReadableDb,
  { offset, limit, within }: { offset: number; limit: number; within: ProblemPlace | null },
): ListedProblem[] {
  const rows = all<Omit<ListedProblem, "still"> & { readonly path: string }>(
    db,
    `SELECT id, job_id AS job, path, kind, message, at FROM problem
     WHERE @kind IS NULL OR (kind = @kind AND ${folderOf} = @folder)
     ORDER BY at DESC, id DESC LIMIT @limit OFFSET @offset`,
    { offset, limit, kind: within?.kind ?? null, folder: within?.folder ?? null },
  );
  return rows.map((row) => ({ ...row, still: stillByPath(db, row.path) }));
}

/** Problems by kind and folder, those with the newest first. */
export function groupProblems(db: ReadableDb): ProblemGroup[] {
  return all(
    db,
    `SELECT kind, ${folderOf} AS folder, count(*) AS files, max(at) AS at,
       iif(count(DISTINCT message) = 1, message, NULL) AS message
     FROM problem GROUP BY kind, folder ORDER BY at DESC, files DESC, folder LIMIT 1000`,
  );
}

/** How many files have a problem now: what every count of problems in the window means. */
export function countProblems(db: ReadableDb): number {
  return number(db, "SELECT count(DISTINCT path) FROM problem");
}

/** Problems with files below a folder. */
export function countProblemsUnder(db: ReadableDb, folder: string): number {
  return number(
    db,
    "SELECT count(DISTINCT path) FROM problem WHERE substr(path, 1, length(@folder) + 1) = @folder || '/'",
    { folder },
  );
}

/** What is wrong with a file, in words; null when nothing is. */
export function problemOf(db: ReadableDb, path: string): Problem | null {
  return (
    all<Problem>(
      db,
      "SELECT kind, message, path FROM problem WHERE path = ? ORDER BY at DESC LIMIT 1",
      path,
    )[0] ?? null
  );
}

/** When a file was put aside because it killed the decoder (milliseconds since 1970); null when it was not. */
export function quarantinedSince(db: ReadableDb, path: string): number | null {
  const row = all<{ at: string }>(
    db,
    "SELECT at FROM problem WHERE path = ? AND kind = 'crashed'",
    path,
  )[0];
  return row === undefined ? null : Date.parse(row.at);
}

/** The problems that stand with folders, and those a pass over them (the job) met elsewhere. */
export function problemsOfPass(db: ReadableDb, job: number, folders: readonly string[]): Problem[] {
  return all<Problem>(
    db,
    `SELECT path, kind, message FROM problem WHERE job_id = @job OR EXISTS (
       SELECT 1 FROM json_each(@folders)
       WHERE problem.path = value OR substr(problem.path, 1, length(value) + 1) = value || '/')
     ORDER BY path`,
    { job, folders: JSON.stringify(folders) },
  );
}
