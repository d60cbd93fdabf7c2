import { growingBytes, growingInts } from "./growing.ts";

export type StreamParts = { readonly bytes: Uint8Array; readonly starts: Uint32Array };

/** For each row the numbers of its words in their order, as varints. */
export class WordStream {
  /** Bytes of the sealed rows, never moved again, and then of those added since. */
  #sealed: Uint8Array;
  readonly #added = growingBytes();
  readonly #starts;
  /** What {@link read} has read. */
  words = new Uint32Array(256);

  constructor(parts?: StreamParts) {
    this.#sealed = parts?.bytes ?? new Uint8Array(0);
    this.#starts = growingInts(parts?.starts);
    if (parts === undefined) this.#starts.push(0);
  }

  get rows(): number {
    return this.#starts.length - 1;
  }

  /** The sealed part, of `rows` rows. */
  parts(rows: number): StreamParts {
    return { bytes: this.#sealed, starts: this.#starts.data.subarray(0, rows + 1) };
  }

  /** Adds a word to the row that is being written. */
  push(word: number): void {
    let rest = word;
    for (; rest > 127; rest >>>= 7) this.#added.push((rest & 127) | 128);
    this.#added.push(rest);
  }

  endRow(): void {
    this.#starts.push(this.#sealed.length + this.#added.length);
  }

  /** Copies a row of another stream as the next one. */
  copy(from: WordStream, row: number): void {
    const [bytes, start, end] = from.#place(row);
    this.#added.append(bytes.subarray(start, end));
    this.endRow();
  }

  /** Seals all rows of a new stream. */
  seal(): void {
    this.#added.trim();
    this.#sealed = this.#added.data;
    this.#added.data = new Uint8Array(0);
    this.#added.length = 0;
    this.#starts.trim();
  }

  /** Unpacks a row into {@link words}; returns how many there are. */
  read(row: number): number {
    const [bytes, start, end] = this.#place(row);
    if (end - start > this.words.length) this.words = new Uint32Array((end - start) * 2);
    const { words } = this;
    let count = 0;
    for (let at = start; at < end;) {
      let byte = bytes[at++] ?? 0;
      let word = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        word |= (byte & 127) << shift;
      }
      words[count++] = word;
    }
    return count;
  }

  #place(row: number): readonly [bytes: Uint8Array, start: number, end: number] {
    const sealed = this.#sealed.length;
    const [start, end] = [this.#starts.data[row] ?? 0, this.#starts.data[row + 1] ?? 0];
    if (end <= sealed) return [this.#sealed, start, end];
    return [this.#added.data, start - sealed, end - sealed];
  }
}
