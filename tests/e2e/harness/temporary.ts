import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const made: string[] = [];

// Not after the tests of its file: the app that has it open is closed after that, or goes on to the next file.
process.once("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A folder for the tests of one file, gone when all tests are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "stillroom-e2e-"));
  made.push(folder);
  return folder;
}
