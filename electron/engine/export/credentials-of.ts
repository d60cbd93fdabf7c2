import { open, type FileHandle } from "node:fs/promises";
import { hasContentCredentials } from "../metadata/content-credentials.ts";
import { hasStoreInParts } from "./store-in-file.ts";

/** Mostly credentials stand first of all, which one look finds. */
const BEGINNING_BYTES = 128 * 1024;

/** What was seen of originals as they were then: a plan is asked for at every letter of a file name's template. */
const seen = new Map<string, boolean>();
/** More originals than one plan lists. */
const REMEMBERED = 10_000;

/** Whether an original has content credentials, without reading it whole; one that cannot be read has none. */
export async function losesCredentials(original: string): Promise<boolean> {
  try {
    await using handle = await open(original);
    const { size, mtimeMs, ino } = await handle.stat();
    const as = [original, size, mtimeMs, ino].join("\0");
    const known = seen.get(as);
    if (known !== undefined) return known;
    const found = (await beginsWithCredentials(handle)) || (await hasStoreInParts(handle));
    if (seen.size >= REMEMBERED) seen.clear();
    seen.set(as, found);
    return found;
  } catch {
    return false; // that it cannot be read is told where it is copied
  }
}

async function beginsWithCredentials(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(BEGINNING_BYTES),
    0,
    BEGINNING_BYTES,
    0,
  );
  return hasContentCredentials(buffer.subarray(0, bytesRead));
}
