import { randomUUIDv7 } from "node:crypto";
import type { StillSet } from "../../../shared/contract/sets.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { keptName } from "../../../shared/turning.ts";

/** All sets by name. */
export function listSets(db: ReadableDb): StillSet[] {
  const rows = all<Omit<StillSet, "query">>(
    db,
    `SELECT id, uuid, name, (SELECT count(*) FROM still_set_member WHERE set_id = still_set.id) AS stills FROM still_set ORDER BY name`,
  );
  return rows.map((row) => ({
    ...row,
    query: printQuery({ kind: "field", field: "in", value: row.name }),
  }));
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

export function createSet(db: WritableDb, name: string): number {
  return run(
    db,
    "INSERT INTO still_set (uuid, name, name_key, created_at) VALUES (@uuid, @name, name_key(@name), @at)",
    { uuid: randomUUIDv7(), name: keptName(name), at: new Date().toISOString() },
  ).key;
}

export function renameSet(db: WritableDb, set: number, name: string): void {
  run(db, "UPDATE still_set SET name = @name, name_key = name_key(@name) WHERE id = @set", {
    name: keptName(name),
    set,
  });
}

export function deleteSet(db: WritableDb, set: number): void {
  run(db, "DELETE FROM still_set_member WHERE set_id = ?", set); // by name, not by cascade, so that it is recorded
  run(db, "DELETE FROM still_set WHERE id = ?", set);
}

/** The stills of a set in its order. */
export function membersOf(db: ReadableDb, set: number): StillId[] {
  return all<{ still_id: number }>(
    db,
    "SELECT still_id FROM still_set_member WHERE set_id = ? ORDER BY position",
    set,
  ).map(({ still_id }) => still_id);
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
