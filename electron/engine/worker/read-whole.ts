import { createHash, type Hash } from "node:crypto";
import { fstatSync, readSync } from "node:fs";
import { MAX_WHOLE_BYTES, BEGINNING_BYTES, partThatTells } from "../metadata/large-file.ts";

/** What a slow disk gives in the time a worker has for one file. */
const MAX_BYTES = 8 * 2 ** 30;
/** As large as most scans; more is given back after the file. */
const KEPT_BYTES = BEGINNING_BYTES;
const BLOCK_BYTES = 4 * 1024 * 1024;

/** Why a file was not read. */
export type ReadRefusal = "no-file" | "empty" | "too-large" | "changed";

export type Whole = {
  /** All of the file, or what tells of one too large to be held (see large-file.ts). Written over by the next file that is read. */
  readonly bytes: Buffer;
  /** Of the whole file. */
  readonly size: number;
  /** SHA-256 of the whole file. */
  readonly hash: Buffer;
  readonly modifiedMs: number;
  readonly inode: number;
};

/**
 * One piece of memory for all files of this process, which reads one at a time: asking the system for
 * a new one costs three times what it takes to fill it from the disk's cache (7.5 MB: 3.9 and 1.2 ms).
 */
let kept = Buffer.alloc(0);

function memoryFor(size: number): Buffer {
  if (size > KEPT_BYTES) return Buffer.allocUnsafeSlow(size);
  if (size > kept.length) kept = Buffer.allocUnsafeSlow(Math.min(KEPT_BYTES, size * 2));
  return kept.subarray(0, size);
}

/**
 * Reads an open file, in one piece if it can be held, and refuses what changes meanwhile: half of two versions is
 * neither. Blocks until it is read. `read` fills a part of the memory as `readSync` does.
 */
export function readWhole(
  file: number,
  read: typeof fillSync = fillSync,
): Whole | { readonly refused: ReadRefusal } {
  const before = fstatSync(file);
  if (!before.isFile()) return { refused: "no-file" };
  if (before.size === 0) return { refused: "empty" };
  if (before.size > MAX_BYTES) return { refused: "too-large" };
  const isHeld = before.size <= MAX_WHOLE_BYTES;
  const bytes = memoryFor(isHeld ? before.size : KEPT_BYTES);
  const filled = read(file, bytes);
  const hash = createHash("sha256").update(bytes.subarray(0, filled));
  const rest = isHeld ? 0 : hashRest(file, filled, hash);
  const told = isHeld ? bytes : partThatTells(file, () => bytes);
  const after = fstatSync(file);
  const stands =
    after.size === before.size && after.mtimeMs === before.mtimeMs && filled + rest === before.size;
  if (!stands) return { refused: "changed" };
  const { size, mtimeMs: modifiedMs, ino: inode } = before;
  return { bytes: told, size, hash: hash.digest(), modifiedMs, inode };
}

/** Hashes a file from a place on; answers how many bytes there were. */
function hashRest(file: number, from: number, hash: Hash): number {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let done = 0;
  for (;;) {
    const more = readSync(file, block, 0, block.length, from + done);
    if (more === 0) return done;
    hash.update(block.subarray(0, more));
    done += more;
  }
}

/** Reads until the memory is full or the file at its end; answers how many bytes there were. */
export function fillSync(file: number, bytes: Buffer): number {
  let filled = 0;
  while (filled < bytes.length) {
    const more = readSync(file, bytes, filled, bytes.length - filled, filled);
    if (more === 0) break;
    filled += more;
  }
  return filled;
}
