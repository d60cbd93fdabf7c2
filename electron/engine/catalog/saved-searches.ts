import { randomUUIDv7 } from "node:crypto";
import type { SavedSearch } from "../../../shared/contract/saved-searches.ts";
import { groupings, type Grouping } from "../../../shared/grouping.ts";
import { sortOrders, type SortOrder } from "../../../shared/sort-order.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { namesLookedIn, type SavedSearches } from "../../../shared/query/saved.ts";
import { keptName } from "../../../shared/turning.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";
import { tokensOf } from "./fold.ts";
import { findSet } from "./sets.ts";

/** What is kept of a saved search. */
export type KeptSearch = Pick<SavedSearch, "id" | "uuid" | "name" | "query" | "sort" | "group">;
/** What the archivist says of it. */
export type SearchToKeep = Pick<SavedSearch, "name" | "query" | "sort" | "group">;

type Row = Omit<KeptSearch, "sort" | "group"> & {
  readonly sort: string;
  readonly grouping: string | null;
};

const columns = "id, uuid, name, query, sort, grouping";

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

/** An order or grouping that a later Stillroom knows is not this one's: the usual one stands in for it. */
function kept({ sort, grouping, ...row }: Row): KeptSearch {
  return {
    ...row,
    sort: sortOrders.find((order: SortOrder) => order === sort) ?? "film",
    group: groupings.find((group: Grouping) => group === grouping) ?? null,
  };
}

/** Keeps a new search; answers its key. */
export function addSearch(db: WritableDb, { name, query, sort, group }: SearchToKeep): number {
  return run(
    db,
    `INSERT INTO saved_search (uuid, name, name_key, query, sort, grouping, created_at)
     VALUES (@uuid, @name, name_key(@name), @query, @sort, @group, @at)`,
    {
      uuid: randomUUIDv7(),
      name: keptName(name),
      query,
      sort,
      group,
      at: new Date().toISOString(),
    },
  ).key;
}

/** Changes a search to what is kept of it from now on; answers whether that is anything else. */
export function changeSearch(
  db: WritableDb,
  id: number,
  { name, query, sort, group }: SearchToKeep,
): boolean {
  return (
    run(
      db,
      `UPDATE saved_search SET name = @name, name_key = name_key(@name), query = @query, sort = @sort, grouping = @group
       WHERE id = @id AND (name, query, sort, grouping) IS NOT (@name, @query, @sort, @group)`,
      { id, name: keptName(name), query, sort, group },
    ).changes > 0
  );
}

export function dropSearch(db: WritableDb, id: number): void {
  run(db, "DELETE FROM saved_search WHERE id = ?", id);
}
