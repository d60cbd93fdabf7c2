import type { StillId, StillKind } from "../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

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

/** Says which film stills are of; scenes of another film, which they then cannot show, are taken off. */
export function setFilm(
  db: WritableDb,
  stills: readonly StillId[],
  film: number | null,
): StillId[] {
  run(
    db,
    `DELETE FROM still_scene WHERE still_id ${among}
       AND scene_id IN (SELECT id FROM scene WHERE film_id IS NOT NULL AND film_id IS NOT @film)`,
    { ids: JSON.stringify(stills), film },
  );
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
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, origin)
     SELECT new_uuid(), value, @character, @performer,
       (SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = value), 'archivist'
     FROM json_each(@ids)
     WHERE (SELECT 1 FROM depiction WHERE still_id = value
       AND (character_id = @character OR performer_id = @performer) LIMIT 1) IS NULL
     RETURNING still_id AS still`,
    stills,
    {
      character: "character" in who ? who.character : null,
      performer: "performer" in who ? who.performer : null,
    },
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

/**
 * Takes a performer out of stills. A character played by them stays, without being said to be theirs:
 * that is then the archivist's word, whatever the file goes on to say. Where the character is said to be
 * shown already, it is not said twice.
 */
export function removePerformer(
  db: WritableDb,
  stills: readonly StillId[],
  performer: number,
): StillId[] {
  const removed = changed(
    db,
    `DELETE FROM depiction WHERE still_id ${among} AND performer_id = @performer AND (character_id IS NULL
       OR EXISTS (SELECT 1 FROM depiction AS other WHERE other.still_id = depiction.still_id
         AND other.character_id = depiction.character_id
         AND (other.performer_id IS NOT @performer OR other.id < depiction.id)))
     RETURNING still_id AS still`,
    stills,
    { performer },
  );
  const freed = changed(
    db,
    `UPDATE depiction SET performer_id = NULL, origin = 'archivist'
     WHERE still_id ${among} AND performer_id = @performer RETURNING still_id AS still`,
    stills,
    { performer },
  );
  return [...removed, ...freed];
}

/** Links a rights holder to stills: as their owner, unless another role is already said. */
export function addRightsHolder(
  db: WritableDb,
  stills: readonly StillId[],
  holder: number,
): StillId[] {
  return changed(
    db,
    `INSERT INTO rights_record (uuid, still_id, holder_id, role, origin)
     SELECT new_uuid(), value, @holder, 'owner', 'archivist' FROM json_each(@ids)
     WHERE (SELECT 1 FROM rights_record WHERE still_id = value AND holder_id = @holder LIMIT 1) IS NULL
     RETURNING still_id AS still`,
    stills,
    { holder },
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
