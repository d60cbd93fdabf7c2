import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { keptJson } from "./kept-json.ts";
import type { Reading } from "./reading.ts";
import { reading } from "./reading-that-counts.ts";
import { completed, type KeptTaken, type Taken } from "./taken.ts";

/** What a file says when its IIM texts are read in a character set that the archivist chose. */
export type CharsetRead = { readonly charset: string; readonly reading: Reading };

/** A file as it was read: by itself, and in other character sets. */
type ReadInCharsets = {
  readonly hash: Buffer;
  readonly reading: Reading;
  readonly inCharsets: readonly CharsetRead[];
};

/** Whose readings are wanted: bytes, and the file (its key) that was at their place before; null for none. */
export type WantedFor = { readonly hash: Buffer | null; readonly file: number | null };

/**
 * The character sets in which a file is to be read: the one chosen for its bytes, and those it was read
 * in before, which undo and redo may choose again.
 */
export function charsetsWanted(db: ReadableDb, { hash, file }: WantedFor): string[] {
  // asked of each file that is indexed: most archives have none
  if (
    first(db, "SELECT 1 FROM chosen_charset UNION ALL SELECT 1 FROM charset_reading LIMIT 1") ===
    null
  )
    return [];
  return all<{ charset: string }>(
    db,
    `SELECT charset FROM charset_reading WHERE file_id = @file
     UNION SELECT charset FROM chosen_charset JOIN file ON chosen_charset.hash = lower(hex(file.hash))
       WHERE file.id = @file
     UNION SELECT charset FROM chosen_charset WHERE hash = lower(hex(@hash))
     UNION SELECT charset FROM file JOIN charset_reading ON file_id = file.id WHERE hash = @hash`,
    { hash, file },
  ).map(({ charset }) => charset);
}

/** Keeps what a file says in a character set. */
export function keepCharsetReading(db: WritableDb, file: number, read: CharsetRead): void {
  const { raw, taken, findings } = read.reading;
  run(
    db,
    `INSERT OR REPLACE INTO charset_reading (file_id, charset, carried, taken, findings)
     VALUES (?, ?, ?, ?, ?)`,
    file,
    read.charset,
    raw,
    JSON.stringify(taken),
    findings,
  );
}

/** Puts what a file says now in the place of all it said before in character sets. */
export function renewCharsetReadings(
  db: WritableDb,
  file: number,
  readings: readonly CharsetRead[],
): void {
  run(db, "DELETE FROM charset_reading WHERE file_id = ?", file);
  for (const read of readings) keepCharsetReading(db, file, read);
}

/** What was taken of a file as it was last read; null of one that a first version of the catalog read. */
export function takenOfFile(db: ReadableDb, file: number): Taken | null {
  const sql = `SELECT ${reading.taken} AS taken FROM file ${reading.joins} WHERE file.id = ?`;
  return takenIn(first(db, sql, file));
}

/** What would be taken of a file if this character set were chosen for its bytes. */
export function takenInCharset(db: ReadableDb, file: number, charset: string): Taken | null {
  const sql = `SELECT coalesce(charset_reading.taken, file_carried.taken) AS taken FROM file_carried
    LEFT JOIN charset_reading ON charset_reading.file_id = file_carried.file_id AND charset = ?
    WHERE file_carried.file_id = ?`;
  return takenIn(first(db, sql, charset, file));
}

function takenIn(row: { readonly taken: string | null } | null): Taken | null {
  if (typeof row?.taken !== "string") return null;
  // Written by storeRead and keepCharsetReading from the same type.
  const taken = completed(keptJson<KeptTaken>(row.taken));
  // Regions that were kept before they told who is in them count as not read.
  return { ...taken, regions: taken.regions.filter((region) => "details" in region) };
}

/** What counts of a file that was just read. */
export function readingThatCounts(db: ReadableDb, read: ReadInCharsets): Reading {
  if (read.inCharsets.length === 0) return read.reading;
  const charset = chosenCharset(db, read.hash);
  return read.inCharsets.find((one) => one.charset === charset)?.reading ?? read.reading;
}

/** The character set that was chosen for these bytes; null when none was. */
export function chosenCharset(db: ReadableDb, hash: Buffer): string | null {
  return (
    first<{ charset: string }>(
      db,
      "SELECT charset FROM chosen_charset WHERE hash = ?",
      hash.toString("hex"),
    )?.charset ?? null
  );
}

/**
 * The files of a source that were not read in the character set chosen for their bytes: they were away
 * when it was chosen.
 */
export function filesNotReadAsChosen(db: ReadableDb, source: number): Set<number> {
  const rows = all<{ id: number }>(db, `${notReadAsChosen} AND source_id = ?`, source);
  return new Set(rows.map(({ id }) => id));
}

/** Whether this file was not read in the character set chosen for its bytes. */
export function isNotReadAsChosen(db: ReadableDb, file: number): boolean {
  return first(db, `${notReadAsChosen} AND file.id = ?`, file) !== null;
}

const notReadAsChosen = `SELECT file.id FROM chosen_charset JOIN file ON file.hash = unhex(chosen_charset.hash)
  WHERE charset_guessed = 1 AND NOT EXISTS (SELECT 1 FROM charset_reading
    WHERE file_id = file.id AND charset_reading.charset = chosen_charset.charset)`;
