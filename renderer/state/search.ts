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
import { withTerms } from "../../shared/query/terms.ts";
import { ask } from "../archive.ts";
import { fetchSlices, showCards } from "./cards.ts";
import type { Cards } from "./cards.ts";
import { orTellUnlessClosed } from "./notices.ts";
import { positionsOf } from "./positions.ts";
import { togglePane } from "./room.ts";
import { selectedState } from "./selected.ts";
import type { Selection } from "./selection.ts";
import { nothingSelected, select } from "./selection.ts";
import { viewState } from "./view.ts";

/** At the top; with the focused still in view; or so that what stood first in view stands there still. */
export type ScrollTarget =
  | { readonly kind: "top" | "focus" }
  | { readonly kind: "stay"; readonly from: number; readonly to: number };

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
  /** What of the answered query names nothing there is. */
  readonly missed: readonly QueryProblem[];
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
  missed: [],
  scroll: { kind: "top" },
}));

/** The light table tells which still is first in view, so that a list that grows does not move it. */
export const inView = { first: 0, count: 200 };

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
  showCards(null, new Map());
}

/** The engine was restarted: its handles mean nothing any more. */
export function forgetResult(): void {
  searchState.setState({ result: null });
  runAgain();
}

type Keep = ScrollTarget["kind"];

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
  await orTellUnlessClosed(() => searchOnce(keep));
  running = false;
  if (next === null) return;
  const again = next;
  next = null;
  await run(again);
}

async function searchOnce(keep: Keep): Promise<void> {
  const began = epoch;
  const { query, sort, group } = searchState.getState();
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
  const { result, total, length, groups, ms, facets, facetSizes, inOrder, missed } = answer;
  showCards(result, slices);
  selectedState.setState({ result, selection: moved.selection });
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
    missed,
    scroll: moved.scroll,
  });
}

/** The selection `of` the list before as positions of the new list, and where that stands. */
type Moved = {
  readonly of: Selection;
  readonly selection: Selection;
  readonly scroll: ScrollTarget;
};

/** Where all that was selected has left the list, as when it got what the list is without, the next still is selected. */
async function moveTo({ result: to, length: total }: SearchAnswer, keep: Keep): Promise<Moved> {
  const { result: from, inOrder, total: before } = searchState.getState();
  const { selection } = selectedState.getState();
  if (from === null || before === 0 || total === 0)
    return { of: selection, selection: nothingSelected(total), scroll: { kind: "top" } };
  const untouched = isUntouched(selection);
  const behind = selection.chosen.at(-1)?.[1] ?? null;
  const { ranges, places } = await remap(from, to, {
    ranges: selection.chosen.map(([start, end]): [number, number] => [start, end]),
    places: [
      selection.anchor,
      untouched ? null : selection.focus,
      keep === "stay" ? inView.first : null,
      keep === "stay" && behind !== before ? behind : null,
    ],
  });
  const [anchor = null, focus = null, first = null, after = null] = places;
  const hasAllLeft = selection.chosen.length > 0 && ranges.length === 0 && places.length > 0;
  if (keep === "stay" && hasAllLeft) {
    const at = after ?? closest(selection.chosen[0]?.[0] ?? 0, total);
    const taken = select(nothingSelected(total), at, "only");
    return { of: selection, selection: taken, scroll: stayed(first) };
  }
  const moved = {
    total,
    chosen: positionsOf(ranges),
    anchor,
    focus: untouched ? 0 : (focus ?? (keep === "top" ? 0 : closest(selection.focus, total))),
  };
  // The top of a list that had no order yet means nothing: its newest still may well stand last now.
  if (keep === "stay" && !inOrder && inView.first === 0)
    return { of: selection, selection: moved, scroll: { kind: "top" } };
  if (keep === "stay") return { of: selection, selection: moved, scroll: stayed(first) };
  // What is selected and still found stays in sight; else a new search begins at its best.
  const isKept = moved.chosen.length > 0 && focus !== null;
  return { of: selection, selection: moved, scroll: { kind: isKept ? "focus" : keep } };
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
  if (scroll.kind === "stay") return scroll.to;
  return scroll.kind === "focus" ? Math.max(0, (selection.focus ?? 0) - inView.count) : 0;
}

type Marked = { readonly ranges: [number, number][]; readonly places: (number | null)[] };

/** All that is to be carried over, asked at once: the engine goes through its lists but one time. */
async function remap(from: number, to: number, marked: Marked): Promise<Remapped> {
  const isNothing = marked.ranges.length === 0 && marked.places.every((place) => place === null);
  // A list that is no longer kept has nothing to carry over; the search itself must not fail of it.
  const answer = isNothing ? null : await ask("search.remap", { from, to, ...marked });
  return answer ?? { ranges: [], places: [] };
}

/** A still that left the list hands the keyboard to the one that took its place; of another query it has none. */
function closest(position: number | null, total: number): number {
  return Math.min(position ?? 0, total - 1);
}
