import { facetNames } from "../../../shared/contract/search.ts";
import type { FacetName, Facets, FacetSizes, FacetValue } from "../../../shared/contract/search.ts";
import {
  colourLabels,
  markInWords,
  picks,
  ratings,
  workStates,
  type MarkName,
} from "../../../shared/marks.ts";
import {
  isSingle,
  recordFacets,
  withoutFacet,
  type RecordFacet,
} from "../../../shared/query/facet-terms.ts";
import { keyedName } from "../../../shared/query/keyed-name.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { SearchTree } from "../../../shared/query/tree.ts";
import { printYears } from "../../../shared/query/years.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { countBits, dropBits, keepBits, rowsOf } from "./bits.ts";
import type { Bits } from "./bits.ts";
import { called } from "./called.ts";
import { languageOfKey } from "./language-key.ts";
import { countPlaces, MARK_CODES, placeOf } from "./mark-codes.ts";
import type { Matcher } from "./matcher.ts";
import type { TableName } from "./record-table.ts";
import type { IndexedStills } from "./stills.ts";

/** A caption may be missing in more; they are told by the query language. */
const MAX_LANGUAGES = 40;
const NO_COUNTS = new Uint32Array(0);
/** Values of a facet that come with a search; the others are asked for when one looks through them. */
const MAX_FACET_VALUES = 100;

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
  readonly #matcher: Matcher;
  /** In which captions are written, until anything changes. */
  #languages: readonly string[] | null = null;
  /** Over all living rows, until anything changes. */
  #totals: Counts | null = null;
  readonly #tableTotals = new Map<TableName, Uint32Array>();
  #kindTotals: Uint32Array | null = null;
  /** The wording of values, by record: writing a query for each anew would cost more than counting. */
  readonly #worded = new Map<RecordFacet, Map<number, Wording | null>>();

  constructor(stills: IndexedStills, matcher: Matcher) {
    this.#stills = stills;
    this.#matcher = matcher;
  }

  /** Call it when stills have changed. */
  changed(): void {
    this.#totals = null;
    this.#languages = null;
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

  /** How many living rows have each keyword or one that stands under it. */
  keywordTotals(): Uint32Array {
    return (this.#totals ??= this.#countAlive()).keywords;
  }

  /** How many living rows are of each kind, by the codes of {@link Rows.kinds}. */
  kindTotals(): Uint32Array {
    const { alive, aliveCount, kinds } = this.#stills.rows;
    this.#kindTotals ??= countCodes(rowsOf(alive, aliveCount), kinds);
    return this.#kindTotals;
  }

  /**
   * `matched` are the living rows that a tree describes, `count` of them. Values run from the most frequent down; years
   * from the newest. Of a facet of which a still has only one value, the others than the chosen are counted as well:
   * they can be chosen instead, or beside it.
   */
  facets(tree: SearchTree, matched: Bits, count: number): CountedFacets {
    const { facets, sizes } = this.#facetsOf(this.#countsOf(matched, count));
    const freed = facetNames.flatMap((facet) => {
      const values = this.#freed(tree, { facet, filter: "", offset: 0, limit: MAX_FACET_VALUES });
      return values === null ? [] : [[facet, values] as const];
    });
    return {
      facets: {
        ...facets,
        ...Object.fromEntries(freed.map(([facet, { values }]) => [facet, values])),
      },
      sizes: { ...sizes, ...Object.fromEntries(freed.map(([facet, { total }]) => [facet, total])) },
    };
  }

  /** A part of the values of one facet in these rows, which a tree describes, with how many there are, in the same order. */
  valuesOf(
    tree: SearchTree,
    matched: Bits,
    asked: FacetAsked,
  ): { total: number; values: FacetValue[] } {
    return this.#freed(tree, asked) ?? this.#valuesIn(matched, asked);
  }

  /** The values of a facet in what a tree would describe if it chose none of them; null when it does not. */
  #freed(tree: SearchTree, asked: FacetAsked): { total: number; values: FacetValue[] } | null {
    const others = isSingle(asked.facet)
      ? withoutFacet(tree, asked.facet, (term) => this.#matcher.isValue(term))
      : null;
    return others === null ? null : this.#valuesIn(this.#matcher.match(others), asked);
  }

  #valuesIn(
    matched: Bits,
    { facet, filter, offset, limit }: FacetAsked,
  ): { total: number; values: FacetValue[] } {
    const counts = this.#countsOfOne(facet, matched);
    const wanted = filter.trim();
    if (!isRecordFacet(facet)) {
      const typed = wanted.toLowerCase();
      const values = this.#plainValues(facet, counts).filter(({ value }) =>
        value.toLowerCase().includes(typed),
      );
      return { total: values.length, values: values.slice(offset, offset + limit) };
    }
    const numbers = this.#inOrder(facet, counts, wanted);
    const values = numbers.slice(offset, offset + limit).flatMap((number) => {
      const wording = this.#wordingOf(facet, number);
      return wording === null ? [] : [{ ...wording, count: counts[number] ?? 0 }];
    });
    return { total: numbers.length, values };
  }

  /** The records of a facet that are called so and are in the rows, those of most stills first, then by name. */
  #inOrder(facet: RecordFacet, counts: Uint32Array, text: string): readonly number[] {
    const table = this.#stills.tables[tableOf(facet)];
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
    const totals = (this.#totals ??= this.#countAlive());
    if (count === aliveCount) return totals;
    // More than half: it is quicker to count what is missing.
    const others = alive.slice(0, matched.length);
    dropBits(others, matched);
    return difference(totals, this.#count(others, countBits(others)));
  }

  #countAlive(): Counts {
    const { alive, aliveCount } = this.#stills.rows;
    return this.#count(alive, aliveCount);
  }

  #count(matched: Bits, count: number): Counts {
    this.#captionLanguages(); // counts rows itself, so it comes before the rows below
    const rows = rowsOf(matched, count);
    const marks = countCodes(rows, this.#stills.rows.marks, MARK_CODES);
    const of = (facet: FacetName): Uint32Array => this.#countOne(facet, rows, matched, marks);
    return forEachFacet(of);
  }

  /** The counts of one facet alone. */
  #countsOfOne(facet: FacetName, matched: Bits): Uint32Array {
    if (facet === "languages") this.#captionLanguages(); // as above
    const rows = rowsOf(matched, countBits(matched));
    const marks =
      facet in markFacets ? countCodes(rows, this.#stills.rows.marks, MARK_CODES) : NO_COUNTS;
    return this.#countOne(facet, rows, matched, marks);
  }

  #countOne(facet: FacetName, rows: Uint32Array, matched: Bits, marks: Uint32Array): Uint32Array {
    switch (facet) {
      case "keywords":
        return this.#stills.countKeywords(rows, matched);
      case "kinds":
        return countCodes(rows, this.#stills.rows.kinds);
      case "statuses":
        return countCodes(rows, this.#stills.rows.statuses);
      case "years":
        return this.#countYears(rows);
      case "languages":
        return this.#countMissing(rows.length, matched);
      case "ratings":
      case "colourLabels":
      case "picks":
      case "workStates":
        return countPlaces(marks, markFacets[facet].mark);
      default:
        return this.#stills.countIn(tableOf(facet), rows, matched);
    }
  }

  /** Of each language of captions, how many of the rows have none in it. */
  #countMissing(count: number, matched: Bits): Uint32Array {
    return Uint32Array.from(this.#captionLanguages(), (language) => {
      const written = this.#matcher.written({ what: "caption", language }).slice(0, matched.length);
      keepBits(written, matched);
      return count - countBits(written);
    });
  }

  /** "x-default" is no language that could be missing. */
  #captionLanguages(): readonly string[] {
    if (this.#languages !== null) return this.#languages;
    const table = this.#stills.tables.languages;
    const totals = this.totalsOf("languages");
    const tags = this.#matcher
      .languagesOf("caption", null)
      .filter((number) => (totals[number] ?? 0) > 0)
      .flatMap((number) => languageOfKey(table.record(number)?.names[0] ?? "", "caption") ?? [])
      .filter((tag) => tag !== "x-default");
    return (this.#languages = [...new Set(tags)].toSorted(compareUnits).slice(0, MAX_LANGUAGES));
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
    const facets = forEachFacet((facet) =>
      isRecordFacet(facet)
        ? this.#recordValues(counts[facet], facet)
        : this.#plainValues(facet, counts[facet]),
    );
    return {
      facets: { ...facets, years: facets.years.slice(0, MAX_FACET_VALUES) },
      sizes: forEachFacet((facet) =>
        isRecordFacet(facet) ? countedIn(counts[facet]) : facets[facet].length,
      ),
    };
  }

  /** Values that are no records: all there are. */
  #plainValues(facet: Exclude<FacetName, RecordFacet>, counts: Uint32Array): readonly FacetValue[] {
    switch (facet) {
      case "kinds":
        return sorted(
          stillKinds.map((kind, at) => ({
            value: stillKindNames[kind],
            query: `kind:${kind}`,
            count: counts[at + 1] ?? 0,
          })),
        );
      case "statuses":
        return sorted(
          rightsStatuses.map((status, at) => ({
            value: status,
            query: `status:${status}`,
            count: counts[at] ?? 0,
          })),
        );
      case "years":
        return yearValues(counts);
      case "languages":
        return sorted(
          this.#captionLanguages().map((language, at) => ({
            value: language,
            query: printQuery({ kind: "language", what: "caption", language, present: false }),
            count: counts[at] ?? 0,
          })),
        );
      default:
        return markValues(counts, markFacets[facet]);
    }
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
    const table = this.#stills.tables[tableOf(facet)];
    const record = table.record(number);
    const name = record?.names[0];
    if (record === undefined || name === undefined) return null;
    // creators are no more than their names
    const isShared = facet !== "photographers" && table.names.named(name).length > 1;
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
  return forEachFacet((facet) =>
    totals[facet].map((total, at) => total - (missing[facet][at] ?? 0)),
  );
}

function forEachFacet<Value>(make: (facet: FacetName) => Value): Record<FacetName, Value> {
  // Object.fromEntries knows no more than that the keys are strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(facetNames.map((facet) => [facet, make(facet)])) as Record<
    FacetName,
    Value
  >;
}

function tableOf(facet: RecordFacet): TableName {
  return facet === "photographers" ? "creators" : facet;
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
