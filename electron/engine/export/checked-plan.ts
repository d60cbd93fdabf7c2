import { existsSync, readdirSync } from "node:fs";
import type { CheckedFile, ExportPlan, PlannedFile } from "../../../shared/contract/export.ts";
import type { RightsGate } from "../../../shared/rights/gate.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { isKnownSource } from "../catalog/sources.ts";
import { statusOfStills } from "../rights/status-of-stills.ts";
import { Breather } from "../search/breather.ts";
import { losesCredentials } from "./credentials-of.ts";
import { leftOutInWords } from "./documents/documents-asked.ts";
import { titleOf } from "./export-work.ts";
import { fileNamer } from "./file-names.ts";
import { Gate, isPass, standingOf } from "./gate.ts";
import { obstacleTo } from "./obstacle-to-original.ts";
import { planExport, type PlanOptions } from "./plan-export.ts";

/** Originals looked at in one go. */
const AT_ONCE = 64;

/**
 * What an export would write and hold back, as the disks and the rights are now; both are asked again when a still
 * is copied. An original that was changed since it was indexed shows only when it is read whole, which the export
 * itself does.
 */
export async function checkedPlan(
  db: ReadableDb,
  stills: readonly StillId[],
  options: PlanOptions & { readonly rights: RightsGate },
): Promise<ExportPlan> {
  const { request } = options.rights;
  const { isPacked } = options.profile;
  const within = isPacked ? { ...options, folder: undefined } : options;
  const { files: planned, documents } = await planExport(db, stills, within);
  const { obstacles, sealed } = await lookAt(planned);
  const isStrict = options.profile.lint === "held";
  const { stills: answers, ...counts } = await statusOfStills(db, stills, request, [
    0,
    stills.length,
  ]);
  const standings = new Map(answers.map((answer) => [answer.still, standingOf(answer, request)]));
  const gate = new Gate(db, options.rights);
  const held: { still: StillId; reasons: readonly string[] }[] = [];
  const files: CheckedFile[] = [];
  const breather = new Breather();
  for (const file of planned) {
    const { still } = file;
    const rights = standings.get(still);
    if (rights === undefined) continue; // it was deleted meanwhile
    const decided = gate.judge(still, rights);
    const obstacle = obstacles.get(still) ?? [];
    const lacking = file.remarks.filter(({ kind }) => isStrict && kind === "missing");
    const reasons = [
      ...obstacle,
      ...(isPass(decided) ? [] : decided),
      ...lacking.map(({ message }) => message),
    ];
    if (reasons.length > 0) held.push({ still, reasons });
    const remarks = [
      ...obstacle.map((message) => ({ kind: "heldBack" as const, message })),
      ...gate.leftovers(still).map((message) => ({ kind: "leftover" as const, message })),
      ...(sealed.has(still) ? [{ kind: "credentials" as const, message: sealLost }] : []),
      ...file.remarks,
    ];
    files.push({ ...file, remarks, rights, unfilled: gate.unfilled(still) });
    if (breather.due()) await breather.breathe();
  }
  const paper = { prints: options.prints ?? true, stills: stills.length };
  const leftOut = leftOutInWords(options.profile, paper);
  const warnings = [
    ...warningsOf(db, options.folder),
    ...(leftOut === null ? [] : [`${leftOut}.`]),
  ];
  const packed = isPacked ? zipName(options.folder, titleOf(db, options.set)) : null;
  return { files, total: files.length, request, rights: counts, held, documents, packed, warnings };
}

/** What the ZIP file would be called in the folder as it is now. */
function zipName(folder: string | undefined, title: string): string {
  const taken = folder !== undefined && existsSync(folder) ? readdirSync(folder) : [];
  return fileNamer(taken)(title, ".zip").name;
}

/** Why originals cannot be copied, of those that cannot; and which have content credentials. */
async function lookAt(files: readonly PlannedFile[]): Promise<{
  readonly obstacles: ReadonlyMap<StillId, readonly string[]>;
  readonly sealed: ReadonlySet<StillId>;
}> {
  const obstacles = new Map<StillId, readonly string[]>();
  const sealed = new Set<StillId>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const looked = files.slice(from, from + AT_ONCE).map(async ({ still, original }) => {
      const found = await obstacleTo(original);
      if (found !== null)
        obstacles.set(still, [`${found.what}: it would be held back. ${found.remedy}`]);
      else if (await losesCredentials(original)) sealed.add(still);
    });
    await Promise.all(looked);
  }
  return { obstacles, sealed };
}

const sealLost =
  "Content credentials (C2PA): they are signed over the file as it is, so the copy goes out without them. The original keeps them.";

/** What whoever chose this folder should think over, in words. */
export function warningsOf(db: ReadableDb, folder: string | undefined): readonly string[] {
  return folder !== undefined && isKnownSource(db, folder.replaceAll("\\", "/"))
    ? [
        "This folder is one that was added to the archive, or lies in one: the copies would stand beside their originals, as files of the same stills. Another folder is better.",
      ]
    : [];
}
