import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "@playwright/test";

/** A folder for the tests of one file, gone when they are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "stillroom-e2e-"));
  test.afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
