import { firstDirectoryOf, numberOf } from "../../ingest/tiff-directories.ts";

/** What the header of a JPEG stream says, up to its first scan (ITU-T T.81, annex B). */
export type JpegFrame = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: number;
  /** Of an EXIF block of its own; null when the stream has none. */
  readonly orientation: number | null;
};

const orientationTag = 0x0112;
const largestEdge = 30_000;

/**
 * Reads the header of the JPEG stream at `at`; null when there is none that a usual decoder takes:
 * baseline, extended or progressive, of 8 bits. Lossless JPEG, which raw formats keep sensor data
 * in, is none.
 */
export function jpegFrameAt(bytes: Uint8Array, at: number): JpegFrame | null {
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: JpegFrame | null = null;
  let orientation: number | null = null;
  let place = at + 2;
  while (place + 4 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0;
    if (marker === 0xff) {
      place += 1; // a fill byte
      continue;
    }
    const end = place + 2 + view.getUint16(place + 2);
    if (!hasSegment(marker) || end > bytes.length || end < place + 4) return null;
    const content = bytes.subarray(place + 4, end);
    if (marker === 0xda) return frame === null ? null : { ...frame, orientation };
    if (isFrame(marker)) frame = frameOf(marker, content);
    if (isFrame(marker) && frame === null) return null;
    if (marker === 0xe1) orientation ??= exifOrientation(content);
    place = end;
  }
  return null;
}

/** Markers that a header consists of, each with a length: frames, tables, application data, comments. */
function hasSegment(marker: number): boolean {
  return marker >= 0xc0 && marker !== 0xd8 && marker !== 0xd9 && (marker < 0xd0 || marker > 0xd7);
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Lossless JPEG and JPEG-LS (ITU-T T.87): whole files of a kind the usual decoders do not take. */
export function isRareJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xf7 || marker === 0xc3) return true;
    if (isFrame(marker) || !hasSegment(marker)) return false;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

function frameOf(marker: number, content: Uint8Array): JpegFrame | null {
  if (marker > 0xc2 || content.length < 6 || content[0] !== 8) return null;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const height = view.getUint16(1);
  const width = view.getUint16(3);
  const components = content[5] ?? 0;
  const sane = [1, 3, 4].includes(components) && width > 0 && height > 0;
  return sane && Math.max(width, height) <= largestEdge
    ? { width, height, components, orientation: null }
    : null;
}

function exifOrientation(content: Uint8Array): number | null {
  if (Buffer.from(content.subarray(0, 6)).toString("latin1") !== "Exif\0\0") return null;
  const first = firstDirectoryOf(content.subarray(6));
  return first === null ? null : validOrientation(numberOf(first, orientationTag));
}

/** An EXIF orientation, 1 to 8; null for anything else. */
export function validOrientation(value: number | null): number | null {
  return value !== null && value >= 1 && value <= 8 ? value : null;
}
