import { createHash, hash } from "node:crypto";
import { open, stat } from "node:fs/promises";

const PIECE_BYTES = 2 ** 20;
/** Memory that was read into, for the next file: new memory for every file would call the garbage collector all the time. */
const idle: Buffer[] = [];

/** SHA-256 of a file's bytes. @throws what the system says when it cannot be read. */
export async function hashOf(path: string): Promise<Buffer> {
  return await hashOfPart(path, 0, Infinity);
}

/**
 * SHA-256 of so many bytes of a file from a place on, or of those up to its end where there are fewer. @throws what the
 * system says when it cannot be read.
 */
export async function hashOfPart(path: string, from: number, length: number): Promise<Buffer> {
  const digest = createHash("sha256");
  await using file = await open(path);
  const piece = idle.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    for (let at = from, left = length; left > 0;) {
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, left), at);
      if (bytesRead === 0) break;
      digest.update(piece.subarray(0, bytesRead));
      at += bytesRead;
      left -= bytesRead;
    }
    return digest.digest();
  } finally {
    idle.push(piece);
  }
}

/** The same of a file that was just read, if it was read whole; else it is read again. */
export async function hashOfRead(path: string, bytes: Uint8Array): Promise<Buffer> {
  const isWhole = (await stat(path)).size === bytes.length;
  return isWhole ? hash("sha256", bytes, "buffer") : await hashOf(path);
}
