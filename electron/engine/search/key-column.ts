import { growingBytes, growingInts } from "./growing.ts";
import { compareBytes } from "./sort-key.ts";

/** Keys in one array: that of row `r` is `bytes` from `starts[r]` up to `starts[r + 1]`. */
export type KeyParts = { readonly bytes: Uint8Array; readonly starts: Uint32Array };

/** A column of keys that sort byte by byte, see `nameKey`. */
export class KeyColumn {
  readonly #bytes;
  readonly #starts;

  constructor(parts?: KeyParts) {
    this.#bytes = growingBytes(parts?.bytes);
    this.#starts = growingInts(parts?.starts);
    if (parts === undefined) this.#starts.push(0);
  }

  add(key: Uint8Array): void {
    this.#bytes.append(key);
    this.#starts.push(this.#bytes.length);
  }

  /** The key of a row, in the column's own memory. */
  of(row: number): Uint8Array {
    return this.#bytes.data.subarray(...this.#place(row));
  }

  isEmpty(row: number): boolean {
    const [from, to] = this.#place(row);
    return from === to;
  }

  compare(a: number, b: number): number {
    return compareBytes(this.#bytes.data, this.#place(a), this.#place(b));
  }

  #place(row: number): [from: number, to: number] {
    const starts = this.#starts.data;
    return [starts[row] ?? 0, starts[row + 1] ?? 0];
  }

  trim(): void {
    this.#bytes.trim();
    this.#starts.trim();
  }

  /** The first `rows` rows, for a snapshot. */
  parts(rows: number): KeyParts {
    const starts = this.#starts.data.subarray(0, rows + 1);
    return { bytes: this.#bytes.data.subarray(0, starts[rows] ?? 0), starts };
  }
}
