import type { ExportPlan, PlannedFile } from "../../../shared/contract/sets.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { isKnownSource } from "../catalog/sources.ts";
import { planExport, type PlanOptions } from "./export-set.ts";
import { obstacleTo } from "./originals.ts";

/** Originals looked at in one go. */
const AT_ONCE = 64;

/**
 * What an export would write and hold back, as the disks are now. An original that was changed since
 * it was indexed shows only when it is read whole, which the export itself does.
 */
export async function checkedPlan(
  db: ReadableDb,
  stills: readonly StillId[],
  options: PlanOptions,
): Promise<ExportPlan> {
  const { files, documents } = await planExport(db, stills, options);
  const held = await heldBack(files);
  const messages = new Map(held.map(({ still, message }) => [still, message]));
  return {
    files: files.map((file) => {
      const message = messages.get(file.still);
      return message === undefined ? file : { ...file, remarks: [message, ...file.remarks] };
    }),
    total: files.length,
    held,
    documents,
    warnings: warningsOf(db, options.folder),
  };
}

async function heldBack(files: readonly PlannedFile[]): Promise<ExportPlan["held"]> {
  const held: { still: StillId; message: string }[] = [];
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const looked = files.slice(from, from + AT_ONCE).map(async ({ still, original }) => {
      const obstacle = await obstacleTo(original);
      if (obstacle === null) return [];
      return [{ still, message: `${obstacle.what}: it would be held back. ${obstacle.remedy}` }];
    });
    held.push(...(await Promise.all(looked)).flat());
  }
  return held;
}

/** What whoever chose this folder should think over, in words. */
export function warningsOf(db: ReadableDb, folder: string | undefined): readonly string[] {
  return folder !== undefined && isKnownSource(db, folder.replaceAll("\\", "/"))
    ? [
        "This folder is one that was added to the archive, or lies in one: the copies would stand beside their originals, as files of the same stills. Another folder is better.",
      ]
    : [];
}
