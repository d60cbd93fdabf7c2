import type { FileHandle } from "node:fs/promises";
import { hasContentCredentials } from "../metadata/content-credentials.ts";

/** The usertype of the box that holds them in HEIF and AVIF (C2PA 2.1, A.5.1). */
const uuidOfStore = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");
/** The entry of a TIFF's directory that leads to them (C2PA 2.1, A.3.4). */
const TIFF_STORE = 0xcd41;
/** A file of more parts before its picture is damaged. */
const MOST_PARTS = 4096;

/** Bytes of a file; fewer at its end. */
type ReadAt = (at: number, length: number) => Promise<Buffer>;
/** What one part of a file is: the store, the last that is looked at, or where the next begins. */
type Step = "store" | "end" | number;

/**
 * Whether a file has content credentials where its format keeps them, found by the heads of its parts alone: after a
 * large preview in a JPEG, behind the picture in WebP, HEIF and AVIF, anywhere in a TIFF.
 */
export async function hasStoreInParts(handle: FileHandle): Promise<boolean> {
  const readAt: ReadAt = async (at, length) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  };
  const head = await readAt(0, 12);
  const signature = head.toString("latin1");
  if (signature.startsWith("\xff\xd8")) return await walk(2, (at) => inJpeg(readAt, at));
  if (signature.startsWith("\x89PNG")) return await walk(8, (at) => inPng(readAt, at));
  if (signature.startsWith("RIFF")) return await walk(12, (at) => inRiff(readAt, at));
  if (signature.startsWith("ftyp", 4)) return await walk(0, (at) => inBoxes(readAt, at));
  if (signature.startsWith("II*\0")) return await inTiff(readAt, "little");
  if (signature.startsWith("MM\0*")) return await inTiff(readAt, "big");
  return false;
}

async function walk(from: number, look: (at: number) => Promise<Step>): Promise<boolean> {
  let at = from;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const step = await look(at);
    if (step === "store") return true;
    if (step === "end" || step <= at) return false;
    at = step;
  }
  return false;
}

async function inJpeg(readAt: ReadAt, at: number): Promise<Step> {
  const segment = await readAt(at, 64);
  const marker = segment[1];
  if (segment.length < 4 || segment[0] !== 0xff || marker === 0xda) return "end";
  if (marker === 0xff) return at + 1; // padding
  if (marker === 0xeb && hasContentCredentials(segment)) return "store";
  return at + 2 + segment.readUInt16BE(2);
}

async function inPng(readAt: ReadAt, at: number): Promise<Step> {
  const chunk = await readAt(at, 8);
  const type = chunk.toString("latin1", 4);
  if (chunk.length < 8 || type === "IDAT") return "end"; // it stands before the picture
  return type === "caBX" ? "store" : at + 12 + chunk.readUInt32BE(0);
}

async function inRiff(readAt: ReadAt, at: number): Promise<Step> {
  const chunk = await readAt(at, 8);
  if (chunk.length < 8) return "end";
  const size = chunk.readUInt32LE(4);
  return chunk.toString("latin1", 0, 4) === "C2PA" ? "store" : at + 8 + size + (size % 2);
}

async function inBoxes(readAt: ReadAt, at: number): Promise<Step> {
  const box = await readAt(at, 32);
  if (box.length < 16) return "end";
  const size = box.readUInt32BE(0);
  const isLarge = size === 1; // its size follows in 64 bits
  const data = isLarge ? 16 : 8;
  if (box.toString("latin1", 4, 8) === "uuid" && box.subarray(data, data + 16).equals(uuidOfStore))
    return "store";
  if (size === 0) return "end"; // it goes on to the end of the file
  return at + (isLarge ? Number(box.readBigUInt64BE(8)) : size);
}

async function inTiff(readAt: ReadAt, order: "little" | "big"): Promise<boolean> {
  const number = (bytes: Buffer, at: number, length: 2 | 4): number =>
    order === "little" ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
  const directory = number(await readAt(4, 4), 0, 4);
  const count = number(await readAt(directory, 2), 0, 2);
  const entries = await readAt(directory + 2, count * 12);
  for (let at = 0; at + 12 <= entries.length; at += 12)
    if (number(entries, at, 2) === TIFF_STORE) return true;
  return false;
}
