import { randomUUIDv7 } from "node:crypto";
import type { CastEntry } from "../../../shared/cast-list.ts";
import type { RoleKind } from "../../../shared/record.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { nearestNamed, type NamedRow } from "./nearest-named.ts";

/** A cast role as the catalog holds it. */
export type CastRole = {
  readonly id: number;
  readonly character: number;
  readonly performer: number | null;
  readonly creditedAs: string | null;
  /** Its place among the cast; those that are not billed stand behind those that are. */
  readonly position: number;
  /** Whether that is the billing order that a list or the archivist gave. */
  readonly billed: number;
  readonly kind: RoleKind;
  readonly uncredited: number;
  /** Upper and lower case told apart. */
  readonly code: string | null;
};

const roleColumns = `cast_role.id, character_id AS character, performer_id AS performer,
  credited_as AS creditedAs, position, billed, kind, uncredited, code`;

/** The roles of a character in a film, in billing order. */
export function rolesOfCharacter(db: ReadableDb, film: number, character: number): CastRole[] {
  return all(
    db,
    `SELECT ${roleColumns} FROM cast_role WHERE +film_id = ? AND character_id = ? ORDER BY position, id`,
    film,
    character,
  );
}

/** The cast of a film by names: those that are billed in that order, then the others, without one. */
export function castEntries(db: ReadableDb, film: number): CastEntry[] {
  const rows = all<Omit<CastEntry, "uncredited"> & { uncredited: number }>(
    db,
    `SELECT character.name AS character, agent.name AS performer, credited_as AS creditedAs,
       iif(billed, position, NULL) AS "order", cast_role.kind AS kind, uncredited, cast_role.code AS code
     FROM cast_role JOIN character ON character.id = character_id
       LEFT JOIN agent ON agent.id = performer_id
     WHERE film_id = ? ORDER BY position, cast_role.id`,
    film,
  );
  return rows.map((row) => ({ ...row, uncredited: row.uncredited !== 0 }));
}

/** Puts a role into a film's cast: at its place in the billing (see {@link settleBilling}) or, without one, at the end. */
export function addCastRole(
  db: WritableDb,
  film: number,
  {
    order,
    ...role
  }: Omit<CastRole, "id" | "position" | "billed"> & { readonly order: number | null },
): number {
  const position =
    order ??
    number(db, "SELECT coalesce(max(position), 0) + 1 FROM cast_role WHERE film_id = ?", film);
  return run(
    db,
    `INSERT INTO cast_role (uuid, film_id, character_id, performer_id, credited_as, position, billed, kind, uncredited, code)
     VALUES (@uuid, @film, @character, @performer, @creditedAs, @position, @billed, @kind, @uncredited, @code)`,
    { ...role, uuid: randomUUIDv7(), film, position, billed: Number(order !== null) },
  ).key;
}

/** Where another role of a character stands: beside the others, as one in the billing; else last, not billed. */
export function placeForRole(
  db: ReadableDb,
  film: number,
  character: number,
): { readonly position: number; readonly billed: number } {
  return (
    first(
      db,
      `SELECT position, billed FROM cast_role WHERE +film_id = ? AND character_id = ?
       ORDER BY position DESC, id DESC LIMIT 1`,
      film,
      character,
    ) ?? {
      position: number(
        db,
        "SELECT coalesce(max(position), 0) + 1 FROM cast_role WHERE film_id = ?",
        film,
      ),
      billed: 0,
    }
  );
}

/** Puts the roles of a film that nobody gave a place in the billing behind those that have one. */
export function settleBilling(db: WritableDb, film: number): void {
  run(
    db,
    `UPDATE cast_role SET position = position + ends.last + 1 - ends.first
     FROM (SELECT max(position) FILTER (WHERE billed) AS last, min(position) FILTER (WHERE NOT billed) AS first
       FROM cast_role WHERE film_id = @film) AS ends
     WHERE film_id = @film AND NOT billed AND ends.first <= ends.last`,
    { film },
  );
}

/** The roles that have a place in the billing of a film. */
export function rolesBilledAt(
  db: ReadableDb,
  film: number,
  order: number,
): { readonly id: number; readonly character: number; readonly name: string }[] {
  return all(
    db,
    `SELECT cast_role.id, character.id AS character, character.name FROM cast_role
     JOIN character ON character.id = character_id
     WHERE film_id = ? AND position = ? AND billed ORDER BY cast_role.id`,
    film,
    order,
  );
}

