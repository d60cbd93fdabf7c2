import type { SearchRecord } from "../../../shared/search-document.ts";

const NONE = -1;

/** Which keywords stand under which: whoever asks for one means those under it, too. */
export class NarrowerKeywords {
  readonly #broader: Int32Array;
  readonly #narrower = new Map<number, number[]>();

  /** Keywords by their places, from 0 on; each with the place of the broader one it stands under. */
  constructor(size: number, broader: Iterable<readonly [keyword: number, broader: number]>) {
    this.#broader = new Int32Array(size).fill(NONE);
    for (const [keyword, over] of broader) {
      this.#broader[keyword] = over;
      const siblings = this.#narrower.get(over);
      if (siblings === undefined) this.#narrower.set(over, [keyword]);
      else siblings.push(keyword);
    }
  }

  /** Whether any keyword stands under another. */
  get any(): boolean {
    return this.#narrower.size > 0;
  }

  /** These keywords and all that stand under them. */
  with(keywords: readonly number[]): readonly number[] {
    if (!this.any) return keywords;
    const all = new Set(keywords);
    for (const keyword of all)
      for (const narrower of this.#narrower.get(keyword) ?? []) all.add(narrower);
    return [...all];
  }

  /** Adds up how many of some rows have each keyword, or one under it, `by` each time; `of` tells the keywords of a row. */
  addCounts(
    rows: Uint32Array,
    of: (row: number) => Uint32Array,
    counts: Uint32Array,
    by: 1 | -1,
  ): void {
    const counted = new Int32Array(this.#broader.length).fill(NONE);
    for (const row of rows) {
      for (const own of of(row)) {
        // What is over a keyword that was counted for this row was counted with it.
        for (let at = own; at !== NONE && counted[at] !== row; at = this.#broader[at] ?? NONE) {
          counted[at] = row;
          counts[at] = (counts[at] ?? 0) + by;
        }
      }
    }
  }
}

/** Keywords by their keys instead of places. */
export function narrowerByKey(keywords: readonly SearchRecord[]): NarrowerKeywords {
  const size = keywords.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  return new NarrowerKeywords(
    size,
    keywords.flatMap(({ id, broader }) => (broader == null ? [] : [[id, broader] as const])),
  );
}
