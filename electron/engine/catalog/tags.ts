import { randomUUID } from "node:crypto";
import type { StillId, StillKind } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/** The film of a still; null when none is said. */
export function filmOf(db: ReadableDb, still: StillId): number | null {
  return (
    first<{ film_id: number | null }>(db, "SELECT film_id FROM still WHERE id = ?", still)
      ?.film_id ?? null
  );
}

/** Says which film a still is of; scenes of another film, which it then cannot show, are taken off. */
export function setFilm(db: WritableDb, still: StillId, film: number | null): boolean {
  run(
    db,
    `DELETE FROM still_scene WHERE still_id = @still
       AND scene_id IN (SELECT id FROM scene WHERE film_id IS NOT NULL AND film_id IS NOT @film)`,
    { still, film },
  );
  return (
    run(db, "UPDATE still SET film_id = @film WHERE id = @still AND film_id IS NOT @film", {
      still,
      film,
    }).changes > 0
  );
}

export function setKind(db: WritableDb, still: StillId, kind: StillKind | null): boolean {
  return (
    run(db, "UPDATE still SET kind = @kind WHERE id = @still AND kind IS NOT @kind", {
      still,
      kind,
    }).changes > 0
  );
}

export function removeKind(db: WritableDb, still: StillId, kind: StillKind): boolean {
  return run(db, "UPDATE still SET kind = NULL WHERE id = ? AND kind = ?", still, kind).changes > 0;
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

export function addScene(db: WritableDb, still: StillId, scene: number): boolean {
  return (
    run(db, "INSERT OR IGNORE INTO still_scene (still_id, scene_id) VALUES (?, ?)", still, scene)
      .changes > 0
  );
}

export function removeScene(db: WritableDb, still: StillId, scene: number): boolean {
  return (
    run(db, "DELETE FROM still_scene WHERE still_id = ? AND scene_id = ?", still, scene).changes > 0
  );
}

/** Says that a still shows a character or a performer; nothing when it already says so. */
export function addDepiction(
  db: WritableDb,
  still: StillId,
  who: { character: number } | { performer: number },
): boolean {
  const character = "character" in who ? who.character : null;
  const performer = "performer" in who ? who.performer : null;
  const there = first(
    db,
    "SELECT 1 FROM depiction WHERE still_id = ? AND (character_id = ? OR performer_id = ?) LIMIT 1",
    still,
    character,
    performer,
  );
  if (there !== null) return false;
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  run(
    db,
    "INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, origin) VALUES (?, ?, ?, ?, ?, 'archivist')",
    randomUUID(),
    still,
    character,
    performer,
    position,
  );
  return true;
}

/** Takes a character out of a still, together with the performer named as playing it there. */
export function removeCharacter(db: WritableDb, still: StillId, character: number): boolean {
  return (
    run(db, "DELETE FROM depiction WHERE still_id = ? AND character_id = ?", still, character)
      .changes > 0
  );
}

/**
 * Takes a performer out of a still. A character played by them stays, without being said to be theirs:
 * that is then the archivist's word, whatever the file goes on to say.
 */
export function removePerformer(db: WritableDb, still: StillId, performer: number): boolean {
  const removed = run(
    db,
    `DELETE FROM depiction WHERE still_id = @still AND performer_id = @performer AND (character_id IS NULL
       OR EXISTS (SELECT 1 FROM depiction AS other WHERE other.still_id = @still
         AND other.character_id = depiction.character_id
         AND (other.performer_id IS NOT @performer OR other.id < depiction.id)))`,
    { still, performer },
  );
  const freed = run(
    db,
    "UPDATE depiction SET performer_id = NULL, origin = 'archivist' WHERE still_id = ? AND performer_id = ?",
    still,
    performer,
  );
  return freed.changes + removed.changes > 0;
}

/** Links a rights holder to a still: as its owner, unless another role is already said. */
export function addRightsHolder(db: WritableDb, still: StillId, holder: number): boolean {
  const there = first(
    db,
    "SELECT 1 FROM rights_record WHERE still_id = ? AND holder_id = ? LIMIT 1",
    still,
    holder,
  );
  if (there !== null) return false;
  run(
    db,
    "INSERT INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, 'owner', 'archivist')",
    randomUUID(),
    still,
    holder,
  );
  return true;
}

export function removeRightsHolder(db: WritableDb, still: StillId, holder: number): boolean {
  return (
    run(db, "DELETE FROM rights_record WHERE still_id = ? AND holder_id = ?", still, holder)
      .changes > 0
  );
}

export function addKeyword(db: WritableDb, still: StillId, keyword: number): boolean {
  return (
    run(
      db,
      "INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) VALUES (?, ?)",
      still,
      keyword,
    ).changes > 0
  );
}

export function removeKeyword(db: WritableDb, still: StillId, keyword: number): boolean {
  return (
    run(db, "DELETE FROM still_keyword WHERE still_id = ? AND keyword_id = ?", still, keyword)
      .changes > 0
  );
}

/** Which of these keys are stills of this catalog, in the order given. */
export function existingStills(db: ReadableDb, ids: readonly StillId[]): StillId[] {
  const rows = all<{ id: number }>(
    db,
    "SELECT id FROM still WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}
