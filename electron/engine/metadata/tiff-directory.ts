import { viewOf } from "./bytes.ts";

/** Byte order and first directory of a TIFF structure (TIFF 6.0, section 2); `big` where offsets have eight bytes. */
export type TiffHeader = {
  readonly littleEndian: boolean;
  readonly big: boolean;
  readonly firstDirectory: number;
};

/** One field: its TIFF type (1 to 13, 16 to 18 of BigTIFF, and 129 for UTF-8 text of EXIF 3.0), count, and undecoded bytes. */
export type TiffField = {
  readonly type: number;
  readonly count: number;
  readonly data: Uint8Array;
};

export type TiffDirectory = {
  readonly fields: ReadonlyMap<number, TiffField>;
  readonly complete: boolean;
};

/** Bytes a value of each type takes (TIFF 6.0, BigTIFF and EXIF 3.0). */
export const typeSizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
  129: 1,
};

/** 42 is TIFF; the others are camera RAW files of the same structure: Panasonic RW2, Olympus ORF (two forms). */
const magics = new Set([42, 0x55, 0x4f52, 0x5352]);
const bigMagic = 43;

/** The header, or null when the bytes are no TIFF. Raw formats with their own magic count as TIFF. */
export function tiffHeader(bytes: Uint8Array): TiffHeader | null {
  const header = headerByOrder(bytes);
  if (header === null || header.big) return header;
  return magics.has(viewOf(bytes).getUint16(2, header.littleEndian)) ? header : null;
}

/** The header by its byte order, whatever number a raw format has where TIFF has 42; null without one. */
export function headerByOrder(bytes: Uint8Array): TiffHeader | null {
  if (bytes.length < 8) return null;
  const littleEndian = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (!littleEndian && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return null;
  const view = viewOf(bytes);
  if (view.getUint16(2, littleEndian) !== bigMagic)
    return { littleEndian, big: false, firstDirectory: view.getUint32(4, littleEndian) };
  // The size of its offsets is always 8 (BigTIFF specification of libtiff).
  if (bytes.length < 16 || view.getUint16(4, littleEndian) !== 8) return null;
  return { littleEndian, big: true, firstDirectory: offset(view, 8, littleEndian) };
}

/** How a directory is laid out: where its entries begin, how long each is, and how much of a value it holds itself. */
const classic = { start: 2, entry: 12, value: 8, inline: 4 } as const;
const big = { start: 8, entry: 20, value: 12, inline: 8 } as const;

type Layout = typeof classic | typeof big;

/** The layout of the directories of a file. */
export function layoutOf(header: TiffHeader): Layout {
  return header.big ? big : classic;
}

/** Offsets of eight bytes; one that no number holds exactly lies outside of every file. */
function offset(view: DataView, at: number, littleEndian: boolean): number {
  return Number(view.getBigUint64(at, littleEndian));
}

function entriesAt(view: DataView, header: TiffHeader, at: number): number {
  return header.big
    ? offset(view, at, header.littleEndian)
    : view.getUint16(at, header.littleEndian);
}

/** As many as a classic directory can say. A damaged BigTIFF can say any number, and is not walked through for it. */
const maximumEntries = 0xffff;

/** Reads the directory at `at`. Fields that point outside are left out, and `complete` is false then. */
export function readDirectory(bytes: Uint8Array, header: TiffHeader, at: number): TiffDirectory {
  const fields = new Map<number, TiffField>();
  const view = viewOf(bytes);
  const layout = layoutOf(header);
  const start = at + layout.start;
  if (at < 8 || start > bytes.length) return { fields, complete: false };
  const entries = entriesAt(view, header, at);
  const end = start + Math.min(entries, maximumEntries) * layout.entry;
  let complete = entries <= maximumEntries && end <= bytes.length;
  for (
    let entry = start;
    entry + layout.entry <= bytes.length && entry < end;
    entry += layout.entry
  ) {
    const field = readField(bytes, view, header, entry);
    const tag = view.getUint16(entry, header.littleEndian);
    if (field === null) complete = false;
    else if (!fields.has(tag)) fields.set(tag, field);
  }
  return { fields, complete };
}

/** Where the directory after the one at `at` begins; 0 after the last. */
export function nextDirectory(bytes: Uint8Array, header: TiffHeader, at: number): number {
  const view = viewOf(bytes);
  const { start, entry, inline } = layoutOf(header);
  if (at + start > bytes.length) return 0;
  const link = at + start + entriesAt(view, header, at) * entry;
  if (link + inline > bytes.length) return 0;
  return header.big
    ? offset(view, link, header.littleEndian)
    : view.getUint32(link, header.littleEndian);
}

function readField(
  bytes: Uint8Array,
  view: DataView,
  header: TiffHeader,
  entry: number,
): TiffField | null {
  const { littleEndian } = header;
  const { value, inline } = layoutOf(header);
  const type = view.getUint16(entry + 2, littleEndian);
  const number = (at: number): number =>
    header.big ? offset(view, at, littleEndian) : view.getUint32(at, littleEndian);
  const count = number(entry + 4);
  const length = (typeSizes[type] ?? Number.NaN) * count;
  const start = length <= inline ? entry + value : number(entry + value);
  if (Number.isNaN(length) || start + length > bytes.length) return null;
  return { type, count, data: bytes.subarray(start, start + length) };
}

/** The first number of a field of SHORT, LONG or LONG8; null for others. */
export function oneNumber(field: TiffField | undefined, header: TiffHeader): number | null {
  if (field === undefined || field.count < 1) return null;
  if (field.type === 3) return viewOf(field.data).getUint16(0, header.littleEndian);
  if (field.type === 16 || field.type === 18)
    return offset(viewOf(field.data), 0, header.littleEndian);
  return field.type === 4 || field.type === 13
    ? viewOf(field.data).getUint32(0, header.littleEndian)
    : null;
}
