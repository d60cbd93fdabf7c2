import { open } from "node:fs/promises";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** Whether a file is a PNG whose chunks do not come to their end (PNG Specification, third edition, 5.6). @throws what the system says when it cannot be read. */
export async function isCutShortPng(path: string): Promise<boolean> {
  await using file = await open(path);
  const { size } = await file.stat();
  const read = async (at: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, at);
    return buffer.subarray(0, bytesRead);
  };
  if (!(await read(0)).equals(SIGNATURE)) return false;
  for (let at = SIGNATURE.length; at + 12 <= size;) {
    const head = await read(at);
    at += 12 + head.readUInt32BE(0); // its length, its type, its check beside what is in it
    if (head.toString("latin1", 4) === "IEND") return at > size;
  }
  return true;
}
