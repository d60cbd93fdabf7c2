import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** SHA-256 of a file's bytes. @throws what the system says when it cannot be read. */
export async function hashOf(path: string): Promise<Buffer> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest();
}
