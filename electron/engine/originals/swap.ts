import { existsSync, readFileSync, type BigIntStats } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ProblemError, type Problem } from "../../../shared/problem.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { charsetsWanted } from "../catalog/charset-readings.ts";
import { inTransaction, type WritableDb } from "../catalog/database.ts";
import {
  noteFile,
  noteUnderway,
  placeOf,
  settleExchange,
  type ExchangeSide,
  type FileExchange,
  type OriginalFile,
} from "../catalog/file-exchanges.ts";
import { copyThumbnail } from "../catalog/sealed-thumbnail.ts";
import type { ReadFile } from "../catalog/store-read.ts";
import { storeWritten } from "../catalog/store-written.ts";
import { unfinishedFolder } from "../catalog/unfinished.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import { sidecarLine, sidecarState } from "../ingest/sidecars.ts";
import type { JobRunner } from "../jobs/job-runner.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { ReadResult } from "../worker/tasks.ts";
import { workFolder } from "./backups.ts";
import { sidecarsBeside } from "./sidecar-name.ts";
import { layBeside, leavePlace, lookAt, takeAway, takePlace, type Beside } from "./take-place.ts";

/** What replacing files needs of an open archive. */
export type SwapMeans = {
  readonly catalog: Catalog;
  readonly pool: WorkerPool;
  readonly jobs: Pick<JobRunner, "isRunning">;
  /** Ends the waiting before a file is replaced. */
  readonly signal?: AbortSignal;
};

/** A file or sidecar that is to be brought to one of its states. */
export type Swap = {
  readonly exchange: FileExchange;
  readonly original: OriginalFile;
  readonly to: ExchangeSide;
  /** The bytes of that state, and those of now; null for a sidecar that is not there. */
  readonly bytes: Buffer | null;
  readonly was: Buffer | null;
  /** The file as it was looked at before `was` was read from it: it is only replaced while it is that. */
  readonly seen: BigIntStats | null;
};

const WAIT_MS = 100;

/**
 * Replaces a file in one step and takes it in, with `noted` in the same transaction. Before, what is underway is on
 * disk: should the program end anywhere, the file is whole, the old or the new one, and it can be told which was meant.
 * @throws ProblemError or what the system says; the file is then as it was.
 */
export async function swap(means: SwapMeans, asked: Swap, noted: () => void): Promise<void> {
  const { exchange, original, to, bytes, seen } = asked;
  const { db } = means.catalog;
  const into = placeWritten(original, exchange);
  const modifiedMs = to === "before" ? exchange.beforeModifiedMs : null;
  const result = await readAsItWillBe(means, asked);
  noteUnderway(db, exchange.id, to);
  let beside: Beside | null = null;
  try {
    if (bytes !== null)
      beside = await layBeside(into, bytes, { uuid: exchange.uuid, modifiedMs, seen });
    const read = await asItWillStand(asked, result, beside);
    await whileNobodyIndexes(means);
    // From here to the end nothing waits: whoever looks finds either the old file and its row, or the new ones.
    if (beside === null) leavePlace(into, seen);
    else takePlace(beside);
    await takeInOrPutBack(means.catalog, asked, { read, problem: result.problem, into }, noted);
  } catch (error) {
    if (beside !== null) await takeAway(beside);
    leaveAsItWas(db, asked, into);
    throw error;
  }
}

/** The catalog may not be able to take it in, mostly for its disk is full: then the file shall be what it says. */
async function takeInOrPutBack(
  catalog: Catalog,
  asked: Swap,
  {
    into,
    ...read
  }: { readonly read: ReadFile; readonly problem: Problem | null; readonly into: string },
  noted: () => void,
): Promise<void> {
  try {
    takeIn(catalog, asked, read, noted);
  } catch (error) {
    const { exchange, was, seen } = asked;
    const now = lookAt(into);
    if (was === null || seen === null) leavePlace(into, now);
    else {
      const modifiedMs = Number(seen.mtimeNs) / 1e6;
      takePlace(await layBeside(into, was, { uuid: exchange.uuid, modifiedMs, seen: now }));
    }
    throw error;
  }
}

