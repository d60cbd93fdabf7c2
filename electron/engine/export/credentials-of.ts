import { open } from "node:fs/promises";
import { hasContentCredentials } from "../metadata/content-credentials.ts";

/** Credentials stand before the picture, mostly first of all. */
const BEGINNING_BYTES = 128 * 1024;

/** Whether an original has content credentials, by a look at its beginning; one that cannot be read has none. */
export async function losesCredentials(original: string): Promise<boolean> {
  try {
    await using handle = await open(original);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES));
    return hasContentCredentials(buffer.subarray(0, bytesRead));
  } catch {
    return false; // that it cannot be read is told where it is copied
  }
}
