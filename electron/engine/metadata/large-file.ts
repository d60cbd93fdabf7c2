import { fstatSync, readSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { condensedTiff, type ReadAt } from "./condensed-tiff.ts";

/** Node reads files up to 2 GiB in one piece. */
export const MAX_WHOLE_BYTES = 2 ** 31 - 1;
/** Of what is larger. */
export const BEGINNING_BYTES = 64 * 1024 * 1024;

/**
 * What an open file too large to be held says of itself: the directories of a TIFF, which may lie at its end
 * (see condensed-tiff.ts); of any other its beginning, where the metadata of most are.
 */
export function partThatTells(file: number, beginning: () => Buffer): Buffer {
  return condensedTiff(readerOf(file)) ?? beginning();
}

/** A picture file as its metadata are read from it: whole, or what of it tells when it is too large for that. */
export async function loadForMetadata(path: string): Promise<Buffer> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  if (size <= MAX_WHOLE_BYTES) return await readFile(handle);
  return partThatTells(handle.fd, () => readerOf(handle.fd)(0, BEGINNING_BYTES));
}

function readerOf(file: number): ReadAt {
  const { size } = fstatSync(file);
  return (at, length) => {
    if (!(at < size)) return Buffer.alloc(0);
    const bytes = Buffer.alloc(Math.min(length, size - at));
    let filled = 0;
    while (filled < bytes.length) {
      const more = readSync(file, bytes, filled, bytes.length - filled, at + filled);
      if (more === 0) break;
      filled += more;
    }
    return bytes.subarray(0, filled);
  };
}
