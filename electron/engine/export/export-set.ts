import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type { DocumentKind } from "../../../shared/export/document-kinds.ts";
import type { Archive } from "../archive.ts";
import {
  documentsOfExport,
  openLedgerPage,
  strikeOutDocument,
  type LedgerDocument,
} from "../catalog/ledger.ts";
import { forgetProblemsOf, keepProblem } from "../catalog/problems.ts";
import { setName } from "../catalog/sets.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { copyAll } from "./copy-all.ts";
import { documentsAsked, leftOutInWords } from "./documents/documents-asked.ts";
import { documentsFor, paperOf, type ExportOrder, type Order, type Work } from "./export-work.ts";
import {
  clearAfterEnded,
  handedOutBefore,
  markOf,
  rootOf,
  type ExportInput,
} from "./interrupted.ts";
import { heldBack, outcomeOf, sayOutcome, type ExportOutcome } from "./outcome.ts";
import { conclude, handOutPacked } from "./packed/hand-out-packed.ts";
import { beganIn } from "./own-folder.ts";
import { TargetDisk } from "./target-disk.ts";
import { prepareFolder, signFolder, takeSignAway } from "./target-folder.ts";

export type { ExportOrder } from "./export-work.ts";
export type { ExportOutcome } from "./outcome.ts";

/** An export at work. */
export type ExportRun = {
  readonly id: number;
  /** UUID of its entry in the ledger. */
  readonly ledgerId: string;
  readonly ended: Promise<Job>;
  readonly outcome: Promise<ExportOutcome>;
};

/** Starts an export as a job. */
export function startExport(archive: Archive, exiftool: Exiftool, order: ExportOrder): ExportRun {
  const begun = { ...order, ledgerId: randomUUID(), began: beganIn(order.folder) };
  return runExport(archive, exiftool, begun, async () => {
    await prepareFolder(order.folder, order.profile);
    await signFolder(order.folder, markOf(begun.ledgerId));
    clearAfterEnded(archive.catalog.db, order);
    forgetProblemsOf(archive.catalog.db, "export", order.folder); // it takes files by now
  });
}

/** Goes on with an export that was interrupted, from what the ledger says was handed out. */
export function resumeExport(archive: Archive, exiftool: Exiftool, input: ExportInput): ExportRun {
  return runExport(archive, exiftool, input, async () => {
    await prepareFolder(input.folder);
    await signFolder(input.folder, markOf(input.ledgerId));
  });
}

function runExport(
  archive: Archive,
  exiftool: Exiftool,
  order: Order,
  prepare: () => Promise<void>,
): ExportRun {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<ExportOutcome>();
  outcome.catch(() => undefined); // The window follows the job; whoever wants the outcome awaits it.
  const job = { kind: "export" as const, label: `Exporting to “${order.folder}”`, input: order };
  const { id, ended } = archive.jobs.start(job, async (control) => {
    try {
      const exported = await exportAndUnsign(archive, { exiftool, order, prepare }, control);
      const lacks = leftOutInWords(order.profile, paperOf(archive, order));
      const done = { ...exported, leftOut: exported.exported === 0 ? null : lacks };
      resolve(done);
      return sayOutcome(done, order);
    } catch (error) {
      reject(error);
      throw error;
    } finally {
      await archive.handedOut(order.stills, order.ledgerId);
    }
  });
  return { id, ledgerId: order.ledgerId, ended, outcome };
}

async function exportAndUnsign(...asked: Parameters<typeof exportSet>): Promise<ExportOutcome> {
  const [, { order }] = asked;
  try {
    return await exportSet(...asked);
  } finally {
    await takeSignAway(order.folder, markOf(order.ledgerId));
  }
}

/**
 * Hands out copies with everything embedded, each entered in the ledger as it gets its name, then the documents of
 * them. Cancelled, it does so for what was copied until then, or makes no ZIP file; when the program is closed, nothing
 * more is written, for the export will be taken up again.
 */
async function exportSet(
  archive: Archive,
  { exiftool, order, prepare }: Pick<Work, "exiftool" | "order"> & { prepare: () => Promise<void> },
  control: JobControl,
): Promise<ExportOutcome> {
  const { db } = archive.catalog;
  const { folder, ledgerId, profile, rights } = order;
  const { copies, pack } = await handedOutBefore(db, order);
  const set = order.set === null ? null : setName(db, order.set);
  const { request, strictness } = rights;
  const { recipient = null } = order;
  const about = { set, folder, profile, request, strictness, recipient };
  const page = openLedgerPage(db, ledgerId, about);
  const disk = new TargetDisk(folder);
  const work: Work = { archive, exiftool, order, page, root: rootOf(order), disk, before: copies };
  if (pack !== null) return await conclude(work, pack.fileName);
  const prepareOnDisk = async (): Promise<void> => {
    await prepare();
    await disk.note();
  };
  if (profile.isPacked) return await handOutPacked(work, prepareOnDisk, control);
  await prepareOnDisk();
  return await handOut(work, control);
}

async function handOut(work: Work, control: JobControl): Promise<ExportOutcome> {
  const { page, order, before, root } = work;
  const { db } = work.archive.catalog;
  const isSuspended = (): boolean => control.isSuspended();
  const { handed, held } = await copyAll(work, control);
  const copies = handed.reduce((sum, { others }) => sum + 1 + others.length, 0);
  const isPart = control.signal.aborted && handed.length + held.length < order.stills.length;
  const outcome = { ...outcomeOf(order.ledgerId, handed, held), cancelled: isPart };
  if (isSuspended()) return { ...outcome, goesOn: true };
  const { layout } = order.profile;
  const written = layout === "bagit" ? [] : documentsStanding(work, copies === before.length);
  // lists of nothing would be all that lies in the folder
  const documents =
    handed.length === 0
      ? outcome.documents
      : await documentsFor(work, handed, { written, isSuspended });
  if (isSuspended()) return { ...outcome, documents, goesOn: true };
  for (const problem of documents.problems) {
    keepProblem(db, { path: root, ...problem }, control.id);
    control.countProblem();
  }
  page.close(heldBack(held));
  return { ...outcome, documents };
}

/**
 * The documents of an interrupted export that are there; when copies were added since, they no longer say all, and none
 * of those written after one that is gone does.
 */
function documentsStanding({ archive, order }: Work, complete: boolean): LedgerDocument[] {
  const { folder, ledgerId, profile } = order;
  const { db } = archive.catalog;
  const entered = documentsOfExport(db, ledgerId);
  const isThere = (kind: DocumentKind): boolean =>
    entered.some((one) => one.kind === kind && existsSync(join(folder, one.fileName)));
  const asked = documentsAsked(profile, paperOf(archive, order));
  const firstGone = asked.findIndex((kind) => !complete || !isThere(kind));
  const standing = firstGone === -1 ? asked : asked.slice(0, firstGone);
  return entered.filter(({ kind }) => {
    const stands = standing.includes(kind);
    if (!stands) strikeOutDocument(db, ledgerId, kind);
    return stands;
  });
}
