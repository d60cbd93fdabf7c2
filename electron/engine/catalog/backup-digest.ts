import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** What a backup's database was like when it was made. */
export type BackupDigest = {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
};

const PIECE_BYTES = 2 ** 20;

/** Reads a file piece by piece, at once: for processes in which nobody waits. @throws what the system says. */
export function digestOf(file: string): BackupDigest {
  const digest = createHash("sha256");
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const handle = openSync(file, "r");
  try {
    let bytes = 0;
    for (;;) {
      const read = readSync(handle, piece, 0, piece.length, bytes);
      if (read === 0) return { bytes, sha256: digest.digest("hex") };
      digest.update(piece.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(handle);
  }
}
