import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { ProblemError } from "../../../shared/problem.ts";
import { ProfileSchema } from "../../../shared/contract/profiles.ts";
import { PRESS } from "../../../shared/export/built-in-profiles.ts";
import { strictnesses, type RightsGate } from "../../../shared/rights/gate.ts";
import { uses } from "../../../shared/rights/use.ts";
import type { WritableDb } from "../catalog/database.ts";
import { filesOfExport, strikeOut, type LedgerFile } from "../catalog/ledger.ts";
import { gateOf } from "./asked-gate.ts";
import { hashOf } from "./hash-of.ts";

const SeenStills = v.union([
  v.literal("all"),
  v.array(v.object({ still: v.number(), seen: v.string() })),
]);

/** The job of an export from before rights were asked goes on with nothing decided: what is not clear stays here. */
const nothingDecided = (): RightsGate =>
  gateOf({
    request: { use: "press", territory: null },
    strictness: "ask",
    read: [],
    override: null,
  });

const Whole = v.object({
  stills: v.array(v.number()),
  set: v.nullable(v.number()),
  folder: v.string(),
  profile: ProfileSchema,
  rights: v.optional(
    v.object({
      request: v.object({
        use: v.picklist(uses),
        territory: v.nullable(v.string()),
        date: v.string(),
        zone: v.string(),
        language: v.nullable(v.string()),
      }),
      strictness: v.picklist(strictnesses),
      read: SeenStills,
      override: v.nullable(
        v.object({ reason: v.string(), by: v.string(), at: v.string(), of: SeenStills }),
      ),
    }),
    nothingDecided,
  ),
  recipient: v.optional(v.nullable(v.object({ name: v.string(), reference: v.string() }))),
  asThen: v.optional(v.nullable(v.string())),
  ledgerId: v.string(),
});

/** Jobs from before there were profiles kept the template of their file names; all of them were for the press. */
const Input = v.pipe(
  v.looseObject({ profile: v.optional(v.unknown()), template: v.optional(v.string()) }),
  v.transform(({ template, profile, ...rest }) => ({
    ...rest,
    profile: profile ?? (template === undefined ? undefined : { ...PRESS, fileNames: template }),
  })),
  Whole,
);

/** What the job of an export keeps, so that it can be taken up again when the program was killed. */
export type ExportInput = Readonly<v.InferOutput<typeof Whole>>;

/** Reads what a job kept; null when it is no export that can be taken up. */
export function exportInput(kept: string): ExportInput | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Input), kept);
  return read.success ? read.output : null;
}

/** What names of unfinished files of an export begin with; nobody else's do. */
export function markOf(ledgerId: string): string {
  return `.stillroom-${ledgerId}-`;
}

/**
 * Clears up after an export that ended in its middle, and answers the copies that are handed out: those
 * of the ledger whose bytes are in the folder as they were entered. The others are struck out and made
 * again, under another name where theirs is taken. @throws ProblemError when the folder is gone.
 */
export async function handedOutBefore(
  db: WritableDb,
  { folder, ledgerId }: Pick<ExportInput, "folder" | "ledgerId">,
): Promise<LedgerFile[]> {
  const entered = filesOfExport(db, ledgerId);
  if (!existsSync(folder)) {
    if (entered.length === 0) return [];
    const message = `The interrupted export cannot go on, because its folder is gone. The ${String(entered.length)} copies made before are in the ledger. Plug in its disk, or export again to another folder.`;
    throw new ProblemError("gone", message, folder);
  }
  for (const name of readdirSync(folder))
    if (name.startsWith(markOf(ledgerId))) rmSync(join(folder, name), { force: true });
  const whole: LedgerFile[] = [];
  for (const file of entered) {
    if (await isWhole(join(folder, file.fileName), file.hash)) whole.push(file);
    else strikeOut(db, ledgerId, file.position);
  }
  return whole;
}

async function isWhole(path: string, hash: Buffer): Promise<boolean> {
  if (!existsSync(path)) return false;
  return await hashOf(path).then(
    (found) => found.equals(hash),
    () => false, // What cannot be read is not known to be ours.
  );
}
