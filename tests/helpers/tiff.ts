import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";

/** A directory of a little-endian TIFF to be built. Values of type 7 are bytes, of 2 text, of 3 and 4 numbers. */
export type TiffDirectory = {
  readonly tags: readonly (readonly [
    tag: number,
    type: 2 | 3 | 4 | 7,
    value: readonly number[] | string | Uint8Array,
  ])[];
  /** Pixels or a JPEG stream, and the two tags that say where it is and how long. */
  readonly data?: { readonly bytes: Uint8Array; readonly at: number; readonly length: number };
  readonly subdirectories?: readonly TiffDirectory[];
  readonly exif?: TiffDirectory;
};

/** Builds a classic TIFF file (TIFF 6.0, section 2) of these directories in a chain. */
export function buildTiff(directories: readonly TiffDirectory[]): Buffer {
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  const { bytes, first } = laidOut(directories, header.length);
  header.writeUInt32LE(first, 4);
  return Buffer.concat([header, bytes]);
}

/** Writes the same with all but the header from a place on; before it is a hole, which takes no room. */
export function writeFarTiff(
  path: string,
  directories: readonly TiffDirectory[],
  from: number,
): void {
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  const { bytes, first } = laidOut(directories, from);
  header.writeUInt32LE(first, 4);
  writeFileSync(path, header);
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, from);
  closeSync(file);
}

/** The directories with their values, which begin at a place in the file, and where the first of them is. */
function laidOut(
  directories: readonly TiffDirectory[],
  from: number,
): { readonly bytes: Buffer; readonly first: number } {
  const parts: Buffer[] = [];
  const put = (bytes: Buffer): number => {
    const at = parts.reduce((sum, part) => sum + part.length, from);
    parts.push(bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]));
    return at;
  };
  const place = (directory: TiffDirectory, next: number): number => {
    const { tags, data, exif, subdirectories = [] } = directory;
    const all = [...tags];
    if (data !== undefined) {
      all.push([data.at, 4, [put(Buffer.from(data.bytes))]]);
      all.push([data.length, 4, [data.bytes.length]]);
    }
    if (subdirectories.length > 0)
      all.push([0x014a, 4, subdirectories.map((inner) => place(inner, 0))]);
    if (exif !== undefined) all.push([0x8769, 4, [place(exif, 0)]]);
    const entries = all.toSorted(([a], [b]) => a - b).map((entry) => encode(entry, put));
    const count = Buffer.alloc(2);
    count.writeUInt16LE(entries.length);
    return put(Buffer.concat([count, ...entries, number(next)]));
  };
  let first = 0;
  for (const directory of directories.toReversed()) first = place(directory, first);
  return { bytes: Buffer.concat(parts), first };
}

function encode(
  [tag, type, value]: TiffDirectory["tags"][number],
  put: (bytes: Buffer) => number,
): Buffer {
  const bytes = bytesOf(type, value);
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(tag, 0);
  entry.writeUInt16LE(type, 2);
  entry.writeUInt32LE(bytes.length / (type === 3 ? 2 : type === 4 ? 4 : 1), 4);
  if (bytes.length <= 4) bytes.copy(entry, 8);
  else entry.writeUInt32LE(put(bytes), 8);
  return entry;
}

function bytesOf(type: number, value: readonly number[] | string | Uint8Array): Buffer {
  if (typeof value === "string") return Buffer.from(`${value}\0`);
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.concat(value.map((one) => number(one).subarray(0, type === 3 ? 2 : 4)));
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A directory with an uncompressed RGB picture of 8 bits a sample. */
export function rgbDirectory(
  width: number,
  height: number,
  rgb: Uint8Array,
  more: TiffDirectory["tags"] = [],
): TiffDirectory {
  return {
    tags: [
      [256, 4, [width]],
      [257, 4, [height]],
      [258, 3, [8, 8, 8]],
      [259, 3, [1]],
      [262, 3, [2]],
      [277, 3, [3]],
      [278, 4, [height]],
      ...more,
    ],
    data: { bytes: rgb, at: 273, length: 279 },
  };
}
