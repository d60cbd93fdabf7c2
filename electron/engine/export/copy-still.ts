import { randomBytes } from "node:crypto";
import { open, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Profile } from "../../../shared/export/profile.ts";
import type { Rendition } from "../../../shared/export/rendition.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { errorCode } from "../catalog/error-code.ts";
import type { LedgerPage } from "../catalog/ledger.ts";
import type { DeliveryTerms, EmbeddedRecord } from "../metadata/embedded-record.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { writeInto } from "../metadata/write-into.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { embed } from "./embed.ts";
import { isPass } from "./gate.ts";
import { recordToKeep, type StillAndRecord } from "./kept-record.ts";
import { hashOf, hashOfRead } from "./hash-of.ts";
import type { HandOutStill } from "./hand-out.ts";
import { makePicture, recordOfCopy, type NewPicture } from "./make-picture.ts";
import { readOriginal } from "./read-original.ts";
import { recordForProfile } from "./record-for-profile.ts";
import { obstacleTo, unreadable, type Obstacle } from "./obstacle-to-original.ts";
import { DiskTakenOff, type TargetDisk } from "./target-disk.ts";
import { freePlace, giveName, makeFoldersOf, isOfDatabase, writeFailure } from "./target-folder.ts";

/** One rendition of a still that is to be made. */
export type PlannedCopy = {
  readonly rendition: Rendition;
  /** The place planned for it in the hand-out; should it be taken meanwhile, its name gets a number. */
  readonly fileName: string;
};

/** A still on its way out. */
export type Outgoing = {
  readonly still: HandOutStill;
  readonly record: EmbeddedRecord;
  /** The same as the archive knows it, before the profile has its say: what the ledger keeps. */
  readonly known: StillAndRecord;
  readonly profile: Profile;
  /** Where the hand-out lies. */
  readonly root: string;
  readonly disk: TargetDisk;
  /** The folder exported to, which is another where all is packed. */
  readonly folder: string;
  /** In the order of the profile's renditions. */
  readonly copies: readonly PlannedCopy[];
  readonly caption: string;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  /** With what it may go out as it was read; otherwise why not. */
  readonly decided: Pass | readonly string[];
  /** The same at the moment this is called. */
  readonly pass: () => Pass | readonly string[];
  /** What its rights say of a copy that goes out with a pass. */
  readonly terms: (pass: Pass) => DeliveryTerms;
};

/** A copy that is in the hand-out. */
export type Copy = { readonly fileName: string; readonly hash: Buffer; readonly pass: Pass };

/** In the order of the profile's renditions, one at least. */
export type Copied = readonly Copy[] | Held;

/** What makes copies. */
export type Tools = {
  readonly exiftool: Exiftool;
  readonly pool: WorkerPool;
  readonly page: LedgerPage;
};

/** A still that stays here, and why. Its file has no problem where it is its rights or its texts. */
export type Held = {
  readonly path: string;
  readonly reasons: readonly string[];
  readonly problem: Problem | null;
};

/** Copies that are whole and have no names yet. */
export type MadeCopies = {
  readonly outgoing: Outgoing;
  readonly made: readonly WholeCopy[];
};

/** A copy as it is before it has its name. */
type WholeCopy = PlannedCopy & {
  readonly beside: string;
  readonly hash: Buffer;
  readonly bytes: number;
};

/**
 * Makes the copies of a still beside their targets, embeds and reads back: all of them, or none where one cannot be
 * made. The original is only read: it is compared with its catalogued hash before and after. What goes wrong with this
 * still comes back as a problem.
 */
