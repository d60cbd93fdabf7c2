import { createStore } from "zustand/vanilla";
import type {
  Facets,
  FacetSizes,
  QueryProblem,
  Remapped,
  SearchAnswer,
} from "../../shared/contract/search.ts";
import type { Grouping } from "../../shared/grouping.ts";
import type { SortOrder } from "../../shared/sort-order.ts";
import { LONGEST_QUERY } from "../../shared/contract/search.ts";
import { withTerms } from "../../shared/query/terms.ts";
import { ask } from "../archive.ts";
import { cardsState, fetchSlices, showCards } from "./cards.ts";
import type { Cards } from "./cards.ts";
import { orTellUnlessClosed } from "./notices.ts";
import { inView, lookedAt, selectedLast, showsAnother } from "./last-place.ts";
import { positionsOf } from "./positions.ts";
import { togglePane } from "./room.ts";
import { selectedState } from "./selected.ts";
import type { Selection } from "./selection.ts";
import { nothingSelected, select } from "./selection.ts";
import { viewState } from "./view.ts";

/**
 * At the top; with the focused still in view; so that what stood first in view stands there still; or with a still
 * as far from the upper edge as it stood once (CSS pixels), and the focused one in view where that is wanted.
 */
export type ScrollTarget =
  | { readonly kind: "top" | "focus" }
  | { readonly kind: "stay"; readonly from: number; readonly to: number }
  | {
      readonly kind: "return";
      readonly to: number;
      readonly height: number;
      readonly withFocus: boolean;
    };

export type Search = {
  /** What stands in the search bar. */
  readonly query: string;
  readonly sort: SortOrder;
  /** What the stills shall stand together by. */
  readonly group: Grouping | null;
  /** The engine's handle of the list that is shown; null before the first search. */
  readonly result: number | null;
  /** The query that the shown list answers. */
  readonly answered: string;
  /** Places of the list: of a grouped one more than stills, where a still stands in several groups. */
  readonly total: number;
  /** How many stills there are. */
  readonly stills: number;
  /** How many places each group of the list has; null without groups. */
  readonly groups: readonly number[] | null;
  readonly ms: number;
  readonly facets: Facets | null;
  readonly facetSizes: FacetSizes | null;
  /** False while a large list stands newest first, because the archive is still being read in. */
  readonly inOrder: boolean;
  /** What is wrong with the query; the list shown is then still the one before. */
  readonly problem: QueryProblem | null;
  /** Whether no list could be made at all, as of a damaged archive; why, is told. */
  readonly failed: boolean;
  /** Where the shown list shall stand; a new object for each new list. */
  readonly scroll: ScrollTarget;
};

export const searchState = createStore<Search>(() => ({
  query: "",
  sort: "film",
  group: null,
  result: null,
  answered: "",
  total: 0,
  stills: 0,
  groups: null,
  ms: 0,
  facets: null,
  facetSizes: null,
  inOrder: true,
  problem: null,
  failed: false,
  scroll: { kind: "top" },
}));

/** Types a query: the newest one wins, and is answered as soon as the engine has answered the one before. */
export function setQuery(query: string): void {
  searchState.setState({ query });
  void run("top");
}

/** Searches for something in an order and groups of its own. */
export function setSearch({ query, sort, group }: Pick<Search, "query" | "sort" | "group">): void {
  searchState.setState({ query, sort, group });
  void run("top");
}

/** Adds terms to the query; those that are there already are left alone. */
export function narrow(terms: string): void {
  const { query } = searchState.getState();
  const narrowed = withTerms(query, terms);
  if (narrowed !== query) setQuery(narrowed);
}

export function setSort(sort: SortOrder): void {
  searchState.setState({ sort });
  void run("focus");
}

/** Puts the results together by what they have in common, or no longer. */
export function setGroup(group: Grouping | null): void {
  searchState.setState({ group });
  void run("focus");
}

/** Shows or hides the facets beside the results. */
export function toggleFacets(): void {
  togglePane("facets");
  void run("stay");
}

/** Runs the query again because the catalog changed: what is in view and selected stays. */
export function runAgain(): void {
  void run("stay");
}

