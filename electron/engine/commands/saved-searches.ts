import { ProblemError } from "../../../shared/problem.ts";
import { looksInItself, wayIntoItself, type SavedSearches } from "../../../shared/query/saved.ts";
import { parseWholeQuery } from "../../../shared/query/whole.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { nameKey } from "../catalog/name-key.ts";
import {
  addSearch,
  changeSearch,
  dropSearch,
  keptSearch,
  lostIn,
  savedSearchesOf,
  type KeptSearch,
  type SearchToKeep,
} from "../catalog/saved-searches.ts";
import type { Action } from "./action.ts";
import { freeNameLike, requireFreeName } from "./free-name.ts";
import { passOnName } from "./pass-on-name.ts";
import { makeSet } from "./set-commands.ts";

type Done = Action<{ changed: number; id: number }>;

/** Saves a search, new with a null `id`. @throws ProblemError where its name is taken or its query cannot be read. */
export function saveSearch(db: WritableDb, id: number | null, kept: SearchToKeep): Done {
  const before = id === null ? null : requireSearch(db, id);
  requireFreeName(db, kept.name, id === null ? {} : { search: id });
  if (before?.query !== kept.query) requireReadable(kept.query);
  requireNotInItself(db, before, kept);
  if (before?.query !== kept.query) requireFound(db, kept.query);
  if (before === null)
    return {
      result: { changed: 1, id: addSearch(db, kept) },
      label: `Saved the search “${kept.name}”`,
    };
  const changed = changeSearch(db, before.id, kept) ? 1 : 0;
  if (before.name !== kept.name) passOnName(db, before.name, kept.name);
  return { result: { changed, id: before.id }, label: changeInWords(before, kept) };
}

function changeInWords(before: KeptSearch, { name, query, sort, group }: SearchToKeep): string {
  if (before.query !== query || before.sort !== sort || before.group !== group)
    return `Changed the saved search “${name}”`;
  return `Renamed the saved search “${before.name}” to “${name}”`;
}

/** Whoever acts on a saved search must not act on more than was meant: nothing of it may be unfinished. */
function requireReadable(query: string): void {
  if (query.trim() === "")
    throw new ProblemError(
      "invalid",
      "There is nothing to save: this would be every still. Search for something first.",
    );
  const parsed = parseWholeQuery(query);
  if ("problem" in parsed) {
    const { from, message } = parsed.problem;
    throw new ProblemError(
      "invalid",
      `This cannot be saved. At character ${String(from + 1)}: ${message}`,
    );
  }
}

/** A set or search that is looked in may be deleted later; one that never was is a slip of the pen. */
function requireFound(db: ReadableDb, query: string): void {
  const lost = lostIn(db, query);
  if (lost !== null)
    throw new ProblemError(
      "invalid",
      `This cannot be saved: there is no set or saved search called “${lost}” to look in.`,
    );
}

/** Refuses what would look in itself, be it by way of others. */
function requireNotInItself(db: ReadableDb, before: KeptSearch | null, kept: SearchToKeep): void {
  const others = savedSearchesOf(db);
  const own = nameKey(kept.name);
  const old = before === null ? null : nameKey(before.name);
  const saved: SavedSearches = (name) => {
    const key = nameKey(name);
    return key === own || key === old ? kept : others(name);
  };
  const way = wayIntoItself(kept, saved);
  if (way !== null)
    throw new ProblemError("invalid", `${looksInItself(way)} Leave one of them out.`);
}

export function duplicateSearch(db: WritableDb, id: number): Done {
  const search = requireSearch(db, id);
  const name = freeNameLike(db, `${search.name} copy`);
  return {
    result: { changed: 1, id: addSearch(db, { ...search, name }) },
    label: `Duplicated the saved search “${search.name}” as “${name}”`,
  };
}

export function deleteSearch(db: WritableDb, id: number): Action<{ changed: number }> {
  const { name } = requireSearch(db, id);
  dropSearch(db, id);
  return { result: { changed: 1 }, label: `Deleted the saved search “${name}”` };
}

/** Makes an ordinary set of `stills`, which a saved search finds now. */
export function setOfSearch(db: WritableDb, name: string, stills: readonly StillId[]): Done {
  const { result, label } = makeSet(db, { name, stills, parent: null });
  return { result: { changed: stills.length, id: result.id }, label };
}

/** @throws ProblemError where there is no saved search of this key. */
export function requireSearch(db: ReadableDb, id: number): KeptSearch {
  const search = keptSearch(db, id);
  if (search === null)
    throw new ProblemError("not-found", "This saved search is no longer in the archive.");
  return search;
}
