import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Sidecar } from "../metadata/sidecars.ts";

/** What more there is can only be padding, or is more than is read of any XMP, which is then said. */
const MAX_BYTES = 64_000_000;
/** A pipe of this name has no bytes, and is not waited for. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Reads the XMP files beside a picture. One that went away or cannot be read is left out: the picture
 * is read all the same, and again when the sidecar changes.
 */
export async function loadSidecars(paths: readonly string[]): Promise<readonly Sidecar[]> {
  const read = await Promise.all(paths.map(readSidecar));
  return read.filter((sidecar) => sidecar !== null);
}

async function readSidecar(path: string): Promise<Sidecar | null> {
  try {
    return { name: basename(path), bytes: await readStart(path) };
  } catch {
    return null;
  }
}

async function readStart(path: string): Promise<Buffer> {
  await using file = await open(path, WITHOUT_WAITING);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({
    buffer: Buffer.alloc(Math.min(size, MAX_BYTES)),
  });
  return buffer.subarray(0, bytesRead);
}
