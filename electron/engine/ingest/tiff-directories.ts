import {
  headerByOrder,
  nextDirectory,
  readDirectory,
  type TiffField,
  type TiffHeader,
} from "../metadata/tiff-directory.ts";

/** One directory of a TIFF structure, as far as finding pictures in it needs. */
export type PictureDirectory = {
  readonly fields: ReadonlyMap<number, TiffField>;
  readonly littleEndian: boolean;
  /** What a sensor saw, before any development: no picture to show. */
  readonly isSensorData: boolean;
};

/** Tags that point to further directories: SubIFDs (TIFF supplement 1) and EXIF. */
const pointers = [0x014a, 0x8769] as const;
const photometric = 0x0106;
const compression = 0x0103;
/** Colour filter array (TIFF/EP) and LinearRaw (DNG). */
const sensorPhotometrics = new Set([32803, 34892]);
/** Sony, Nikon, Pentax, Samsung: compressions that only sensor data has. */
const sensorCompressions = new Set([32767, 34713, 65535, 32770, 32772]);
const maximumDirectories = 64;

/**
 * Every directory of a TIFF structure in reading order: the chain from the header, and what its
 * SubIFDs and EXIF tags point to. Damage and loops end the walk, they do not throw.
 */
export function directoriesOf(bytes: Uint8Array): readonly PictureDirectory[] {
  const header = headerByOrder(bytes);
  const found: PictureDirectory[] = [];
  const seen = new Set<number>();
  const waiting = header === null ? [] : [header.firstDirectory];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (header === null || seen.has(at) || found.length >= maximumDirectories) continue;
    seen.add(at);
    const directory = directoryAt(bytes, header, at);
    if (directory.fields.size === 0) continue;
    found.push(directory);
    for (const tag of pointers) waiting.push(...numbersOf(directory, tag));
    const next = nextDirectory(bytes, header, at);
    if (next !== 0) waiting.push(next);
  }
  return found;
}

/** The first directory alone, that of the picture itself; null when there is none. */
export function firstDirectoryOf(bytes: Uint8Array): PictureDirectory | null {
  const header = headerByOrder(bytes);
  return header === null ? null : directoryAt(bytes, header, header.firstDirectory);
}

function directoryAt(bytes: Uint8Array, header: TiffHeader, at: number): PictureDirectory {
  const { littleEndian } = header;
  const { fields } = readDirectory(bytes, header, at);
  const plain = { fields, littleEndian, isSensorData: false };
  return {
    ...plain,
    isSensorData:
      sensorPhotometrics.has(numberOf(plain, photometric) ?? 0) ||
      sensorCompressions.has(numberOf(plain, compression) ?? 0),
  };
}

/** Bytes of a number by its type: BYTE, SHORT, LONG, IFD, LONG8, IFD8. */
const numberSizes: Readonly<Record<number, 1 | 2 | 4 | 8>> = {
  1: 1,
  3: 2,
  4: 4,
  13: 4,
  16: 8,
  18: 8,
};

/** The whole numbers of a tag; none when it is absent or of another type. */
export function numbersOf(
  { fields, littleEndian }: PictureDirectory,
  tag: number,
): readonly number[] {
  const field = fields.get(tag);
  const size = field === undefined ? undefined : numberSizes[field.type];
  if (field === undefined || size === undefined) return [];
  const view = viewOf(field.data);
  const read = (at: number): number => {
    if (size === 1) return view.getUint8(at);
    if (size === 2) return view.getUint16(at, littleEndian);
    return size === 4
      ? view.getUint32(at, littleEndian)
      : Number(view.getBigUint64(at, littleEndian));
  };
  const count = Math.min(field.count, Math.floor(field.data.length / size), 4096);
  return Array.from({ length: count }, (_, index) => read(index * size));
}

export function numberOf(directory: PictureDirectory, tag: number): number | null {
  return numbersOf(directory, tag)[0] ?? null;
}

/** The text of a tag up to its NUL; empty when there is none. */
export function textOf({ fields }: PictureDirectory, tag: number): string {
  const data = fields.get(tag)?.data ?? new Uint8Array();
  return Buffer.from(data).toString("latin1").split("\0", 1)[0] ?? "";
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
