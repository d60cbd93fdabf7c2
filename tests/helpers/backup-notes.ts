import { readFileSync, writeFileSync } from "node:fs";

/** Leaves a backup with a note as earlier versions wrote it, which tells nothing of its bytes. */
export function forgetDigest(backup: string): void {
  const path = backup.replace(/\.db$/u, ".json");
  const { digest: _digest, ...note } = JSON.parse(readFileSync(path, "utf8")) as Record<
    string,
    unknown
  >;
  writeFileSync(path, JSON.stringify(note));
}
