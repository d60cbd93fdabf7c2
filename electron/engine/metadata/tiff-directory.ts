import { viewOf } from "./bytes.ts";

/** Byte order and first directory of a TIFF structure (TIFF 6.0, section 2). */
export type TiffHeader = { readonly littleEndian: boolean; readonly firstDirectory: number };

/** One field: its TIFF type (1 to 13, and 129 for UTF-8 text of EXIF 3.0), count, and undecoded bytes. */
export type TiffField = {
  readonly type: number;
  readonly count: number;
  readonly data: Uint8Array;
};

export type TiffDirectory = {
  readonly fields: ReadonlyMap<number, TiffField>;
  readonly complete: boolean;
};

/** Bytes a value of each type takes (TIFF 6.0 and EXIF 3.0). */
const typeSizes: Readonly<Record<number, number>> = {
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
  129: 1,
};

/** 42 is TIFF; the others are camera RAW files of the same structure: Panasonic RW2, Olympus ORF (two forms). */
const magics = new Set([42, 0x55, 0x4f52, 0x5352]);

/** The header, or null when the bytes are no classic TIFF. Raw formats with their own magic count as TIFF. */
export function tiffHeader(bytes: Uint8Array): TiffHeader | null {
  if (bytes.length < 8) return null;
  const littleEndian = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (!littleEndian && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return null;
  const view = viewOf(bytes);
  if (!magics.has(view.getUint16(2, littleEndian))) return null;
  return { littleEndian, firstDirectory: view.getUint32(4, littleEndian) };
}

/** Reads the directory at `at`. Fields that point outside are left out, and `complete` is false then. */
export function readDirectory(bytes: Uint8Array, header: TiffHeader, at: number): TiffDirectory {
  const fields = new Map<number, TiffField>();
  const view = viewOf(bytes);
  if (at < 8 || at + 2 > bytes.length) return { fields, complete: false };
  const count = view.getUint16(at, header.littleEndian);
  let complete = at + 2 + count * 12 <= bytes.length;
  for (let entry = at + 2; entry + 12 <= bytes.length && entry < at + 2 + count * 12; entry += 12) {
    const field = readField(bytes, view, header, entry);
    const tag = view.getUint16(entry, header.littleEndian);
    if (field === null) complete = false;
    else if (!fields.has(tag)) fields.set(tag, field);
  }
  return { fields, complete };
}

function readField(
  bytes: Uint8Array,
  view: DataView,
  header: TiffHeader,
  entry: number,
): TiffField | null {
  const type = view.getUint16(entry + 2, header.littleEndian);
  const count = view.getUint32(entry + 4, header.littleEndian);
  const length = (typeSizes[type] ?? Number.NaN) * count;
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, header.littleEndian);
  if (Number.isNaN(length) || start + length > bytes.length) return null;
  return { type, count, data: bytes.subarray(start, start + length) };
}

/** The first number of a field of SHORT or LONG; null for others. */
export function oneNumber(field: TiffField | undefined, header: TiffHeader): number | null {
  if (field === undefined || field.count < 1) return null;
  if (field.type === 3) return viewOf(field.data).getUint16(0, header.littleEndian);
  return field.type === 4 || field.type === 13
    ? viewOf(field.data).getUint32(0, header.littleEndian)
    : null;
}
