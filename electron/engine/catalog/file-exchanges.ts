import { sep } from "node:path";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** Which of its two states a file is in: before metadata were written into it, or after. */
export type ExchangeSide = "before" | "after";

/** A file or sidecar that metadata were written into, and can be taken out of again. */
export type FileExchange = {
  readonly id: number;
  /** Names what is kept of it in the catalog folder. */
  readonly uuid: string;
  /** Of all files written in one go. */
  readonly run: string;
  /** The entry of the history that it was written by; null while nothing of it is. */
  readonly entry: number | null;
  /** The file of the picture. */
  readonly file: number;
  /** Of the picture beside which a sidecar was written; null where it is the file itself. */
  readonly pictureHash: Buffer | null;
  /** The name of the sidecar; null for the file itself. */
  readonly sidecar: string | null;
  /** Null: there was no sidecar. */
  readonly beforeHash: Buffer | null;
  readonly beforeModifiedMs: number | null;
  readonly afterHash: Buffer;
  readonly holds: ExchangeSide;
  /** What is about to be put in its place. */
  readonly underway: ExchangeSide | null;
};

const columns = `file_exchange.id, uuid, run, file_exchange.history_id AS entry, file_id AS file, picture_hash AS pictureHash, sidecar,
  before_hash AS beforeHash, before_modified_ms AS beforeModifiedMs, after_hash AS afterHash, holds, underway`;

/** Notes that a file is about to be written into for the first time; on disk before anything of it is replaced. */
export function beginExchange(
  db: WritableDb,
  exchange: Omit<FileExchange, "id" | "entry" | "holds" | "underway">,
): FileExchange {
  const { key } = run(
    db,
    `INSERT INTO file_exchange (uuid, run, file_id, picture_hash, sidecar, before_hash, before_modified_ms, after_hash,
       holds, underway)
     VALUES (@uuid, @run, @file, @pictureHash, @sidecar, @beforeHash, @beforeModifiedMs, @afterHash, 'before', 'after')`,
    exchange,
  );
  return { ...exchange, id: key, entry: null, holds: "before", underway: "after" };
}

/** Whether the catalog knows an exchange of this name. */
export function isExchange(db: ReadableDb, uuid: string): boolean {
  return first(db, "SELECT 1 FROM file_exchange WHERE uuid = ?", uuid) !== null;
}

/** Notes what is about to be put in the place of a file. */
export function noteUnderway(db: WritableDb, exchange: number, to: ExchangeSide): void {
  run(db, "UPDATE file_exchange SET underway = ? WHERE id = ?", to, exchange);
}

/** Notes which of its states a file is in, and that nothing is underway. */
export function settleExchange(db: WritableDb, exchange: number, holds: ExchangeSide): void {
  run(db, "UPDATE file_exchange SET holds = ?, underway = NULL WHERE id = ?", holds, exchange);
}

/** Forgets one of which nothing was replaced yet. */
export function dropExchange(db: WritableDb, exchange: number): void {
  run(db, "DELETE FROM file_exchange WHERE id = ?", exchange);
}

/** Those of which nobody knows whether the file was replaced: the program ended in the middle. */
export function exchangesUnderway(db: ReadableDb): FileExchange[] {
  return all(db, `SELECT ${columns} FROM file_exchange WHERE underway IS NOT NULL ORDER BY id`);
}

/** Those that are not in the state in which the history has them, and which that is: an undo or redo ended in its middle. */
export function exchangesAstray(
  db: ReadableDb,
): { readonly exchange: FileExchange; readonly to: ExchangeSide }[] {
  const shouldHold = "iif(written_metadata.id IS NULL, 'before', 'after')";
  return all<FileExchange & { readonly to: ExchangeSide }>(
    db,
    `SELECT ${columns}, ${shouldHold} AS "to" FROM file_exchange
     LEFT JOIN written_metadata ON exchange_id = file_exchange.id
     WHERE file_exchange.history_id IS NOT NULL AND holds <> ${shouldHold} ORDER BY file_exchange.id`,
  ).map(({ to, ...exchange }) => ({ exchange, to }));
}

/** The entry of the history that files of this run are in, while it is not undone; null when there is none. */
export function entryOfRun(db: ReadableDb, ofRun: string): number | null {
  return (
    first<{ id: number }>(
      db,
      `SELECT history.id FROM file_exchange JOIN history ON history.id = history_id
       WHERE run = ? AND state = 'done' LIMIT 1`,
      ofRun,
    )?.id ?? null
  );
}

/** How many files of a run are in the history, and of how many stills. */
export function countWritten(
  db: ReadableDb,
  ofRun: string,
): { readonly files: number; readonly sidecars: number } {
  const row = first<{ files: number; sidecars: number }>(
    db,
    `SELECT count(*) FILTER (WHERE sidecar IS NULL) AS files, count(sidecar) AS sidecars
     FROM file_exchange WHERE run = ? AND history_id IS NOT NULL`,
    ofRun,
  );
  return row ?? { files: 0, sidecars: 0 };
}

/**
 * Says within an action that a file is written: what the archivist did. Where archive and file differed there is
 * no question any more, for the file says what the archive says.
 */
