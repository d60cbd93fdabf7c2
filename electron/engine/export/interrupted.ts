import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { WritableDb } from "../catalog/database.ts";
import { lastEntry, strikeOut } from "../catalog/ledger.ts";

/** What the job of an export keeps, so that it can be tidied up after when the program was killed. */
export type ExportInput = { readonly folder: string; readonly ledgerId: string };

/** What names of unfinished files of an export begin with; nobody else's do. */
export function markOf(ledgerId: string): string {
  return `.stillroom-${ledgerId}-`;
}

/**
 * Removes what an export left half-made when the program ended in its middle, and takes the copy it
 * had entered but not finished out of the ledger. Answers the outcome of the job in words.
 */
export function tidyInterrupted(db: WritableDb, input: string): string {
  const { folder, ledgerId } = inputOf(input);
  const leftOver = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.startsWith(markOf(ledgerId)))
    : [];
  for (const name of leftOver) rmSync(join(folder, name), { force: true });
  const last = lastEntry(db, ledgerId);
  if (leftOver.length > 0 && last !== null && !existsSync(join(folder, last.fileName)))
    strikeOut(db, last);
  return `Interrupted when Stillroom ended. The copies in ${folder} that are whole are in the ledger; what was half-made was removed. The caption list and the contact sheet may be missing: export again for them.`;
}

function inputOf(input: string): ExportInput {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(input) as ExportInput; // As startExport kept it.
}
