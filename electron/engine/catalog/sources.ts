import { randomUUIDv7 } from "node:crypto";
import { sep } from "node:path";
import type { OfflineReason } from "../../../shared/offline.ts";
import { all, first, inTransaction, run, type ReadableDb, type WritableDb } from "./database.ts";

export type SourceRow = {
  readonly id: number;
  readonly path: string;
  readonly indexed_at: string | null;
  /** Which folder it was when it was last seen (see presence.ts); null when it was not noted. */
  readonly device: string | null;
  readonly offline: OfflineReason | null;
};

const columns = "id, path, indexed_at, device, offline";

/** A source, and the folder within it that is meant: empty for the whole of it. */
export type SourcePart = {
  readonly source: SourceRow;
  readonly under: string;
  /** The paths of the sources it has just taken over. */
  readonly absorbed: readonly string[];
};

/**
 * The source that holds a folder (an absolute path, the separators of this system made "/"): itself,
 * or the source it lies in. It takes over the sources that lie within it, in the same transaction in
 * which it is added, so that no file is ever in two.
 */
export function sourceHolding(db: WritableDb, folder: string): SourcePart {
  return inTransaction(db, () => {
    const sources = all<SourceRow>(
      db,
      `SELECT ${columns} FROM source ORDER BY length(path)`, // the outermost first
    );
    const known = sources.find(({ path }) => within(path, folder) !== null);
    const source = known ?? addSource(db, folder);
    const absorbed: string[] = [];
    for (const inner of sources) {
      const prefix = within(source.path, inner.path);
      if (prefix === null || prefix === "") continue;
      absorb(db, source, inner, prefix);
      absorbed.push(inner.path);
    }
    return { source, under: within(source.path, folder) ?? "", absorbed };
  });
}

/** Where a folder or file lies in a folder: "" for itself, null when it does not. */
export function within(outer: string, folder: string): string | null {
  if (folder === outer) return "";
  const start = outer.endsWith("/") ? outer : `${outer}/`;
  return folder.startsWith(start) ? folder.slice(start.length) : null;
}

function addSource(db: WritableDb, path: string): SourceRow {
  const { key } = run(
    db,
    "INSERT INTO source (uuid, path, added_at) VALUES (?, ?, ?)",
    randomUUIDv7(),
    path,
    new Date().toISOString(),
  );
  return { id: key, path, indexed_at: null, device: null, offline: null };
}

/** A file that both have is the outer one's; where they have two stills at one path, the inner one's was there before. */
function absorb(db: WritableDb, outer: SourceRow, inner: SourceRow, prefix: string): void {
  const named = { outer: outer.id, inner: inner.id, prefix };
  const twice = `SELECT 1 FROM file AS other WHERE other.source_id = @outer AND other.state = 'present'
    AND other.path = @prefix || '/' || file.path`;
  run(
    db,
    `DELETE FROM file WHERE source_id = @inner AND EXISTS (${twice} AND other.still_id = file.still_id)`,
    named,
  );
  run(
    db,
    `UPDATE file SET state = 'missing' WHERE source_id = @inner AND state = 'present' AND EXISTS (${twice})`,
    named,
  );
  run(
    db,
    "UPDATE file SET source_id = @outer, path = @prefix || '/' || path WHERE source_id = @inner",
    named,
  );
  run(db, "DELETE FROM source WHERE id = ?", inner.id);
}

export function markIndexed(db: WritableDb, source: number): void {
  run(db, "UPDATE source SET indexed_at = ? WHERE id = ?", new Date().toISOString(), source);
}

/** Notes whether a source is offline, and otherwise which folder it is; says whether that is new. */
export function notePresence(
  db: WritableDb,
  source: SourceRow,
  { offline, device }: { offline: OfflineReason | null; device: string | null },
): boolean {
  const seenOn = offline === null ? device : source.device;
  if (offline === source.offline && seenOn === source.device) return false;
  run(db, "UPDATE source SET offline = ?, device = ? WHERE id = ?", offline, seenOn, source.id);
  return offline !== source.offline;
}

/** A source with so many files is not likely to lose all of them at once. */
const MANY = 10;

export function hasManyFiles(db: ReadableDb, source: number): boolean {
  const last = first(
    db,
    "SELECT 1 FROM file WHERE source_id = ? AND state = 'present' LIMIT 1 OFFSET ?",
    source,
    MANY - 1,
  );
  return last !== null;
}

/** A file that should be in a source, as it was last seen. */
export type SampleFile = {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly hash: Buffer;
};

/** Some files that should be in a source, from both ends of its list. */
export function sampleFiles(db: ReadableDb, source: number): SampleFile[] {
  const samples = (["ASC", "DESC"] as const).flatMap((order) =>
    all<SampleFile>(
      db,
      `SELECT path, bytes, modified_ms AS modifiedMs, hash FROM file
       WHERE source_id = ? AND state = 'present' ORDER BY path ${order} LIMIT 10`,
      source,
    ),
  );
  return [...new Map(samples.map((sample) => [sample.path, sample])).values()];
}

/** The sizes in bytes of the files that should be in a source. */
export function sizesIn(db: ReadableDb, source: number): ReadonlySet<number> {
  const rows = all<{ bytes: number }>(
    db,
    "SELECT DISTINCT bytes FROM file WHERE source_id = ? AND state = 'present'",
    source,
  );
  return new Set(rows.map(({ bytes }) => bytes));
}

/** Whether a source has a file of these bytes, there or missing. */
export function isKnownIn(db: ReadableDb, source: number, hash: Buffer): boolean {
  const sql = "SELECT 1 FROM file WHERE hash = ? AND source_id = ? LIMIT 1";
  return first(db, sql, hash, source) !== null;
}

/** The sources by path. */
export function listSources(db: ReadableDb): SourceRow[] {
  return all(db, `SELECT ${columns} FROM source ORDER BY path`);
}

/** The keys of the sources that are offline. */
export function offlineSources(db: ReadableDb): number[] {
  return all<{ id: number }>(db, "SELECT id FROM source WHERE offline IS NOT NULL").map(
    ({ id }) => id,
  );
}

/** Whether a folder, or one around it, was added before. */
export function isKnownSource(db: ReadableDb, folder: string): boolean {
  return all<{ path: string }>(db, "SELECT path FROM source").some(
    ({ path }) => within(path, folder) !== null,
  );
}

/**
 * The stills of the files that are there in a folder (an absolute path): one that was added, lies
 * within one, or holds some. A still with two files there comes twice.
 */
export function stillsInFolder(db: ReadableDb, folder: string): readonly number[] {
  const wanted = folder.replaceAll(sep, "/").replace(/(?<=.)\/+$/u, "");
  return listSources(db).flatMap(({ id, path }) => {
    const under = within(wanted, path) === null ? within(path, wanted) : "";
    return under === null ? [] : stillsUnder(db, id, under);
  });
}

/** As one text of numbers: a row each would take three times as long for a folder of a million. */
function stillsUnder(db: ReadableDb, source: number, under: string): readonly number[] {
  const row = first<{ stills: string }>(
    db,
    `SELECT json_group_array(still_id) AS stills FROM file WHERE source_id = @source AND state = 'present'
     AND (@under = '' OR (path > @under || '/' AND path < @under || '0'))`, // "0" follows "/"
    { source, under },
  );
  // Made by json_group_array from keys of stills.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(row?.stills ?? "[]") as number[];
}
