import { createHash, hash } from "node:crypto";
import { open, stat } from "node:fs/promises";

const PIECE_BYTES = 2 ** 20;
/** Memory that was read into, for the next file: new memory for every file would call the garbage collector all the time. */
const idle: Buffer[] = [];

/** SHA-256 of a file's bytes. @throws what the system says when it cannot be read. */
export async function hashOf(path: string): Promise<Buffer> {
  const digest = createHash("sha256");
  await using file = await open(path);
  const piece = idle.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length);
      if (bytesRead === 0) return digest.digest();
      digest.update(piece.subarray(0, bytesRead));
    }
  } finally {
    idle.push(piece);
  }
}

/** The same of a file that was just read, if it was read whole; else it is read again. */
export async function hashOfRead(path: string, bytes: Uint8Array): Promise<Buffer> {
  const isWhole = (await stat(path)).size === bytes.length;
  return isWhole ? hash("sha256", bytes, "buffer") : await hashOf(path);
}
