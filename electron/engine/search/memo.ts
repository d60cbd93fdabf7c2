import type { Bits } from "./bits.ts";

// At a million rows a set of rows is 125 kB: these stay below 25 MB.
const MAX_RECENT = 192;

/** Remembers sets of rows that are costly to make: some for good, others while they are in use. */
export class Memo {
  readonly #kept = new Map<string, Bits>();
  readonly #recent = new Map<string, Bits>();

  /** Remembers for good. */
  keep(key: string, bits: Bits): void {
    this.#kept.set(key, bits);
  }

  /** The set under a key, made when it is not known. Callers must not change it. */
  get(key: string, make: () => Bits): Bits {
    const known = this.#kept.get(key) ?? this.#recent.get(key);
    const bits = known ?? make();
    if (this.#kept.has(key)) return bits;
    this.#recent.delete(key);
    this.#recent.set(key, bits);
    if (this.#recent.size > MAX_RECENT) this.#forgetOldest();
    return bits;
  }

  #forgetOldest(): void {
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#recent.clear();
  }
}
