import { shortEntry, type Entry } from "./exif-directory.ts";
import type { Segment } from "./segments.ts";

const jfif = Buffer.from("JFIF\0", "latin1");

/** The resolution that the JFIF header of a file states (ITU-T T.871, 10.1), as EXIF has it, big-endian. */
export function jfifResolution(segments: readonly Segment[]): readonly Entry[] {
  const body = segments.find(
    (one) => one.marker === 0xe0 && one.body.subarray(0, 5).equals(jfif) && one.body.length >= 12,
  )?.body;
  if (body === undefined) return [];
  const ratio = (tag: number, value: number): Entry => {
    const data = Buffer.alloc(8);
    data.writeUInt32BE(value);
    data.writeUInt32BE(1, 4);
    return { tag, type: 5, count: 1, data };
  };
  return [
    ratio(0x011a, body.readUInt16BE(8)),
    ratio(0x011b, body.readUInt16BE(10)),
    shortEntry(0x0128, (body[7] ?? 0) + 1, false),
  ];
}
