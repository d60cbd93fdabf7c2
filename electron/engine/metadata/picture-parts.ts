import { formatOf } from "../ingest/formats.ts";
import { directoriesOf, numbersOf } from "../ingest/tiff-directories.ts";

/**
 * What a picture is decoded from, without metadata, of the formats where a look at the file is enough: writing metadata
 * must leave it as it is. Null of other formats, and of files that are not built as they should be.
 */
export function pictureParts(bytes: Uint8Array): readonly Buffer[] | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (formatOf(data)) {
    case "jpeg":
      return partsOfJpeg(data);
    case "gif":
      return partsOfGif(data);
    case "tiff":
      return partsOfTiff(data);
    case "psd":
    case "psb":
      return partsOfPhotoshop(data);
    default:
      return null;
  }
}

/** Whether the parts of two pictures are the same bit by bit, however they are divided. */
export function areSameParts(one: readonly Buffer[], other: readonly Buffer[]): boolean {
  if (one.length !== other.length) return Buffer.concat(one).equals(Buffer.concat(other));
  return one.every((part, index) => other[index]?.equals(part) === true);
}

/** Tables, frames and scans, Adobe's marker of its colours and the colour profile: no other application segments. */
function partsOfJpeg(data: Buffer): readonly Buffer[] | null {
  const parts: Buffer[] = [];
  let at = 2;
  for (;;) {
    at = data.indexOf(0xff, at); // what stands between segments is passed over, as decoders do
    while (at >= 0 && data[at + 1] === 0xff) at += 1;
    const marker = data[at + 1];
    if (at < 0 || marker === undefined || marker === 0) return null;
    if (marker === 0xd9) return parts;
    if (at + 4 > data.length) return null;
    const next = at + 2 + data.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(data, next) : next;
    if (isOfPicture(marker, data.subarray(at + 4, next))) parts.push(data.subarray(at, end));
    at = end;
  }
}

function isOfPicture(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return marker === 0xee || body.toString("latin1", 0, 11) === "ICC_PROFILE";
}

/** The next marker that is neither a stuffed byte nor a restart; of a scan that is cut short, the end. */
function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0; at = data.indexOf(0xff, at + 1)) {
    const code = data[at + 1] ?? 0;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return data.length;
}

/** All blocks but comments and XMP. */
function partsOfGif(data: Buffer): readonly Buffer[] {
  const table = (flags = 0): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + table(data[10]);
  const parts = [data.subarray(6, at)];
  while (at < data.length && data[at] !== 0x3b) {
    const isImage = data[at] === 0x2c;
    let end = isImage ? at + 11 + table(data[at + 9]) : at + 2;
    while ((data[end] ?? 0) !== 0) end += (data[end] ?? 0) + 1;
    end += 1;
    const isComment = !isImage && data[at + 1] === 0xfe;
    const isXmp = !isImage && data.toString("latin1", at + 3, at + 14) === "XMP DataXMP";
    if (!isComment && !isXmp) parts.push(data.subarray(at, end));
    at = end;
  }
  return parts;
}

/** What the strips and tiles of all pages hold, and the tables of those that are JPEG. */
function partsOfTiff(data: Buffer): readonly Buffer[] | null {
  const parts: Buffer[] = [];
  for (const directory of directoriesOf(data)) {
    const tables = directory.fields.get(0x015b);
    if (tables !== undefined) parts.push(Buffer.from(tables.data));
    for (const [places, lengths] of stripsAndTiles) {
      const [offsets, sizes] = [numbersOf(directory, places), numbersOf(directory, lengths)];
      if (offsets.length !== (directory.fields.get(places)?.count ?? 0)) return null;
      for (const [index, offset] of offsets.entries())
        parts.push(data.subarray(offset, offset + (sizes[index] ?? 0)));
    }
  }
  return parts.some((part) => part.length > 0) ? parts : null;
}

/** Tags of where they lie and how long they are (TIFF 6.0). */
const stripsAndTiles = [
  [0x0111, 0x0117],
  [0x0144, 0x0145],
] as const;

/** Header and colours, and everything behind the image resources. */
function partsOfPhotoshop(data: Buffer): readonly Buffer[] | null {
  if (data.length < 30) return null;
  const resources = 30 + data.readUInt32BE(26);
  if (resources + 4 > data.length) return null;
  const behind = resources + 4 + data.readUInt32BE(resources);
  return [data.subarray(0, resources), data.subarray(behind)];
}
