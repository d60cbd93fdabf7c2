import { withNewName } from "../../../shared/query/saved.ts";
import type { WritableDb } from "../catalog/database.ts";
import { nameKey } from "../catalog/name-key.ts";
import { changeSearch, keptSearches } from "../catalog/saved-searches.ts";

/** A new name goes into the saved searches that look in what had the old one. */
export function passOnName(db: WritableDb, from: string, to: string): void {
  const old = nameKey(from);
  for (const search of keptSearches(db)) {
    const query = withNewName(search.query, (name) => nameKey(name) === old, to);
    if (query !== search.query) changeSearch(db, search.id, { ...search, query });
  }
}