export function sayWritten(
  db: WritableDb,
  exchange: FileExchange,
  { entry, still, path }: { readonly entry: number; readonly still: number; readonly path: string },
): void {
  run(
    db,
    "INSERT INTO written_metadata (still_id, exchange_id, path) VALUES (?, ?, ?)",
    still,
    exchange.id,
    path,
  );
  run(db, "DELETE FROM file_difference WHERE still_id = ?", still);
  run(db, "UPDATE file_exchange SET history_id = ? WHERE id = ?", entry, exchange.id);
}

/** A file that an entry of the history wrote (`back` false) or put back. */
export type ExchangeOfEntry = {
  readonly exchange: FileExchange;
  /** To which state the entry brought it. */
  readonly broughtTo: ExchangeSide;
};

/** The files that an entry of the history, or only these rows of it (keys of its changes), wrote or put back. */
export function exchangesOfEntry(
  db: ReadableDb,
  entry: number,
  rows: readonly number[] | null = null,
): ExchangeOfEntry[] {
  return all<FileExchange & { readonly isWritten: number }>(
    db,
    `SELECT ${columns}, history_change.before IS NULL AS isWritten
     FROM history_change JOIN file_exchange
       ON file_exchange.id = json_extract(coalesce(history_change.after, history_change.before), '$.exchange_id')
     WHERE history_change.history_id = @entry AND table_name = 'written_metadata'
       AND (@rows IS NULL OR history_change.id IN (SELECT value FROM json_each(@rows)))
     ORDER BY file_exchange.id`,
    { entry, rows: rows === null ? null : JSON.stringify(rows) },
  ).map(({ isWritten, ...exchange }) => ({
    exchange,
    broughtTo: isWritten === 1 ? "after" : "before",
  }));
}

/** A file of a still with what is needed to write into it or beside it. */
export type OriginalFile = {
  readonly file: number;
  readonly still: number;
  readonly source: number;
  /** The folder of its source, and why that is away. */
  readonly root: string;
  readonly offline: string | null;
  /** Within its source, and its name alone. */
  readonly path: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly format: string;
  readonly pages: number;
  readonly state: "present" | "missing";
};

const original = `SELECT file.id AS file, still_id AS still, source_id AS source, source.path AS root, offline, file.path, name,
    hash, format, pages, state
  FROM file JOIN source ON source.id = source_id`;

/** Every file that holds the bytes of the one that stands for its still. */
export function originalsOf(db: ReadableDb, still: number, hash: string): OriginalFile[] {
  return all(
    db,
    `${original} WHERE still_id = ? AND hash = ? ORDER BY file.path, file.id`,
    still,
    Buffer.from(hash, "hex"),
  );
}

/** The file of the picture of an exchange, where it is now; null when it has left the catalog. */
export function originalOfExchange(
  db: ReadableDb,
  { file, pictureHash, beforeHash, afterHash, holds }: FileExchange,
): OriginalFile | null {
  const known = first<OriginalFile>(db, `${original} WHERE file.id = ?`, file);
  if (known !== null) return known;
  // it moved, and is told by its bytes; another copy of them may have been written into as well
  return first(
    db,
    `${original} WHERE hash = ? AND state = 'present'
       AND NOT EXISTS (SELECT 1 FROM file_exchange WHERE file_id = file.id) ORDER BY file.id LIMIT 1`,
    pictureHash ?? (holds === "before" ? beforeHash : afterHash),
  );
}

/** Whether the same file was written again later, and still is: that has to be taken back first. */
export function isWrittenAgain(db: ReadableDb, { id, file, sidecar }: FileExchange): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM file_exchange WHERE file_id = ? AND sidecar IS ? AND id > ? AND holds = 'after'
         AND history_id IS NOT NULL LIMIT 1`,
      file,
      sidecar,
      id,
    ) !== null
  );
}

/** Notes which file of the catalog it is by now. */
export function noteFile(db: WritableDb, exchange: number, file: number): void {
  run(db, "UPDATE file_exchange SET file_id = ? WHERE id = ?", file, exchange);
}

/** Names of other pictures right beside one which share its sidecar "name.xmp", and are of other stills. */
export function sharingSidecar(
  db: ReadableDb,
  { source, still, path, name }: OriginalFile,
): string[] {
  const stem = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name;
  const folder = path.slice(0, path.length - name.length);
  return all<{ name: string }>(
    db,
    `SELECT name FROM file WHERE source_id = @source AND still_id <> @still AND state = 'present'
       AND path > @folder AND path < @folder || char(0x10FFFF)
       AND substr(path, 1, length(path) - length(name)) = @folder
       AND lower(substr(name, 1, length(@stem) + 1)) = lower(@stem) || '.'
       AND instr(substr(name, length(@stem) + 2), '.') = 0`,
    { source, still, folder, stem },
  ).map((one) => one.name);
}

/** Where a file is on disk. */
export function placeOf({ root, path }: Pick<OriginalFile, "root" | "path">): string {
  return `${root}/${path}`.replaceAll("/", sep);
}
