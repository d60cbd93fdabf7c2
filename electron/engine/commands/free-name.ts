import { ProblemError } from "../../../shared/problem.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { searchNamed } from "../catalog/saved-searches.ts";
import { findSet } from "../catalog/sets.ts";

/** What may keep its name. */
type Besides = { readonly set?: number; readonly search?: number };

/** Sets and saved searches have their names in common, for `in:"NAME"` finds either by it. @throws ProblemError */
export function requireFreeName(db: ReadableDb, name: string, besides: Besides = {}): void {
  const what = holderOf(db, name, besides);
  if (what !== null)
    throw new ProblemError(
      "invalid",
      `There is a ${what} called “${name}” already. Choose another name.`,
    );
}

/** The name with the first number behind it under which it is free; itself where it is. */
export function freeNameLike(db: ReadableDb, name: string): string {
  for (let number = 2, tried = name; ; number++) {
    if (holderOf(db, tried, {}) === null) return tried;
    tried = `${name} ${String(number)}`;
  }
}

function holderOf(db: ReadableDb, name: string, { set, search }: Besides): string | null {
  const there = findSet(db, name);
  if (there !== null && there !== set) return "set";
  const saved = searchNamed(db, name);
  return saved !== null && saved.id !== search ? "saved search" : null;
}
