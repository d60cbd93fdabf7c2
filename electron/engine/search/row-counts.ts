import { facetNames, type FacetName } from "../../../shared/contract/search.ts";
import type { RecordFacet } from "../../../shared/query/facet-terms.ts";
import { countBits, differingBits, type Bits } from "./bits.ts";
import { countPlaces } from "./mark-codes.ts";
import type { TableName } from "./record-table.ts";
import type { IndexedStills } from "./stills.ts";
import { Tally, type Counter } from "./tally.ts";

/** Facets that are counted row by row. */
export type CountedFacet = Exclude<FacetName, "languages">;
export type Counts = Readonly<Record<CountedFacet, Uint32Array>>;

/** The facets of marks, by the mark. */
export const facetMarks = {
  ratings: "rating",
  colourLabels: "colourLabel",
  picks: "pick",
  workStates: "workState",
} as const;

const counted = facetNames.filter((facet) => facet !== "languages");
const counters = [...new Set(counted.map(counterOf))];

/** Comparing two sets of a million rows takes as long as counting so many. */
const COMPARED = 16_384;

/**
 * How often each value is in a set of living rows. A set is counted by what it has more and less than another that was
 * counted before: all rows, or those of the last letter typed, which are mostly the same.
 */
export class RowCounts {
  readonly #stills: IndexedStills;
  readonly #compared: number;
  readonly #all: Tally;
  readonly #last: Tally;
  readonly #tables = new Map<TableName, Tally>();
  /** Up to which change of the rows those that count all living ones know. */
  readonly #upTo = new Map<Tally, number>();

  /** Sets of fewer than `compared` rows are counted without comparing them to others. */
  constructor(stills: IndexedStills, compared = COMPARED) {
    this.#stills = stills;
    this.#compared = compared;
    this.#all = new Tally(stills, counters);
    this.#last = new Tally(stills, counters);
  }

  /** Call it when records have changed so that rows count for others. */
  forget(): void {
    for (const tally of [this.#all, this.#last, ...this.#tables.values()]) tally.clear();
    this.#upTo.clear();
  }

  /** The counts of all facets in these rows, `count` of them, which must not be changed; good until the next call. */
  of(rows: Bits, count: number): Counts {
    if (count * 2 > this.#stills.rows.aliveCount) this.ofAll(); // what they lack is less
    this.#move(this.#last, rows, count);
    return countsIn(this.#last, counted);
  }

  /** The counts of one facet in these rows, which must not be changed. */
  ofFacet(facet: CountedFacet, rows: Bits): Uint32Array {
    const tally = new Tally(this.#stills, [counterOf(facet)]);
    this.#move(tally, rows, countBits(rows));
    return countsIn(tally, [facet])[facet];
  }

  /** The counts of all facets in all living rows; good until these have changed. */
  ofAll(): Counts {
    this.#moveToAll(this.#all);
    return countsIn(this.#all, counted);
  }

  /** How many living rows have each record of a table; good until these have changed. */
  ofTable(table: TableName): Uint32Array {
    const tally = this.#tables.get(table) ?? new Tally(this.#stills, [table]);
    this.#tables.set(table, tally);
    this.#moveToAll(tally);
    return tally.of(table);
  }

  #moveToAll(tally: Tally): void {
    const { alive, aliveCount, count, changes } = this.#stills.rows;
    if (this.#upTo.get(tally) === changes) return;
    const rows = alive.slice(0, (count + 31) >>> 5);
    if (differingBits(tally.rows, rows) > aliveCount) tally.clear();
    tally.moveTo(rows, aliveCount);
    this.#upTo.set(tally, changes);
  }

  /** Has a tally count other rows, beginning with those that differ least from them. */
  #move(tally: Tally, rows: Bits, count: number): void {
    let [nearest, least]: [Tally | null, number] = [null, count];
    for (const known of [this.#last, this.#all]) {
      // their sizes alone may say that they differ by more
      if (least < this.#compared || Math.abs(known.count - count) >= least) continue;
      const differing = differingBits(known.rows, rows);
      if (differing < least) [nearest, least] = [known, differing];
    }
    if (nearest === null) tally.clear();
    else if (nearest !== tally) tally.copy(nearest);
    tally.moveTo(rows, count);
  }
}

export function tableOf(facet: RecordFacet): TableName {
  return facet === "photographers" ? "creators" : facet;
}

function counterOf(facet: CountedFacet): Counter {
  if (isOfMark(facet)) return "marks";
  return facet === "kinds" || facet === "statuses" || facet === "years" ? facet : tableOf(facet);
}

function countsIn<Facet extends CountedFacet>(
  tally: Tally,
  facets: readonly Facet[],
): Readonly<Record<Facet, Uint32Array>> {
  const counts = facets.map((facet): [Facet, Uint32Array] => {
    const found = tally.of(counterOf(facet));
    return [facet, isOfMark(facet) ? countPlaces(found, facetMarks[facet]) : found];
  });
  // Object.fromEntries knows no more than that the keys are strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(counts) as Record<Facet, Uint32Array>;
}

function isOfMark(facet: CountedFacet): facet is keyof typeof facetMarks {
  return facet in facetMarks;
}
