import type {
  ExportPlan,
  PlannedFile,
  PlanRemark,
  PlanRemarkKind,
} from "../../../shared/contract/sets.ts";
import { languageName } from "../../../shared/language-name.ts";
import { textFieldNames, type StillId } from "../../../shared/still.ts";
import { CaptionCheck } from "../captions/check-captions.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { isKnownSource } from "../catalog/sources.ts";
import { Breather } from "../search/breather.ts";
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
  const obstacles = remarksOf("heldBack", held);
  const leftovers = remarksOf("leftover", await leftoversIn(db, files));
  return {
    files: files.map((file) => ({
      ...file,
      remarks: [
        ...(obstacles.get(file.still) ?? []),
        ...(leftovers.get(file.still) ?? []),
        ...file.remarks,
      ],
    })),
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

type OfStill = { readonly still: StillId; readonly message: string };

function remarksOf(
  kind: PlanRemarkKind,
  messages: readonly OfStill[],
): ReadonlyMap<StillId, readonly PlanRemark[]> {
  const byStill = Map.groupBy(messages, ({ still }) => still);
  return new Map(
    [...byStill].map(([still, of]) => [still, of.map(({ message }) => ({ kind, message }))]),
  );
}

/** What was never filled in of the texts that go out; checks that the archive has switched off are left out. */
async function leftoversIn(db: ReadableDb, files: readonly PlannedFile[]): Promise<OfStill[]> {
  const check = new CaptionCheck(db);
  const breather = new Breather();
  const found: OfStill[] = [];
  for (const { still } of files) {
    for (const { field, language, message } of check.leftovers(still)) {
      const named = language === "x-default" ? "" : `, ${languageName(language)}`;
      found.push({ still, message: `${textFieldNames[field]}${named}: ${message}` });
    }
    if (breather.due()) await breather.breathe();
  }
  return found;
}

/** What whoever chose this folder should think over, in words. */
export function warningsOf(db: ReadableDb, folder: string | undefined): readonly string[] {
  return folder !== undefined && isKnownSource(db, folder.replaceAll("\\", "/"))
    ? [
        "This folder is one that was added to the archive, or lies in one: the copies would stand beside their originals, as files of the same stills. Another folder is better.",
      ]
    : [];
}
