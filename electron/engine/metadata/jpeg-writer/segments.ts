import { bufferOf } from "../bytes.ts";
import { NotOurs } from "./not-ours.ts";

/** A marker segment (ITU-T T.81, B.1.1.4); `body` is what follows its length. */
export type Segment = { readonly marker: number; readonly body: Buffer };

/** A JPEG as its segments up to the first scan, and the rest of the file from there, whatever it is. */
export type JpegParts = { readonly segments: readonly Segment[]; readonly rest: Buffer };

const startOfScan = 0xda;
/** A segment's length has two bytes, itself included. */
export const maximumBody = 65_533;

/** Takes a JPEG apart. @throws NotOurs where anything stands between its segments, or it ends within them */
export function splitJpeg(bytes: Uint8Array): JpegParts {
  const data = bufferOf(bytes);
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    const marker = data[at + 1] ?? 0;
    if (at + 4 > data.length || data[at] !== 0xff || !hasLength(marker))
      throw new NotOurs("segments that do not follow each other");
    if (marker === startOfScan) return { segments, rest: data.subarray(at) };
    const end = at + 2 + data.readUInt16BE(at + 2);
    if (end < at + 4 || end > data.length) throw new NotOurs("a segment outside of the file");
    segments.push({ marker, body: data.subarray(at + 4, end) });
    at = end;
  }
}

/** All but fill bytes, restarts, starts and ends. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && marker < 0xff && !(marker >= 0xd0 && marker <= 0xd9);
}

/** Puts it together again. */
export function joinJpeg({ segments, rest }: JpegParts): Buffer {
  const parts = segments.flatMap(({ marker, body }) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return [head, body];
  });
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, rest]);
}
