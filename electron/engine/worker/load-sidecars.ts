import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { UnreadSidecar } from "../../../shared/carried.ts";
import type { Sidecar } from "../metadata/sidecars.ts";

/** What more there is can only be padding, or is more than is read of any XMP, which is then said. */
const MAX_BYTES = 80_000_000;
/** A pipe of this name has no bytes, and is not waited for. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** The XMP files beside a picture, and those that are there and cannot be read. */
export type LoadedSidecars = {
  readonly sidecars: readonly Sidecar[];
  readonly unread: readonly UnreadSidecar[];
};

/** Reads the XMP files beside a picture. One that went away meanwhile is left out: it was deleted. */
export async function loadSidecars(paths: readonly string[]): Promise<LoadedSidecars> {
  const loaded = (await Promise.all(paths.map(readSidecar))).filter((one) => one !== null);
  return {
    sidecars: loaded.filter((one) => "bytes" in one),
    unread: loaded.filter((one) => "reason" in one),
  };
}

async function readSidecar(path: string): Promise<Sidecar | UnreadSidecar | null> {
  const name = basename(path);
  try {
    const bytes = await readStart(path);
    return bytes === null
      ? { name, reason: "It is a folder, a pipe or a device, and no ordinary file." }
      : { name, bytes };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return null;
    return code === "EACCES" || code === "EPERM"
      ? { name, reason: "You have no permission to read it." }
      : { name, reason: "The disk or the system does not give it." };
  }
}

/** Null of what is no ordinary file. */
async function readStart(path: string): Promise<Buffer | null> {
  await using file = await open(path, WITHOUT_WAITING);
  const stats = await file.stat();
  if (!stats.isFile()) return null;
  const { buffer, bytesRead } = await file.read({
    buffer: Buffer.alloc(Math.min(stats.size, MAX_BYTES)),
  });
  return buffer.subarray(0, bytesRead);
}
