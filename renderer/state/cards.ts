import { createStore } from "zustand/vanilla";
import type { StillCard } from "../../shared/still.ts";
import { ask, problemOf } from "../archive.ts";

/** Stills asked for at once. */
const SLICE = 200;
// 60 slices are 12,000 cards, about 6 MB: some thirty screens, so that going back is at once.
const KEPT = 60;
// The engine answers one after the other; more in flight would only delay what is in view now.
const AT_ONCE = 2;

/** The cards of one result list, as far as they were looked at. */
export type Cards = {
  readonly result: number | null;
  /** Slice number to its cards; the least recently wanted first. */
  readonly slices: ReadonlyMap<number, readonly StillCard[]>;
};

export const cardsState = createStore<Cards>(() => ({ result: null, slices: new Map() }));

/** No view is larger; what is drawn beside it is not waited for. */
const VIEW_AT_MOST = 2000;
/** The view is told when it has not moved for so long. */
const VIEW_RESTS_MS = 60;

/** After a failure, a slice that is still wanted is asked for again this much later. */
const AGAIN_MS = 1000;

const asked = new Set<number>();
let wanted: { readonly first: number; readonly last: number } = { first: 0, last: -1 };
let view: { readonly from: number; readonly to: number } = { from: 0, to: 0 };
let telling: ReturnType<typeof setTimeout> | null = null;

/** The card at a position of the present result; undefined while it is on its way. */
export function cardAt({ slices }: Cards, position: number): StillCard | undefined {
  return slices.get(Math.floor(position / SLICE))?.[position % SLICE];
}

/** Fetches the slices around some positions, for a result that is not shown yet. */
export async function fetchSlices(
  result: number,
  from: number,
  to: number,
): Promise<Cards["slices"]> {
  const numbers = sliceNumbers(from, to);
  const answers = await Promise.all(
    numbers.map((slice) => ask("search.slice", inputOf(result, slice))),
  );
  return new Map(numbers.map((slice, i) => [slice, answers[i] ?? []]));
}

/** Shows another result, with the slices fetched for it. What is on its way for the old one is dropped. */
export function showCards(result: number | null, slices: Cards["slices"]): void {
  asked.clear();
  cardsState.setState({ result, slices });
  fetchWanted();
  tellViewSoon();
}

/**
 * Tells which positions are wanted, half-open: they are fetched, and kept longest. Those from `firstInView` on
 * have their thumbnails made first.
 */
export function wantCards(from: number, to: number, firstInView = from): void {
  const slices = sliceNumbers(from, to);
  wanted = { first: slices[0] ?? 0, last: slices.at(-1) ?? -1 };
  view = { from: firstInView, to: Math.min(to, firstInView + VIEW_AT_MOST) };
  fetchWanted();
  tellViewSoon();
}

/** Once it rests: while it moves, each part of it would have the one before made in vain. */
function tellViewSoon(): void {
  if (telling !== null) clearTimeout(telling);
  telling = setTimeout(tellView, VIEW_RESTS_MS);
}

/** A slice is made thumbnails of from its start, wherever in it the view is; so the view is told again after each. */
function tellView(): void {
  telling = null;
  const cards = cardsState.getState();
  const { from, to } = view;
  const isWanting = Array.from({ length: to - from }, (_, at) => cardAt(cards, from + at)).some(
    (card) => card === undefined || card.thumbnail === "pending",
  );
  if (cards.result === null || !isWanting) return;
  // What is told too late, of a list that is no longer kept, is told again with the next.
  ask("search.view", { result: cards.result, from, count: to - from }).catch(() => undefined);
}

function fetchWanted(): void {
  const { result, slices } = cardsState.getState();
  if (result === null) return;
  for (let slice = wanted.first; slice <= wanted.last; slice++) {
    if (asked.size >= AT_ONCE) return;
    if (!slices.has(slice) && !asked.has(slice)) void fetchSlice(result, slice);
  }
}

async function fetchSlice(result: number, slice: number): Promise<void> {
  asked.add(slice);
  try {
    const cards = await ask("search.slice", inputOf(result, slice));
    if (cardsState.getState().result !== result) return;
    cardsState.setState(({ slices }) => ({ slices: bounded(new Map(slices).set(slice, cards)) }));
    asked.delete(slice);
    fetchWanted();
    tellViewSoon();
  } catch (thrown) {
    if (cardsState.getState().result !== result) return;
    asked.delete(slice);
    setTimeout(fetchWanted, AGAIN_MS); // not at once: what failed would only fail again
    console.warn("A slice of the result could not be had.", problemOf(thrown).message);
  }
}

function bounded(slices: Map<number, readonly StillCard[]>): Cards["slices"] {
  for (const slice of slices.keys()) {
    if (slices.size <= KEPT) break;
    if (slice < wanted.first || slice > wanted.last) slices.delete(slice);
  }
  return slices;
}

function inputOf(result: number, slice: number): { result: number; from: number; count: number } {
  return { result, from: slice * SLICE, count: SLICE };
}

function sliceNumbers(from: number, to: number): number[] {
  const first = Math.floor(Math.max(0, from) / SLICE);
  const last = Math.floor((to - 1) / SLICE);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
