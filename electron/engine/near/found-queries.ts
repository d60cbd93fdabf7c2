import type { ReadableDb } from "../catalog/database.ts";
import { printById } from "../catalog/prints.ts";
import type { Alignment } from "./alignment.ts";
import { candidatesOf, MOST_MATCHES } from "./candidates.ts";
import type { Patch } from "./picture-print.ts";
import { hashAt, readPrintStore, type PrintStore } from "./print-store.ts";
import { unpackPrint } from "./stored-print.ts";
import type { Turn } from "./turn.ts";

/** A picture and those that may be the same, all by the hash of their bytes. */
export type Query = {
  readonly hash: Uint8Array;
  readonly candidates: readonly {
    readonly hash: Uint8Array;
    readonly turn: Turn;
    readonly alignment: Alignment;
  }[];
};

/** `upTo` is the key of the last print that is dealt with once these are compared. */
export type FoundQueries = { readonly upTo: number; readonly queries: readonly Query[] };

/** Told at a time: as much is done again when the search is stopped. */
const TOLD_TOGETHER = 64;
/** Prints for which candidates are looked for in one go, at the most. */
const LONGEST_SPAN = 25_000;
/** Prints among which so many are looked for to begin with; among more it is fewer, for they have more matches. */
const AMONG = 250_000;
/** How much of the room for matches is meant to be filled. */
const FILLED = 0.7;

/**
 * Finds for every print after a key, in their order, those before it that may be of the same picture.
 * Takes as many prints in one go as keep the memory for their matches within bounds.
 */
export function* foundQueries(db: ReadableDb, after: number): Generator<FoundQueries, void> {
  const store = readPrintStore(db);
  const count = store.ids.length;
  const patchesOf = patchesIn(db, store);
  let from = store.ids.findLastIndex((id) => id <= after) + 1;
  let size = Math.ceil(LONGEST_SPAN * Math.min(1, AMONG / Math.max(1, count)));
  while (from < count) {
    const span = { from, to: Math.min(count, from + size) };
    const candidates = candidatesOf(store, span, patchesOf);
    if (candidates === null) {
      size = Math.ceil(size / 2); // a short span has never more matches than fit: see TOLD in alike-codes.ts
      continue;
    }
    const places = [...candidates.found.keys()].toSorted((a, b) => a - b);
    for (let at = 0; at < places.length; at += TOLD_TOGETHER) {
      const together = places.slice(at, at + TOLD_TOGETHER);
      const queries = together.map((place) => ({
        hash: hashAt(store, place),
        candidates: (candidates.found.get(place) ?? []).map((one) => ({
          hash: hashAt(store, one.place),
          turn: one.turn,
          alignment: one.alignment,
        })),
      }));
      yield { upTo: store.ids[together.at(-1) ?? 0] ?? 0, queries };
    }
    yield { upTo: store.ids[span.to - 1] ?? 0, queries: [] };
    from = span.to;
    const room = (MOST_MATCHES * FILLED) / Math.max(1, candidates.matches);
    size = Math.ceil(Math.min(LONGEST_SPAN, size * Math.min(2, room)));
  }
}

/** The patches of a print by its place. Remembers the last ones, for a print is asked for with each of its candidates. */
function patchesIn(db: ReadableDb, { ids }: PrintStore): (place: number) => readonly Patch[] {
  const known = new Map<number, readonly Patch[]>();
  return (place) => {
    const remembered = known.get(place);
    if (remembered !== undefined) return remembered;
    if (known.size === REMEMBERED) known.clear();
    const stored = printById(db, ids[place] ?? 0);
    const { patches } = stored === null ? { patches: [] } : unpackPrint(stored.print);
    known.set(place, patches);
    return patches;
  };
}

const REMEMBERED = 100;
