import { archiveState } from "../state/archive-state.ts";
import { searchState, setQuery } from "../state/search.ts";

/** What stood for so long was meant; letters on the way to it are passed over. */
const MEANT_MS = 1000;
const KEPT = 50;

type Trail = { readonly before: readonly string[]; readonly after: readonly string[] };
const nothing: Trail = { before: [], after: [] };

let trail = nothing;
/** Since when the query stands in the field, and in which archive, as performance.now() tells time. */
let stands = { since: -Infinity, archive: "" };
let isStepping = false;

/** Keeps the queries that were left for another, as a browser keeps pages. Returns the way to stop. */
export function followQueries(): () => void {
  return searchState.subscribe(({ query }, before) => {
    if (query === before.query) return;
    const now = { since: performance.now(), archive: openArchive() };
    const isMeant = now.since - stands.since >= MEANT_MS;
    const isOfAnother = now.archive !== stands.archive;
    stands = now;
    if (isOfAnother) trail = nothing;
    // Another archive begins with an empty field: what stood there before was asked of the last one.
    if (isStepping || (isOfAnother && before.query !== "")) return;
    const left = isMeant ? [...trail.before, before.query].slice(-KEPT) : trail.before;
    trail = { before: left, after: [] };
  });
}

/** Searches again for what was searched for before (-1), or after that (1). */
export function stepQuery(by: -1 | 1): void {
  const { query } = searchState.getState();
  const from = by === -1 ? trail.before : trail.after;
  const to = from.at(-1);
  if (to === undefined) return;
  const left = from.slice(0, -1);
  trail =
    by === -1
      ? { before: left, after: [...trail.after, query] }
      : { before: [...trail.before, query], after: left };
  isStepping = true;
  setQuery(to);
  isStepping = false;
}

/** Whether there is a query before (-1) or after (1) the one that is searched for. */
export function canStepQuery(by: -1 | 1): boolean {
  return (by === -1 ? trail.before : trail.after).length > 0;
}

function openArchive(): string {
  return archiveState.getState().archive?.catalog?.path ?? "";
}
