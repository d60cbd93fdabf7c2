import { parseWholeQuery } from "../../shared/query/whole.ts";
import { ask, problemOf } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tell } from "../state/notices.ts";
import { searchState } from "../state/search.ts";
import { viewState } from "../state/view.ts";

/** Whoever looks at what was found for so long did not just type on. */
const LOOKED_AT_MS = 2000;

/**
 * Remembers what is searched for: not every letter, but where one stays, and what one opens a still of.
 * Returns the way to stop.
 */
export function followSearching(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    searchState.subscribe(({ query, answered }, before) => {
      if (query === before.query && answered === before.answered) return;
      clearTimeout(timer);
      if (query !== meant) meant = null; // they typed on
      if (query !== answered) return;
      if (query === meant) rememberSearch();
      else timer = setTimeout(rememberSearch, LOOKED_AT_MS);
    }),
    viewState.subscribe(({ mode }, before) => {
      if (mode !== before.mode && mode !== "light-table") rememberSearch();
    }),
  ];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}

/** What somebody meant as it stood before it was answered, as by Enter; null when there is nothing. */
let meant: string | null = null;
let remembered = { archive: "", query: "" };

/** Remembers what is searched for now, once it is answered and if it finds anything. */
export function rememberSearch(): void {
  const { answered, query, total, problem } = searchState.getState();
  const archive = archiveState.getState();
  meant = answered === query ? null : query;
  const now = { archive: archive.archive?.catalog?.path ?? "", query: answered.trim() };
  if (now.query === "" || answered !== query || total === 0 || problem !== null) return;
  if ("problem" in parseWholeQuery(now.query)) return; // it stops in the middle of a word of the language
  if (now.query === remembered.query && now.archive === remembered.archive) return;
  if (!isWritable(archive)) return; // there is no room in it for a memory
  remembered = now;
  ask("searches.remember", { query: now.query }).catch((thrown: unknown) => {
    // Nobody asked for it: the search itself was answered.
    console.warn(problemOf(thrown).message);
  });
}

/** What was searched for last, newest first. */
export async function recentSearches(): Promise<readonly string[]> {
  return await ask("searches.recent", {});
}

/** Forgets a recent search, or all of them with null. */
export async function forgetRecent(query: string | null): Promise<void> {
  const done = await orTell(() => ask("searches.forget", { query }));
  if (done === null) return;
  remembered = { archive: "", query: "" };
  if (query === null) tell("All recent searches are forgotten.");
}