/** Forgets everything: another catalog is open, or none. */
export function clearSearch(): void {
  epoch++;
  searchState.setState(searchState.getInitialState());
  selectedState.setState({ result: null, selection: nothingSelected(0) });
  showsAnother(null);
  showCards(null, new Map());
}

/** The engine was restarted: its handles mean nothing any more. */
export function forgetResult(): void {
  searchState.setState({ result: null });
  showsAnother(null);
  runAgain();
}

/** The same archive is open again: its handles mean nothing any more, and what is shown stays until the new list is there. */
export function searchAnew(): void {
  epoch++;
  const { total } = searchState.getState();
  selectedState.setState({ result: null, selection: nothingSelected(total) });
  showCards(null, cardsState.getState().slices);
  forgetResult();
}

type Keep = "top" | "focus" | "stay";

let running = false;
let next: Keep | null = null;
let epoch = 0;

/** One search at a time; what is asked meanwhile is answered by one more, for the newest query. */
async function run(keep: Keep): Promise<void> {
  if (running) {
    next = next === null || next === "stay" ? keep : next;
    return;
  }
  running = true;
  const isDone = await orTellUnlessClosed(() => searchOnce(keep));
  const failed = !isDone && searchState.getState().result === null;
  if (failed !== searchState.getState().failed) searchState.setState({ failed });
  running = false;
  if (next === null) return;
  const again = next;
  next = null;
  await run(again);
}

async function searchOnce(keep: Keep): Promise<void> {
  const began = epoch;
  const { query, sort, group } = searchState.getState();
  if (query.length > LONGEST_QUERY) {
    searchState.setState({ problem: tooLong(query) });
    return;
  }
  const answer = await ask("search.run", { query, sort, group, facets: wantsFacets() });
  if (answer.problem !== null) {
    if (began === epoch && searchState.getState().query === query)
      searchState.setState({ problem: answer.problem });
    return;
  }
  let moved = await moveTo(answer, keep);
  const from = firstShown(moved);
  const slices = await fetchSlices(
    answer.result,
    from,
    Math.min(answer.length, from + inView.count),
  );
  // What was selected while the engine answered must not be taken back.
  while (selectedState.getState().selection !== moved.of) moved = await moveTo(answer, keep);
  // Another catalog was opened meanwhile: this answer is about the one before.
  if (began === epoch) show({ query, answer, moved, slices });
}

function tooLong({ length }: string): QueryProblem {
  const [most, has] = [LONGEST_QUERY, length].map((number) => number.toLocaleString("en"));
  const message = `A search has up to ${most ?? ""} characters, and this one ${has ?? ""}. Take some of them away.`;
  return { from: LONGEST_QUERY, to: length, message };
}

/** Also while there is no room for them: the window may grow. */
function wantsFacets(): boolean {
  const { facets, drawer } = viewState.getState();
  return facets || drawer === "facets";
}

type Shown = {
  readonly query: string;
  readonly answer: SearchAnswer;
  readonly moved: Moved;
  readonly slices: Cards["slices"];
};

/** List, cards and selection change together, so that nothing is drawn with one of them old. */
function show({ query, answer, moved, slices }: Shown): void {
  const { result, total, length, groups, ms, facets, facetSizes, inOrder } = answer;
  showCards(result, slices);
  selectedState.setState({ result, selection: moved.selection });
  showsAnother({ selection: moved.selection, isChosen: moved.isChosen });
  searchState.setState({
    result,
    total: length,
    stills: total,
    groups,
    ms,
    facets,
    facetSizes,
    inOrder,
    answered: query,
    problem: null,
    scroll: moved.scroll,
  });
}

/** The selection `of` the list before as positions of the new list, and where that stands. */
type Moved = {
  readonly of: Selection;
  readonly selection: Selection;
  /** Whether this is a selection of its own, not what is left of the last one. */
  readonly isChosen: boolean;
  readonly scroll: ScrollTarget;
};

/**
 * What was selected last, as far as the new list has it: a list without it, as of a word half typed, takes nothing
 * away. Where all that was selected has left the list, as when it got what the list is without, the next still is.
 */
