import type { Stills } from "../../shared/contract/schemas.ts";
import { ask } from "../archive.ts";
import { searchState } from "../state/search.ts";

/** The search runs again as soon as the engine tells of a change; one that finds the same may not. */
const WAITED_MS = 2_000;

/**
 * Whether a still leaves the list that is shown by what is done to it, as those without a film do when they get
 * one: then nobody sees it in the inspector. Call it before, and what it returns afterwards.
 */
export function leavesList(stills: Stills): () => Promise<boolean> {
  const { result: before, query } = searchState.getState();
  return async () => {
    if (query === "" || !("ids" in stills)) return false;
    const result = await nextResult(before);
    if (result === null) return false;
    const places = await ask("search.positions", { result, ids: stills.ids });
    return places.every((place) => place === null);
  };
}

/** The list that is shown after the one of `before`; null where none comes. */
function nextResult(before: number | null): Promise<number | null> {
  const { result } = searchState.getState();
  if (result !== before) return Promise.resolve(result);
  return new Promise((resolve) => {
    const end = (next: number | null): void => {
      clearTimeout(timer);
      stop();
      resolve(next);
    };
    const timer = setTimeout(() => end(null), WAITED_MS);
    const stop = searchState.subscribe((search) => {
      if (search.result !== before) end(search.result);
    });
  });
}
