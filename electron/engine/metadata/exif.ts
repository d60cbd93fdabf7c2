import { latin1, sizeInWords, strictUtf8, viewOf, windows1252 } from "./bytes.ts";
import { exifTags, gpsTags, ifd0Tags, utf16Tags } from "./exif-tags.ts";
import { jisText } from "./jis-text.ts";
import { dngTags, panasonicTags } from "./raw-tags.ts";
import {
  oneNumber,
  readDirectory,
  tiffHeader,
  type TiffField,
  type TiffHeader,
} from "./tiff-directory.ts";

/**
 * EXIF values by ExifTool's tag names; rationals as numbers, several numbers as an array, dates as
 * written. A number of several that has no value (0/0, an open lens aperture) is null. Data that are neither text nor few numbers are told by their size only.
 */
export type ExifFields = ReadonlyMap<string, ExifValue>;
export type ExifValue = string | number | readonly (number | null)[];

const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const dngVersionTag = 0xc612;
const panasonicMagic = 0x55;
const maximumNumbers = 64;
const maximumTextBytes = 1024 * 1024;
/** Fields may all point at the same megabyte: what is decoded of one file is limited. */
const maximumTextBytesOfFile = 8 * maximumTextBytes;

/** Reads the tags of IFD0, the EXIF directory and the GPS directory that the tables name (CIPA DC-008). */
export function readExif(
  bytes: Uint8Array,
  warnings: string[],
  decode: DecodeOld = western,
): ExifFields {
  const reader = new ExifReader(bytes, warnings, decode);
  reader.readAll();
  return reader.found;
}

/** Reads a TIFF structure whose first directory is an EXIF or a GPS directory, as in Canon CR3. */
export function readLoneDirectory(
  bytes: Uint8Array,
  kind: "exif" | "gps",
  warnings: string[],
  decode: DecodeOld = western,
): ExifFields {
  const reader = new ExifReader(bytes, warnings, decode);
  reader.readFirst(kind === "exif" ? exifTags : gpsTags);
  return reader.found;
}

/** Decodes a text that is not UTF-8, given by the name of its tag and its bytes up to the first NUL. */
export type DecodeOld = (name: string, data: Uint8Array) => string;

function western(_: string, data: Uint8Array): string {
  return windows1252(data);
}

type TagNames = Readonly<Record<number, string>>;

class ExifReader {
  readonly found = new Map<string, ExifValue>();
  readonly #bytes: Uint8Array;
  readonly #header: TiffHeader | null;
  readonly #warnings: string[];
  readonly #decode: DecodeOld;
  #textBytes = maximumTextBytesOfFile;

