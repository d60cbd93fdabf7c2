import { latin1, sizeInWords, viewOf } from "../bytes.ts";

type HeaderValue = string | number | readonly number[];
type ChunkReader = (
  data: Uint8Array,
  view: DataView,
) => readonly (readonly [string, HeaderValue])[];

const chromaticities = [
  "WhitePointX",
  "WhitePointY",
  "RedX",
  "RedY",
  "GreenX",
  "GreenY",
  "BlueX",
  "BlueY",
] as const;

/** The chunks that describe the picture itself (PNG Specification, third edition, 11.2 and 11.3). */
const readers: ReadonlyMap<string, ChunkReader> = new Map<string, ChunkReader>([
  [
    "IHDR",
    (data, view) => [
      ["ImageWidth", view.getUint32(0)],
      ["ImageHeight", view.getUint32(4)],
      ["BitDepth", view.getUint8(8)],
      ["ColorType", view.getUint8(9)],
      ["Compression", view.getUint8(10)],
      ["Filter", view.getUint8(11)],
      ["Interlace", view.getUint8(12)],
    ],
  ],
  ["PLTE", (data) => [["Palette", data.length <= 48 ? [...data] : sizeInWords(data.length)]]],
  ["gAMA", (data, view) => [["Gamma", view.getUint32(0) / 100_000]]],
  [
    "cHRM",
    (data, view) =>
      chromaticities.map((name, index) => [name, view.getUint32(index * 4) / 100_000] as const),
  ],
  ["bKGD", (data, view) => [["BackgroundColor", backgroundOf(data, view)]]],
  ["iCCP", (data) => [["ProfileName", latin1(data, 0, Math.max(0, data.indexOf(0)))]]],
  [
    "pHYs",
    (data, view) => [
      ["PixelsPerUnitX", view.getUint32(0)],
      ["PixelsPerUnitY", view.getUint32(4)],
      ["PixelUnits", view.getUint8(8)],
    ],
  ],
  ["tIME", (data, view) => [["ModifyDate", timeOf(view)]]],
]);

/** What one chunk says, by ExifTool's names; nothing for other chunks. @throws RangeError when it is too short. */
export function pngHeaderChunk(
  type: string,
  data: Uint8Array,
): readonly (readonly [string, HeaderValue])[] {
  return readers.get(type)?.(data, viewOf(data)) ?? [];
}

/** An index into the palette (one byte), or one or three samples of two bytes. */
function backgroundOf(data: Uint8Array, view: DataView): HeaderValue {
  if (data.length === 1) return view.getUint8(0);
  const samples = Array.from({ length: data.length >> 1 }, (_, index) => view.getUint16(index * 2));
  return samples.length === 1 ? (samples[0] ?? 0) : samples.slice(0, 3);
}

/** UTC, as "2003:01:05 17:29:30": the form of EXIF. */
function timeOf(view: DataView): string {
  const two = (at: number): string => String(view.getUint8(at)).padStart(2, "0");
  const year = String(view.getUint16(0)).padStart(4, "0");
  return `${year}:${two(2)}:${two(3)} ${two(4)}:${two(5)}:${two(6)}`;
}
