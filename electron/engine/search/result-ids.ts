import type { StillId } from "../../../shared/still.ts";

/** The light table looks at so many first. */
const BEGINNING = 500;

/** Gives the first of an order, up to `most`. */
export type Pick = (most: number) => Uint32Array;

/**
 * The stills of a result in their order. Who types on looks at the first alone, so they are put in order
 * at once and all others when they are asked for. Nothing that happens to the index in between is seen in it.
 */
export class ResultIds {
  readonly length: number;
  readonly #pick: Pick;
  #beginning: Uint32Array | null = null;
  #all: Uint32Array | null = null;

  constructor(length: number, pick: Pick) {
    this.length = length;
    this.#pick = pick;
  }

  static of(ids: Uint32Array): ResultIds {
    return new ResultIds(ids.length, () => ids);
  }

  /** Those from a place up to, but not including, another. */
  slice(from: number, to: number): readonly StillId[] {
    const most = Math.min(BEGINNING, this.length);
    const part = to <= most ? (this.#beginning ??= this.#pick(most)) : this.all();
    return [...part.subarray(from, to)];
  }

  all(): Uint32Array {
    return (this.#all ??= this.#pick(this.length));
  }
}
