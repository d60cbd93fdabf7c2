import { diskFaults } from "../catalog/disk-fault.ts";
import { randomUUID } from "node:crypto";
import type { Job } from "../../../shared/contract/archive.ts";
import type { WriteLine } from "../../../shared/contract/originals.ts";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import { errorCode } from "../catalog/error-code.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { originalsOf, placeOf, type OriginalFile } from "../catalog/file-exchanges.ts";
import { forgetProblemsOf, keepProblem } from "../catalog/problems.ts";
import { recordOf } from "../catalog/record.ts";
import { embeddedOf } from "../export/gather.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { problemOfError } from "../problem-of-error.ts";
import { prepare, type Prepared, type Wish } from "./prepare.ts";
import { writeOriginal } from "./write-original.ts";
import type { WritingInput } from "./writing-input.ts";

/** What writing did, file by file. */
export type WritingOutcome = {
  readonly lines: readonly WriteLine[];
  readonly cancelled: boolean;
};

/** Writing at work. */
export type Writing = {
  readonly id: number;
  readonly ended: Promise<Job>;
  readonly outcome: Promise<WritingOutcome>;
};

/** Starts writing the metadata of stills into their originals or sidecars. */
export function startWriting(
  archive: Archive,
  exiftool: Exiftool,
  order: Omit<WritingInput, "run">,
): Writing {
  return resumeWriting(archive, exiftool, { ...order, run: randomUUID() });
}

/** Goes on with writing that was interrupted: what is written says all of it already. */
export function resumeWriting(archive: Archive, exiftool: Exiftool, order: WritingInput): Writing {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<WritingOutcome>();
  outcome.catch(() => undefined); // The window follows the job; whoever wants the outcome awaits it.
  const start = {
    kind: "metadata",
    label: "Writing metadata into originals",
    input: order,
  } as const;
  const { id, ended } = archive.jobs.start(start, async (control) => {
    try {
      const done = await writeAll(archive, exiftool, order, control);
      resolve(done);
      return inWords(done);
    } catch (error) {
      reject(error);
      throw error;
    }
  });
  return { id, ended, outcome };
}

async function writeAll(
  archive: Archive,
  exiftool: Exiftool,
  order: WritingInput,
  control: JobControl,
): Promise<WritingOutcome> {
  const lines: WriteLine[] = [];
  for (const [index, still] of order.stills.entries()) {
    await control.whilePaused();
    const done = await archive.originals.inTurn(() =>
      writeStill({ archive, exiftool, order, control }, still),
    );
    lines.push(...done.lines);
    if (done.cancelled) return { lines, cancelled: true };
    control.progress(index + 1, order.stills.length);
  }
  return { lines, cancelled: false };
}

type Means = {
  readonly archive: Archive;
  readonly exiftool: Exiftool;
  readonly order: WritingInput;
  readonly control: JobControl;
};

async function writeStill(
  { archive, exiftool, order: { run, stills: _all, ...wish }, control }: Means,
  still: StillId,
): Promise<WritingOutcome> {
  const lines: WriteLine[] = [];
  const isStopped = (): boolean => control.signal.aborted;
  for (const { original, record } of filesToWrite(archive.catalog.db, still)) {
    if (isStopped()) return { lines, cancelled: true };
    const { line, prepared } = await tried(archive, exiftool, { original, record, wish });
    const problem = line.problem ?? (await written(archive, prepared, { run, control }));
    if (problem !== null && isStopped()) return { lines, cancelled: true };
    note(archive, control, line.path, problem);
    lines.push(problem === null ? plain(line) : refused(line, problem));
  }
  return { lines, cancelled: false };
}

/** Null when it is done; what is wrong with this file is a problem, what is wrong with the catalog is thrown. */
async function written(
  archive: Archive,
  prepared: Prepared | null,
  { run, control }: { readonly run: string; readonly control: JobControl },
): Promise<Problem | null> {
  if (prepared === null) return null;
  try {
    const { catalog, pool, jobs } = archive;
    await writeOriginal({ catalog, pool, jobs, signal: control.signal }, prepared, run);
    await archive.originalsWritten([prepared.original.still]);
    return null;
  } catch (error) {
    if (isOfCatalog(error)) throw error;
    return problemOfFile(error);
  }
}

