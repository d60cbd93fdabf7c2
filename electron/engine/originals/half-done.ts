import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Problem } from "../../../shared/problem.ts";
import {
  dropExchange,
  exchangesAstray,
  exchangesUnderway,
  isExchange,
  originalOfExchange,
  placeOf,
  settleExchange,
  type FileExchange,
  type OriginalFile,
} from "../catalog/file-exchanges.ts";
import type { ReadFile } from "../catalog/store-read.ts";
import { sidecarState } from "../ingest/sidecars.ts";
import { readAsWanted } from "../ingest/read-as-wanted.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { problemOfError } from "../problem-of-error.ts";
import { clearWork, dropPatches } from "./backups.ts";
import { bytesAt, hashOfSide, isHash, putBack } from "./put-back.ts";
import { sidecarsBeside } from "./sidecar-name.ts";
import { placeWritten, readFileOf, takeIn, type SwapMeans } from "./swap.ts";
import { besideName, lookAt } from "./take-place.ts";
import { recordWritten } from "./write-original.ts";

/**
 * Settles what was underway when the program ended: a file that has been replaced is taken in, as it would have been
 * the moment after; of one that has not nothing is left. One that cannot be looked at waits for the next opening. Answers the
 * stills of files that were taken in.
 */
export async function settleHalfDone(means: Omit<SwapMeans, "jobs">): Promise<readonly number[]> {
  const { db, folder } = means.catalog;
  const stills: number[] = [];
  try {
    for (const exchange of exchangesUnderway(db)) {
      const original = originalOfExchange(db, exchange);
      if (original === null) giveUp(means, exchange);
      else if (await settleOne(means, exchange, original)) stills.push(original.still);
    }
    clearWork(folder, (uuid) => isExchange(db, uuid));
  } catch (error) {
    problemOfError(error); // logged: an archive opens all the same, and the next opening tries again
  }
  return stills;
}

/** Whether it was taken in. */
async function settleOne(
  means: Omit<SwapMeans, "jobs">,
  exchange: FileExchange,
  original: OriginalFile,
): Promise<boolean> {
  const { db } = means.catalog;
  const { underway } = exchange;
  const into = placeWritten(original, exchange);
  if (underway === null || lookAt(dirname(into)) === null) return false; // its disk is away
  await rm(join(dirname(into), besideName(exchange.uuid)), { force: true }).catch(() => undefined);
  const bytes = await bytesAt(into).catch(() => null);
  if (!(await isHash(bytes, hashOfSide(exchange, underway)))) {
    giveUp(means, exchange);
    return false;
  }
  const read = await readNow(means, original);
  if (read === null) return false;
  takeIn(means.catalog, { exchange, original, to: underway }, read, () => {
    if (exchange.entry === null) recordWritten(db, exchange, { still: original.still, path: into });
  });
  return true;
}

/** It was not replaced, or another program has since: whatever it is, it is none of ours. */
function giveUp({ catalog }: Omit<SwapMeans, "jobs">, exchange: FileExchange): void {
  if (exchange.entry !== null) {
    settleExchange(catalog.db, exchange.id, exchange.holds);
    return;
  }
  dropPatches(catalog.folder, exchange.uuid);
  dropExchange(catalog.db, exchange.id);
}

async function readNow(
  { catalog: { db }, pool }: Omit<SwapMeans, "jobs">,
  original: OriginalFile,
): Promise<{ readonly read: ReadFile; readonly problem: Problem | null } | null> {
  const onDisk = placeOf(original);
  const names = sidecarsBeside(original);
  const sidecar = await sidecarState(dirname(onDisk), names);
  const { outcome } = await readAsWanted(
    { db, pool },
    {
      source: original.source,
      path: original.path,
      onDisk,
      sidecars: names.map((name) => join(dirname(onDisk), name)),
    },
  );
  if ("problem" in outcome) return null;
  return { read: readFileOf(original, outcome.result, sidecar), problem: outcome.result.problem };
}

/**
 * Brings files to the state in which the history has them, where an undo or redo ended in its middle: as if it had not
 * been asked for. One that cannot be replaced now waits for the next opening. Answers the stills.
 */
export async function mendAstray(
  means: SwapMeans,
  control: Pick<JobControl, "progress" | "signal">,
): Promise<readonly number[]> {
  const stills: number[] = [];
  const astray = exchangesAstray(means.catalog.db);
  for (const [index, one] of astray.entries()) {
    if (control.signal.aborted) break;
    try {
      stills.push(
        ...(await putBack(means, [one], { ...control, progress: () => undefined })).stills,
      );
    } catch (error) {
      problemOfError(error); // logged
    }
    control.progress(index + 1, astray.length);
  }
  return stills;
}
