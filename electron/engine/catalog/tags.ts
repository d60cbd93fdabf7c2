import type { StillId, StillKind } from "../../../shared/still.ts";
import { all, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { isUnidentifiedSql } from "./depictions.ts";
import type { NumberColumn } from "./number-columns.ts";
import { haveOwnRegionsSql } from "./own-regions.ts";
import { today, whoWorks } from "./who.ts";

// Each of these changes any number of stills in one statement, and answers which of them it changed:
// a statement for each of ten thousand stills takes longer than people wait.

const among = "IN (SELECT value FROM json_each(@ids))";

/** Runs a statement over stills; its RETURNING names, as `still`, those it changed. */
function changed(
  db: WritableDb,
  sql: string,
  stills: readonly StillId[],
  parameters: Record<string, unknown> = {},
): StillId[] {
  const rows = all<{ still: StillId }>(db, sql, { ids: JSON.stringify(stills), ...parameters });
  return rows.map(({ still }) => still);
}

/** These stills by their film (null where none is said), in the order given; keys that are no stills are left out. */
export function byFilm(db: ReadableDb, stills: readonly StillId[]): Map<number | null, StillId[]> {
  const rows = all<{ id: StillId; film: number | null }>(
    db,
    `SELECT id, film_id AS film FROM still WHERE id ${among}`,
    { ids: JSON.stringify(stills) },
  );
  const films = new Map(rows.map(({ id, film }) => [id, film]));
  const known = stills.filter((still) => films.has(still));
  return Map.groupBy(known, (still) => films.get(still) ?? null);
}

/** A scene, and how many stills lose it with their film. */
export type SceneGone = { readonly scene: number; readonly name: string; readonly stills: number };

const ofOtherFilms = `still_id ${among}
  AND scene_id IN (SELECT id FROM scene WHERE film_id IS NOT NULL AND film_id IS NOT @film)`;

/** The scenes that stills cannot show any more when they are of this film, in the order of their keys. */
export function scenesOfOtherFilms(
  db: ReadableDb,
  stills: readonly StillId[],
  film: number | null,
): SceneGone[] {
  return all(
    db,
    `SELECT scene_id AS scene, label AS name, count(*) AS stills
     FROM still_scene JOIN scene ON scene.id = scene_id WHERE ${ofOtherFilms} GROUP BY scene_id ORDER BY scene_id`,
    { ids: JSON.stringify(stills), film },
  );
}

/** Says which film stills are of; scenes of another film, which they then cannot show, are taken off. */
export function setFilm(
  db: WritableDb,
  stills: readonly StillId[],
  film: number | null,
): StillId[] {
  run(db, `DELETE FROM still_scene WHERE ${ofOtherFilms}`, { ids: JSON.stringify(stills), film });
  return changed(
    db,
    `UPDATE still SET film_id = @film WHERE id ${among} AND film_id IS NOT @film RETURNING id AS still`,
    stills,
    { film },
  );
}

export function setKind(
  db: WritableDb,
  stills: readonly StillId[],
  kind: StillKind | null,
): StillId[] {
  return changed(
    db,
    `UPDATE still SET kind = @kind WHERE id ${among} AND kind IS NOT @kind RETURNING id AS still`,
    stills,
    { kind },
  );
}

export function removeKind(db: WritableDb, stills: readonly StillId[], kind: StillKind): StillId[] {
  return changed(
    db,
    `UPDATE still SET kind = NULL WHERE id ${among} AND kind = @kind RETURNING id AS still`,
    stills,
    { kind },
  );
}

/** Writes the number of stills, or the code of their production; null removes it. */
export function setNumber(
  db: WritableDb,
  stills: readonly StillId[],
  column: NumberColumn,
  text: string | null,
): StillId[] {
  return changed(
    db,
    `UPDATE still SET ${column} = @text WHERE id ${among} AND ${column} IS NOT @text RETURNING id AS still`,
    stills,
    { text },
  );
}

/** Sets when the picture was taken: ISO 8601, as short as it is known. */
export function setDateCreated(db: WritableDb, still: StillId, date: string | null): boolean {
  return (
    run(
      db,
      "UPDATE still SET date_created = ? WHERE id = ? AND date_created IS NOT ?",
      date,
      still,
      date,
    ).changes > 0
  );
}

export function addScene(db: WritableDb, stills: readonly StillId[], scene: number): StillId[] {
  return changed(
    db,
    `INSERT OR IGNORE INTO still_scene (still_id, scene_id) SELECT value, @scene FROM json_each(@ids)
     RETURNING still_id AS still`,
    stills,
    { scene },
  );
}

export function removeScene(db: WritableDb, stills: readonly StillId[], scene: number): StillId[] {
  return changed(
    db,
    `DELETE FROM still_scene WHERE still_id ${among} AND scene_id = @scene RETURNING still_id AS still`,
    stills,
    { scene },
  );
}

/** Says that stills show a character or a performer, after those they show already; nothing where it is said. */
export function addDepiction(
  db: WritableDb,
  stills: readonly StillId[],
  who: { character: number } | { performer: number },
): StillId[] {
  return changed(
    db,
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, identified_by,
       identified_on, origin)
     SELECT new_uuid(), value, @character, @performer,
       (SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = value), @by, @on, 'archivist'
     FROM json_each(@ids)
     WHERE (SELECT 1 FROM depiction WHERE still_id = value
       AND (character_id = @character OR performer_id = @performer) LIMIT 1) IS NULL
     RETURNING still_id AS still`,
    stills,
    {
      character: "character" in who ? who.character : null,
      performer: "performer" in who ? who.performer : null,
      by: whoWorks(),
      on: today(),
    },
  );
}

/** Says that stills show so many people whom nobody has identified; nothing where they are said to show as many. */
export function addSomebody(
  db: WritableDb,
  stills: readonly StillId[],
  people: number,
): readonly StillId[] {
  const added = changed(
    db,
    `INSERT INTO depiction (uuid, still_id, position, origin)
     SELECT new_uuid(), shown.value, shown.last + one.value - shown.open, 'archivist'
     FROM (SELECT value,
         (SELECT coalesce(max(position), -1) FROM depiction WHERE still_id = value) AS last,
         (SELECT count(*) FROM depiction WHERE still_id = value AND ${isUnidentifiedSql}) AS open
       FROM json_each(@ids)) AS shown
     JOIN json_each(@each) AS one ON one.value > shown.open
     RETURNING still_id AS still`,
    stills,
    { each: JSON.stringify(Array.from({ length: people }, (_, place) => place + 1)) },
  );
  return [...new Set(added)];
}

/** How many people whom nobody has identified each of these stills shows at least; 0 of none. */
export function fewestUnidentified(db: ReadableDb, stills: readonly StillId[]): number {
  return number(
    db,
    `SELECT coalesce(min(open), 0) FROM (
       SELECT (SELECT count(*) FROM depiction WHERE still_id = value AND ${isUnidentifiedSql}) AS open
       FROM json_each(?))`,
    JSON.stringify(stills),
  );
}

/** Takes those out of stills whom nobody has identified; who has a region there stays. */
export function removeSomebody(db: WritableDb, stills: readonly StillId[]): StillId[] {
  return changed(
    db,
    `DELETE FROM depiction WHERE still_id ${among} AND ${isUnidentifiedSql} AND region_x IS NULL
     RETURNING still_id AS still`,
    stills,
  );
}

/** Takes a character out of stills, together with the performer named as playing it there. */
export function removeCharacter(
  db: WritableDb,
  stills: readonly StillId[],
  character: number,
): StillId[] {
  return changed(
    db,
    `DELETE FROM depiction WHERE still_id ${among} AND character_id = @character RETURNING still_id AS still`,
    stills,
    { character },
  );
}

/** Which rows an action means, of a table by an alias. */
type Meant = {
  readonly sql: (alias: string) => string;
  readonly parameters: Record<string, unknown>;
};

/**
 * Takes performers out of stills. A character played by them stays, without being said to be theirs:
 * that is then the archivist's word, whatever the file goes on to say. Where the character is said to be
 * shown already, it is not said twice.
 */
function takePerformers(db: WritableDb, stills: readonly StillId[], meant: Meant): StillId[] {
  const removed = changed(
    db,
    `DELETE FROM depiction WHERE still_id ${among} AND ${meant.sql("depiction")} AND (character_id IS NULL
       OR EXISTS (SELECT 1 FROM depiction AS other WHERE other.still_id = depiction.still_id
         AND other.character_id = depiction.character_id
         AND (other.performer_id IS NULL OR NOT (${meant.sql("other")}) OR other.id < depiction.id)
         AND NOT ${haveOwnRegionsSql("other.", "depiction.")}))
     RETURNING still_id AS still`,
    stills,
    meant.parameters,
  );
  const freed = changed(
    db,
    `UPDATE depiction SET performer_id = NULL, origin = 'archivist'
     WHERE still_id ${among} AND ${meant.sql("depiction")} RETURNING still_id AS still`,
    stills,
    meant.parameters,
  );
  return [...removed, ...freed];
}

/** Takes a performer out of stills; a character played by them stays. */
export function removePerformer(
  db: WritableDb,
  stills: readonly StillId[],
  performer: number,
): StillId[] {
  return takePerformers(db, stills, {
    sql: (alias) => `${alias}.performer_id = @performer`,
    parameters: { performer },
  });
}

/**
 * Says of whoever is shown by the name of a performer alone, and plays a character in the film, that it is
 * this character; not where the still shows the character already.
 */
export function nameAsCharacter(
  db: WritableDb,
  stills: readonly StillId[],
  role: { readonly film: number; readonly character: number },
): StillId[] {
  return changed(
    db,
    `UPDATE depiction SET character_id = @character, origin = 'archivist' WHERE id IN (
       SELECT min(alone.id) FROM depiction AS alone
       WHERE alone.still_id ${among} AND alone.character_id IS NULL
         AND alone.performer_id IN (SELECT performer_id FROM cast_role
           WHERE film_id = @film AND character_id = @character AND kind = 'role')
         AND NOT EXISTS (SELECT 1 FROM depiction AS shown
           WHERE shown.still_id = alone.still_id AND shown.character_id = @character)
       GROUP BY alone.still_id)
     RETURNING still_id AS still`,
    stills,
    role,
  );
}

/** Links a rights holder to stills: as what is said, unless another role is already said. */
export function addRightsHolder(
  db: WritableDb,
  stills: readonly StillId[],
  holder: number,
  role = "owner",
): StillId[] {
  return changed(
    db,
    `INSERT INTO rights_record (uuid, still_id, holder_id, role, origin)
     SELECT new_uuid(), value, @holder, @role, 'archivist' FROM json_each(@ids)
     WHERE (SELECT 1 FROM rights_record WHERE still_id = value AND holder_id = @holder LIMIT 1) IS NULL
     RETURNING still_id AS still`,
    stills,
    { holder, role },
  );
}

export function removeRightsHolder(
  db: WritableDb,
  stills: readonly StillId[],
  holder: number,
): StillId[] {
  return changed(
    db,
    `DELETE FROM rights_record WHERE still_id ${among} AND holder_id = @holder RETURNING still_id AS still`,
    stills,
    { holder },
  );
}

export function addKeyword(db: WritableDb, stills: readonly StillId[], keyword: number): StillId[] {
  return changed(
    db,
    `INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) SELECT value, @keyword FROM json_each(@ids)
     RETURNING still_id AS still`,
    stills,
    { keyword },
  );
}

export function removeKeyword(
  db: WritableDb,
  stills: readonly StillId[],
  keyword: number,
): StillId[] {
  return changed(
    db,
    `DELETE FROM still_keyword WHERE still_id ${among} AND keyword_id = @keyword RETURNING still_id AS still`,
    stills,
    { keyword },
  );
}

/** Where each field that stills have several values of is kept, by the column of the record. */
const severalOf = {
  scene: ["still_scene", "scene_id"],
  character: ["depiction", "character_id"],
  performer: ["depiction", "performer_id"],
  rightsHolder: ["rights_record", "holder_id"],
  keyword: ["still_keyword", "keyword_id"],
} as const;

/** Fields of which a still may have several values. */
export type SeveralField = keyof typeof severalOf;

/** Takes all records of a field off stills but those that are kept. */
export function removeOthers(
  db: WritableDb,
  stills: readonly StillId[],
  field: SeveralField,
  kept: readonly number[],
): StillId[] {
  const [table, column] = severalOf[field];
  // Of no value at all SQLite says that it is not in an empty list.
  const sql = (alias: string): string =>
    `(${alias}.${column} IS NOT NULL AND ${alias}.${column} NOT IN (SELECT value FROM json_each(@kept)))`;
  const parameters = { kept: JSON.stringify(kept) };
  if (field === "performer") return takePerformers(db, stills, { sql, parameters });
  return changed(
    db,
    `DELETE FROM ${table} WHERE still_id ${among} AND ${sql(table)} RETURNING still_id AS still`,
    stills,
    parameters,
  );
}

/** The records of a field that stills have, by their keys. */
export function valuesOfStills(
  db: ReadableDb,
  field: SeveralField,
  stills: readonly StillId[],
): { readonly still: StillId; readonly id: number }[] {
  const [table, column] = severalOf[field];
  return all(
    db,
    `SELECT DISTINCT still_id AS still, ${column} AS id FROM ${table}
     WHERE still_id ${among} AND ${column} IS NOT NULL ORDER BY still_id, ${column}`,
    { ids: JSON.stringify(stills) },
  );
}

/** Which of these keys are stills of this catalog, each once, in the order given. */
export function existingStills(db: ReadableDb, ids: readonly StillId[]): StillId[] {
  const rows = all<{ id: number }>(
    db,
    "SELECT id FROM still WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => known.delete(id));
}