async function moveTo({ result: to, length: total }: SearchAnswer, wanted: Keep): Promise<Moved> {
  const { result: from, inOrder, total: before } = searchState.getState();
  const keep = before === 0 ? "top" : wanted;
  const { selection: of } = selectedState.getState();
  const last = selectedLast();
  const seen = lookedAt();
  const isFirst = from === null || last === null || last.selection.total === 0;
  if (isFirst || total === 0) {
    const selection = nothingSelected(total);
    return { of, selection, isChosen: isFirst, scroll: { kind: "top" } };
  }
  const { chosen, anchor, focus } = last.selection;
  const untouched = isUntouched(last.selection);
  const behind = of.chosen.at(-1)?.[1] ?? null;
  const [moved, [first = null, after = null], [returned = null]] = await Promise.all([
    remap(last.result, to, {
      ranges: chosen.map(([start, end]): [number, number] => [start, end]),
      places: untouched ? [] : [anchor, focus],
    }),
    keep === "stay" ? placesIn(from, to, [inView.first, behind === before ? null : behind]) : [],
    keep === "top" && seen !== null && seen.total <= total
      ? placesIn(seen.result, to, [seen.first])
      : [],
  ]);
  if (keep === "stay" && of.chosen.length > 0 && moved !== null && moved.ranges.length === 0) {
    const at = after ?? closest(of.chosen[0]?.[0] ?? 0, total);
    const taken = select(nothingSelected(total), at, "only");
    return { of, selection: taken, isChosen: true, scroll: stayed(first) };
  }
  const [movedAnchor = null, movedFocus = null] = moved?.places ?? [];
  const selection = {
    total,
    chosen: positionsOf(moved?.ranges ?? []),
    anchor: movedAnchor,
    focus: untouched ? 0 : (movedFocus ?? (keep === "top" ? 0 : closest(of.focus, total))),
  };
  const shown = { of, selection, isChosen: false } as const;
  // The top of a list that had no order yet means nothing: its newest still may well stand last now.
  if (keep === "stay" && !inOrder && inView.first === 0)
    return { ...shown, scroll: { kind: "top" } };
  if (keep === "stay") return { ...shown, scroll: stayed(first) };
  // What is selected and still found stays in sight; else a new search begins at its best.
  const isKept = selection.chosen.length > 0 && movedFocus !== null;
  if (seen !== null && returned !== null) {
    const { height } = seen;
    return { ...shown, scroll: { kind: "return", to: returned, height, withFocus: isKept } };
  }
  return { ...shown, scroll: { kind: isKept ? "focus" : keep } };
}

/** Nobody has been to the list yet: the keyboard begins at its top, whatever comes in there. */
function isUntouched({ chosen, anchor, focus }: Selection): boolean {
  return chosen.length === 0 && anchor === null && focus === 0;
}

/** A first still that left the list leaves its place to the next. */
function stayed(first: number | null): ScrollTarget {
  return { kind: "stay", from: inView.first, to: first ?? inView.first };
}

function firstShown({ selection, scroll }: Moved): number {
  if (scroll.kind === "stay" || scroll.kind === "return") return scroll.to;
  return scroll.kind === "focus" ? Math.max(0, (selection.focus ?? 0) - inView.count) : 0;
}

type Marked = { readonly ranges: [number, number][]; readonly places: (number | null)[] };

/** What is marked in one list as it stands in another; null when the first is no longer kept. */
async function remap(from: number, to: number, marked: Marked): Promise<Remapped | null> {
  const isNothing = marked.ranges.length === 0 && marked.places.every((place) => place === null);
  // A list that is no longer kept has nothing to carry over; the search itself must not fail of it.
  return isNothing
    ? { ranges: [], places: [] }
    : await ask("search.remap", { from, to, ...marked });
}

async function placesIn(
  from: number,
  to: number,
  places: (number | null)[],
): Promise<Remapped["places"]> {
  return (await remap(from, to, { ranges: [], places }))?.places ?? [];
}

/** A still that left the list hands the keyboard to the one that took its place; of another query it has none. */
function closest(position: number | null, total: number): number {
  return Math.min(position ?? 0, total - 1);
}