/** Gives a role what is new of it. */
export function changeCastRole(db: WritableDb, role: CastRole): void {
  run(
    db,
    `UPDATE cast_role SET performer_id = @performer, credited_as = @creditedAs, position = @position, billed = @billed,
       kind = @kind, uncredited = @uncredited, code = @code WHERE id = @id`,
    role,
  );
}

/** The role of a film that a code stands for, by its character. */
export function roleOfCode(
  db: ReadableDb,
  film: number,
  code: string,
): { readonly id: number; readonly key: number; readonly character: string } | null {
  return first(
    db,
    `SELECT cast_role.id, character.id AS key, character.name AS character FROM cast_role
     JOIN character ON character.id = character_id
     WHERE +film_id = ? AND code = ? COLLATE NOCASE AND code = ? ORDER BY position, cast_role.id LIMIT 1`,
    film,
    code,
    code,
  );
}

/** The character of a film that a code stands for; upper and lower case count where that tells codes apart. */
export function characterOfCode(db: ReadableDb, film: number, code: string): number | null {
  const found = first<{ character: number }>(
    db,
    `SELECT character_id AS character FROM cast_role WHERE +film_id = @film AND code = @code COLLATE NOCASE
     ORDER BY code = @code DESC, position, id LIMIT 1`,
    { film, code },
  );
  return found?.character ?? null;
}

const named = `SELECT id, name, 0 AS alias FROM character WHERE name_key = person_key(@name)
  UNION ALL SELECT character_id, name, 1 FROM character_name WHERE name_key = person_key(@name)`;

/** The characters of a film's cast that a name means as well as any other of them; without one, those in no cast. */
export function charactersMeant(db: ReadableDb, film: number, name: string): number[] {
  const own = all<NamedRow>(
    db,
    `SELECT named.id, named.name FROM (${named}) AS named
     WHERE EXISTS (SELECT 1 FROM cast_role WHERE character_id = named.id AND +film_id = @film)
     ORDER BY alias, named.id`,
    { name, film },
  );
  if (own.length > 0) return nearestNamed(own, name);
  const free = all<NamedRow>(
    db,
    `SELECT named.id, named.name FROM (${named}) AS named
     WHERE NOT EXISTS (SELECT 1 FROM cast_role WHERE character_id = named.id)
     ORDER BY alias, named.id`,
    { name },
  );
  return nearestNamed(free, name);
}

/** The people that a name means, each as well as the others. */
export function performersMeant(db: ReadableDb, name: string): number[] {
  const rows = all<NamedRow>(
    db,
    `SELECT id, name FROM (
       SELECT id, name, 0 AS alias FROM agent WHERE name_key = person_key(@name)
       UNION ALL SELECT agent_id, name, 1 FROM agent_name WHERE name_key = person_key(@name))
     ORDER BY alias, id`,
    { name },
  );
  return nearestNamed(rows, name);
}

/** Whether a name means somebody of a cast; who is only named as shown by files may be a character there. */
export function playsSomething(db: ReadableDb, name: string): boolean {
  return performersMeant(db, name).some(
    (agent) => first(db, "SELECT 1 FROM cast_role WHERE performer_id = ? LIMIT 1", agent) !== null,
  );
}

/** The films of a title, whatever their year. */
export function filmsMeant(db: ReadableDb, title: string): number[] {
  const rows = all<NamedRow>(
    db,
    `SELECT id, title AS name FROM film WHERE name_key = name_key(@title)
     UNION ALL SELECT film_id, title FROM film_title WHERE name_key = name_key(@title)`,
    { title },
  );
  return nearestNamed(rows, title);
}

/** What tells people of one name apart: whom they play, and in which films. */
export function partsOf(db: ReadableDb, field: "character" | "performer", id: number): string[] {
  const other = field === "character" ? "agent.name" : "character.name";
  return all<{ part: string }>(
    db,
    `SELECT DISTINCT coalesce(${other} || ', ', '') || film.title AS part FROM cast_role
       JOIN film ON film.id = film_id JOIN character ON character.id = character_id
       LEFT JOIN agent ON agent.id = performer_id
     WHERE ${field}_id = ? ORDER BY part LIMIT 3`,
    id,
  ).map(({ part }) => part);
}