  constructor(bytes: Uint8Array, warnings: string[], decode: DecodeOld) {
    this.#bytes = bytes;
    this.#decode = decode;
    this.#warnings = warnings;
    this.#header = tiffHeader(bytes);
    if (this.#header === null) warnings.push("The EXIF block is damaged and was not read.");
  }

  readAll(): void {
    const header = this.#header;
    if (header === null) return;
    const isPanasonic = viewOf(this.#bytes).getUint16(2, header.littleEndian) === panasonicMagic;
    const ifd0 = this.#fields(header.firstDirectory, header);
    for (const [pointer, names] of [
      [exifPointer, exifTags] as const,
      [gpsPointer, gpsTags] as const,
    ]) {
      const at = oneNumber(ifd0.get(pointer), header);
      if (at !== null) this.#take(this.#fields(at, header), names, header);
    }
    this.#take(ifd0, isPanasonic ? panasonicTags : {}, header);
    this.#take(ifd0, ifd0Tags, header);
    if (ifd0.has(dngVersionTag)) this.#take(ifd0, dngTags, header);
    // TIFF/EP and some programs put tags of the EXIF directory into the first one.
    this.#take(ifd0, exifTags, header);
  }

  readFirst(names: TagNames): void {
    const header = this.#header;
    if (header !== null) this.#take(this.#fields(header.firstDirectory, header), names, header);
  }

  #fields(at: number, header: TiffHeader): ReadonlyMap<number, TiffField> {
    const { fields, complete } = readDirectory(this.#bytes, header, at);
    if (!complete)
      this.#warnings.push("Part of the EXIF points outside of its block and was left out.");
    return fields;
  }

  #take(
    fields: ReadonlyMap<number, TiffField>,
    names: TagNames,
    { littleEndian }: TiffHeader,
  ): void {
    for (const [tag, field] of fields) {
      const name = names[tag];
      if (name === undefined || this.found.has(name)) continue;
      if (this.#isTooMuch(field)) {
        this.found.set(name, sizeInWords(field.data.length));
        continue;
      }
      const value = valueOf({ tag, name, decode: this.#decode }, field, littleEndian);
      if (value !== null) this.found.set(name, value);
    }
  }

  #isTooMuch({ data }: TiffField): boolean {
    this.#textBytes -= Math.min(data.length, maximumTextBytes);
    return data.length > maximumTextBytes || this.#textBytes < 0;
  }
}

type Tag = { readonly tag: number; readonly name: string; readonly decode: DecodeOld };

function valueOf(named: Tag, field: TiffField, littleEndian: boolean): ExifValue | null {
  if (utf16Tags.has(named.tag)) return trimmedText(new TextDecoder("utf-16le").decode(field.data));
  if (field.type === 2 || field.type === 129) return asciiText(named, field.data);
  if (field.type === 7) return undefinedValue(named, field.data, littleEndian);
  return numbersOf(field, littleEndian);
}

const copyrightTag = 0x8298;

/** Text ends at the first NUL, but for Copyright, which may hold the editor's after the photographer's. */
function asciiText(named: Tag, data: Uint8Array): string | null {
  const [first = data, second] = partsOf(data);
  if (named.tag !== copyrightTag) return trimmedText(decoded(named, first));
  const photographer = decoded(named, first).trim();
  const editor = second === undefined ? "" : decoded(named, second).trim();
  return trimmedText(editor === "" ? photographer : `${photographer}\n${editor}`);
}

/** What stands before the first NUL, and between it and the next. */
function partsOf(data: Uint8Array): readonly Uint8Array[] {
  const end = data.indexOf(0);
  if (end < 0) return [data];
  const next = data.indexOf(0, end + 1);
  return [data.subarray(0, end), data.subarray(end + 1, next < 0 ? data.length : next)];
}

function decoded({ name, decode }: Tag, data: Uint8Array): string {
  return strictUtf8(data) ?? decode(name, data);
}

/** Fields that start with an eight-byte code of their character set (CIPA DC-008, 4.6.6.3 and 4.6.7). */
const codedTexts = new Set(["UserComment", "GPSProcessingMethod", "GPSAreaInformation"]);
/** Four ASCII digits without a NUL: ExifVersion and FlashpixVersion. */
const versionNames = new Set(["ExifVersion", "FlashpixVersion", "PanasonicRawVersion"]);
const fewBytes = 16;

function undefinedValue(named: Tag, data: Uint8Array, littleEndian: boolean): ExifValue | null {
  const { name } = named;
  if (codedTexts.has(name) && data.length >= 8) return codedText(named, data, littleEndian);
  if (versionNames.has(name)) return trimmedText(latin1(data, 0, data.length));
  if (data.length === 0) return null;
  if (data.length === 1) return data[0] ?? null;
  return data.length <= fewBytes ? [...data] : sizeInWords(data.length);
}

function codedText(named: Tag, data: Uint8Array, littleEndian: boolean): string | null {
  const body = data.subarray(8);
  const code = latin1(data, 0, 8);
  if (code.startsWith("UNICODE"))
    return trimmedText(new TextDecoder(utf16Order(body, littleEndian)).decode(body));
  const [first = body] = partsOf(body);
  return trimmedText(code.startsWith("JIS") ? jisText(first) : decoded(named, first));
}

/** The byte order of the file, unless the text itself shows the other one: many programs write it wrong. */
function utf16Order(body: Uint8Array, littleEndian: boolean): "utf-16le" | "utf-16be" {
  let [evenZeros, oddZeros] = [0, 0];
  for (let at = 0; at + 1 < Math.min(body.length, 200); at += 2) {
    if (body[at] === 0 && body[at + 1] !== 0) evenZeros += 1;
    if (body[at] !== 0 && body[at + 1] === 0) oddZeros += 1;
  }
  if (evenZeros === oddZeros) return littleEndian ? "utf-16le" : "utf-16be";
  return oddZeros > evenZeros ? "utf-16le" : "utf-16be";
}

/** Text up to the first NUL; null when nothing but blanks is left. */
function trimmedText(text: string): string | null {
  const end = text.indexOf("\0");
  const trimmed = (end < 0 ? text : text.slice(0, end)).trim();
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
  16: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  17: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  18: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
};

/** One number, several, or the size of a long table; null where a single rational has no value (n/0). */
function numbersOf({ type, count, data }: TiffField, littleEndian: boolean): ExifValue | null {
  const reader = numberReaders[type];
  if (reader === undefined || count === 0) return null;
  if (count > maximumNumbers) return sizeInWords(data.length);
  const [size, read] = reader;
  const view = viewOf(data);
  const numbers: (number | null)[] = [];
  for (let at = 0; numbers.length < count; at += size) {
    const number = read(view, at, littleEndian);
    numbers.push(Number.isFinite(number) ? number : null);
  }
  return count === 1 ? (numbers[0] ?? null) : numbers;
}
