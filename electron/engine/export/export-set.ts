import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readdirSync } from "node:fs";
import { copyFile, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Job } from "../../../shared/contract/archive.ts";
import type { PlannedFile } from "../../../shared/contract/sets.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { enterExport, type HandedOut } from "../catalog/ledger.ts";
import { keepProblem } from "../catalog/problems.ts";
import { recordOf } from "../catalog/record.ts";
import { setName } from "../catalog/sets.ts";
import { thumbnailPath } from "../ingest/thumbnails.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import type { EmbeddedRecord } from "../metadata/tags-to-write.ts";
import { captionList } from "./caption-list.ts";
import { contactSheet } from "./contact-sheet.ts";
import { embed } from "./embed.ts";
import { embeddedOf, gather } from "./gather.ts";
import type { HandOutFile, HandOutStill } from "./hand-out.ts";
import { planFiles } from "./plan.ts";

export type ExportOrder = {
  readonly stills: readonly StillId[];
  readonly set: number | null;
  readonly folder: string;
  readonly template: string;
};

/** What an export did. */
export type ExportOutcome = {
  readonly exported: number;
  readonly held: readonly { readonly still: StillId; readonly problem: Problem }[];
  readonly files: readonly string[];
  readonly ledgerId: string;
};

const PROFILE = "press";

/** What an export would write, without writing it. */
export function planExport(
  db: ReadableDb,
  stills: readonly StillId[],
  { set, template, folder }: { set: number | null; template: string; folder?: string },
): PlannedFile[] {
  const taken = folder !== undefined && existsSync(folder) ? readdirSync(folder) : [];
  return planFiles(gather(db, stills), {
    template,
    set: set === null ? null : setName(db, set),
    taken: [...taken, ...documents],
  });
}

const CAPTION_LIST = "captions.csv";
const CONTACT_SHEET = "contact-sheet.html";
const documents = [CAPTION_LIST, CONTACT_SHEET];

/** Starts an export as a job. */
export function startExport(
  archive: Archive,
  exiftool: Exiftool,
  order: ExportOrder,
): { id: number; ended: Promise<Job>; outcome: Promise<ExportOutcome> } {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<ExportOutcome>();
  outcome.catch(() => undefined); // The window follows the job; whoever wants the outcome awaits it.
  const job = {
    kind: "export" as const,
    label: `Exporting to “${order.folder}”`,
    input: order.folder,
  };
  const { id, ended } = archive.jobs.start(job, async (control) => {
    try {
      const done = await exportSet(archive, exiftool, order, control);
      resolve(done);
      const held = done.held.length === 0 ? "" : `, ${String(done.held.length)} held back`;
      return `${String(done.exported)} stills exported to ${order.folder}${held}`;
    } catch (error) {
      reject(error);
      throw error;
    }
  });
  return { id, ended, outcome };
}

/**
 * Hands out copies with everything embedded, a caption list and a contact sheet, and enters it in
 * the ledger. Originals are only read: each is compared with its catalogued hash before and after.
 */
async function exportSet(
  archive: Archive,
  exiftool: Exiftool,
  order: ExportOrder,
  control: JobControl,
): Promise<ExportOutcome> {
  const { db, folder: catalog } = archive.catalog;
  const stills = new Map(gather(db, order.stills).map((still) => [still.id, still]));
  const planned = planExport(db, order.stills, order);
  const held: { still: StillId; problem: Problem }[] = [];
  const handed: HandOutFile[] = [];
  const entries: HandedOut[] = [];
  for (const [index, { still: id, fileName }] of planned.entries()) {
    await control.whilePaused();
    if (control.signal.aborted) break;
    const still = stills.get(id);
    if (still === undefined) continue;
    const record = recordOf(db, id);
    if (record === null) continue;
    const outcome = await handOutOne(
      exiftool,
      { still, record: embeddedOf(db, record) },
      join(order.folder, fileName),
    );
    if ("problem" in outcome) {
      held.push({ still: id, problem: outcome.problem });
      keepProblem(db, { path: still.originalPath, ...outcome.problem }, control.id);
      control.countProblem();
    } else {
      const file = { ...still, fileName, fileHash: outcome.hash.toString("hex") };
      handed.push(file);
      entries.push(entryOf(file, outcome.hash, planned[index]?.caption ?? ""));
    }
    control.progress(index + 1, planned.length);
  }
  const set = order.set === null ? null : setName(db, order.set);
  await writeDocuments(order.folder, { title: set ?? "Stills", handed, catalog });
  const ledgerId = enterExport(db, {
    set,
    folder: order.folder,
    profile: PROFILE,
    held: held.length,
    files: entries,
  });
  return { exported: handed.length, held, files: handed.map(({ fileName }) => fileName), ledgerId };
}

