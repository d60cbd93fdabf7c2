import { randomUUIDv7 } from "node:crypto";
import { first, number, run, type WritableDb } from "./database.ts";
import { today, whoWorks } from "./who.ts";

/**
 * Says that a still shows a performer as a character; false when it said so. A depiction that knows
 * only one of the two learns of the other, so that nobody is shown twice.
 */
export function depictRole(
  db: WritableDb,
  still: number,
  who: { readonly character: number; readonly performer: number },
): boolean {
  const asked = { still, ...who };
  const known = first<{ id: number; whole: number }>(
    db,
    `SELECT id, character_id IS @character AND performer_id IS @performer AS whole FROM depiction
     WHERE still_id = @still AND coalesce(character_id, @character) = @character
       AND coalesce(performer_id, @performer) = @performer
       AND (character_id IS NOT NULL OR performer_id IS NOT NULL)
     ORDER BY whole DESC, character_id IS NULL, position LIMIT 1`,
    asked,
  );
  if (known?.whole === 1) return false;
  if (known !== null) {
    run(
      db,
      `UPDATE depiction SET character_id = @character, performer_id = @performer, identified_by = @by,
         identified_on = @on WHERE id = @id`,
      { ...who, id: known.id, by: whoWorks(), on: today() },
    );
    return true;
  }
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  run(
    db,
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, identified_by,
       identified_on, origin)
     VALUES (@uuid, @still, @character, @performer, @position, @by, @on, 'archivist')`,
    { ...asked, uuid: randomUUIDv7(), position, by: whoWorks(), on: today() },
  );
  return true;
}
