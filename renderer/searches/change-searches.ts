import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import { printLink } from "../../shared/search-link.ts";
import { ask } from "../archive.ts";
import { copyText } from "../inspector/copy-text.ts";
import { archiveState } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { searchState } from "../state/search.ts";

type ToKeep = Pick<SavedSearch, "name" | "query" | "sort" | "group">;

/** Saves a search, new with a null `id`. Rejects with a Problem, which is said where it was asked for. */
export async function saveSearch(id: number | null, kept: ToKeep): Promise<void> {
  const saved = await ask("searches.save", { id, ...kept });
  if (saved.changed > 0) tellChange(saved.label, saved.change);
}

export async function renameSearch(search: SavedSearch, name: string): Promise<void> {
  const { id, query, sort, group } = search;
  if (name.trim() === "" || name.trim() === search.name) return;
  await orTell(() => saveSearch(id, { name, query, sort, group }));
}

/** Makes a saved search what is searched for now. */
export async function changeToPresent({ id, name }: SavedSearch): Promise<void> {
  const { query, sort, group } = searchState.getState();
  await orTell(() => saveSearch(id, { name, query, sort, group }));
}

export async function duplicateSearch({ id }: SavedSearch): Promise<void> {
  const made = await orTell(() => ask("searches.duplicate", { id }));
  if (made !== null) tellChange(made.label, made.change);
}

/** Deletes a saved search, never what it finds; the notice says how to get it back. */
export async function deleteSearch({ id }: SavedSearch): Promise<void> {
  const deleted = await orTell(() => ask("searches.delete", { id }));
  if (deleted !== null) tellChange(deleted.label, deleted.change);
}

/** Makes an ordinary set of what a saved search finds now. False when it could not be made; that was told. */
export async function makeSetOf({ id }: SavedSearch, name: string): Promise<boolean> {
  const made = await orTell(() => ask("searches.toSet", { id, name }));
  if (made !== null) tellChange(made.label, made.change);
  return made !== null;
}

/** Puts a link to a search on the clipboard; without one, to what is searched for now. */
export function copyLink(search?: Pick<SavedSearch, "query" | "sort" | "group">): void {
  const { query, sort, group } = search ?? searchState.getState();
  const archive = archiveState.getState().archive?.catalog?.uuid ?? null;
  const link = printLink({ query: query.trim(), sort, group, archive });
  copyText(
    link,
    "The link is copied. It opens this search in this archive, wherever that is moved.",
  );
}
