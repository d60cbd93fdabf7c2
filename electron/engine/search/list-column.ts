import { growingInts } from "./growing.ts";

export type ListParts = { readonly starts: Uint32Array; readonly values: Uint32Array };

/** For each row a list of record numbers. */
export class ListColumn {
  readonly #starts;
  readonly #values;

  constructor(parts?: ListParts) {
    this.#starts = growingInts(parts?.starts);
    this.#values = growingInts(parts?.values);
    if (parts === undefined) this.#starts.push(0);
  }

  /** List of row `r`: `values[starts[r]]` up to `values[starts[r + 1]]`. */
  get starts(): Uint32Array {
    return this.#starts.data;
  }

  get values(): Uint32Array {
    return this.#values.data;
  }

  add(values: Iterable<number>): void {
    for (const value of values) this.#values.push(value);
    this.#starts.push(this.#values.length);
  }

  of(row: number): Uint32Array {
    return this.values.subarray(this.starts[row] ?? 0, this.starts[row + 1] ?? 0);
  }

  trim(): void {
    this.#starts.trim();
    this.#values.trim();
  }

  /** The first `rows` rows. */
  parts(rows: number): ListParts {
    const starts = this.starts.subarray(0, rows + 1);
    return { starts, values: this.values.subarray(0, starts[rows] ?? 0) };
  }

  /** For each of `records` numbers the first `rows` rows that list it. */
  inverse(rows: number, records: number): ListParts {
    const { starts, values } = this;
    const ends = new Uint32Array(records + 2);
    const total = starts[rows] ?? 0;
    for (let at = 0; at < total; at++) {
      const slot = (values[at] ?? 0) + 2;
      ends[slot] = (ends[slot] ?? 0) + 1;
    }
    for (let record = 2; record < ends.length; record++)
      ends[record] = (ends[record] ?? 0) + (ends[record - 1] ?? 0);
    const inverted = new Uint32Array(total);
    for (let row = 0; row < rows; row++) {
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const slot = (values[at] ?? 0) + 1;
        const place = ends[slot] ?? 0;
        ends[slot] = place + 1;
        inverted[place] = row;
      }
    }
    return { starts: ends.subarray(0, records + 1), values: inverted };
  }
}
