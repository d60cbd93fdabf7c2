import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type { PlannedFile } from "../../../shared/contract/sets.ts";
import type { DocumentKind } from "../../../shared/export/document-kinds.ts";
import { folderOfDocument } from "../../../shared/export/layout.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Recipient } from "../../../shared/recipient.ts";
import type { Pass, RightsGate } from "../../../shared/rights/gate.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import {
  documentsOfExport,
  openLedgerPage,
  strikeOutDocument,
  type LedgerDocument,
  type LedgerFile,
  type LedgerPage,
} from "../catalog/ledger.ts";
import { keepProblem } from "../catalog/problems.ts";
import { setName } from "../catalog/sets.ts";
import { countOf } from "../commands/tag-stills.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { copyStill, type Copy, type Held } from "./copy-still.ts";
import { documentNames } from "./documents/document-names.ts";
import { documentsAsked, leftOutInWords, type Paper } from "./documents/documents-asked.ts";
import { writeDocuments, type Documents } from "./documents/write-documents.ts";
import { fileNamer } from "./file-names.ts";
import { Gate } from "./gate.ts";
import { gatherNames } from "./gather.ts";
import type { HandOutFile } from "./hand-out.ts";
import { namedAsItWent, outgoingOf } from "./kept-record.ts";
import { handedOutBefore, markOf, type ExportInput } from "./interrupted.ts";
import { filePlanner } from "./plan.ts";
import { Breather } from "../search/breather.ts";
import { codeOf, prepareFolder } from "./target-folder.ts";

export type ExportOrder = {
  readonly stills: readonly StillId[];
  readonly set: number | null;
  /** Must be there; see prepareFolder. */
  readonly folder: string;
  readonly profile: Profile;
  /** What it is for, and what was decided on stills that are not clear. */
  readonly rights: RightsGate;
  readonly recipient?: Recipient | null | undefined;
  /** The export whose texts and names go out again, instead of those of now. */
  readonly asThen?: string | null | undefined;
};

/** A still that was held back. */
type HeldStill = Held & { readonly still: StillId; readonly uuid: string };

/** What an export did. */
export type ExportOutcome = {
  readonly exported: number;
  readonly held: readonly HeldStill[];
  /** How the rights of those handed out stood, in the order of `files`; null where that was not asked yet. */
  readonly passes: readonly (Pass | null)[];
  readonly files: readonly string[];
  readonly documents: Documents;
  /** Which documents it goes without because they cannot be made of it, and why; null when it lacks none. */
  readonly leftOut: string | null;
  readonly cancelled: boolean;
  readonly ledgerId: string;
};

/** Stills planned in one go: about five milliseconds. */
const PLANNED_AT_ONCE = 100;

export type PlanOptions = {
  readonly set: number | null;
  readonly profile: Profile;
  readonly folder?: string | undefined;
  /** Copies in the folder that are of this very export, from before it was interrupted. */
  readonly own?: ReadonlySet<string>;
  /** Whether documents that have to be printed can be. */
  readonly prints?: boolean;
  readonly asThen?: string | null | undefined;
};

/** What an export would write, without writing it. Names that are taken in the folder get a number. */
export async function planExport(
  db: ReadableDb,
  stills: readonly StillId[],
  { set, profile, folder, own = new Set(), prints = true, asThen = null }: PlanOptions,
): Promise<{ files: readonly PlannedFile[]; documents: readonly string[] }> {
  const present = (within: string): string[] => {
    const place = folder === undefined ? null : join(folder, within);
    const found = place !== null && existsSync(place) ? readdirSync(place) : [];
    return found.filter((name) => !own.has(within + name));
  };
  const documents = documentsAsked(profile, { prints, stills: stills.length }).map((kind) => {
    const within = folderOfDocument(profile, kind);
    const [stem = "", ending = ""] = documentNames[kind].split(/(?=\.)/u);
    return within + fileNamer(present(within))(stem, ending).name;
  });
  const plan = filePlanner({
    profile,
    set: set === null ? null : setName(db, set),
    taken: (within) => [
      ...present(within),
      ...documents
        .filter((place) => place.startsWith(within))
        .map((place) => place.slice(within.length)),
    ],
  });
  const files: PlannedFile[] = [];
  const breather = new Breather();
  for (let from = 0; from < stills.length; from += PLANNED_AT_ONCE) {
    for (const still of gatherNames(db, stills.slice(from, from + PLANNED_AT_ONCE)))
      files.push(plan(asThen === null ? still : namedAsItWent(db, asThen, still), files.length));
    if (breather.due()) await breather.breathe();
  }
  return { files, documents };
}

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
  return runExport(archive, exiftool, { ...order, ledgerId: randomUUID() });
}

