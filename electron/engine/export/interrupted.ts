import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import * as v from "valibot";
import { ProblemError } from "../../../shared/problem.ts";
import { ProfileSchema } from "../../../shared/contract/profiles.ts";
import { foldersOf } from "../../../shared/export/layout.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { PRESS } from "../../../shared/export/built-in-profiles.ts";
import { strictnesses, type RightsGate } from "../../../shared/rights/gate.ts";
import { uses } from "../../../shared/rights/use.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import {
  discardPage,
  documentsOfExport,
  filesOfExport,
  ledgerEntry,
  packOfExport,
  strikeOut,
  strikeOutDocument,
  strikeOutPack,
  type LedgerFile,
  type Pack,
} from "../catalog/ledger.ts";
import { gateOf } from "./asked-gate.ts";
import { tagFiles } from "./documents/bag.ts";
import { hashOf } from "./hash-of.ts";
import { hasSign, isWhereItBegan, signIn } from "./own-folder.ts";
import { documentIn, placeIn } from "./place-in.ts";

const seen = { still: v.number(), seen: v.string() };
const SeenStills = v.union([v.literal("all"), v.array(v.object(seen))]);
const SeenOverridden = v.union([
  v.literal("all"),
  v.array(v.object({ ...seen, reason: v.optional(v.string()) })),
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
        v.object({ reason: v.string(), by: v.string(), at: v.string(), of: SeenOverridden }),
      ),
    }),
    nothingDecided,
  ),
  recipient: v.optional(v.nullable(v.object({ name: v.string(), reference: v.string() }))),
  asThen: v.optional(v.nullable(v.string())),
  repeats: v.optional(v.nullable(v.string())),
  ledgerId: v.string(),
  /** Jobs of earlier versions did not keep where they began. */
  began: v.optional(v.nullable(v.object({ path: v.string(), number: v.string() }))),
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

/** Where the copies and documents of an export are made: in its folder, or beside the ZIP file they are packed into. */
export function rootOf({
  folder,
  profile,
  ledgerId,
}: Pick<ExportInput, "folder" | "profile" | "ledgerId">): string {
  return profile.isPacked ? join(folder, `${markOf(ledgerId)}hand-out`) : folder;
}

/** What an export that ended in its middle has handed out. */
export type Before = {
  readonly copies: readonly LedgerFile[];
  /** The ZIP file that has its name; null when there is none yet. */
  readonly pack: Pack | null;
};

type Order = Pick<ExportInput, "folder" | "ledgerId" | "profile" | "began">;

/**
 * Clears up after an export that ended in its middle, and answers what it has done: those copies of the ledger whose
 * bytes lie there as they were entered. The others are struck out and made again, under another name where theirs is
 * taken. @throws ProblemError when the folder is gone, or is not the one that it wrote into.
 */
export async function handedOutBefore(db: WritableDb, order: Order): Promise<Before> {
  const { folder, ledgerId, profile } = order;
  const entered = filesOfExport(db, ledgerId);
  const pack = packOfExport(db, ledgerId);
  const isThere = existsSync(folder);
  const isGone = !isThere && entered.length > 0;
  if (isGone || !isItsFolder(order, { entered, pack })) {
    if (profile.isPacked && pack === null) discardPage(db, ledgerId);
    const why = isThere ? "away" : "gone";
    throw new ProblemError(
      "gone",
      folderGone(why, { profile, pack, copies: entered.length }),
      folder,
    );
  }
  if (!isThere) return { copies: [], pack: null };
  const root = rootOf(order);
  clearWorkingFiles(folder, order);
  for (const within of foldersOf(profile)) clearWorkingFiles(join(root, within), order);
  if (pack !== null) {
    if (await isWhole(placeIn(folder, pack.fileName), pack.hash)) return { copies: entered, pack };
    strikeOutPack(db, ledgerId);
  }
  if (isOwnFolder(profile)) takeDocumentsAway(db, root, ledgerId);
  if (profile.isPacked) takeUnenteredAway(root, new Set(entered.map(({ fileName }) => fileName)));
  const copies: LedgerFile[] = [];
  for (const file of entered) {
    if (await isWhole(placeIn(root, file.fileName), file.hash)) copies.push(file);
    else strikeOut(db, ledgerId, file.position);
  }
  return { copies, pack: null };
}

