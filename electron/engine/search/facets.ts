import type { FacetName, Facets, FacetSizes, FacetValue } from "../../../shared/contract/search.ts";
import {
  colourLabels,
  markInWords,
  picks,
  ratings,
  workStates,
  type MarkName,
} from "../../../shared/marks.ts";
import { keyedName } from "../../../shared/query/keyed-name.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { TextualField } from "../../../shared/query/tree.ts";
import { printYears } from "../../../shared/query/years.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { countBits, dropBits, rowsOf } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { called } from "./called.ts";
import { countPlaces, MARK_CODES, placeOf } from "./mark-codes.ts";
import type { TableName } from "./record-table.ts";
import type { IndexedStills } from "./stills.ts";

/** Values of a facet that come with a search; the others are asked for when one looks through them. */
const MAX_FACET_VALUES = 100;

const recordFacets = {
  films: "film",
  scenes: "scene",
  characters: "character",
  performers: "performer",
  rightsHolders: "rights",
  keywords: "keyword",
} as const satisfies Partial<Record<FacetName, TextualField>>;
type RecordFacet = keyof typeof recordFacets;

type MarkFacet = {
  readonly mark: MarkName;
  /** In the order in which they are listed, whatever their counts: people know these lists by heart. */
  readonly values: readonly (string | number)[];
  readonly field: string;
};
const markFacets = {
  ratings: { mark: "rating", values: ratings.toReversed(), field: "rating" },
  colourLabels: { mark: "colourLabel", values: colourLabels, field: "label" },
  picks: { mark: "pick", values: picks, field: "is" },
  workStates: { mark: "workState", values: workStates, field: "is" },
} as const satisfies Partial<Record<FacetName, MarkFacet>>;

// Years are counted in an array from this one on.
const FIRST_YEAR = -10_000;
const YEARS = 20_001;

type Counts = Readonly<Record<FacetName, Uint32Array>>;

/** Facets, and how many values each has in all. */
export type CountedFacets = { readonly facets: Facets; readonly sizes: FacetSizes };

/** Which of the values of a facet are asked for. */
export type FacetAsked = {
  readonly facet: FacetName;
  /** What is typed of their names. */
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
};

/** Counts what is in a result, value by value. */
export class FacetCounter {
  readonly #stills: IndexedStills;
  /** Over all living rows, until anything changes. */
  #totals: Counts | null = null;
  readonly #tableTotals = new Map<TableName, Uint32Array>();
  #kindTotals: Uint32Array | null = null;
  /** The wording of values, by record: writing a query for each anew would cost more than counting. */
  readonly #worded = new Map<RecordFacet, Map<number, Wording | null>>();

  constructor(stills: IndexedStills) {
    this.#stills = stills;
  }

  /** Call it when stills have changed. */
  changed(): void {
    this.#totals = null;
    this.#tableTotals.clear();
    this.#kindTotals = null;
  }

  /** Call it when records have changed. */
  recordsChanged(): void {
    this.changed();
    this.#worded.clear();
  }

  /** How many living rows have each record of a table. */
  totalsOf(table: TableName): Uint32Array {
    const known = this.#tableTotals.get(table);
    if (known !== undefined) return known;
    const { alive, aliveCount } = this.#stills.rows;
    const totals = this.#stills.countIn(table, rowsOf(alive, aliveCount), alive);
    this.#tableTotals.set(table, totals);
    return totals;
  }

  /** How many living rows are of each kind, by the codes of {@link Rows.kinds}. */
  kindTotals(): Uint32Array {
    const { alive, aliveCount, kinds } = this.#stills.rows;
    this.#kindTotals ??= countCodes(rowsOf(alive, aliveCount), kinds);
    return this.#kindTotals;
  }

  /** `matched` are living rows, `count` of them. Values run from the most frequent down; years from the newest. */
  facets(matched: Bits, count: number): CountedFacets {
    return this.#facetsOf(this.#countsOf(matched, count));
  }

