import { byCodePoints } from "./by-code-points.ts";
import { stillKinds, type StillKind } from "../../../shared/still.ts";
import {
  OF_THE_FILM,
  type ChoiceFinder,
  type RankedRecord,
  type RecordField,
  type Wanted,
} from "../catalog/choices.ts";
import { emptyBits, keepBits } from "./bits.ts";
import type { Engine } from "./engine-parts.ts";
import { called } from "./called.ts";
import type { TableName } from "./record-table.ts";

const tableOf: Readonly<Record<RecordField, TableName>> = {
  film: "films",
  scene: "scenes",
  character: "characters",
  performer: "performers",
  rightsHolder: "rightsHolders",
  keyword: "keywords",
};

/** Finds what to tag with in the index: no table of stills is read for it. Good until the index changes. */
export function choiceFinderOf(engine: Engine): ChoiceFinder {
  return {
    records: (field, wanted) => recordsFor(engine, field, wanted),
    ofKind: (kind: StillKind) => engine.counts.ofAll().kinds[stillKinds.indexOf(kind) + 1] ?? 0,
    filmOfAll: (stills) => filmOfAll(engine, stills),
  };
}

function recordsFor(engine: Engine, field: RecordField, wanted: Wanted): RankedRecord[] {
  const { stills } = engine;
  const table = stills.tables[tableOf[field]];
  const counts = engine.counts.ofTable(tableOf[field]);
  const isOwn = ownOf(engine, field, wanted);
  const isOffered = offered(engine, field, wanted, counts);
  const name = (number: number): string => table.record(number)?.names[0] ?? "";
  const keyOf = (number: number): number => table.record(number)?.id ?? 0;
  const speaking = (number: number): number => wanted.likely.get(keyOf(number)) ?? 0;
  const likelihood = (number: number): number =>
    (isOwn(number) ? OF_THE_FILM : 0) + speaking(number);
  const { own, holders } = wanted.cast;
  const billing = (number: number): number => own.get(keyOf(number)) ?? Number.MAX_SAFE_INTEGER;
  const holds = (number: number): number =>
    (counts[number] ?? 0) > 0 || holders.has(keyOf(number)) ? 1 : 0;
  const order = (a: number, b: number): number =>
    likelihood(b) - likelihood(a) ||
    billing(a) - billing(b) ||
    (field === "rightsHolder" ? holds(b) - holds(a) : 0) ||
    (counts[b] ?? 0) - (counts[a] ?? 0) ||
    byCodePoints(name(a), name(b)) ||
    keyOf(a) - keyOf(b);
  return firstOf(called(table, wanted.text), isOffered, order, wanted.most).map((number) => ({
    id: keyOf(number),
    stills: counts[number] ?? 0,
    own: isOwn(number),
    likely: speaking(number),
  }));
}

type Accept = (number: number) => boolean;

/**
 * Deleted records have no name; agents are of a field when a still or, for performers, a cast has them there,
 * or when nothing has them at all: whoever was made by hand may come to do either, but a company performs in
 * nothing. Before anything is typed only those are rights holders who are it somewhere, or of whom something
 * speaks for it.
 */
function offered(
  { counts: all, stills: { tables } }: Engine,
  field: RecordField,
  { film, cast, text, likely }: Wanted,
  counts: Uint32Array,
): Accept {
  const table = tables[tableOf[field]];
  const exists: Accept = (number) => (table.record(number)?.names.length ?? 0) > 0;
  if (field === "rightsHolder" || field === "performer") {
    const other = field === "performer" ? "rightsHolders" : "performers";
    const ofOther = all.ofTable(other);
    return (number) => {
      if (!exists(number)) return false;
      const id = table.record(number)?.id ?? 0;
      const isHere = (counts[number] ?? 0) > 0;
      const isThere = tables[other].knows(id) && (ofOther[tables[other].numberOf(id)] ?? 0) > 0;
      if (field === "performer")
        return isHere || cast.all.has(id) || !(isThere || cast.companies.has(id));
      const isHolder = isHere || cast.holders.has(id) || likely.has(id);
      return isHolder || (text !== "" && !(isThere || cast.all.has(id)));
    };
  }
  if (field !== "scene" || film === null) return exists;
  return (number) => exists(number) && (table.record(number)?.film ?? film) === film;
}

/** Whether a record belongs to the film of the stills. */
function ownOf(engine: Engine, field: RecordField, { film, cast }: Wanted): Accept {
  const table = engine.stills.tables[tableOf[field]];
  switch (field) {
    case "film":
      return (number) => table.record(number)?.id === film;
    case "scene":
      return (number) => (table.record(number)?.film ?? null) === film;
    case "character":
    case "performer":
      return (number) => cast.own.has(table.record(number)?.id ?? 0);
    case "rightsHolder": {
      const counts = film === null ? null : holdersIn(engine, film);
      return (number) => (counts?.[number] ?? 0) > 0 || cast.own.has(table.record(number)?.id ?? 0);
    }
    case "keyword":
      return () => false;
  }
}

/** How many stills of a film each rights holder has. */
function holdersIn({ stills }: Engine, film: number): Uint32Array {
  const bits = emptyBits(stills.rows.count);
  if (stills.tables.films.knows(film))
    stills.addRowsWith("films", [stills.tables.films.numberOf(film)], bits);
  keepBits(bits, stills.rows.alive);
  return stills.countIn("rightsHolders", bits);
}

/** The film that all these stills share; null when they share none, or have none. */
function filmOfAll({ stills }: Engine, ids: Uint32Array): number | null {
  const { rows, tables } = stills;
  const { starts, values } = rows.lists.films;
  let shared: number | null = null;
  for (const id of ids) {
    const row = stills.rowOf(id);
    if (row === null) continue;
    const start = starts[row] ?? 0;
    const film = start < (starts[row + 1] ?? 0) ? (values[start] ?? null) : null;
    if (film === null || (shared !== null && shared !== film)) return null;
    shared = film;
  }
  return shared === null ? null : (tables.films.record(shared)?.id ?? null);
}

/** The first few in an order, of many that need not be sorted for it. */
function firstOf(
  numbers: Iterable<number>,
  accept: Accept,
  order: (a: number, b: number) => number,
  most: number,
): number[] {
  const first: number[] = [];
  for (const number of numbers) {
    const last = first[most - 1];
    if (!accept(number) || (last !== undefined && order(number, last) >= 0)) continue;
    let at = Math.min(first.length, most - 1);
    for (; at > 0 && order(number, first[at - 1] ?? 0) < 0; at--) first[at] = first[at - 1] ?? 0;
    first[at] = number;
  }
  return first;
}
