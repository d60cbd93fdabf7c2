import { growingInts } from "./growing.ts";

export type PairsParts = { readonly first: Uint32Array; readonly second: Uint32Array };

/** Numbers pairs of neighbouring characters, from 1 on in the order of first occurrence. */
export class Pairs {
  readonly #first;
  readonly #second;
  #slots = new Int32Array(1024);

  constructor(parts?: PairsParts) {
    this.#first = growingInts(parts?.first);
    this.#second = growingInts(parts?.second);
    if (parts === undefined) {
      this.#first.push(0);
      this.#second.push(0);
    }
    this.#rehash();
  }

  parts(): PairsParts {
    return {
      first: this.#first.data.subarray(0, this.#first.length),
      second: this.#second.data.subarray(0, this.#second.length),
    };
  }

  /** The number of a pair, new or known. */
  add(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known;
    const number = this.#first.length;
    this.#first.push(first);
    this.#second.push(second);
    this.#slots[slot] = number;
    if (number * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  /** 0 when the two never stood side by side. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second)] ?? 0;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0) return slot;
      if (this.#first.data[number] === first && this.#second.data[number] === second) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    let size = this.#slots.length;
    while (this.#first.length * 4 > size) size *= 2;
    const slots = new Int32Array(size);
    for (let number = 1; number < this.#first.length; number++) {
      let slot = hash(this.#first.data[number] ?? 0, this.#second.data[number] ?? 0) & (size - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