  /** A part of the values of one facet in these rows, with how many there are, in the same order. */
  valuesOf(
    matched: Bits,
    count: number,
    { facet, filter, offset, limit }: FacetAsked,
  ): { total: number; values: FacetValue[] } {
    const counts = this.#countsOf(matched, count);
    const wanted = filter.trim();
    if (!isRecordFacet(facet)) {
      const typed = wanted.toLowerCase();
      const values = this.#plainValues(counts)[facet].filter(({ value }) =>
        value.toLowerCase().includes(typed),
      );
      return { total: values.length, values: values.slice(offset, offset + limit) };
    }
    const numbers = this.#inOrder(facet, counts[facet], wanted);
    const values = numbers.slice(offset, offset + limit).flatMap((number) => {
      const wording = this.#wordingOf(facet, number);
      return wording === null ? [] : [{ ...wording, count: counts[facet][number] ?? 0 }];
    });
    return { total: numbers.length, values };
  }

  /** The records of a facet that are called so and are in the rows, those of most stills first, then by name. */
  #inOrder(facet: RecordFacet, counts: Uint32Array, text: string): readonly number[] {
    const table = this.#stills.tables[facet];
    const found: { readonly number: number; readonly name: string; readonly id: number }[] = [];
    for (const number of called(table, text)) {
      const record = (counts[number] ?? 0) > 0 ? table.record(number) : undefined;
      const name = record?.names[0];
      if (record !== undefined && name !== undefined) found.push({ number, name, id: record.id });
    }
    return found
      .toSorted(
        (a, b) =>
          (counts[b.number] ?? 0) - (counts[a.number] ?? 0) ||
          compareUnits(a.name, b.name) ||
          a.id - b.id,
      )
      .map(({ number }) => number);
  }

  #countsOf(matched: Bits, count: number): Counts {
    const { alive, aliveCount } = this.#stills.rows;
    if (count * 2 <= aliveCount) return this.#count(matched, count);
    this.#totals ??= this.#count(alive, aliveCount);
    if (count === aliveCount) return this.#totals;
    // More than half: it is quicker to count what is missing.
    const others = alive.slice(0, matched.length);
    dropBits(others, matched);
    return difference(this.#totals, this.#count(others, countBits(others)));
  }

  #count(matched: Bits, count: number): Counts {
    const rows = rowsOf(matched, count);
    const marks = countCodes(rows, this.#stills.rows.marks, MARK_CODES);
    return {
      films: this.#stills.countIn("films", rows, matched),
      scenes: this.#stills.countIn("scenes", rows, matched),
      characters: this.#stills.countIn("characters", rows, matched),
      performers: this.#stills.countIn("performers", rows, matched),
      rightsHolders: this.#stills.countIn("rightsHolders", rows, matched),
      keywords: this.#stills.countIn("keywords", rows, matched),
      kinds: countCodes(rows, this.#stills.rows.kinds),
      statuses: countCodes(rows, this.#stills.rows.statuses),
      years: this.#countYears(rows),
      ratings: countPlaces(marks, "rating"),
      colourLabels: countPlaces(marks, "colourLabel"),
      picks: countPlaces(marks, "pick"),
      workStates: countPlaces(marks, "workState"),
    };
  }

  #countYears(rows: Uint32Array): Uint32Array {
    const { years } = this.#stills;
    const counts = new Uint32Array(YEARS);
    for (let at = 0; at < rows.length; at++) {
      const year = (years[rows[at] ?? 0] ?? 0) - FIRST_YEAR;
      counts[year] = (counts[year] ?? 0) + 1;
    }
    return counts;
  }

  #facetsOf(counts: Counts): CountedFacets {
    const plain = this.#plainValues(counts);
    const records = {
      films: this.#recordValues(counts.films, "films"),
      scenes: this.#recordValues(counts.scenes, "scenes"),
      characters: this.#recordValues(counts.characters, "characters"),
      performers: this.#recordValues(counts.performers, "performers"),
      rightsHolders: this.#recordValues(counts.rightsHolders, "rightsHolders"),
      keywords: this.#recordValues(counts.keywords, "keywords"),
    };
    return {
      facets: { ...records, ...plain, years: plain.years.slice(0, MAX_FACET_VALUES) },
      sizes: {
        films: countedIn(counts.films),
        scenes: countedIn(counts.scenes),
        characters: countedIn(counts.characters),
        performers: countedIn(counts.performers),
        rightsHolders: countedIn(counts.rightsHolders),
        keywords: countedIn(counts.keywords),
        kinds: plain.kinds.length,
        statuses: plain.statuses.length,
        years: plain.years.length,
        ratings: plain.ratings.length,
        colourLabels: plain.colourLabels.length,
        picks: plain.picks.length,
        workStates: plain.workStates.length,
      },
    };
  }

  /** Values that are no records: all there are. */
  #plainValues(counts: Counts): Omit<Facets, RecordFacet> {
    return {
      kinds: sorted(
        stillKinds.map((kind, at) => ({
          value: stillKindNames[kind],
          query: `kind:${kind}`,
          count: counts.kinds[at + 1] ?? 0,
        })),
      ),
      statuses: sorted(
        rightsStatuses.map((status, at) => ({
          value: status,
          query: `status:${status}`,
          count: counts.statuses[at] ?? 0,
        })),
      ),
      years: yearValues(counts.years),
      ratings: markValues(counts.ratings, markFacets.ratings),
      colourLabels: markValues(counts.colourLabels, markFacets.colourLabels),
      picks: markValues(counts.picks, markFacets.picks),
      workStates: markValues(counts.workStates, markFacets.workStates),
    };
  }

  #recordValues(counts: Uint32Array, facet: RecordFacet): readonly FacetValue[] {
    const least = leastShown(counts);
    const values: FacetValue[] = [];
    for (let number = 0; number < counts.length; number++) {
      const count = counts[number] ?? 0;
      const wording = count < least ? null : this.#wordingOf(facet, number);
      if (wording !== null) values.push({ ...wording, count });
    }
    return sorted(values).slice(0, MAX_FACET_VALUES);
  }

  #wordingOf(facet: RecordFacet, number: number): Wording | null {
    const known = this.#worded.get(facet) ?? new Map<number, Wording | null>();
    this.#worded.set(facet, known);
    const wording = known.get(number) ?? this.#word(facet, number);
    known.set(number, wording);
    return wording;
  }

  #word(facet: RecordFacet, number: number): Wording | null {
    const record = this.#stills.tables[facet].record(number);
    const name = record?.names[0];
    if (record === undefined || name === undefined) return null;
    const isShared = this.#stills.tables[facet].names.named(name).length > 1;
    const query = printQuery({
      kind: "field",
      field: recordFacets[facet],
      value: isShared ? keyedName(name, record.id) : name,
    });
    return isShared ? { value: name, query, shared: record.id } : { value: name, query };
  }
}