/** Goes on with an export that was interrupted, from what the ledger says was handed out. */
export function resumeExport(archive: Archive, exiftool: Exiftool, input: ExportInput): ExportRun {
  return runExport(archive, exiftool, input);
}

function runExport(
  archive: Archive,
  exiftool: Exiftool,
  order: ExportOrder & { readonly ledgerId: string },
): ExportRun {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<ExportOutcome>();
  outcome.catch(() => undefined); // The window follows the job; whoever wants the outcome awaits it.
  const job = { kind: "export" as const, label: `Exporting to “${order.folder}”`, input: order };
  const { id, ended } = archive.jobs.start(job, async (control) => {
    try {
      const done = await exportSet(archive, exiftool, order, control);
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

function sayOutcome(
  { exported, held, passes, cancelled, documents, leftOut }: ExportOutcome,
  { stills, folder }: ExportOrder,
): string {
  const count = cancelled ? `${String(exported)} of ${countOf(stills.length)}` : countOf(exported);
  const kept = held.length === 0 ? "" : `, ${String(held.length)} held back`;
  const overridden = passes.filter((pass) => (pass?.override ?? null) !== null).length;
  const against =
    overridden === 0 ? "" : `, ${String(overridden)} of them against what is recorded`;
  const said = `${cancelled ? "Cancelled: " : ""}${count} exported to ${folder}${against}${kept}`;
  const lists = documents.files.length === 0 ? "" : `, with ${documents.files.join(" and ")}`;
  const problems = documents.problems.map(({ message }) => message);
  return [`${said}${lists}`, ...problems, ...(leftOut === null ? [] : [leftOut])].join(". ");
}

/**
 * Hands out copies with everything embedded, each entered in the ledger as it gets its name, then the
 * documents of them. Cancelled, it does so for what was copied until then; when
 * the program is closed, nothing more is written, for the export will be taken up again.
 */
async function exportSet(
  archive: Archive,
  exiftool: Exiftool,
  order: Order,
  control: JobControl,
): Promise<ExportOutcome> {
  const { db, folder: catalog } = archive.catalog;
  const { folder, ledgerId, profile, rights } = order;
  const set = order.set === null ? null : setName(db, order.set);
  const before = await handedOutBefore(db, order);
  await prepareFolder(folder);
  const { request, strictness } = rights;
  const { recipient = null } = order;
  const about = { set, folder, profile, request, strictness, recipient };
  const paper = paperOf(archive, order);
  const page = openLedgerPage(db, ledgerId, about);
  const { handed, held } = await copyAll(archive, { exiftool, page, order, before }, control);
  const copies = handed.reduce((sum, { others }) => sum + 1 + others.length, 0);
  const outcome = {
    exported: handed.length,
    held,
    files: handed.map(({ fileName }) => fileName),
    passes: handed.map(({ pass }) => pass),
    cancelled: control.signal.aborted && handed.length + held.length < order.stills.length,
    leftOut: leftOutInWords(profile, paper),
    ledgerId,
  };
  if (control.isSuspended()) return { ...outcome, documents: { files: [], problems: [] } };
  const sheet = { title: set ?? "Stills", request, recipient, profile, stills: handed };
  const written = documentsStanding(archive, order, copies === before.length);
  const documents = await writeDocuments(folder, {
    ...sheet,
    db,
    pool: archive.pool,
    catalog,
    mark: markOf(ledgerId),
    page,
    written,
    print: archive.printer,
    paper,
    isSuspended: () => control.isSuspended(),
  });
  if (control.isSuspended()) return { ...outcome, documents };
  for (const problem of documents.problems) {
    keepProblem(db, { path: folder, ...problem }, control.id);
    control.countProblem();
  }
  page.close(
    held.map(({ uuid, path, reasons }) => ({ stillUuid: uuid, name: basename(path), reasons })),
  );
  return { ...outcome, documents };
}

function paperOf({ printer }: Archive, { stills }: ExportOrder): Paper {
  return { prints: printer !== null, stills: stills.length };
}

/**
 * The documents of an interrupted export that are there; when copies were added since, they no longer say all, and none
 * of those written after one that is gone does.
 */
function documentsStanding(archive: Archive, order: Order, complete: boolean): LedgerDocument[] {
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

type Order = ExportOrder & { readonly ledgerId: string };

type Means = {
  readonly exiftool: Exiftool;
  readonly page: LedgerPage;
  readonly order: Order;
  /** Copies made before the export was interrupted. */
  readonly before: readonly LedgerFile[];
};

async function copyAll(
  { catalog: { db }, pool, printer }: Archive,
  { exiftool, page, order, before }: Means,
  control: JobControl,
): Promise<{ handed: HandOutFile[]; held: ExportOutcome["held"] }> {
  const own = new Set(before.map(({ fileName }) => fileName));
  const { files: planned } = await planExport(db, order.stills, {
    ...order,
    own,
    prints: printer !== null,
  });
  const { renditions } = order.profile;
  const made = Map.groupBy(before, ({ stillUuid }) => stillUuid);
  const gate = new Gate(db, order.rights);
  const held: HeldStill[] = [];
  const handed: HandOutFile[] = [];
  for (const [index, { still: id, fileName, others, caption }] of planned.entries()) {
    await control.whilePaused();
    if (control.signal.aborted) break;
    const known = outgoingOf(db, id, order.asThen ?? null);
    if (known === null) continue;
    const { still } = known;
    const there = made.get(still.uuid) ?? [];
    const copies = renditions.map((rendition, at) => ({
      rendition,
      fileName: [fileName, ...others][at] ?? fileName,
    }));
    const outgoing = {
      ...known,
      profile: order.profile,
      root: order.folder,
      copies: copies.filter(({ rendition }) =>
        there.every((one) => one.rendition !== rendition.name),
      ),
      caption,
      mark: markOf(order.ledgerId),
      pass: (): Pass | readonly string[] => gate.ask(id),
    };
    const copied =
      outgoing.copies.length === 0
        ? []
        : await copyStill({ exiftool, pool, page }, outgoing).catch((error: unknown) => {
            throw unentered(error, handed.length, order.folder);
          });
    if ("problem" in copied) {
      held.push({ still: id, uuid: still.uuid, ...copied });
      if (copied.problem !== null) {
        keepProblem(db, { path: still.originalPath, ...copied.problem }, control.id);
        control.countProblem();
      }
    } else {
      handed.push({ ...still, ...named([...there, ...copied]) });
    }
    control.progress(index + 1, planned.length);
  }
  return { handed, held };
}

/** A still under the names of its copies. */
function named(
  copies: readonly (Omit<Copy, "pass"> & { readonly pass: Pass | null })[],
): Pick<HandOutFile, "fileName" | "fileHash" | "others" | "pass"> {
  const [first, ...others] = copies.map(({ fileName, hash }) => ({
    fileName,
    fileHash: hash.toString("hex"),
  }));
  return {
    fileName: first?.fileName ?? "",
    fileHash: first?.fileHash ?? "",
    others,
    pass: copies[0]?.pass ?? null,
  };
}

/** Nothing leaves the house that the ledger does not know. */
function unentered(cause: unknown, copies: number, folder: string): ProblemError {
  const isFull = codeOf(cause) === "SQLITE_FULL";
  const problem = new ProblemError(
    isFull ? "disk-full" : "internal",
    `The export was stopped, because the archive’s ledger could not be written${isFull ? ": the disk of the archive is full. Make room there" : ". Close other programs that use the archive"} and export again. The ${String(copies)} copies made before are in the folder and in the ledger.`,
    folder,
  );
  problem.cause = cause;
  return problem;
}
