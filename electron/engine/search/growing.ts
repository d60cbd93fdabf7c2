/** The typed arrays that columns are made of. */
export type Numbers = Uint8Array | Int16Array | Uint16Array | Uint32Array | Float64Array;

/** A typed array with room at its end. What is beyond `length` means nothing. */
export class Growing<Array extends Numbers> {
  data: Array;
  length: number;
  readonly #make: (size: number) => Array;

  /** Starts with `data`, all of it in use. */
  constructor(make: (size: number) => Array, data: Array = make(0)) {
    this.#make = make;
    this.data = data;
    this.length = data.length;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }

  /** Makes room for `more` values. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.data.length) return;
    const data = this.#make(Math.max(needed, Math.ceil(this.data.length * 1.5), 64));
    data.set(this.data.subarray(0, this.length));
    this.data = data;
  }

  append(values: Numbers): void {
    this.reserve(values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  /** Gives back the room that was not needed. */
  trim(): void {
    if (this.data.length === this.length) return;
    const data = this.#make(this.length);
    data.set(this.data.subarray(0, this.length));
    this.data = data;
  }
}

export function growingBytes(data?: Uint8Array): Growing<Uint8Array> {
  return new Growing<Uint8Array>((size) => new Uint8Array(size), data);
}

export function growingShorts(data?: Int16Array): Growing<Int16Array> {
  return new Growing<Int16Array>((size) => new Int16Array(size), data);
}

export function growingUnits(data?: Uint16Array): Growing<Uint16Array> {
  return new Growing<Uint16Array>((size) => new Uint16Array(size), data);
}

export function growingInts(data?: Uint32Array): Growing<Uint32Array> {
  return new Growing<Uint32Array>((size) => new Uint32Array(size), data);
}

export function growingFloats(data?: Float64Array): Growing<Float64Array> {
  return new Growing<Float64Array>((size) => new Float64Array(size), data);
}