/** Nothing is underway any more, unless the file was replaced all the same: that the next opening settles. */
function leaveAsItWas(db: WritableDb, { exchange, was }: Swap, into: string): void {
  try {
    if (was?.equals(readFileSync(into)) === true) settleExchange(db, exchange.id, exchange.holds);
  } catch (error) {
    if (was === null && isGone(error)) settleExchange(db, exchange.id, exchange.holds);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** What an exchange is about: the file of the picture itself, or the sidecar beside it. */
export function placeWritten(
  original: OriginalFile,
  { sidecar }: Pick<FileExchange, "sidecar">,
): string {
  const path = placeOf(original);
  return sidecar === null ? path : join(dirname(path), sidecar);
}

/** Takes in a file that is in one of its states by now, whoever brought it there. */
export function takeIn(
  { db, folder }: Catalog,
  { exchange, original, to }: Pick<Swap, "exchange" | "original" | "to">,
  { read, problem }: { readonly read: ReadFile; readonly problem: Problem | null },
  noted: () => void,
): void {
  bringThumbnail(folder, original.hash, read.hash);
  inTransaction(db, () => {
    storeWritten(db, original, read, problem);
    settleExchange(db, exchange.id, to);
    noteFile(db, exchange.id, original.file);
    noted();
  });
}

/** A pass that has read a file holds what it was: it must have stored it before it is replaced. */
async function whileNobodyIndexes({ jobs, signal }: SwapMeans): Promise<void> {
  const isStopped = (): boolean => signal?.aborted === true;
  while (!isStopped() && jobs.isRunning("index")) await setTimeout(WAIT_MS);
  if (isStopped())
    throw new ProblemError("closed", "This was stopped before the file was replaced.");
}

/** Has a worker read the picture as it will be, with the sidecars that there will be. @throws ProblemError */
async function readAsItWillBe(
  { catalog, pool }: SwapMeans,
  { exchange, original, bytes }: Swap,
): Promise<ReadResult> {
  const path = placeOf(original);
  const folder = dirname(path);
  const work = workFolder(catalog.folder);
  try {
    const copy = join(work, exchange.sidecar ?? "picture");
    if (bytes !== null) await writeFile(copy, bytes);
    const others = sidecarsBeside(original)
      .filter((name) => name !== exchange.sidecar)
      .map((name) => join(folder, name));
    const isSidecar = exchange.sidecar !== null;
    const outcome = await pool.run(
      {
        kind: "read",
        path: isSidecar ? path : copy,
        sidecars: isSidecar && bytes !== null ? [copy, ...others] : others,
        iimCharsets: charsetsWanted(catalog.db, { hash: null, file: original.file }),
      },
      "reading",
    );
    if ("problem" in outcome)
      throw new ProblemError(outcome.problem.kind, outcome.problem.message, path);
    return outcome.result;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What the catalog will say of it: what was read, with size and times of what takes the place. */
async function asItWillStand(
  { exchange, original }: Swap,
  result: ReadResult,
  beside: Beside | null,
): Promise<ReadFile> {
  const path = placeOf(original);
  const isFile = exchange.sidecar === null;
  const { inode, modifiedMs } = isFile && beside !== null ? beside : result;
  const names = sidecarsBeside(original).filter((name) => name !== exchange.sidecar);
  const others = await sidecarState(dirname(path), names);
  const written =
    isFile || beside === null
      ? null
      : sidecarLine(exchange.sidecar, { size: beside.bytes, mtimeMs: beside.modifiedMs });
  return readFileOf(
    original,
    { ...result, inode, modifiedMs },
    joinedState(original, [written, others]),
  );
}

/** What a worker read, as the catalog keeps it. */
export function readFileOf(
  { path, name }: OriginalFile,
  result: ReadResult,
  sidecar: string | null,
): ReadFile {
  return { ...result, hash: Buffer.from(result.hash), path, name, sidecar, keepsWords: false };
}

/** The states of sidecars in the order in which a pass lists them. */
function joinedState({ name }: OriginalFile, states: readonly (string | null)[]): string | null {
  const lines = states.flatMap((state) => state?.split("\n") ?? []);
  const isOfWhole = (line: string): boolean =>
    line.toLowerCase().startsWith(`${name.toLowerCase()}.xmp `);
  const ordered = [...lines.filter(isOfWhole), ...lines.filter((line) => !isOfWhole(line))];
  return ordered.length === 0 ? null : ordered.join("\n");
}

/** The same picture has the same thumbnail. Without it one is made when the still is looked at. */
function bringThumbnail(folder: string, from: Buffer, to: Buffer): void {
  const [known, made] = [from, to].map((hash) => thumbnailPath(folder, hash.toString("hex")));
  if (known === undefined || made === undefined || existsSync(made)) return;
  copyThumbnail(known, made, unfinishedFolder(folder));
}
