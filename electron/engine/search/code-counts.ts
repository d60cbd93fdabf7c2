import { MARK_CODES } from "./mark-codes.ts";
import type { IndexedStills } from "./stills.ts";

/** Years are counted from this one on. */
export const FIRST_YEAR = -10_000;

/** The columns in which every row has one code, each with how many codes there can be. */
const places = { kinds: 256, statuses: 256, marks: MARK_CODES, years: 20_001 } as const;
export type Coded = keyof typeof places;

export function isCoded(name: string): name is Coded {
  return name in places;
}

/**
 * How often each code is in some rows. All four columns are counted in one pass, for four additions that do not wait
 * for each other take little longer than one.
 */
export class CodeCounts {
  readonly #kinds = new Uint32Array(places.kinds);
  readonly #statuses = new Uint32Array(places.statuses);
  readonly #marks = new Uint32Array(places.marks);
  readonly #years = new Uint32Array(places.years);

  /** By code; of years by how far they are from {@link FIRST_YEAR}. */
  of(coded: Coded): Uint32Array {
    switch (coded) {
      case "kinds":
        return this.#kinds;
      case "statuses":
        return this.#statuses;
      case "marks":
        return this.#marks;
      case "years":
        return this.#years;
    }
  }

  clear(): void {
    for (const counts of this.#all()) counts.fill(0);
  }

  copy(other: CodeCounts): void {
    const theirs = other.#all();
    for (const [at, counts] of this.#all().entries()) counts.set(theirs[at] ?? []);
  }

  #all(): readonly Uint32Array[] {
    return [this.#kinds, this.#statuses, this.#marks, this.#years];
  }

  /** Adds up what these rows have, `by` each time. */
  add(rows: Uint32Array, stills: IndexedStills, by: 1 | -1): void {
    const { kinds, statuses, marks } = stills.rows;
    const { years } = stills;
    const [ofKind, ofStatus, ofMark, ofYear] = [
      this.#kinds,
      this.#statuses,
      this.#marks,
      this.#years,
    ];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const kind = kinds[row] ?? 0;
      ofKind[kind] = (ofKind[kind] ?? 0) + by;
      const status = statuses[row] ?? 0;
      ofStatus[status] = (ofStatus[status] ?? 0) + by;
      const mark = marks[row] ?? 0;
      ofMark[mark] = (ofMark[mark] ?? 0) + by;
      const year = (years[row] ?? 0) - FIRST_YEAR;
      ofYear[year] = (ofYear[year] ?? 0) + by;
    }
  }
}