export async function makeCopies(
  { exiftool, pool }: Tools,
  outgoing: Outgoing,
): Promise<MadeCopies | Held> {
  const { still, root, disk, mark, copies, profile } = outgoing;
  // The ending stays, for ExifTool knows the format by it; the name is short, for it lengthens names while it works.
  // It is new for each copy: one that could not be taken away is the handed-out file under another name.
  const made = copies.map((copy) => ({
    ...copy,
    beside: join(
      root,
      dirname(copy.fileName),
      `${mark}${randomBytes(4).toString("hex")}${extname(copy.fileName)}`,
    ),
  }));
  const make = async (): Promise<MadeCopies | Held> => {
    const { decided } = outgoing;
    if (!isPass(decided)) return { path: still.originalPath, reasons: decided, problem: null };
    await disk.requireThere(); // before the original is read for nothing
    const obstacle = await obstacleTo(still.originalPath);
    if (obstacle !== null) return held(still, heldBack(still.originalPath, obstacle));
    const original = await readOriginal(still.originalPath);
    const before = await hashOfRead(original.path, original.bytes);
    if (before.toString("hex") !== still.sha256) return held(still, changed(still));
    const whole: WholeCopy[] = [];
    for (const planned of made) {
      const { rendition, fileName, beside } = planned;
      await makeFoldersOf(root, fileName, disk);
      await disk.requireThere();
      const carriesXmp = profile.metadata === "everything";
      const picture = await makePicture(pool, still, { rendition, to: beside, carriesXmp });
      const copy = { rendition, fileName, picture, pass: decided };
      const written = await embed(exiftool, {
        copy: beside,
        record: recordToEmbed(outgoing, copy),
        profile,
        original,
        isMadeAnew: picture !== null,
      });
      // of what is packed the ZIP file is to be there; a copy that a power cut lost is told by its hash and made again
      if (!profile.isPacked) await toDisk(beside);
      const hash = await hashOfRead(beside, written);
      whole.push({ ...planned, hash, bytes: (await stat(beside)).size });
    }
    const after = await compareWithCatalog(still);
    return after === null ? { outgoing, made: whole } : held(still, after);
  };
  const done = await make().catch(async (error: unknown) => {
    if (isOfDatabase(error)) throw error;
    return held(still, problemOf(outgoing, await disk.causeOf(error)));
  });
  if ("reasons" in done) await takeAway({ made });
  return done;
}

/**
 * Asks once more whether a still may go out, enters its copies in the ledger, and only then gives them their names: all
 * of them, or none. A ledger that cannot be written throws.
 */
export async function handOverCopies(tools: Tools, copies: MadeCopies): Promise<Copied> {
  const { outgoing, made } = copies;
  const handed: Named[] = [];
  try {
    let left = made;
    while (left.length > 0) {
      const pass = outgoing.pass(); // Copying took its time, and whoever waited for it may have said otherwise since.
      if (!isPass(pass)) {
        const why = { path: outgoing.still.originalPath, reasons: pass, problem: null };
        return await takenBack(handed, why, outgoing);
      }
      const taken = await handOver(tools, left, { outgoing, pass, handed });
      left = left.slice(left.length - taken.length);
      const [first, ...others] = taken;
      if (first !== undefined) left = [await underFreeName(tools, first, outgoing), ...others];
    }
    return handed.map(({ copy }) => copy);
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    const cause = await outgoing.disk.causeOf(error);
    const why = held(outgoing.still, problemOf(outgoing, cause));
    return await takenBack(handed, why, outgoing);
  } finally {
    await takeAway(copies);
  }
}

/** A copy that has its name, and what strikes it out of the ledger. */
type Named = { readonly copy: Copy; readonly strikeOut: () => void };

/** What has its name already goes, where another copy of the still stays here; out of the ledger once it is gone. */
async function takenBack(
  handed: readonly Named[],
  why: Held,
  { root, disk }: Outgoing,
): Promise<Held> {
  for (const { copy, strikeOut } of handed) {
    // what is not to be found on another disk is still on the one that was taken off
    if (!(await disk.isThere())) break;
    const isGone = await rm(join(root, copy.fileName), { force: true }).then(
      () => true,
      () => false, // its disk may be gone: the ledger then names a copy too many
    );
    if (isGone) strikeOut();
  }
  return why;
}

/** Takes away what has no name. */
export async function takeAway({
  made,
}: {
  readonly made: readonly { readonly beside: string }[];
}): Promise<void> {
  for (const { beside } of made) await rm(beside, { force: true }).catch(() => undefined); // Its disk may be gone, which is told already.
}

/** What one of the copies says of the still, and of itself. */
function recordToEmbed(
  { record, still, profile, terms }: Outgoing,
  { fileName, picture, pass }: PlannedCopy & { picture: NewPicture | null; pass: Pass },
): EmbeddedRecord {
  const { width, height } = still;
  const original = width === null || height === null ? null : { width, height };
  const whole = {
    ...recordOfCopy(record, still, picture),
    terms: terms(pass),
    names: { original: still.originalName, delivered: basename(fileName) },
    ...(picture === null ? {} : { sizes: { own: picture, original } }),
  };
  return recordForProfile(whole, still, profile);
}

