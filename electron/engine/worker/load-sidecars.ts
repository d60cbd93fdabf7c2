import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Sidecar } from "../metadata/sidecars.ts";

/** A sidecar holds words; one larger than this is something else. */
const MAX_BYTES = 64_000_000;

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
    const { size } = await stat(path);
    return size > MAX_BYTES ? null : { name: basename(path), bytes: await readFile(path) };
  } catch {
    return null;
  }
}
