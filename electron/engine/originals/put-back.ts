import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import {
  isWrittenAgain,
  originalOfExchange,
  settleExchange,
  type ExchangeSide,
  type FileExchange,
  type OriginalFile,
} from "../catalog/file-exchanges.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { keepPatch, keptPatch, patchIsKnown } from "./backups.ts";
import { patched, patchTo } from "./patch.ts";
import { requireReplaceable, requireThere } from "./require-writable.ts";
import { sha256 } from "./sha256.ts";
import { lookAt } from "./take-place.ts";
import { placeWritten, swap, type SwapMeans } from "./swap.ts";

/** A file that is to be brought to one of its states. */
export type PutBack = { readonly exchange: FileExchange; readonly to: ExchangeSide };

/** What came of it: the stills of files that were brought there, and files that others changed since. */
export type PutBackOutcome = {
  readonly stills: readonly number[];
  readonly changed: readonly string[];
};

const nothing = Buffer.alloc(0);

/**
 * Brings files and sidecars to one of their states, to the very bytes. First it is seen that every one can be
 * replaced, so that nothing is done where one is away or write-protected; a file that another program has changed
 * since stays as it is and is answered. @throws ProblemError in words; what was brought there by then is done, and the
 * same again goes on from there.
 */
export async function putBack(
  means: SwapMeans,
  asked: readonly PutBack[],
  control: Pick<JobControl, "progress" | "signal">,
): Promise<PutBackOutcome> {
  const waiting = asked.filter(({ exchange, to }) => exchange.holds !== to);
  const found: (PutBack & { readonly original: OriginalFile })[] = [];
  const changed: string[] = [];
  for (const one of waiting) {
    const original = originalOfExchange(means.catalog.db, one.exchange);
    if (original === null) changed.push(one.exchange.sidecar ?? "a file that left the archive");
    else found.push({ ...one, original });
  }
  for (const { original, exchange } of found) {
    requireThere(original);
    if (isWrittenAgain(means.catalog.db, exchange))
      throw new ProblemError(
        "changed",
        "Metadata were written into this file once more since. Take that back first.",
        placeWritten(original, exchange),
      );
    await requireReplaceable(original, placeWritten(original, exchange));
  }
  const stills: number[] = [];
  for (const [index, one] of found.entries()) {
    if (control.signal.aborted)
      throw new ProblemError(
        "changed",
        `Stopped after ${index.toLocaleString("en")} of ${found.length.toLocaleString("en")} files. Do the same again to go on.`,
      );
    const isDone = await putOneBack({ ...means, signal: control.signal }, one);
    if (isDone) stills.push(one.original.still);
    else changed.push(basename(placeWritten(one.original, one.exchange)));
    control.progress(index + 1, found.length);
  }
  return { stills, changed };
}

async function putOneBack(
  means: SwapMeans,
  { exchange, to, original }: PutBack & { readonly original: OriginalFile },
): Promise<boolean> {
  const { db, folder } = means.catalog;
  const { uuid, holds } = exchange;
  const seen = lookAt(placeWritten(original, exchange));
  const was = await bytesAt(placeWritten(original, exchange));
  if (!(await isHash(was, hashOfSide(exchange, holds)))) {
    settleExchange(db, exchange.id, to); // what it is now is another program's, and none of ours to bring anywhere
    return false;
  }
  const wanted = hashOfSide(exchange, to);
  const bytes = wanted === null ? null : patched(was ?? nothing, await keptPatch(folder, uuid, to));
  if (!(await isHash(bytes, wanted)))
    throw new ProblemError(
      "damaged",
      "What was kept of this file is damaged, so it was left as it is. A backup of the archive may have it whole.",
      placeWritten(original, exchange),
    );
  // Of a state that is left for the first time nothing is kept yet.
  await keepPatch(folder, { uuid, side: holds, patch: patchTo(was ?? nothing, bytes ?? nothing) });
  patchIsKnown(folder, uuid);
  await swap(means, { exchange, original, to, bytes, was, seen }, () => undefined);
  return true;
}

/** Null: there is no file in this state. */
export function hashOfSide(
  { beforeHash, afterHash }: FileExchange,
  side: ExchangeSide,
): Buffer | null {
  return side === "before" ? beforeHash : afterHash;
}

/** The bytes of a file; null where there is none. @throws what the system says when it cannot be read. */
export async function bytesAt(path: string): Promise<Buffer | null> {
  return await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
}

/** Whether bytes are those of a hash; no file is that of no hash. */
export async function isHash(bytes: Buffer | null, hash: Buffer | null): Promise<boolean> {
  if (bytes === null || hash === null) return bytes === hash;
  return (await sha256(bytes)).equals(hash);
}
