import { randomUUIDv7 } from "node:crypto";
import type { RoleKind } from "../../../../shared/record.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { placeForRole, settleBilling } from "../cast-roles.ts";
import { makeOne, type DroppedCredit } from "./roles-made-one.ts";
import { setColumns } from "./tables.ts";

/** The columns that say which role it is; who has none yet is a role without performer. */
export type RoleColumn = "film_id" | "character_id" | "performer_id";

const columns = ["film_id", "character_id", "performer_id"] as const;

/** A role that stays is looked for among those of its character, which are few; a film may have thousands. */
const ofKept: Readonly<Record<RoleColumn, string>> = {
  film_id: "+kept.film_id",
  character_id: "kept.character_id",
  performer_id: "+kept.performer_id",
};

/**
 * Gives the roles of one film, character or performer to another, in the billing after those that are
 * there, and without a billing of their own where that film has one. A role that is there already is not given twice, nor one without performer beside one with. Gives
 * back what is no longer said of them.
 */
export function giveRoles(
  db: WritableDb,
  column: RoleColumn,
  { from, to }: { from: number; to: number },
): DroppedCredit[] {
  const others = columns.filter((other) => other !== column);
  if (column === "film_id") leaveCodesToOthers(db, from, to);
  const givenTwice = makeOne(
    db,
    `gone.${column} = @from AND ${ofKept[column]} = @to AND kept.kind = gone.kind
       AND ${others.map((other) => `${ofKept[other]} IS gone.${other}`).join(" AND ")}`,
    { from, to },
  );
  const behind =
    column === "film_id"
      ? `, position = position + (SELECT coalesce(max(position), 0) FROM cast_role WHERE film_id = @to),
           billed = billed AND NOT EXISTS (SELECT 1 FROM cast_role WHERE film_id = @to AND billed)`
      : "";
  run(db, `UPDATE cast_role SET ${column} = @to${behind} WHERE ${column} = @from`, { from, to });
  if (column === "film_id") settleBilling(db, to);
  return [...givenTwice, ...dropUnfilled(db, column, to)];
}

/** Codes that mean another role in the film which stays are given up. */
function leaveCodesToOthers(db: WritableDb, from: number, to: number): void {
  run(
    db,
    `UPDATE cast_role SET code = NULL WHERE film_id = @from
       AND code IN (SELECT code FROM cast_role WHERE film_id = @to)`,
    { from, to },
  );
}

/** A role without performer only says that nobody is named: beside one with a performer it says nothing. */
export function dropUnfilled(db: WritableDb, column: RoleColumn, id: number): DroppedCredit[] {
  return makeOne(
    db,
    `gone.${column} = @id AND +gone.performer_id IS NULL AND ${ofKept.performer_id} IS NOT NULL
       AND ${ofKept.character_id} = gone.character_id AND ${ofKept.film_id} = gone.film_id
       AND kept.kind = gone.kind`,
    { id },
  );
}

/** Takes a performer out of every cast: a character played by nobody else stays in it without performer. */
export function leaveRoles(db: WritableDb, performer: number): void {
  run(
    db,
    `DELETE FROM cast_role AS gone WHERE performer_id = @performer AND EXISTS (SELECT 1 FROM cast_role AS kept
       WHERE kept.character_id = gone.character_id AND kept.film_id = gone.film_id AND kept.id <> gone.id
         AND (kept.performer_id IS NOT @performer OR kept.id < gone.id))`,
    { performer },
  );
  run(
    db,
    "UPDATE cast_role SET performer_id = NULL, credited_as = NULL, kind = 'role' WHERE performer_id = ?",
    performer,
  );
}

/** What is put in an order within a film. */
type InFilm = "scene" | "cast_role";

/** Puts a scene or role at a place, from 0, among those of its film (or among scenes of none). */
export function moveInFilm(db: WritableDb, table: InFilm, id: number, place: number): void {
  const order = orderOf(db, table, id).filter((other) => other !== id);
  order.splice(place, 0, id);
  const billed = table === "scene" ? null : billedUpTo(db, order, place);
  for (const [at, one] of order.entries())
    setColumns(db, table, one, {
      position: at + 1,
      ...(billed === null ? {} : { billed: Number(at <= billed) }),
    });
}

/** Who puts a role somewhere by hand gives it that place in the billing, and those before it theirs: the last place so given. */
function billedUpTo(db: ReadableDb, order: readonly number[], place: number): number {
  const rows = all<{ id: number }>(
    db,
    "SELECT id FROM cast_role WHERE billed AND id IN (SELECT value FROM json_each(?))",
    JSON.stringify(order),
  );
  const billed = new Set(rows.map(({ id }) => id));
  return Math.max(
    place,
    order.findLastIndex((id) => billed.has(id)),
  );
}

/** The keys of the scenes or roles of the same film, in their order. */
export function orderOf(db: ReadableDb, table: InFilm, id: number): number[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM ${table} WHERE film_id IS (SELECT film_id FROM ${table} WHERE id = ?) ORDER BY position, id`,
    id,
  ).map((row) => row.id);
}

/** A role as it is kept. */
export type Role = {
  readonly id: number;
  readonly film: number;
  readonly character: number;
  readonly performer: number | null;
  readonly kind: RoleKind;
  /** What is typed for it in the tag field; null for none. */
  readonly code: string | null;
};

export function roleOf(db: ReadableDb, id: number): Role | null {
  return first(
    db,
    `SELECT id, film_id AS film, character_id AS character, performer_id AS performer, kind, code
     FROM cast_role WHERE id = ?`,
    id,
  );
}

/** Makes a role: at the place of others of its character, which is billed as one, else last in the film's cast. */
export function makeRole(db: WritableDb, role: Omit<Role, "id" | "code">): number {
  const place = placeForRole(db, role.film, role.character);
  return run(
    db,
    `INSERT INTO cast_role (uuid, film_id, character_id, performer_id, kind, position, billed)
     VALUES (@uuid, @film, @character, @performer, @kind, @position, @billed)`,
    { ...role, ...place, uuid: randomUUIDv7() },
  ).key;
}

/** Whether the film's cast has another role that says what this one says: as much, or where it names nobody, more. */
export function isSaidBeside(db: ReadableDb, role: Role): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM cast_role WHERE film_id = @film AND character_id = @character AND kind = @kind AND id <> @id
         AND (performer_id IS @performer OR @performer IS NULL) LIMIT 1`,
      role,
    ) !== null
  );
}

/** Takes a role out that others of its character stand beside; its code is the character's, whoever plays it. */
export function leaveToOthers(db: WritableDb, { id, film, character, kind, code }: Role): void {
  removeRole(db, id);
  run(
    db,
    `UPDATE cast_role SET code = @code WHERE code IS NULL AND @code IS NOT NULL AND id = (
       SELECT id FROM cast_role WHERE +film_id = @film AND character_id = @character AND kind = @kind
       ORDER BY position, id LIMIT 1)`,
    { film, character, kind, code },
  );
}

export function removeRole(db: WritableDb, id: number): void {
  run(db, "DELETE FROM cast_role WHERE id = ?", id);
}

/** Whether two scenes are of one film, or both of none. */
export function isSameFilm(db: ReadableDb, scene: number, other: number): boolean {
  return orderOf(db, "scene", scene).includes(other);
}
