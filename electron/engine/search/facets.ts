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
  withoutLastChoice,
  type RecordFacet,
} from "../../../shared/query/facet-terms.ts";
import { keyedName } from "../../../shared/query/keyed-name.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { SearchTree } from "../../../shared/query/tree.ts";
import { printYears } from "../../../shared/query/years.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { countBits, countCommon } from "./bits.ts";
import { FIRST_YEAR } from "./code-counts.ts";
import type { Bits } from "./bits.ts";
import { called } from "./called.ts";
import { languageOfKey } from "./language-key.ts";
import { placeOf } from "./mark-codes.ts";
import type { Matcher } from "./matcher.ts";
import { compareNames, mostFrequent } from "./most-frequent.ts";
import { facetMarks, tableOf, type RowCounts } from "./row-counts.ts";
import type { IndexedStills } from "./stills.ts";

/** A caption may be missing in more; they are told by the query language. */
const MAX_LANGUAGES = 40;
/** Values of a facet that come with a search; the others are asked for when one looks through them. */
const MAX_FACET_VALUES = 100;

type MarkFacet = {
  readonly mark: MarkName;
  /** In the order in which they are listed, whatever their counts: people know these lists by heart. */
  readonly values: readonly (string | number)[];
  readonly field: string;
};
const markFacets = {
  ratings: { mark: facetMarks.ratings, values: ratings.toReversed(), field: "rating" },
  colourLabels: { mark: facetMarks.colourLabels, values: colourLabels, field: "label" },
  picks: { mark: facetMarks.picks, values: picks, field: "is" },
  workStates: { mark: facetMarks.workStates, values: workStates, field: "is" },
} as const satisfies Partial<Record<FacetName, MarkFacet>>;

const listedFacets = facetNames.filter(isRecordFacet);

type AllCounts = Readonly<Record<FacetName, Uint32Array>>;

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

/** Words what is in a result, value by value, with how often it is. */
export class FacetValues {
  readonly #stills: IndexedStills;
  readonly #matcher: Matcher;
  readonly #counts: RowCounts;
  /** The wording of values, by record: writing a query for each anew would cost more than counting. */
  readonly #worded = new Map<RecordFacet, Map<number, Wording | null>>();

  constructor(stills: IndexedStills, matcher: Matcher, counts: RowCounts) {
    this.#stills = stills;
    this.#matcher = matcher;
    this.#counts = counts;
  }

  /** Call it when records have changed. */
  recordsChanged(): void {
    this.#worded.clear();
  }

  /**
   * `matched` are the living rows that a tree describes, `count` of them. Values run from the most frequent down; years
   * from the newest. Of a facet of which a still has only one value, the others than the chosen are counted as well:
   * they can be chosen instead, or beside it. Of records of which it may have several, those that it can have beside the
   * chosen come first, and then those that can only be meant instead.
   */
  facets(tree: SearchTree, matched: Bits, count: number): CountedFacets {
    const counts = this.#countsIn(matched, count);
    const { facets, sizes } = this.#facetsOf(counts);
    const besides = listedFacets.flatMap((facet) => {
      const beside = this.#besideIn(tree, facet, counts[facet]);
      if (beside === null) return [];
      const table = this.#stills.tables[tableOf(facet)];
      const { numbers, total } = mostFrequent(beside, table, MAX_FACET_VALUES);
      const values = [...facets[facet], ...this.#counted(numbers, beside, facet).map(asBeside)];
      return [
        [
          facet,
          { values: values.slice(0, MAX_FACET_VALUES), total: sizes[facet] + total },
        ] as const,
      ];
    });
    const singles = facetNames.flatMap((facet) => {
      const values = this.#freed(tree, { facet, filter: "", offset: 0, limit: MAX_FACET_VALUES });
      return values === null ? [] : [[facet, values] as const];
    });
    const freed = [...besides, ...singles];
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
    return this.#freed(tree, asked) ?? this.#valuesIn(matched, asked, tree);
  }

  /**
   * How many stills more each value of a facet that none of a result has would find beside the chosen; null when the
   * tree chooses none. `counts` are those of the result.
   */
  #besideIn(tree: SearchTree, facet: RecordFacet, counts: Uint32Array): Uint32Array | null {
    const others = isSingle(facet)
      ? null
      : withoutLastChoice(tree, facet, (term) => this.#matcher.isValue(term));
    if (others === null) return null;
    const beside = this.#counts.ofFacet(facet, this.#matcher.match(others));
    for (const [number, count] of counts.entries()) if (count > 0) beside[number] = 0;
    return beside;
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
    tree: SearchTree | null = null,
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
    const beside = tree === null ? null : this.#besideIn(tree, facet, counts);
    const numbers = this.#inOrder(facet, counts, wanted);
    const others = beside === null ? [] : this.#inOrder(facet, beside, wanted);
    const values = this.#counted(numbers.slice(offset, offset + limit), counts, facet);
    const from = Math.max(0, offset - numbers.length);
    const more = others.slice(from, from + limit - values.length);
    return {
      total: numbers.length + others.length,
      values: [...values, ...this.#counted(more, beside ?? counts, facet).map(asBeside)],
    };
  }

  /** The records of a facet that are called so and are in the rows, those of most stills first, then by name. */
  #inOrder(facet: RecordFacet, counts: Uint32Array, text: string): readonly number[] {
    const table = this.#stills.tables[tableOf(facet)];
    return [...called(table, text)]
      .filter((number) => (counts[number] ?? 0) > 0 && table.record(number)?.names[0] !== undefined)
      .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || compareNames(a, b, table));
  }

