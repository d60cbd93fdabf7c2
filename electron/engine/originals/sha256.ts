import { webcrypto } from "node:crypto";

/** SHA-256 of bytes, reckoned beside the engine's own thread: others are answered meanwhile. */
export async function sha256(bytes: Buffer): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes));
}
