import { createReadStream } from "node:fs";

/** Whether the system gives all of a file: one that it does not give is not the decoder's to judge. */
export async function isReadable(path: string): Promise<boolean> {
  try {
    for await (const _ of createReadStream(path));
    return true;
  } catch {
    return false;
  }
}