type HandingOver = {
  readonly outgoing: Outgoing;
  readonly pass: Pass;
  /** Those that have their names. */
  readonly handed: Named[];
};

/**
 * In the ledger first: should all end between the two, it names a copy too many rather than one too few. Answers the
 * copies from the first one whose name is taken on, which are out of the ledger again.
 */
async function handOver(
  { page }: Tools,
  copies: readonly WholeCopy[],
  { outgoing: { still, known, root, disk, caption }, pass, handed }: HandingOver,
): Promise<readonly WholeCopy[]> {
  const record = recordToKeep(known);
  const { uuid: stillUuid, creditLine } = still;
  const strikeOuts = page.enter(
    copies.map(({ rendition, fileName, hash, bytes }) => ({
      stillUuid,
      rendition: rendition.name,
      fileName,
      hash,
      bytes,
      caption,
      creditLine,
      pass,
      record,
    })),
  );
  for (const [index, { beside, fileName, hash }] of copies.entries()) {
    const [strikeOut, ...later] = strikeOuts.slice(index);
    if (strikeOut === undefined) break;
    try {
      await disk.requireThere();
      await giveName(beside, join(root, fileName));
    } catch (error) {
      for (const one of [strikeOut, ...later]) one();
      if (errorCode(error) === "EEXIST") return copies.slice(index);
      throw error;
    }
    handed.push({ copy: { fileName, hash, pass }, strikeOut });
  }
  return [];
}

/** A copy under a name that is free, which it says itself. */
async function underFreeName(
  { exiftool }: Tools,
  copy: WholeCopy,
  { root, profile }: Outgoing,
): Promise<WholeCopy> {
  const { beside } = copy;
  const fileName = await freePlace(root, copy.fileName);
  if (profile.metadata === "everything") {
    const file = { path: beside, bytes: await loadForMetadata(beside) };
    await writeInto(exiftool, file, { "XMP-plus:FileNameAsDelivered": basename(fileName) });
    if (!profile.isPacked) await toDisk(beside);
  }
  return { ...copy, fileName, hash: await hashOf(beside), bytes: (await stat(beside)).size };
}

/** A still that stays here for a problem of its file, or of the folder exported to. */
export function held({ originalPath: path }: HandOutStill, problem: Problem): Held {
  return { path, reasons: [problem.message], problem };
}

async function compareWithCatalog(still: HandOutStill): Promise<Problem | null> {
  const path = still.originalPath;
  const obstacle = await obstacleTo(path);
  if (obstacle !== null) return heldBack(path, obstacle);
  return (await hashOf(path)).toString("hex") === still.sha256 ? null : changed(still);
}

function changed({ originalPath: path }: HandOutStill): Problem {
  return {
    kind: "changed",
    path,
    message:
      "The original has changed since it was indexed, so this still was held back. Index its folder again.",
  };
}

function heldBack(path: string, { kind, what, remedy }: Obstacle): Problem {
  return { kind, path, message: `${what}, so this still was held back. ${remedy}` };
}

function problemOf({ still, folder }: Outgoing, error: unknown): Problem {
  const path = still.originalPath;
  if (error instanceof ProblemError) {
    const isOfFolder = error.problem.kind === "disk-full"; // an original is only read
    return { ...error.problem, path: isOfFolder ? folder : path };
  }
  if (isReading(path, error)) return heldBack(path, unreadable);
  if (errorCode(error) === null && !(error instanceof DiskTakenOff)) {
    process.stderr.write(`export: ${String(error instanceof Error ? error.stack : error)}\n`);
    return {
      kind: "internal",
      path,
      message: "The copy of this still could not be completed, so it was held back.",
    };
  }
  const { kind, reason, remedy } = writeFailure(error);
  return {
    kind,
    path: folder,
    message: `Copies could not be written into the folder exported to, because ${reason}, so what was not copied was held back. ${remedy}`,
  };
}

/** Copying names the original too; opening and reading it is what fails of its own. */
function isReading(original: string, error: unknown): boolean {
  if (!(error instanceof Error) || !("syscall" in error)) return false;
  const path = "path" in error ? error.path : original; // Reading on, the system names no path.
  return error.syscall === "read" || (error.syscall === "open" && path === original);
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
