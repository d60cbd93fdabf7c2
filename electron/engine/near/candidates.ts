import { agreement, type Agreement, type Match } from "./alignment.ts";
import { eachAlike } from "./alike-codes.ts";
import { codesBetween, SPOTS, turnedCodes } from "./codes.ts";
import type { Patch } from "./picture-print.ts";
import type { PrintCodes } from "./print-store.ts";
import { turnedArea } from "./turned-area.ts";
import { turns, type Turn } from "./turn.ts";

/** Patches that agree make a candidate from here on: one by itself may look alike by chance. */
const AGREEING = 2;
/** Candidates of one print at the most, the best. */
const CANDIDATES = 12;
/** Matches that are gathered before they are put together by prints, at the most: 64 MB. */
export const MOST_MATCHES = 8_000_000;

/** A print that may be of the same picture as another, by its place, once the other is turned so. */
export type Candidate = Agreement & { readonly place: number; readonly turn: Turn };

/** The prints from one place up to another. */
export type Span = { readonly from: number; readonly to: number };

export type Candidates = {
  /** By the place of the print they were found for, best first. */
  readonly found: ReadonlyMap<number, readonly Candidate[]>;
  /** How many matches of patches were looked through. */
  readonly matches: number;
};

/**
 * The likeliest prints to be of the same picture as each of a span, among those before it. Null where
 * there are more matches than fit in memory: ask for a shorter span. `patchesOf` gives the patches of
 * the print at a place.
 */
export function candidatesOf(
  store: PrintCodes,
  span: Span,
  patchesOf: (place: number) => readonly Patch[],
): Candidates | null {
  const numbers = matchNumbers(store, span);
  if (numbers === null) return null;
  const found = new Map<number, readonly Candidate[]>();
  for (let start = 0, end = 0; start < numbers.length; start = end) {
    end = endOfPair(numbers, start);
    if (end - start < AGREEING && (numbers[start] ?? 0) % MATCHES !== 0) continue; // most are by chance
    const { turn, other, one } = parted(numbers[start] ?? 0, store, span);
    const pair = { mine: patchesOf(one), theirs: patchesOf(other), turn };
    const agreed = agreement(
      [...numbers.subarray(start, end)].flatMap((number) =>
        matchOf(parted(number, store, span).match, pair),
      ),
    );
    if (agreed === null || agreed.patches < AGREEING) continue;
    found.set(one, withCandidate(found.get(one) ?? [], { ...agreed, place: other, turn }));
  }
  return { found, matches: numbers.length };
}

/** A match within two prints as a number: 0 when the whole pictures match. */
const PATCHES = SPOTS + 1;
const MATCHES = PATCHES * PATCHES;

/** All matches, each as one number, so that sorting puts those of two prints together; null when they are too many. */
function matchNumbers(store: PrintCodes, span: Span): Float64Array | null {
  let numbers = new Float64Array(FIRST_ROOM);
  let count = 0;
  const note = (one: number, other: number, turn: number, match: number): boolean => {
    if (count === MOST_MATCHES) return false;
    if (count === numbers.length) numbers = withRoom(numbers);
    numbers[count] = ((one * store.ids.length + other) * turns.length + turn) * MATCHES + match;
    count += 1;
    return true;
  };
  // those after the span are not looked at
  const spots = codesBetween(store.spots, 0, span.to);
  const wholes = codesBetween(store.wholes, 0, span.to);
  const turned = turnedCodes(codesBetween(wholes, span.from, span.to));
  const toldAll =
    eachAlike(wholes, turned, span.from, (kept, sought) =>
      note(Math.floor(sought / turns.length), kept, sought % turns.length, 0),
    ) &&
    eachAlike(spots, codesBetween(spots, span.from, span.to), span.from, (kept, sought) => {
      const match = ((sought % SPOTS) + 1) * PATCHES + (kept % SPOTS) + 1;
      return note(Math.floor(sought / SPOTS), Math.floor(kept / SPOTS), 0, match);
    });
  // oxlint-disable-next-line unicorn/no-array-sort -- a sorted copy would need as much memory again
  return toldAll ? numbers.subarray(0, count).sort() : null;
}

const FIRST_ROOM = 65_536;

function withRoom(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.min(MOST_MATCHES, numbers.length * 2));
  larger.set(numbers);
  return larger;
}

function endOfPair(numbers: Float64Array, start: number): number {
  const pair = Math.floor((numbers[start] ?? 0) / MATCHES);
  let end = start + 1;
  while (end < numbers.length && Math.floor((numbers[end] ?? 0) / MATCHES) === pair) end += 1;
  return end;
}

type Parted = {
  readonly match: number;
  readonly turn: Turn;
  readonly other: number;
  readonly one: number;
};

function parted(number: number, { ids }: PrintCodes, { from }: Span): Parted {
  const met = Math.floor(number / MATCHES);
  const pair = Math.floor(met / turns.length);
  return {
    match: number % MATCHES,
    turn: turns[met % turns.length] ?? 1,
    other: pair % ids.length,
    one: from + Math.floor(pair / ids.length),
  };
}

type Pair = {
  readonly mine: readonly Patch[];
  readonly theirs: readonly Patch[];
  readonly turn: Turn;
};

function matchOf(match: number, { mine, theirs, turn }: Pair): Match[] {
  const one = mine[Math.floor(match / PATCHES)];
  const other = theirs[match % PATCHES];
  if (one === undefined || other === undefined) return [];
  return [{ one: turnedArea(one, turn), other, whole: match === 0 }];
}

/** Keeps the best; of one print that fits in several ways, the way that fits best. */
function withCandidate(known: readonly Candidate[], candidate: Candidate): readonly Candidate[] {
  const same = known.find(({ place }) => place === candidate.place);
  if (same !== undefined && same.patches >= candidate.patches) return known;
  return [...known.filter((one) => one !== same), candidate]
    .toSorted((a, b) => b.patches - a.patches || a.place - b.place)
    .slice(0, CANDIDATES);
}
