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

/** After a failure, a slice that is still wanted is asked for again this much later. */
const AGAIN_MS = 1000;

const asked = new Set<number>();
let wanted: { readonly first: number; readonly last: number } = { first: 0, last: -1 };

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
}

/** Tells which positions are in view, half-open: they are fetched, and kept longest. */
export function wantCards(from: number, to: number): void {
  const slices = sliceNumbers(from, to);
  wanted = { first: slices[0] ?? 0, last: slices.at(-1) ?? -1 };
  fetchWanted();
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
