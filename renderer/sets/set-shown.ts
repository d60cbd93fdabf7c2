import { useStore } from "zustand";
import type { StillSet } from "../../shared/contract/sets.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import { searchState } from "../state/search.ts";

/**
 * The name of the set that a query asks for and nothing besides, so that the list is the set in its
 * own order; null for any other query.
 */
export function setAlone(query: string): string | null {
  const parsed = parseQuery(query);
  if ("problem" in parsed) return null;
  const { tree } = parsed;
  return tree.kind === "field" && tree.field === "in" && tree.value !== "" ? tree.value : null;
}

/** The set that the shown list is; null when it is anything else. */
export function useSetShown(sets: readonly StillSet[]): StillSet | null {
  const name = useStore(searchState, ({ answered }) => setAlone(answered));
  if (name === null) return null;
  const wanted = name.toLocaleLowerCase();
  return sets.find((set) => set.name.toLocaleLowerCase() === wanted) ?? null;
}
