import { randomUUIDv7 } from "node:crypto";
import type { SavedSearch } from "../../../shared/contract/saved-searches.ts";
import { sortOrders, type SortOrder } from "../../../shared/sort-order.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { namesLookedIn, type SavedSearches } from "../../../shared/query/saved.ts";
import { keptName } from "../../../shared/turning.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { tokensOf } from "./fold.ts";
import { findSet } from "./sets.ts";

/** What is kept of a saved search. */
export type KeptSearch = Pick<SavedSearch, "id" | "uuid" | "name" | "query" | "sort">;
/** What the archivist says of it. */
export type SearchToKeep = Pick<SavedSearch, "name" | "query" | "sort">;

type Row = Omit<KeptSearch, "sort"> & { readonly sort: string };

const columns = "id, uuid, name, query, sort";

/** All saved searches by name. */
export function keptSearches(db: ReadableDb): KeptSearch[] {
  return all<Row>(db, `SELECT ${columns} FROM saved_search ORDER BY name`).map(kept);
}

/** A saved search; null when there is none of this key. */
export function keptSearch(db: ReadableDb, id: number): KeptSearch | null {
  const row = first<Row>(db, `SELECT ${columns} FROM saved_search WHERE id = ?`, id);
  return row === null ? null : kept(row);
}

/** A saved search by name; null when there is none. */
export function searchNamed(db: ReadableDb, name: string): KeptSearch | null {
  const row = first<Row>(
    db,
    `SELECT ${columns} FROM saved_search WHERE name_key = name_key(?)`,
    name,
  );
  return row === null ? null : kept(row);
}

/** The saved searches of an archive as queries name them: a set of that name goes first. */
export function savedSearchesOf(db: ReadableDb): SavedSearches {
  return (name) => (findSet(db, name) === null ? searchNamed(db, name) : null);
}

/** A name that a query looks in, and that no set and no saved search answers to; null when there is none. */
export function lostIn(db: ReadableDb, query: string): string | null {
  const names = namesLookedIn(query).map(({ text }) => text);
  if (names.length === 0) return null;
  const known = all<{ name: string }>(
    db,
    "SELECT name FROM still_set UNION ALL SELECT name FROM saved_search",
  ).map(({ name }) => tokensOf(name));
  return names.find((name) => !known.some((words) => answers(words, name))) ?? null;
}

/** Whether every word of what is looked in begins one of a name, as search finds sets; a key behind it is no word. */
function answers(words: readonly string[], lookedIn: string): boolean {
  const wanted = tokensOf(keyIn(lookedIn)?.name ?? lookedIn);
  return wanted.every((word) => words.some((one) => one.startsWith(word)));
}

/** An order that a later Stillroom knows is not this one's: the usual one stands in for it. */
function kept({ sort, ...row }: Row): KeptSearch {
  return { ...row, sort: sortOrders.find((order: SortOrder) => order === sort) ?? "film" };
}

/** Keeps a new search; answers its key. */
export function addSearch(db: WritableDb, { name, query, sort }: SearchToKeep): number {
  return run(
    db,
    `INSERT INTO saved_search (uuid, name, name_key, query, sort, created_at)
     VALUES (@uuid, @name, name_key(@name), @query, @sort, @at)`,
    { uuid: randomUUIDv7(), name: keptName(name), query, sort, at: new Date().toISOString() },
  ).key;
}

/** Changes a search to what is kept of it from now on; answers whether that is anything else. */
export function changeSearch(
  db: WritableDb,
  id: number,
  { name, query, sort }: SearchToKeep,
): boolean {
  return (
    run(
      db,
      `UPDATE saved_search SET name = @name, name_key = name_key(@name), query = @query, sort = @sort
       WHERE id = @id AND (name, query, sort) IS NOT (@name, @query, @sort)`,
      { id, name: keptName(name), query, sort },
    ).changes > 0
  );
}

export function dropSearch(db: WritableDb, id: number): void {
  run(db, "DELETE FROM saved_search WHERE id = ?", id);
}
