import { randomUUIDv7 } from "node:crypto";
import { placeForRole } from "./cast-roles.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { firstNamed, onlyNamed, type NamedRow } from "./nearest-named.ts";
import { keptName } from "../../../shared/turning.ts";

/**
 * A character by name: of this film if it has one so called; without a film, any of that name, but
 * only if there is just one, for two films may each have their "Waiter".
 */
export function findCharacter(db: ReadableDb, film: number | null, name: string): number | null {
  const named = `SELECT id, name, 0 AS alias FROM character WHERE name_key = person_key(@name)
    UNION ALL SELECT character_id, name, 1 FROM character_name WHERE name_key = person_key(@name)`;
  if (film === null)
    return onlyNamed(
      all<NamedRow>(db, `SELECT id, name FROM (${named}) ORDER BY alias, id`, { name }),
      name,
    );
  const own = all<NamedRow>(
    db,
    // by those of the name, who are few, and not through the whole cast
    `SELECT named.id, named.name FROM (${named}) AS named
     JOIN cast_role ON character_id = named.id AND +film_id = @film ORDER BY alias, position`,
    { name, film },
  );
  // One that is in no film yet may well be this film's.
  const free = (): NamedRow[] =>
    all(
      db,
      `SELECT id, name FROM (${named}) AS named
       WHERE NOT EXISTS (SELECT 1 FROM cast_role WHERE character_id = named.id) ORDER BY alias, id`,
      { name },
    );
  return firstNamed(own, name) ?? firstNamed(free(), name);
}

/** The character of this name in this film, made when there is none, and listed in the film's cast. */
export function characterNamed(db: WritableDb, film: number | null, name: string): number {
  const id = findCharacter(db, film, name) ?? makeCharacter(db, name);
  if (film !== null) putInCast(db, film, id);
  return id;
}

/** A new character, also where there is another of the name. */
export function makeCharacter(db: WritableDb, name: string): number {
  return run(
    db,
    "INSERT INTO character (uuid, name, name_key) VALUES (@uuid, @name, person_key(@name))",
    { uuid: randomUUIDv7(), name: keptName(name) },
  ).key;
}

/** Makes sure that a character stands in a film's cast, with or without performer; whether it did not. */
export function putInCast(db: WritableDb, film: number, character: number): boolean {
  const listed = first(
    db,
    "SELECT 1 FROM cast_role WHERE film_id = ? AND character_id = ? LIMIT 1",
    film,
    character,
  );
  if (listed === null) addRole(db, { film, character, performer: null });
  return listed === null;
}

/**
 * Whether nothing but its name keeps a character in a film's cast: nobody plays it, no list billed or coded it, and no
 * still of the film shows it.
 */
export function isOnlyListed(db: ReadableDb, film: number, character: number): boolean {
  const roles = all<{ bare: number }>(
    db,
    `SELECT performer_id IS NULL AND NOT billed AND code IS NULL AND kind = 'role' AND NOT uncredited AS bare
     FROM cast_role WHERE +film_id = ? AND character_id = ?`,
    film,
    character,
  );
  if (roles.length === 0 || roles.some(({ bare }) => bare === 0)) return false;
  const shown = first(
    db,
    `SELECT 1 FROM depiction JOIN still ON still.id = still_id
     WHERE depiction.character_id = ? AND still.film_id = ? LIMIT 1`,
    character,
    film,
  );
  return shown === null;
}

/** Whether a character is in the cast of other films, and not of this one. */
export function isOfOthers(db: ReadableDb, film: number, character: number): boolean {
  const casts = all<{ film: number }>(
    db,
    "SELECT DISTINCT film_id AS film FROM cast_role WHERE character_id = ?",
    character,
  );
  return casts.length > 0 && casts.every((cast) => cast.film !== film);
}

/** The film in whose cast a character is; null when it is in none, or in several. */
export function onlyFilmOf(db: ReadableDb, character: number): number | null {
  const films = all<{ film: number }>(
    db,
    "SELECT DISTINCT film_id AS film FROM cast_role WHERE character_id = ? LIMIT 2",
    character,
  );
  return films.length === 1 ? (films[0]?.film ?? null) : null;
}

/** Says that a performer plays a character in a film, beside others who do; whether nobody had said so. */
export function castPerformer(
  db: WritableDb,
  film: number,
  character: number,
  agent: number,
): boolean {
  const roles = rolesOf(db, film, character);
  if (roles.some((role) => role.performer_id === agent)) return false;
  const open = roles.find((role) => role.performer_id === null);
  if (open !== undefined) {
    run(db, "UPDATE cast_role SET performer_id = ? WHERE id = ?", agent, open.id);
  } else {
    addRole(db, { film, character, performer: agent });
  }
  return true;
}

/** What a film's cast has of somebody who was said to play a character: it learned so, said so already, or names others. */
export type SaidByCast = "joined" | "known" | "names others";

/**
 * Tells a film's cast who plays a character in one of its stills. They join it only where it names nobody: a
 * second performer would leave it open who is shown in every other still of the character.
 */
export function castUnlessOthers(
  db: WritableDb,
  film: number,
  character: number,
  agent: number,
): SaidByCast {
  const inCast = performersInCast(db, film, character);
  if (inCast.length > 0) return inCast.includes(agent) ? "known" : "names others";
  castPerformer(db, film, character, agent);
  return "joined";
}

/** Who plays a character in a film, as its cast says; doubles, voices and stunt performers do not. */
function performersInCast(db: ReadableDb, film: number, character: number): number[] {
  return rolesOf(db, film, character).flatMap(({ performer_id: performer }) => performer ?? []);
}

/** Who plays it; doubles, voices and stunt performers are left as they are. */
function rolesOf(
  db: ReadableDb,
  film: number,
  character: number,
): { id: number; performer_id: number | null; code: string | null }[] {
  return all(
    db,
    "SELECT id, performer_id, code FROM cast_role WHERE +film_id = ? AND character_id = ? AND kind = 'role' ORDER BY position",
    film,
    character,
  );
}

function addRole(
  db: WritableDb,
  role: { film: number; character: number; performer: number | null },
): void {
  const { position, billed } = placeForRole(db, role.film, role.character);
  run(
    db,
    "INSERT INTO cast_role (uuid, film_id, character_id, performer_id, position, billed) VALUES (?, ?, ?, ?, ?, ?)",
    randomUUIDv7(),
    role.film,
    role.character,
    role.performer,
    position,
    billed,
  );
}

/** Stills that show a character in a film: those whose performers follow from its cast role. */
export function stillsShowing(db: ReadableDb, film: number, character: number): number[] {
  const rows = all<{ id: number }>(
    db,
    `SELECT DISTINCT still.id FROM depiction JOIN still ON still.id = still_id
     WHERE depiction.character_id = ? AND still.film_id = ?`,
    character,
    film,
  );
  return rows.map(({ id }) => id);
}
