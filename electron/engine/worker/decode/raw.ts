import type { RawFormat } from "../../ingest/raw-formats.ts";
import {
  directoriesOf,
  numberOf,
  numbersOf,
  type PictureDirectory,
} from "../../ingest/tiff-directories.ts";
import { boxesIn, findBox } from "../../metadata/containers/boxes.ts";
import { jpegFrameAt, validOrientation, type JpegFrame } from "./jpeg-frame.ts";

/** A picture the camera or a raw converter put into a raw file, ready to show. */
export type Preview = {
  readonly jpeg: Uint8Array;
  readonly frame: JpegFrame;
};

export type RawPicture = {
  /** Of the developed picture as stored, pixels; null when the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** How the preview is to be turned, EXIF 1 to 8. */
  readonly orientation: number;
  readonly preview: Preview | null;
  /** Its first directory is a small uncompressed picture, which any TIFF reader shows. */
  readonly hasPlainThumbnail: boolean;
  /** The file names a preview beyond its own end: it was cut short. */
  readonly cut: boolean;
};

const tag = {
  newSubfileType: 0x00fe,
  width: 0x0100,
  height: 0x0101,
  compression: 0x0103,
  photometric: 0x0106,
  stripOffsets: 0x0111,
  orientation: 0x0112,
  stripLengths: 0x0117,
  jpegOffset: 0x0201,
  jpegLength: 0x0202,
  exifWidth: 0xa002,
  exifHeight: 0xa003,
  panasonicJpeg: 0x002e,
  panasonicBorders: [0x0004, 0x0005, 0x0006, 0x0007],
} as const;
const jpegCompressions = new Set([6, 7, 34892]);
/** Depth and mask pictures of DNG 1.4 and later: not what the camera saw. */
const helperSubfiles = new Set([4, 8, 16, 65540]);
/** A preview smaller than this (long edge, pixels) may hide a larger one in the maker's own notes. */
const goodPreview = 1000;
/** Chance puts three marks into 50 MB of sensor data; a file full of them wants to keep us busy. */
const triedAtMost = 5000;

/** Finds the largest preview of a raw file and what the file says of its picture. Never throws for bad input. */
export function readRaw(bytes: Uint8Array, format: RawFormat): RawPicture {
  const directories = format === "cr3" ? canonDirectories(bytes) : directoriesOf(bytes);
  const named = directories.flatMap((directory) => namedStreams(bytes, directory));
  const inside = named.filter(({ start, length }) => start + length <= bytes.length);
  let preview = largest(inside.flatMap(({ start }) => previewAt(bytes, start) ?? []));
  // The DNG specification puts every preview into a directory, so nothing else in it is one.
  if (format !== "dng" && longEdge(preview) < goodPreview)
    preview = largest([...(preview === null ? [] : [preview]), ...scannedPreviews(bytes)]);
  const [first] = directories;
  const plain = first === undefined ? "none" : plainThumbnail(first, bytes);
  const turned = first === undefined ? null : validOrientation(numberOf(first, tag.orientation));
  return {
    ...sizeOf(directories, format, preview),
    orientation: preview?.frame.orientation ?? turned ?? 1,
    preview,
    hasPlainThumbnail: plain === "inside",
    cut: preview === null && (named.length > inside.length || plain === "cut"),
  };
}

/** Whether a directory is a small picture, uncompressed and of light, and whether it is wholly inside of the file. */
function plainThumbnail(directory: PictureDirectory, bytes: Uint8Array): "none" | "inside" | "cut" {
  const starts = numbersOf(directory, tag.stripOffsets);
  const lengths = numbersOf(directory, tag.stripLengths);
  const isPlain =
    numberOf(directory, tag.compression) === 1 &&
    [1, 2].includes(numberOf(directory, tag.photometric) ?? -1) &&
    starts.length > 0;
  if (!isPlain) return "none";
  return starts.every((start, index) => start + (lengths[index] ?? Infinity) <= bytes.length)
    ? "inside"
    : "cut";
}

/**
 * The preview as a JPEG that says itself how it is turned: previews seldom carry an EXIF block, the
 * orientation stands in the raw file around them.
 */