  #countsIn(matched: Bits, count: number): AllCounts {
    return { languages: this.#countMissing(count, matched), ...this.#counts.of(matched, count) };
  }

  /** The counts of one facet alone. */
  #countsOfOne(facet: FacetName, matched: Bits): Uint32Array {
    return facet === "languages"
      ? this.#countMissing(countBits(matched), matched)
      : this.#counts.ofFacet(facet, matched);
  }

  /** Of each language of captions, how many of the rows have none in it. */
  #countMissing(count: number, matched: Bits): Uint32Array {
    return Uint32Array.from(
      this.#captionLanguages(),
      (language) =>
        count - countCommon(this.#matcher.written({ what: "caption", language }), matched),
    );
  }

  /** "x-default" is no language that could be missing. */
  #captionLanguages(): readonly string[] {
    const table = this.#stills.tables.languages;
    const totals = this.#counts.ofTable("languages");
    const tags = this.#matcher
      .languagesOf("caption", null)
      .filter((number) => (totals[number] ?? 0) > 0)
      .flatMap((number) => languageOfKey(table.record(number)?.names[0] ?? "", "caption") ?? [])
      .filter((tag) => tag !== "x-default");
    return [...new Set(tags)].toSorted(compareUnits).slice(0, MAX_LANGUAGES);
  }

  #facetsOf(counts: AllCounts): CountedFacets {
    const all = forEachFacet((facet) =>
      isRecordFacet(facet)
        ? this.#recordValues(counts[facet], facet)
        : listed(this.#plainValues(facet, counts[facet])),
    );
    return {
      facets: forEachFacet((facet) => all[facet].values),
      sizes: forEachFacet((facet) => all[facet].total),
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

  #recordValues(counts: Uint32Array, facet: RecordFacet): Listed {
    const table = this.#stills.tables[tableOf(facet)];
    const { numbers, total } = mostFrequent(counts, table, MAX_FACET_VALUES);
    return { values: this.#counted(numbers, counts, facet), total };
  }

  #counted(numbers: readonly number[], counts: Uint32Array, facet: RecordFacet): FacetValue[] {
    return numbers.flatMap((number) => {
      const wording = this.#wordingOf(facet, number);
      return wording === null ? [] : [{ ...wording, count: counts[number] ?? 0 }];
    });
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

function asBeside(value: FacetValue): FacetValue {
  return { ...value, beside: true };
}

/** The values of a facet that come with a search, and how many it has. */
type Listed = { readonly values: readonly FacetValue[]; readonly total: number };

function listed(values: readonly FacetValue[]): Listed {
  return { values: values.slice(0, MAX_FACET_VALUES), total: values.length };
}

type Wording = Omit<FacetValue, "count">;

function forEachFacet<Value>(make: (facet: FacetName) => Value): Record<FacetName, Value> {
  // Object.fromEntries knows no more than that the keys are strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(facetNames.map((facet) => [facet, make(facet)])) as Record<
    FacetName,
    Value
  >;
}

function yearValues(counts: Uint32Array): readonly FacetValue[] {
  const values: FacetValue[] = [];
  for (let at = counts.length - 1; at >= 0; at--) {
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
    .toSorted((a, b) => b.count - a.count || compareUnits(a.value, b.value));
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
