import { layoutOf, tiffHeader, typeSizes, type TiffHeader } from "./tiff-directory.ts";

/** Reads so many bytes of a file from a place on; fewer where it ends. */
export type ReadAt = (at: number, length: number) => Buffer;

const HEADER_BYTES = 16;
/** More than is read of the metadata of any file; what goes beyond is said to lie outside. */
const MAX_BYTES = 80_000_000;
const MAX_DIRECTORIES = 10_000;
/** SubIFDs of SubIFDs: real files have two. */
const MAX_DEPTH = 4;

/** The layers of Photoshop (ImageSourceData), often most of the file: of the picture, not of what is said of it. */
const layersTag = 37_724;
/** SubIFDs (TIFF supplement 1), EXIF and GPS. */
const pointerTags = new Set([0x014a, 0x8769, 0x8825]);

/**
 * A TIFF of the same directories and values without its picture, small enough to be held whatever the size
 * of the file and wherever in it they lie; null when the file is no TIFF. Read by ranges. What points
 * outside of the file points outside of this one.
 */
export function condensedTiff(readAt: ReadAt): Buffer | null {
  const start = readAt(0, HEADER_BYTES);
  const header = tiffHeader(start);
  return header === null ? null : new Condensing(readAt, header, start).run();
}

type Copied = {
  /** Where the copy is. */
  readonly place: number;
  /** Where the next directory of the chain is in the file; 0 after the last. */
  readonly next: number;
  readonly linkTo: (place: number) => void;
};

class Condensing {
  readonly #readAt: ReadAt;
  readonly #header: TiffHeader;
  readonly #start: Buffer;
  readonly #parts: Buffer[];
  #length = HEADER_BYTES;
  /** Where the copies of directories are, by where these are in the file. */
  readonly #places = new Map<number, number>();

  constructor(readAt: ReadAt, header: TiffHeader, start: Buffer) {
    this.#readAt = readAt;
    this.#header = header;
    this.#start = start;
    this.#parts = [start];
  }

  run(): Buffer {
    const { big, firstDirectory } = this.#header;
    let linkTo = (place: number): void => this.#write(this.#start, big ? 8 : 4, place);
    linkTo(0);
    for (let at = firstDirectory; at !== 0 && !this.#places.has(at);) {
      const copied = this.#copy(at, 0);
      if (copied === null) break;
      linkTo(copied.place);
      ({ linkTo, next: at } = copied);
    }
    return Buffer.concat(this.#parts);
  }

  /** Copies the directory at a place in the file, with its values and what it points to. */
  #copy(at: number, depth: number): Copied | null {
    const { start, entry, inline } = layoutOf(this.#header);
    if (this.#places.size >= MAX_DIRECTORIES || depth > MAX_DEPTH || this.#length > MAX_BYTES)
      return null;
    this.#places.set(at, 0);
    const head = this.#readAt(at, start);
    if (head.length < start) return null;
    const bytes = Math.min(this.#entriesIn(head), 0xffff) * entry;
    const table = this.#readAt(at + start, bytes + inline);
    const kept: Buffer[] = [];
    for (let from = 0; from < bytes && from + entry <= table.length; from += entry) {
      const one = table.subarray(from, from + entry);
      if (this.#short(one, 0) === layersTag) continue;
      this.#bringValue(one, depth);
      kept.push(one);
    }
    this.#countInto(head, kept.length);
    const copy = Buffer.concat([head, ...kept, Buffer.alloc(inline)]);
    const place = this.#put(copy);
    this.#places.set(at, place);
    return {
      place,
      next: table.length === bytes + inline ? this.#read(table, bytes) : 0,
      linkTo: (next) => this.#write(copy, copy.length - inline, next),
    };
  }

  /** Brings the value of an entry along, and has the entry point to it. */
  #bringValue(one: Buffer, depth: number): void {
    const { value, inline } = layoutOf(this.#header);
    const size = typeSizes[this.#short(one, 2)] ?? 0;
    const length = size * this.#read(one, 4);
    const isInline = length <= inline;
    const data = isInline ? one.subarray(value, value + length) : this.#valueOf(one, length);
    if (pointerTags.has(this.#short(one, 0))) this.#bringDirectories(data, size, depth + 1);
    if (isInline) return;
    const outside = this.#header.big ? Number.MAX_SAFE_INTEGER : 0xffff_ffff;
    this.#write(one, value, data.length === length ? this.#put(data) : outside);
  }

  #valueOf(one: Buffer, length: number): Buffer {
    if (this.#length + length > MAX_BYTES) return Buffer.alloc(0);
    return this.#readAt(this.#read(one, layoutOf(this.#header).value), length);
  }

  /** Copies the directories that these numbers of four or eight bytes point to, and has them point to the copies. */
  #bringDirectories(numbers: Buffer, size: number, depth: number): void {
    if (size !== 4 && size !== 8) return;
    for (let from = 0; from + size <= numbers.length; from += size) {
      const at = this.#read(numbers, from, size);
      const place = this.#places.get(at) ?? this.#copy(at, depth)?.place ?? 0;
      this.#write(numbers, from, place, size);
    }
  }

  #put(bytes: Buffer): number {
    const place = this.#length;
    const isOdd = bytes.length % 2 === 1; // directories begin at even places
    this.#parts.push(bytes, ...(isOdd ? [Buffer.alloc(1)] : []));
    this.#length += bytes.length + (isOdd ? 1 : 0);
    return place;
  }

  #entriesIn(head: Buffer): number {
    return this.#header.big ? this.#read(head, 0) : this.#short(head, 0);
  }

  #countInto(head: Buffer, entries: number): void {
    if (this.#header.big) this.#write(head, 0, entries);
    else if (this.#header.littleEndian) head.writeUInt16LE(entries);
    else head.writeUInt16BE(entries);
  }

  #short(bytes: Buffer, at: number): number {
    return this.#header.littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  /** A number of the size that offsets have in this file, or of another. */
  #read(bytes: Buffer, at: number, size = layoutOf(this.#header).inline): number {
    const { littleEndian } = this.#header;
    if (size === 4) return littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    return Number(littleEndian ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  }

  #write(bytes: Buffer, at: number, number: number, size = layoutOf(this.#header).inline): void {
    const { littleEndian } = this.#header;
    if (size === 4) {
      if (littleEndian) bytes.writeUInt32LE(number, at);
      else bytes.writeUInt32BE(number, at);
    } else if (littleEndian) bytes.writeBigUInt64LE(BigInt(number), at);
    else bytes.writeBigUInt64BE(BigInt(number), at);
  }
}