/** By its sign, by something that it made, or where neither is there yet by what the folder was like when it began. */
function isItsFolder(
  order: Order,
  { entered, pack }: { readonly entered: readonly LedgerFile[]; readonly pack: Pack | null },
): boolean {
  const { folder, ledgerId, began } = order;
  const isThere = (root: string, name: string): boolean => {
    const place = placeIn(root, name);
    return place !== null && existsSync(place);
  };
  if (hasSign(folder, markOf(ledgerId))) return true;
  if (pack !== null && isThere(folder, pack.fileName)) return true;
  if (entered.some(({ fileName }) => isThere(rootOf(order), fileName))) return true;
  if (began === undefined || began === null) return entered.length === 0 && pack === null;
  return isWhereItBegan(began);
}

const reasons = {
  gone: "its folder is gone",
  away: "its disk is not plugged in: the folder that is there now is not the one that it wrote into, and nothing was written to it",
} as const;

function folderGone(
  why: keyof typeof reasons,
  { profile, pack, copies }: { profile: Profile; pack: Pack | null; copies: number },
): string {
  const what = `The interrupted export cannot go on, because ${reasons[why]}.`;
  if (profile.isPacked)
    return pack === null
      ? `${what} Its ZIP file was not made yet, so nothing was handed out. Plug in its disk and export again.`
      : `${what} Its ZIP file “${pack.fileName}” is in the ledger. Plug in its disk, or export again to another folder.`;
  const made =
    copies === 1 ? "The copy made before is" : `The ${String(copies)} copies made before are`;
  return `${what} ${copies === 0 ? "Nothing was handed out yet." : `${made} in the ledger.`} Plug in its disk, or export again to another folder.`;
}

/** Takes away what an export left half-made in a folder, but not the folder in which a ZIP file is prepared, nor its sign. */
function clearWorkingFiles(folder: string, order: Order): void {
  if (!existsSync(folder)) return;
  const mark = markOf(order.ledgerId);
  const kept = [rootOf(order), signIn(order.folder, mark)].map((path) => basename(path));
  for (const name of readdirSync(folder))
    if (name.startsWith(mark) && !kept.includes(name)) rmSync(join(folder, name), { force: true });
}

/**
 * Takes away what exports that have ended left half-made where another is to lie: a disk that was read-only at their end
 * kept it. That something stays all the same is no reason not to hand out.
 */
export function clearAfterEnded(
  db: ReadableDb,
  { folder, profile }: Pick<Order, "folder" | "profile">,
): void {
  for (const within of new Set(["", ...foldersOf(profile)])) {
    const place = join(folder, within);
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) {
      const [, uuid] = workingFile.exec(name) ?? [];
      if (uuid === undefined || ledgerEntry(db, uuid)?.finished !== true) continue;
      try {
        rmSync(join(place, name), { force: true, recursive: true });
      } catch {
        // It is hidden, and the next export tries again.
      }
    }
  }
}

/** As {@link markOf} begins it. */
const workingFile = /^\.stillroom-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})-/u;

/** Whether all that lies where an export makes its files is its own: in a bag nothing else may be. */
function isOwnFolder({ isPacked, layout }: Profile): boolean {
  return isPacked || layout === "bagit";
}

/** Takes away the documents an export has written into a place of its own: they are written again once all is copied. */
export function takeDocumentsAway(db: WritableDb, root: string, ledgerId: string): void {
  const documents = documentsOfExport(db, ledgerId);
  if (documents.some(({ kind }) => kind === "manifest"))
    for (const name of tagFiles) rmSync(join(root, name), { force: true });
  for (const { kind, fileName } of documents) {
    const path = documentIn(root, { kind, fileName });
    if (path !== null) rmSync(path, { force: true });
    strikeOutDocument(db, ledgerId, kind);
  }
}

/** Takes away what a power cut has taken back out of the ledger: it is made again, under the same name. */
function takeUnenteredAway(root: string, entered: ReadonlySet<string>): void {
  for (const file of existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true })
    : []) {
    const path = join(file.parentPath, file.name);
    if (file.isFile() && !entered.has(relative(root, path).split(sep).join("/")))
      rmSync(path, { force: true });
  }
}

async function isWhole(path: string | null, hash: Buffer): Promise<boolean> {
  if (path === null || !existsSync(path)) return false;
  return await hashOf(path).then(
    (found) => found.equals(hash),
    () => false, // What cannot be read is not known to be ours.
  );
}
