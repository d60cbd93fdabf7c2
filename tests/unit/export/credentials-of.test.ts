import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { losesCredentials } from "../../../electron/engine/export/credentials-of.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

// Where each format keeps them: C2PA 2.1, A.3 to A.5. Before them stands more than one look takes in.
const far = Buffer.alloc(200_001, 7);
const kind = Buffer.from("6332706100110010800000aa00389b71", "hex");
const store = Buffer.concat([Buffer.from("\0\0\0\x28jumb\0\0\0\x20jumd"), kind, far]);

function number(value: number, order: "little" | "big"): Buffer {
  const bytes = Buffer.alloc(4);
  if (order === "little") bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const app11 = segment(
  0xeb,
  Buffer.concat([Buffer.from("JP\0\x01\0\0\0\x01"), store.subarray(0, 500)]),
);
const preview = [1, 2, 3, 4].map(() => segment(0xe2, far.subarray(0, 60_000)));
const jpeg = (segments: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, segment(0xda, Buffer.alloc(10)), far]);

const chunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([number(data.length, "big"), Buffer.from(type), data, Buffer.alloc(4)]);
const png = (chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks, chunk("IDAT", far)]);

const riff = (type: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(type),
    number(data.length, "little"),
    data,
    Buffer.alloc(data.length % 2),
  ]);
const webp = (chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), riff("VP8 ", far), ...chunks]);

const box = (type: string, data: Buffer): Buffer =>
  Buffer.concat([number(data.length + 8, "big"), Buffer.from(type), data]);
const avif = (boxes: readonly Buffer[]): Buffer =>
  Buffer.concat([box("ftyp", Buffer.from("avif\0\0\0\0")), box("mdat", far), ...boxes]);
const uuid = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");

function tiff(tag: number): Buffer {
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(tag);
  return Buffer.concat([
    Buffer.from("II*\0"),
    number(8 + far.length, "little"),
    far,
    Buffer.from([1, 0]),
    entry,
    Buffer.alloc(4),
  ]);
}

it.each<[string, Buffer, Buffer]>([
  ["JPEG", jpeg([...preview, app11]), jpeg(preview)],
  ["PNG", png([chunk("iCCP", far), chunk("caBX", store)]), png([chunk("iCCP", far)])],
  ["WebP", webp([riff("C2PA", store)]), webp([riff("XMP ", far)])],
  ["AVIF", avif([box("uuid", Buffer.concat([uuid, store]))]), avif([box("uuid", far)])],
  ["TIFF", tiff(0xcd41), tiff(0x8649)],
])(
  "finds the credentials of a %s wherever they stand, and none where there are none",
  async (name, sealed, plain) => {
    const folder = temporaryFolder();
    const found: boolean[] = [];
    for (const [at, bytes] of [sealed, plain, sealed.subarray(0, 150_000)].entries()) {
      const file = join(folder, `${name}-${String(at)}`);
      writeFileSync(file, bytes);
      found.push(await losesCredentials(file));
    }
    expect(found).toEqual([true, false, false]);
  },
);
