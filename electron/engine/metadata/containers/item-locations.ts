import { viewOf } from "../bytes.ts";
import type { Box } from "./boxes.ts";

/** Where an item's bytes lie, as extents in the file or in the idat box. */
export type ItemLocation = {
  readonly inIdat: boolean;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
};

/** In all items together: an extent can be written with no bytes at all, so counts must not be believed. */
const maximumExtents = 10_000;
const maximumItems = 10_000;

/** Reads an iloc box of version 0, 1 or 2 (ISO/IEC 14496-12, 8.11.3). @throws RangeError when it is cut off. */
export function itemLocations(bytes: Uint8Array, box: Box): ReadonlyMap<number, ItemLocation> {
  const reader = new FieldReader(bytes.subarray(0, box.end), box.start);
  const version = reader.take(1);
  reader.take(3);
  const sizes = reader.take(2);
  const [offsetSize, lengthSize, baseSize] = [
    (sizes >> 12) & 15,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
  ];
  const indexSize = version > 0 ? sizes & 15 : 0;
  const count = reader.take(version < 2 ? 2 : 4);
  const locations = new Map<number, ItemLocation>();
  let extentsLeft = maximumExtents;
  for (let item = 0; item < Math.min(count, maximumItems); item += 1) {
    const id = reader.take(version < 2 ? 2 : 4);
    const inIdat = version > 0 && (reader.take(2) & 15) === 1;
    reader.take(2);
    const base = reader.take(baseSize);
    const extents: { offset: number; length: number }[] = [];
    const extentCount = reader.take(2);
    for (let extent = 0; extent < extentCount && extentsLeft > 0; extent += 1) {
      extentsLeft -= 1;
      reader.take(indexSize);
      extents.push({ offset: base + reader.take(offsetSize), length: reader.take(lengthSize) });
    }
    locations.set(id, { inIdat, extents });
  }
  return locations;
}

/** Reads big-endian numbers of 0, 1, 2, 3, 4 or 8 bytes one after another. */
class FieldReader {
  readonly #view: DataView;
  #at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.#view = viewOf(bytes);
    this.#at = at;
  }
  take(size: number): number {
    let value = 0;
    for (let index = 0; index < size; index += 1)
      value = value * 256 + this.#view.getUint8(this.#at + index);
    this.#at += size;
    return value;
  }
}