function note(
  { catalog: { db } }: Archive,
  control: JobControl,
  path: string,
  problem: Problem | null,
): void {
  if (problem === null) {
    forgetProblemsOf(db, "metadata", path);
    return;
  }
  keepProblem(db, { ...problem, path }, control.id);
  control.countProblem();
}

/** The files of a still that are written into, with what is written: all that hold the bytes of the one shown. */
export function filesToWrite(
  db: ReadableDb,
  still: StillId,
): { readonly original: OriginalFile; readonly record: EmbeddedRecord }[] {
  const record = recordOf(db, still);
  if (record === null) return [];
  const embedded = embeddedOf(db, record);
  return originalsOf(db, still, record.hash).map((original) => ({ original, record: embedded }));
}

type Trial = {
  readonly original: OriginalFile;
  readonly record: EmbeddedRecord;
  readonly wish: Wish;
};
/** What is told of a file, and what is wrong with it. */
type TriedLine = WriteLine & { readonly problem: Problem | null };

/** Tries writing on a copy; nothing is prepared where it is refused, or where the file says all of it already. */
export async function tried(
  { catalog, pool }: Pick<Archive, "catalog" | "pool">,
  exiftool: Exiftool,
  { original, record, wish }: Trial,
): Promise<{ readonly line: TriedLine; readonly prepared: Prepared | null }> {
  const line = { still: original.still, path: placeOf(original), refused: null, problem: null };
  try {
    const prepared = await prepare({ catalog, pool, exiftool }, original, record, wish);
    const { into, sidecar, before, changes } = prepared;
    if (changes.length === 0)
      return { line: { ...line, into: null, as: "unchanged", changes }, prepared: null };
    const as = sidecar === null ? "file" : before === null ? "newSidecar" : "sidecar";
    return { line: { ...line, into, as, changes }, prepared };
  } catch (error) {
    if (isOfCatalog(error)) throw error;
    const problem = problemOfFile(error);
    const nothing = { ...line, into: null, as: "refused" as const, changes: [] };
    return { line: { ...refused(nothing, problem), problem }, prepared: null };
  }
}

function refused(line: WriteLine, { message }: Problem): WriteLine {
  return { ...plain(line), into: null, as: "refused", changes: [], refused: message };
}

/** As it is told: without the problem, of which the words are enough. */
export function plain({ still, path, into, as, changes, refused: why }: WriteLine): WriteLine {
  return { still, path, into, as, changes, refused: why };
}

/** What ends the whole run: nothing more can be noted. */
function isOfCatalog(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("SQLITE")
  );
}

function problemOfFile(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = errorCode(error);
  if (code === "ENOSPC")
    return {
      kind: "disk-full",
      message:
        "There was no room to write this file anew beside itself, so it was left as it is. Make room on its disk and on that of the archive, and try again.",
    };
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return {
      kind: "read-only",
      message:
        "The system did not let this file be replaced, so it was left as it is. Allow writing there and try again.",
    };
  if (diskFaults.includes(code ?? ""))
    return {
      kind: "unreadable",
      message:
        "The disk of this file, or of the archive, could not be read or written just now, so the file was left as it is. Check the disk and its cable, and try again.",
    };
  if (code === "ENOENT" || code === "ENOTDIR")
    return {
      kind: "gone",
      message:
        "This file vanished before it was written. If its disk was unplugged, plug it in and try again.",
    };
  const { kind } = problemOfError(error); // which logs what is no known failure
  return {
    kind,
    message: "The metadata could not be written into this file, so it was left as it is.",
  };
}

function inWords({ lines, cancelled }: WritingOutcome): string {
  const count = (...as: readonly WriteLine["as"][]): number =>
    lines.filter((line) => as.includes(line.as)).length;
  const parts = [
    [count("file"), "originals written"],
    [count("sidecar", "newSidecar"), "sidecars written"],
    [count("unchanged"), "said all of it already"],
    [count("refused"), "refused"],
  ] as const;
  const told = parts
    .filter(([many]) => many > 0)
    .map(([many, words]) => `${many.toLocaleString("en")} ${many === 1 ? one(words) : words}`);
  const said = told.length === 0 ? "Nothing was to be written" : told.join(", ");
  return cancelled ? `Stopped: ${said}` : said;
}

function one(words: string): string {
  return words.replace("originals", "original").replace("sidecars", "sidecar");
}
