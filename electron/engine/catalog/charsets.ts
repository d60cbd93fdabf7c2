import type { StillId } from "../../../shared/still.ts";
import { takenInCharset, takenOfFile } from "./charset-readings.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { restateDifferences } from "./file-differences.ts";
import { followFile } from "./follow-file.ts";
import type { RowChange } from "./recorded-row.ts";
import { withoutStills } from "./recording.ts";
import type { Taken } from "./taken.ts";

/** A file that can be read in another character set. */
export type UnsureFile = {
  readonly file: number;
  readonly still: StillId;
  readonly path: string;
  readonly hash: Buffer;
};

/** The column is older than the other ways to be unsure. */
const unsure = `SELECT file.id AS file, still_id AS still, source.path || '/' || file.path AS path, file.hash
  FROM file JOIN source ON source.id = source_id
  WHERE charset_guessed = 1 AND state = 'present' AND offline IS NULL`;

/** The files of a still that can be read in another character set, whatever was chosen since. */
export function unsureFilesOf(db: ReadableDb, still: StillId): UnsureFile[] {
  return all(db, `${unsure} AND still_id = ?`, still);
}

/** Files of other stills beside this one that can be read in another character set, of which none was chosen yet. */
export function unsureBeside(db: ReadableDb, file: number): UnsureFile[] {
  const beside = first<{ still: number; source: number; folder: string }>(
    db,
    `SELECT still_id AS still, source_id AS source, substr(path, 1, length(path) - length(name)) AS folder
     FROM file WHERE id = ?`,
    file,
  );
  return beside === null ? [] : all(db, unsureInFolder, beside);
}

/** Told by an index, however many files there are. */
export const unsureInFolder = `${unsure} AND source_id = @source AND still_id <> @still
  AND substr(file.path, 1, length(file.path) - length(file.name)) = @folder
  AND NOT EXISTS (SELECT 1 FROM chosen_charset WHERE chosen_charset.hash = lower(hex(file.hash)))`;

/** The still that a file is of now; null when it is gone, or no longer holds these bytes. */
export function stillOfUnsure(
  db: ReadableDb,
  { file, hash }: Pick<UnsureFile, "file" | "hash">,
): StillId | null {
  return (
    first<{ still_id: number }>(
      db,
      "SELECT still_id FROM file WHERE id = ? AND hash = ?",
      file,
      hash,
    )?.still_id ?? null
  );
}

/**
 * Has the bytes of this hash read in a character set, in which their files have been read before. What a
 * file says in it is the file's word, not the archivist's: so the choice is in the history and what
 * records have of it is not, but follows at each undo and redo from what the files are by then.
 */
export function chooseCharset(db: WritableDb, hash: Buffer, charset: string): void {
  const hex = hash.toString("hex");
  // first, so that undo comes to the records made for it when nothing uses them any more
  follow(db, filesHolding(db, hex), (file) => takenInCharset(db, file, charset));
  run(
    db,
    `INSERT INTO chosen_charset (hash, charset) VALUES (?, ?)
     ON CONFLICT (hash) DO UPDATE SET charset = excluded.charset WHERE charset <> excluded.charset`,
    hex,
    charset,
  );
}

/** Replays a recorded change; where it is a choice of a character set, records follow what their files then say. */
export function followingChoice(
  db: WritableDb,
  { table, before, after }: RowChange,
  replay: () => void,
): void {
  const row = table === "chosen_charset" ? (after ?? before) : null;
  const files = row === null ? [] : filesHolding(db, String(row["hash"]));
  replay();
  follow(db, files, (file) => takenOfFile(db, file));
}

type Following = { readonly id: number; readonly still: StillId; readonly before: Taken | null };

function filesHolding(db: ReadableDb, hash: string): Following[] {
  return all<{ id: number; still: StillId }>(
    db,
    "SELECT id, still_id AS still FROM file WHERE hash = unhex(?) ORDER BY state = 'present', id",
    hash,
  ).map((file) => ({ ...file, before: takenOfFile(db, file.id) }));
}

function follow(
  db: WritableDb,
  files: readonly Following[],
  takenNow: (file: number) => Taken | null,
): void {
  if (files.length === 0) return; // as at almost every row that is replayed
  withoutStills(db, () => {
    for (const { id, still, before } of files) {
      const now = takenNow(id);
      if (before === null || now === null) continue;
      followFile(db, still, before, now);
      restateDifferences(db, still, before, now);
    }
  });
}

/**
 * Another program has put new bytes in the place of known ones: what was chosen goes on to them, also
 * what was undone and may be done again. Bytes about which something was chosen keep that.
 */
export function passOnChoice(db: WritableDb, before: Buffer, now: Buffer): void {
  const hashes = { from: before.toString("hex"), to: now.toString("hex") };
  if (first(db, "SELECT 1 FROM chosen_charset WHERE hash = ?", hashes.to) !== null) return;
  run(db, "UPDATE chosen_charset SET hash = @to WHERE hash = @from", hashes);
  run(
    db,
    `UPDATE history_change SET before = json_replace(before, '$.hash', @to),
       after = json_replace(after, '$.hash', @to)
     WHERE table_name = 'chosen_charset' AND json_extract(coalesce(after, before), '$.hash') = @from`,
    hashes,
  );
}
