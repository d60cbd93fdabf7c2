import { NotOurs } from "./not-ours.ts";

/** A block of EXIF with its byte order (TIFF 6.0, section 2). */
export type ExifBlock = { readonly data: Buffer; readonly littleEndian: boolean };

/** A block with the place of its first directory. */
export type OpenBlock = { readonly block: ExifBlock; readonly first: number };

/** An entry of a directory; its data in the byte order of the block. */
export type Entry = {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Buffer;
};

/** A directory as it lies in its block; `next` is where the one after it begins, or 0. */
export type Directory = {
  readonly at: number;
  readonly end: number;
  readonly next: number;
  readonly entries: readonly (Entry & { readonly from: number })[];
};

/** Bytes that values of each type take (TIFF 6.0). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const entryBytes = 12;
export const headerBytes = 8;

export const pointers = { exif: 0x8769, gps: 0x8825, interop: 0xa005 } as const;

/** @throws NotOurs for what is no TIFF of the plain kind */
export function openBlock(data: Buffer): OpenBlock {
  const order = data.toString("latin1", 0, 2);
  const block = { data, littleEndian: order === "II" };
  if (data.length < headerBytes || (order !== "II" && order !== "MM") || short(block, 2) !== 42)
    throw new NotOurs("EXIF that is no TIFF");
  return { block, first: long(block, 4) };
}

/** @throws NotOurs for a directory that says something twice, or points outside of its block */
export function readEntries(block: ExifBlock, at: number): Directory {
  const { data } = block;
  if (at < headerBytes || at + 2 > data.length) throw new NotOurs("a directory outside of EXIF");
  const count = short(block, at);
  const end = at + 2 + count * entryBytes + 4;
  if (end > data.length) throw new NotOurs("a directory that is cut off");
  const entries = Array.from({ length: count }, (_, index) =>
    entryAt(block, at + 2 + index * entryBytes),
  );
  if (new Set(entries.map(({ tag }) => tag)).size < count)
    throw new NotOurs("a directory that says something twice");
  return { at, end, next: long(block, end - 4), entries };
}

function entryAt(block: ExifBlock, at: number): Entry & { from: number } {
  const type = short(block, at + 2);
  const count = long(block, at + 4);
  const length = (sizes[type] ?? 0) * count;
  const from = length <= 4 ? at + 8 : long(block, at + 8);
  if (length === 0 || from + length > block.data.length)
    throw new NotOurs("an entry of EXIF without a value");
  return {
    tag: short(block, at),
    type,
    count,
    data: block.data.subarray(from, from + length),
    from,
  };
}

/** The number in an entry that points to a directory; null without one. */
export function pointerIn(
  { littleEndian }: ExifBlock,
  entries: readonly Entry[],
  tag: number,
): number | null {
  const found = entries.find((entry) => entry.tag === tag);
  if (found === undefined) return null;
  if ((found.type !== 4 && found.type !== 13) || found.count !== 1)
    throw new NotOurs("a directory that is pointed to in another way");
  return littleEndian ? found.data.readUInt32LE() : found.data.readUInt32BE();
}

/** A directory as bytes that lie at `at`: its entries in order, then the values that do not fit into them. */
export function directoryBytes(
  entries: readonly Entry[],
  at: number,
  { littleEndian, next }: { readonly littleEndian: boolean; readonly next: number },
): Buffer {
  const sorted = entries.toSorted((one, other) => one.tag - other.tag);
  const head = Buffer.alloc(2 + sorted.length * entryBytes + 4);
  const write16 = (value: number, to: number): number =>
    littleEndian ? head.writeUInt16LE(value, to) : head.writeUInt16BE(value, to);
  const write32 = (value: number, to: number): number =>
    littleEndian ? head.writeUInt32LE(value, to) : head.writeUInt32BE(value, to);
  const values: Buffer[] = [];
  let free = at + head.length;
  write16(sorted.length, 0);
  for (const [index, { tag, type, count, data }] of sorted.entries()) {
    const to = 2 + index * entryBytes;
    write16(tag, to);
    write16(type, to + 2);
    write32(count, to + 4);
    if (data.length <= 4) {
      data.copy(head, to + 8);
      continue;
    }
    write32(free, to + 8);
    const even = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)]);
    values.push(even);
    free += even.length;
  }
  write32(next, head.length - 4);
  return Buffer.concat([head, ...values]);
}

/** The header of a block whose first directory is at `first`. */
export function headerOf({
  littleEndian,
  first,
}: {
  readonly littleEndian: boolean;
  readonly first: number;
}): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write(littleEndian ? "II" : "MM", "latin1");
  if (littleEndian) {
    header.writeUInt16LE(42, 2);
    header.writeUInt32LE(first, 4);
  } else {
    header.writeUInt16BE(42, 2);
    header.writeUInt32BE(first, 4);
  }
  return header;
}

export function shortEntry(tag: number, value: number, littleEndian: boolean): Entry {
  const data = Buffer.alloc(2);
  if (littleEndian) data.writeUInt16LE(value);
  else data.writeUInt16BE(value);
  return { tag, type: 3, count: 1, data };
}

function longEntry(tag: number, value: number, littleEndian: boolean): Entry {
  const data = Buffer.alloc(4);
  if (littleEndian) data.writeUInt32LE(value);
  else data.writeUInt32BE(value);
  return { tag, type: 4, count: 1, data };
}

export function pointerEntry(tag: number, to: number, littleEndian: boolean): Entry {
  return longEntry(tag, to, littleEndian);
}

function short({ data, littleEndian }: ExifBlock, at: number): number {
  return littleEndian ? data.readUInt16LE(at) : data.readUInt16BE(at);
}

function long({ data, littleEndian }: ExifBlock, at: number): number {
  return littleEndian ? data.readUInt32LE(at) : data.readUInt32BE(at);
}
