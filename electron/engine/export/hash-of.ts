import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Read in pieces of so much: most files are one, and each piece is a turn of its own. */
export const PIECE_BYTES = 2 ** 20;

/** SHA-256 of a file's bytes. @throws what the system says when it cannot be read. */
export async function hashOf(path: string): Promise<Buffer> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: PIECE_BYTES }), digest);
  return digest.digest();
}
