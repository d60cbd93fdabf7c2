import { randomUUID } from "node:crypto";
import { agentNamed } from "./agents.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/**
 * A character by name: of this film if it has one so called; without a film, any of that name, but
 * only if there is just one, for two films may each have their "Waiter".
 */
export function findCharacter(db: ReadableDb, film: number | null, name: string): number | null {
  const named = `SELECT id FROM character WHERE name_key = name_key(@name)
    UNION SELECT character_id FROM character_name WHERE name_key = name_key(@name)`;
  if (film !== null) {
    const own = first<{ id: number }>(
      db,
      `SELECT character_id AS id FROM cast_role WHERE film_id = @film AND character_id IN (${named}) ORDER BY position LIMIT 1`,
      { name, film },
    );
    if (own !== null) return own.id;
    // One that is in no film yet may well be this film's.
    return (
      first<{ id: number }>(
        db,
        `SELECT id FROM (${named}) WHERE id NOT IN (SELECT character_id FROM cast_role) ORDER BY id LIMIT 1`,
        { name },
      )?.id ?? null
    );
  }
  const found = all<{ id: number }>(db, named, { name });
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** The character of this name in this film, made when there is none, and listed in the film's cast. */
export function characterNamed(db: WritableDb, film: number | null, name: string): number {
  const known = findCharacter(db, film, name);
  const id =
    known ??
    run(db, "INSERT INTO character (uuid, name, name_key) VALUES (@uuid, @name, name_key(@name))", {
      uuid: randomUUID(),
      name: name.normalize("NFC"),
    }).key;
  if (film !== null) putInCast(db, film, id);
  return id;
}

/** Makes sure that a character stands in a film's cast, with or without performer. */
export function putInCast(db: WritableDb, film: number, character: number): void {
  const listed = first(
    db,
    "SELECT 1 FROM cast_role WHERE film_id = ? AND character_id = ? LIMIT 1",
    film,
    character,
  );
  if (listed === null) addRole(db, { film, character, performer: null });
}

/** Says that a performer plays a character in a film; says nothing twice. */
export function castPerformer(
  db: WritableDb,
  film: number,
  character: number,
  performer: string,
): void {
  const agent = agentNamed(db, performer);
  const roles = rolesOf(db, film, character);
  if (roles.some((role) => role.performer_id === agent)) return;
  const open = roles.find((role) => role.performer_id === null);
  if (open !== undefined) {
    run(db, "UPDATE cast_role SET performer_id = ? WHERE id = ?", agent, open.id);
  } else {
    addRole(db, { film, character, performer: agent });
  }
}

/** Makes exactly these performers play a character in a film; none leaves the character without performer. */
export function assignPerformers(
  db: WritableDb,
  film: number,
  character: number,
  performers: readonly string[],
): void {
  const wanted = performers.map((name) => agentNamed(db, name));
  for (const role of rolesOf(db, film, character)) {
    if (role.performer_id !== null && !wanted.includes(role.performer_id)) {
      run(db, "DELETE FROM cast_role WHERE id = ?", role.id);
    }
  }
  for (const name of performers) castPerformer(db, film, character, name);
  putInCast(db, film, character);
}

function rolesOf(
  db: ReadableDb,
  film: number,
  character: number,
): { id: number; performer_id: number | null }[] {
  return all(
    db,
    "SELECT id, performer_id FROM cast_role WHERE film_id = ? AND character_id = ? ORDER BY position",
    film,
    character,
  );
}

function addRole(
  db: WritableDb,
  role: { film: number; character: number; performer: number | null },
): void {
  const position = number(
    db,
    "SELECT coalesce(max(position), 0) + 1 FROM cast_role WHERE film_id = ?",
    role.film,
  );
  run(
    db,
    "INSERT INTO cast_role (uuid, film_id, character_id, performer_id, position) VALUES (?, ?, ?, ?, ?)",
    randomUUID(),
    role.film,
    role.character,
    role.performer,
    position,
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
