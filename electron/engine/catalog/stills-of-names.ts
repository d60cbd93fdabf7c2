import type { StillId } from "../../../shared/still.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { stillJoinedAs } from "./joined.ts";

/** The still of a UUID, also of one that was joined into another; null when it is none of this archive. */
export function stillByUuid(db: ReadableDb, uuid: string): StillId | null {
  const still = first<{ id: StillId }>(db, "SELECT id FROM still WHERE uuid = ?", uuid);
  return still?.id ?? stillJoinedAs(db, uuid);
}

/** The still that has a file of these bytes; null when none has. */
export function stillByHash(db: ReadableDb, hash: Buffer): StillId | null {
  return (
    first<{ still: StillId }>(db, "SELECT still_id AS still FROM file WHERE hash = ? LIMIT 1", hash)
      ?.still ?? null
  );
}

/** A name that a file has, or that a copy was handed out under. */
export type NamedStill = { readonly key: number; readonly still: StillId; readonly name: string };

/** File names in the order of their keys, some at a time; `after` is the last key that was read. */
export function fileNamesAfter(db: ReadableDb, after: number, count: number): NamedStill[] {
  return all(
    db,
    "SELECT id AS key, still_id AS still, name FROM file WHERE id > ? ORDER BY id LIMIT ?",
    after,
    count,
  );
}

/** A copy that was handed out. */
export type NamedCopy = {
  readonly uuid: string;
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  /** What went out with it, in one language. */
  readonly caption: string;
  readonly creditLine: string;
};

/** How many exports there were: their keys go from 1 to it. */
export function lastExport(db: ReadableDb): number {
  return first<{ last: number | null }>(db, "SELECT max(id) AS last FROM export")?.last ?? 0;
}

/** The copies of one export, by its key. */
export function copiesOfExport(db: ReadableDb, key: number): NamedCopy[] {
  return all(
    db,
    `SELECT still_uuid AS uuid, file_name AS name, at, caption,
       credit_line AS creditLine FROM export_file
     JOIN export ON export.id = export_id WHERE export_id = ?`,
    key,
  );
}

/** A still and its number, or where it has none its title, which in archives mostly is that number. */
export type NumberedStill = { readonly still: StillId; readonly number: string };

/** Still numbers of stills behind `after`, some at a time in the order of keys. */
export function numbersAfter(db: ReadableDb, after: StillId, count: number): NumberedStill[] {
  return all(
    db,
    `SELECT still.id AS still, coalesce(number,
       (SELECT text FROM still_text WHERE still_id = still.id AND field = 'title'
        ORDER BY language = 'x-default' DESC, language = 'en' DESC, language LIMIT 1), '') AS number
     FROM still WHERE still.id > ? ORDER BY still.id LIMIT ?`,
    after,
    count,
  );
}

/** The films of these stills; those without one are left out. */
export function filmsOfStills(db: ReadableDb, stills: readonly StillId[]): Map<StillId, number> {
  const rows = all<{ still: StillId; film: number }>(
    db,
    `SELECT id AS still, film_id AS film FROM still
     WHERE id IN (SELECT value FROM json_each(?)) AND film_id IS NOT NULL`,
    JSON.stringify(stills),
  );
  return new Map(rows.map(({ still, film }) => [still, film]));
}

/** The lasting names of these stills. */
export function uuidsOfStills(db: ReadableDb, stills: readonly StillId[]): Map<StillId, string> {
  const rows = all<{ id: StillId; uuid: string }>(
    db,
    "SELECT id, uuid FROM still WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(stills),
  );
  return new Map(rows.map(({ id, uuid }) => [id, uuid]));
}

/** The stills of a film, in the order of their keys. */
export function stillsOfFilm(db: ReadableDb, film: number): StillId[] {
  return all<{ id: StillId }>(db, "SELECT id FROM still WHERE film_id = ? ORDER BY id", film).map(
    ({ id }) => id,
  );
}

/** Who is in the stills of a film, for sure: characters, and performers who are shown as themselves. */
export function shownInFilm(
  db: ReadableDb,
  film: number,
): { still: StillId; character: number | null; performer: number | null }[] {
  return all(
    db,
    `SELECT still_id AS still, character_id AS character, performer_id AS performer FROM depiction
     JOIN still ON still.id = still_id
     WHERE film_id = ? AND (character_id IS NOT NULL OR performer_id IS NOT NULL)`,
    film,
  );
}
