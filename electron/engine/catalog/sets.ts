import { randomUUIDv7 } from "node:crypto";
import type { StillSet } from "../../../shared/contract/sets.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { keptName } from "../../../shared/turning.ts";

/** How many stills a query finds, for sets that others lie in; null where the tables are to be asked. */
type Together = (query: string) => number | null;

/** All sets by name. A set that others lie in counts a still once that is in several of them. */
export function listSets(db: ReadableDb, together: Together = () => null): StillSet[] {
  const rows = all<Omit<StillSet, "query" | "stills">>(
    db,
    `SELECT id, uuid, name, parent_id AS parent, note,
       (SELECT count(*) FROM still_set_member WHERE set_id = still_set.id) AS own
     FROM still_set ORDER BY name`,
  );
  const outer = new Set(rows.map(({ parent }) => parent));
  return rows.map((row) => {
    const query = printQuery({ kind: "field", field: "in", value: row.name });
    const stills = outer.has(row.id) ? (together(query) ?? countTogether(db, row.id)) : row.own;
    return { ...row, stills, query };
  });
}

function countTogether(db: ReadableDb, set: number): number {
  return number(
    db,
    `WITH RECURSIVE part(id) AS (
       SELECT ? UNION SELECT still_set.id FROM still_set JOIN part ON parent_id = part.id)
     SELECT count(DISTINCT still_id) FROM part JOIN still_set_member ON set_id = part.id`,
    set,
  );
}

/** Names of the sets a still is in. */
export function namesOfSetsWith(db: ReadableDb, still: StillId): string[] {
  return all<{ name: string }>(
    db,
    "SELECT name FROM still_set_member JOIN still_set ON still_set.id = set_id WHERE still_id = ? ORDER BY name",
    still,
  ).map(({ name }) => name);
}

/** A set by name; null when there is none. */
export function findSet(db: ReadableDb, name: string): number | null {
  return (
    first<{ id: number }>(db, "SELECT id FROM still_set WHERE name_key = name_key(?)", name)?.id ??
    null
  );
}

export function setName(db: ReadableDb, set: number): string | null {
  return first<{ name: string }>(db, "SELECT name FROM still_set WHERE id = ?", set)?.name ?? null;
}

export function createSet(db: WritableDb, name: string, parent: number | null): number {
  return run(
    db,
    `INSERT INTO still_set (uuid, name, name_key, parent_id, created_at)
     VALUES (@uuid, @name, name_key(@name), @parent, @at)`,
    { uuid: randomUUIDv7(), name: keptName(name), parent, at: new Date().toISOString() },
  ).key;
}

export function renameSet(db: WritableDb, set: number, name: string): void {
  run(
    db,
    "UPDATE still_set SET name = @name, name_key = name_key(@name) WHERE id = @set AND name <> @name",
    {
      name: keptName(name),
      set,
    },
  );
}

/** The set that a set lies in; null at the top. */
export function parentOfSet(db: ReadableDb, set: number): number | null {
  const sql = "SELECT parent_id AS parent FROM still_set WHERE id = ?";
  return first<{ parent: number | null }>(db, sql, set)?.parent ?? null;
}

/** The sets that lie in a set, by name. */
export function setsIn(db: ReadableDb, set: number): number[] {
  const sql = "SELECT id FROM still_set WHERE parent_id = ? ORDER BY name";
  return all<{ id: number }>(db, sql, set).map(({ id }) => id);
}

/** Puts a set into another, or to the top; answers whether it was elsewhere. */
export function putSetInto(db: WritableDb, set: number, parent: number | null): boolean {
  const sql =
    "UPDATE still_set SET parent_id = @parent WHERE id = @set AND parent_id IS NOT @parent";
  return run(db, sql, { set, parent }).changes > 0;
}

/** Writes the note of a set; answers whether it said something else. */
export function writeNoteOfSet(db: WritableDb, set: number, note: string): boolean {
  const sql = "UPDATE still_set SET note = @note WHERE id = @set AND note <> @note";
  return run(db, sql, { set, note }).changes > 0;
}

/** Takes a set away; those that lie in it come to lie where it lay. */
export function deleteSet(db: WritableDb, set: number): void {
  const parent = parentOfSet(db, set);
  for (const inner of setsIn(db, set)) putSetInto(db, inner, parent);
  run(db, "DELETE FROM still_set_member WHERE set_id = ?", set); // by name, not by cascade, so that it is recorded
  run(db, "DELETE FROM still_set WHERE id = ?", set);
}

/** The stills that lie in a set itself, in its order. */
export function membersOf(db: ReadableDb, set: number): StillId[] {
  return all<{ still_id: number }>(
    db,
    "SELECT still_id FROM still_set_member WHERE set_id = ? ORDER BY position",
    set,
  ).map(({ still_id }) => still_id);
}

/** The stills of a set in its order, and behind them those of the sets that lie in it; each once. */
export function stillsOfSet(db: ReadableDb, set: number): StillId[] {
  const inner = setsIn(db, set);
  if (inner.length === 0) return membersOf(db, set);
  const stills = new Set(membersOf(db, set));
  for (const one of inner) for (const still of stillsOfSet(db, one)) stills.add(still);
  return [...stills];
}

/** Adds stills at the end; answers how many were not in it yet. */
export function addToSet(db: WritableDb, set: number, stills: readonly StillId[]): number {
  let position = number(
    db,
    "SELECT coalesce(max(position), 0) FROM still_set_member WHERE set_id = ?",
    set,
  );
  let added = 0;
  for (const still of stills) {
    position += 1;
    added += run(
      db,
      "INSERT OR IGNORE INTO still_set_member (set_id, still_id, position) VALUES (?, ?, ?)",
      set,
      still,
      position,
    ).changes;
  }
  return added;
}

/** Takes stills out; answers how many were in it. */
export function removeFromSet(db: WritableDb, set: number, stills: readonly StillId[]): number {
  let removed = 0;
  for (const still of stills) {
    removed += run(
      db,
      "DELETE FROM still_set_member WHERE set_id = ? AND still_id = ?",
      set,
      still,
    ).changes;
  }
  return removed;
}

/** Gives a set this order; only places that differ are written. */
export function orderSet(db: WritableDb, set: number, order: readonly StillId[]): number {
  let moved = 0;
  for (const [index, still] of order.entries()) {
    moved += run(
      db,
      "UPDATE still_set_member SET position = @position WHERE set_id = @set AND still_id = @still AND position <> @position",
      { set, still, position: index + 1 },
    ).changes;
  }
  return moved;
}

/** Writes the note that stills have in a set; answers in how many it said something else. */
export function writeNoteInSet(
  db: WritableDb,
  set: number,
  { stills, note }: { readonly stills: readonly StillId[]; readonly note: string },
): number {
  let written = 0;
  for (const still of stills) {
    written += run(
      db,
      "UPDATE still_set_member SET note = @note WHERE set_id = @set AND still_id = @still AND note <> @note",
      { set, still, note },
    ).changes;
  }
  return written;
}

/** The notes that stills have in a set, each once; of those without one an empty text. */
export function notesInSet(
  db: ReadableDb,
  set: number,
  stills: readonly StillId[],
): { note: string; stills: number }[] {
  return all(
    db,
    `SELECT note, count(*) AS stills FROM still_set_member
     WHERE set_id = ? AND still_id IN (SELECT value FROM json_each(?)) GROUP BY note ORDER BY stills DESC`,
    set,
    JSON.stringify(stills),
  );
}