export function withOrientation({ jpeg, frame }: Preview, orientation: number): Uint8Array {
  if (frame.orientation !== null || orientation === 1) return jpeg;
  const exif = Buffer.from(
    // prettier-ignore
    [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

type Stream = { readonly start: number; readonly length: number };

/** The places a directory says a JPEG preview lies at. */
function namedStreams(bytes: Uint8Array, directory: PictureDirectory): readonly Stream[] {
  const inTag = directory.fields.get(tag.panasonicJpeg)?.data;
  const streams: Stream[] =
    inTag === undefined
      ? []
      : [{ start: inTag.byteOffset - bytes.byteOffset, length: inTag.length }];
  const start = numberOf(directory, tag.jpegOffset);
  const length = numberOf(directory, tag.jpegLength);
  if (start !== null && length !== null) streams.push({ start, length });
  const starts = numbersOf(directory, tag.stripOffsets);
  const lengths = numbersOf(directory, tag.stripLengths);
  const [onlyStart] = starts;
  const [onlyLength] = lengths;
  const isPreview =
    jpegCompressions.has(numberOf(directory, tag.compression) ?? 0) &&
    !directory.isSensorData &&
    !helperSubfiles.has(numberOf(directory, tag.newSubfileType) ?? 0);
  if (isPreview && starts.length === 1 && onlyStart !== undefined && onlyLength !== undefined)
    streams.push({ start: onlyStart, length: onlyLength });
  return streams;
}

function previewAt(bytes: Uint8Array, start: number): Preview | null {
  const frame = jpegFrameAt(bytes, start);
  return frame === null ? null : { jpeg: bytes.subarray(start), frame };
}

/**
 * JPEG streams found by their own marks. CR3, RAF and the maker notes of others keep previews in
 * places of their own; a stream is taken only if its whole header holds together up to the scan.
 */
function scannedPreviews(bytes: Uint8Array): readonly Preview[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from([0xff, 0xd8, 0xff]);
  const found: Preview[] = [];
  let tried = 0;
  for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 3)) {
    tried += 1;
    if (tried > triedAtMost) break;
    const preview = previewAt(bytes, at);
    if (preview !== null) found.push(preview);
  }
  return found;
}

function largest(previews: readonly Preview[]): Preview | null {
  const area = ({ frame }: Preview): number => frame.width * frame.height;
  return previews.reduce<Preview | null>(
    (best, one) => (best === null || area(one) > area(best) ? one : best),
    null,
  );
}

function longEdge(preview: Preview | null): number {
  return preview === null ? 0 : Math.max(preview.frame.width, preview.frame.height);
}

/** CR3 keeps its TIFF structures in boxes of Canon's own: CMT1 is IFD0, CMT2 is EXIF. */
function canonDirectories(bytes: Uint8Array): readonly PictureDirectory[] {
  const moov = findBox(boxesIn(bytes, 0, bytes.length), "moov");
  if (moov === undefined) return [];
  const own = findBox(boxesIn(bytes, moov.start, moov.end), "uuid");
  if (own === undefined) return [];
  const identifierBytes = 16;
  const boxes = boxesIn(bytes, own.start + identifierBytes, own.end);
  return ["CMT1", "CMT2"].flatMap((name) => {
    const box = findBox(boxes, name);
    return box === undefined ? [] : directoriesOf(bytes.subarray(box.start, box.end));
  });
}

type Size = { readonly width: number | null; readonly height: number | null };

/** Panasonic's borders, else the sensor's directory, else EXIF, else the preview itself. */
function sizeOf(
  directories: readonly PictureDirectory[],
  format: RawFormat,
  preview: Preview | null,
): Size {
  const sensor = format === "cr2" ? [] : directories.filter(({ isSensorData }) => isSensorData);
  const candidates: readonly (readonly [number | null, number | null])[] = [
    ...directories.slice(0, 1).map(panasonicSize),
    ...sensor.map((one) => [numberOf(one, tag.width), numberOf(one, tag.height)] as const),
    ...directories.map(
      (one) => [numberOf(one, tag.exifWidth), numberOf(one, tag.exifHeight)] as const,
    ),
    [preview?.frame.width ?? null, preview?.frame.height ?? null],
    ...directories.map((one) => [numberOf(one, tag.width), numberOf(one, tag.height)] as const),
  ];
  const [width, height] = candidates.find(([wide, high]) => wide !== null && high !== null) ?? [];
  return { width: width ?? null, height: height ?? null };
}

function panasonicSize(directory: PictureDirectory): readonly [number | null, number | null] {
  const [top, left, bottom, right] = tag.panasonicBorders.map((one) => numberOf(directory, one));
  if (!directory.fields.has(tag.panasonicJpeg) || right === undefined || right === null)
    return [null, null];
  return [right - (left ?? 0), (bottom ?? 0) - (top ?? 0)];
}