function isRecordFacet(facet: FacetName): facet is RecordFacet {
  return facet in recordFacets;
}

/** How many values are there at all. */
function countedIn(counts: Uint32Array): number {
  let values = 0;
  for (let at = 0; at < counts.length; at++) if ((counts[at] ?? 0) > 0) values += 1;
  return values;
}

type Wording = Omit<FacetValue, "count">;

/** How many of these rows have each code; codes are below `codes`. */
function countCodes(rows: Uint32Array, column: Uint8Array | Int16Array, codes = 256): Uint32Array {
  const counts = new Uint32Array(codes);
  for (let at = 0; at < rows.length; at++) {
    const code = column[rows[at] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function difference(totals: Counts, missing: Counts): Counts {
  const less = (facet: FacetName): Uint32Array =>
    totals[facet].map((total, at) => total - (missing[facet][at] ?? 0));
  return {
    films: less("films"),
    scenes: less("scenes"),
    characters: less("characters"),
    performers: less("performers"),
    rightsHolders: less("rightsHolders"),
    kinds: less("kinds"),
    statuses: less("statuses"),
    years: less("years"),
    ratings: less("ratings"),
    colourLabels: less("colourLabels"),
    picks: less("picks"),
    workStates: less("workStates"),
    keywords: less("keywords"),
  };
}

/**
 * The count from which values can be among the first; 1 when all are. Counts are first put in powers of
 * two, so that only those in the decisive one need sorting.
 */
function leastShown(counts: Uint32Array): number {
  const sizes = new Uint32Array(33);
  for (let at = 0; at < counts.length; at++) {
    const size = 32 - Math.clz32(counts[at] ?? 0);
    sizes[size] = (sizes[size] ?? 0) + 1;
  }
  let wanted = MAX_FACET_VALUES;
  for (let size = 32; size > 0; size--) {
    const here = sizes[size] ?? 0;
    if (here > wanted)
      return (
        counts.filter((count) => 32 - Math.clz32(count) === size).toSorted()[
          here - Math.max(1, wanted)
        ] ?? 1
      );
    wanted -= here;
  }
  return 1;
}

function yearValues(counts: Uint32Array): readonly FacetValue[] {
  const values: FacetValue[] = [];
  for (let at = YEARS - 1; at >= 0; at--) {
    const count = counts[at] ?? 0;
    const year = at + FIRST_YEAR;
    if (count > 0 && year !== 0)
      values.push({
        value: String(year),
        count,
        query: `year:${printYears({ from: year, to: year })}`,
      });
  }
  return values;
}

function markValues(
  counts: Uint32Array,
  { mark, values, field }: MarkFacet,
): readonly FacetValue[] {
  return values
    .map((value) => ({
      value: markInWords(mark, value) ?? "",
      count: counts[placeOf(mark, value)] ?? 0,
      query: `${field}:${value}`,
    }))
    .filter(({ count }) => count > 0);
}

function sorted(values: readonly FacetValue[]): readonly FacetValue[] {
  return values
    .filter(({ count }) => count > 0)
    .toSorted(
      (a, b) =>
        b.count - a.count || compareUnits(a.value, b.value) || compareUnits(a.query, b.query),
    );
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
