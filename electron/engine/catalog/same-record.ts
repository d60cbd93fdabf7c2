import { findAgent } from "./agents.ts";
import { findCharacter } from "./cast.ts";
import { first, type ReadableDb } from "./database.ts";
import { findFilm, findScene } from "./films.ts";
import { findKeyword } from "./keywords.ts";
import { haveOwnRegionsSql } from "./own-regions.ts";
import type { RecordedRow } from "./recorded-row.ts";

/**
 * The other row that says exactly what this one says, by its own number: the same person in the same
 * still, the same rights holder in the same role, the same part in the cast. Null when there is none.
 */
export function sayingTheSame(db: ReadableDb, table: string, row: RecordedRow): number | null {
  return otherRow(db, identical[table], row);
}

/** Like {@link sayingTheSame}, or one that says it and more: who is shown, and by whom it is played. */
export function sayingAsMuch(db: ReadableDb, table: string, row: RecordedRow): number | null {
  return otherRow(db, covering[table], row);
}

/** One name in two regions is two people to be seen. */
const isOnce = `NOT ${haveOwnRegionsSql("", "@")}`;

/**
 * A picture shows several who are not identified, and the archivist may draw two in one place; of those a
 * file tells of, two in one place are one.
 */
const isIdentified = `(@character_id IS NOT NULL OR @performer_id IS NOT NULL
  OR coalesce(character_id, performer_id) IS NULL AND origin = 'file' AND @origin = 'file'
    AND region_x = @region_x AND region_y = @region_y
    AND region_width = @region_width AND region_height = @region_height)`;

const identical: Readonly<Partial<Record<string, string>>> = {
  depiction: `SELECT id FROM depiction WHERE still_id = @still_id AND character_id IS @character_id
    AND performer_id IS @performer_id AND ${isIdentified} AND ${isOnce} AND id <> @id LIMIT 1`,
  rights_record: `SELECT id FROM rights_record WHERE still_id = @still_id AND holder_id = @holder_id
    AND role = @role AND id <> @id LIMIT 1`,
  cast_role: `SELECT id FROM cast_role WHERE film_id = @film_id AND character_id = @character_id
    AND performer_id IS @performer_id AND kind = @kind AND id <> @id LIMIT 1`,
  talent_approval:
    "SELECT id FROM talent_approval WHERE still_id = @still_id AND performer_id = @performer_id AND id <> @id",
};

const covering: Readonly<Partial<Record<string, string>>> = {
  depiction: `SELECT id FROM depiction WHERE still_id = @still_id
    AND (@character_id IS NULL OR character_id = @character_id)
    AND (@performer_id IS NULL OR performer_id = @performer_id) AND ${isIdentified} AND ${isOnce} AND id <> @id LIMIT 1`,
  // whom a file names, in whichever role, nobody tags as a holder as well; roles that are said stand beside each other
  rights_record: `SELECT id FROM rights_record WHERE still_id = @still_id AND holder_id = @holder_id
    AND (role = @role OR @role = 'owner' AND origin = 'file') AND id <> @id LIMIT 1`,
  cast_role: `SELECT id FROM cast_role WHERE film_id = @film_id AND character_id = @character_id
    AND (@performer_id IS NULL OR performer_id = @performer_id) AND kind = @kind AND id <> @id LIMIT 1`,
  chosen_charset: "SELECT id FROM chosen_charset WHERE hash = @hash AND id <> @id",
};

function otherRow(db: ReadableDb, sql: string | undefined, row: RecordedRow): number | null {
  return sql === undefined ? null : (first<{ id: number }>(db, sql, row)?.id ?? null);
}

/**
 * The record that an action would find today under the name of this one, instead of making it. A
 * character is looked for in `film`, or among all when that is null.
 */
export function recordNamedAlike(
  db: ReadableDb,
  table: string,
  row: RecordedRow,
  film: number | null,
): number | null {
  const find = namedAlike[table];
  return find === undefined ? null : find(db, row, film);
}

type Find = (db: ReadableDb, row: RecordedRow, film: number | null) => number | null;

const namedAlike: Readonly<Partial<Record<string, Find>>> = {
  film: (db, { title, year }) => findFilm(db, { title: text(title), year: key(year) }),
  agent: (db, { name }) => findAgent(db, text(name)),
  scene: (db, { film_id, label }) => findScene(db, key(film_id), text(label)),
  character: (db, { name }, film) => findCharacter(db, film, text(name)),
  keyword: (db, { term }) => findKeyword(db, text(term)),
};

function text(value: string | number | null | undefined): string {
  return String(value ?? "");
}

function key(value: string | number | null | undefined): number | null {
  return typeof value === "number" ? value : null;
}
