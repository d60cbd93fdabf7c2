import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { formatOf, type Format } from "./formats.ts";

/** All that a signature needs: the brands of HEIF may be many. */
const ENOUGH = 128;

/** A pipe would have us wait for whoever writes into it. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** Whether a file begins like a picture of a format that is known; false of one that cannot be read. */
export async function beginsLikePicture(path: string): Promise<boolean> {
  return (await formatOfFile(path)) !== null;
}

/** The format that a file begins like; null of one that is not known or cannot be read. */
export async function formatOfFile(path: string): Promise<Format | null> {
  try {
    const file = await open(path, WITHOUT_WAITING);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(ENOUGH), 0, ENOUGH, 0);
      return formatOf(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