function entryOf(file: HandOutFile, hash: Buffer, caption: string): HandedOut {
  return {
    stillUuid: file.uuid,
    fileName: file.fileName,
    hash,
    caption,
    creditLine: file.creditLine,
  };
}

type Handed = { readonly hash: Buffer } | { readonly problem: Problem };

/** Copies beside the target, embeds, reads back, and only then gives the copy its name. */
async function handOutOne(
  exiftool: Exiftool,
  { still, record }: { still: HandOutStill; record: EmbeddedRecord },
  to: string,
): Promise<Handed> {
  // The ending stays, for ExifTool knows the format by it; the name is short, for it lengthens names while it works.
  const beside = join(dirname(to), `.stillroom-${randomUUID()}${extname(to)}`);
  try {
    const original = await compareWithCatalog(still);
    if (original !== null) return { problem: original };
    await copyFile(still.originalPath, beside);
    await embed(exiftool, beside, record);
    const after = await compareWithCatalog(still);
    if (after !== null) return { problem: after };
    await toDisk(beside);
    await rename(beside, to);
    return { hash: await hashOf(to) };
  } catch (error) {
    return { problem: problemOf(still, error) };
  } finally {
    await rm(beside, { force: true });
  }
}

async function compareWithCatalog(still: HandOutStill): Promise<Problem | null> {
  const path = still.originalPath;
  if (!existsSync(path)) {
    return {
      kind: "gone",
      path,
      message:
        "The original is missing, so this still was held back. Plug in its disk or index where it is now.",
    };
  }
  if ((await hashOf(path)).toString("hex") === still.sha256) return null;
  return {
    kind: "changed",
    path,
    message:
      "The original has changed since it was indexed, so this still was held back. Index its folder again.",
  };
}

function problemOf(still: HandOutStill, error: unknown): Problem {
  if (error instanceof ProblemError) return { ...error.problem, path: still.originalPath };
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOSPC")
    return {
      kind: "disk-full",
      path: still.originalPath,
      message:
        "The disk exported to is full, so this still was held back. Make room or choose another folder.",
    };
  if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    return {
      kind: "read-only",
      path: still.originalPath,
      message:
        "The folder exported to cannot be written to, so this still was held back. Choose another folder.",
    };
  return {
    kind: "internal",
    path: still.originalPath,
    message: "The copy of this still could not be completed, so it was held back.",
  };
}

async function hashOf(path: string): Promise<Buffer> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest();
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDocuments(
  folder: string,
  { title, handed, catalog }: { title: string; handed: readonly HandOutFile[]; catalog: string },
): Promise<void> {
  await writeFile(join(folder, CAPTION_LIST), captionList(handed));
  const sheet = { title, date: new Date().toISOString().slice(0, 10), stills: handed };
  const pieces = contactSheet(sheet, (still) => thumbnailOf(catalog, still));
  await pipeline(Readable.from(pieces), createWriteStream(join(folder, CONTACT_SHEET)));
}

async function thumbnailOf(catalog: string, still: HandOutStill): Promise<Uint8Array | null> {
  const path = thumbnailPath(catalog, still.sha256);
  return existsSync(path) ? await readFile(path) : null;
}
