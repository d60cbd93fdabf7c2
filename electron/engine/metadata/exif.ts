import { strictUtf8, viewOf, windows1252 } from "./bytes.ts";
import { exifTags, gpsTags, ifd0Tags, utf16Tags } from "./exif-tags.ts";
import { readDirectory, tiffHeader, type TiffField } from "./tiff-directory.ts";

/** EXIF values by ExifTool's tag names; rationals as numbers, several numbers as an array, dates as written. */
export type ExifFields = ReadonlyMap<string, string | number | readonly number[]>;

const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const maximumNumbers = 64;

/** Reads the tags of IFD0, the EXIF directory and the GPS directory that the tables name (CIPA DC-008). */
export function readExif(bytes: Uint8Array, warnings: string[]): ExifFields {
  const header = tiffHeader(bytes);
  const found = new Map<string, string | number | readonly number[]>();
  if (header === null) {
    warnings.push("The EXIF block is damaged and was not read.");
    return found;
  }
  const take = (
    at: number,
    names: Readonly<Record<number, string>>,
  ): ReadonlyMap<number, TiffField> => {
    const { fields, complete } = readDirectory(bytes, header, at);
    if (!complete) warnings.push("Part of the EXIF points outside of its block and was left out.");
    for (const [tag, field] of fields) {
      const name = names[tag];
      const value = name === undefined ? null : valueOf(tag, field, header.littleEndian);
      if (name !== undefined && value !== null && !found.has(name)) found.set(name, value);
    }
    return fields;
  };
  const ifd0 = take(header.firstDirectory, ifd0Tags);
  for (const [pointer, names] of [
    [exifPointer, exifTags] as const,
    [gpsPointer, gpsTags] as const,
  ]) {
    const at = ifd0.get(pointer);
    if (at !== undefined && at.data.length >= 4)
      take(viewOf(at.data).getUint32(0, header.littleEndian), names);
  }
  return found;
}

function valueOf(
  tag: number,
  field: TiffField,
  littleEndian: boolean,
): string | number | readonly number[] | null {
  if (utf16Tags.has(tag)) return trimmedText(new TextDecoder("utf-16le").decode(field.data));
  if (field.type === 2 || field.type === 129)
    return trimmedText(strictUtf8(field.data) ?? windows1252(field.data));
  if (field.type === 7) return undefinedText(tag, field.data, littleEndian);
  const numbers = numbersOf(field, littleEndian);
  return numbers.length === 1 ? (numbers[0] ?? null) : numbers.length === 0 ? null : numbers;
}

/** UserComment starts with an eight-byte code of its character set; versions are four digits. */
function undefinedText(tag: number, data: Uint8Array, littleEndian: boolean): string | null {
  if (tag !== 0x9286)
    return data.length <= 8 && /^[\x20-\x7e]+$/u.test(windows1252(data)) ? windows1252(data) : null;
  const unicode = windows1252(data.subarray(0, 8)) === "UNICODE\0";
  const body = data.subarray(8);
  const text = unicode
    ? new TextDecoder(littleEndian ? "utf-16le" : "utf-16be").decode(body)
    : (strictUtf8(body) ?? windows1252(body));
  return trimmedText(text);
}

/** Text up to the first NUL; null when nothing but blanks is left. */
function trimmedText(text: string): string | null {
  const trimmed = (text.split("\0", 1)[0] ?? "").trim();
  return trimmed === "" ? null : trimmed;
}

const numberReaders: Readonly<
  Record<
    number,
    readonly [size: number, read: (view: DataView, at: number, little: boolean) => number]
  >
> = {
  1: [1, (view, at) => view.getUint8(at)],
  3: [2, (view, at, little) => view.getUint16(at, little)],
  4: [4, (view, at, little) => view.getUint32(at, little)],
  5: [8, (view, at, little) => view.getUint32(at, little) / view.getUint32(at + 4, little)],
  6: [1, (view, at) => view.getInt8(at)],
  8: [2, (view, at, little) => view.getInt16(at, little)],
  9: [4, (view, at, little) => view.getInt32(at, little)],
  10: [8, (view, at, little) => view.getInt32(at, little) / view.getInt32(at + 4, little)],
  11: [4, (view, at, little) => view.getFloat32(at, little)],
  12: [8, (view, at, little) => view.getFloat64(at, little)],
  13: [4, (view, at, little) => view.getUint32(at, little)],
};

/** The numbers of a field; those that are none (a rational n/0) are left out, and so are long tables. */
function numbersOf({ type, count, data }: TiffField, littleEndian: boolean): readonly number[] {
  const reader = numberReaders[type];
  if (reader === undefined || count > maximumNumbers) return [];
  const [size, read] = reader;
  const view = viewOf(data);
  const numbers = Array.from({ length: count }, (_, index) =>
    read(view, index * size, littleEndian),
  );
  return numbers.filter(Number.isFinite);
}
