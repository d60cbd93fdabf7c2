import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  beginExchange,
  countWritten,
  dropExchange,
  entryOfRun,
  sayWritten,
  type FileExchange,
} from "../catalog/file-exchanges.ts";
import type { WritableDb } from "../catalog/database.ts";
import { recordMore } from "../catalog/history.ts";
import { problemOfError } from "../problem-of-error.ts";
import { dropPatches, keepPatch, keptPatch, patchIsKnown } from "./backups.ts";
import { patched, patchTo } from "./patch.ts";
import type { Prepared } from "./prepare.ts";
import { sha256 } from "./sha256.ts";
import { swap, type SwapMeans } from "./swap.ts";

const nothing = Buffer.alloc(0);

/**
 * Writes into a file, or a sidecar, what was tried on a copy. What it was is kept before. The entry in the history is that
 * of the run, which tells how many there are by now. @throws ProblemError or what the system says; the file is then as it was.
 */
export async function writeOriginal(
  means: SwapMeans,
  { original, into, sidecar, before, seen, after }: Prepared,
  run: string,
): Promise<void> {
  const { db, folder } = means.catalog;
  const uuid = randomUUID();
  let exchange: FileExchange | null = null;
  try {
    await keepPatch(folder, { uuid, side: "before", patch: patchTo(before ?? nothing, after) });
    await requireKept(folder, uuid, [before ?? nothing, after]);
    exchange = beginExchange(db, {
      uuid,
      run,
      file: original.file,
      pictureHash: sidecar === null ? null : original.hash,
      sidecar,
      beforeHash: before === null ? null : await sha256(before),
      beforeModifiedMs: seen === null ? null : Number(seen.mtimeNs) / 1e6,
      afterHash: await sha256(after),
    });
    patchIsKnown(folder, uuid);
    const written = exchange;
    await swap(means, { exchange, original, to: "after", bytes: after, was: before, seen }, () =>
      recordWritten(db, written, { still: original.still, path: into }),
    );
  } catch (error) {
    if (exchange === null || !(await holds(into, exchange.afterHash)))
      forget(means, uuid, exchange);
    throw error;
  }
}

/** Nothing was replaced. Where the catalog cannot say so, the next opening finds it out. */
function forget({ catalog }: SwapMeans, uuid: string, exchange: FileExchange | null): void {
  try {
    dropPatches(catalog.folder, uuid); // first: without its entry nobody would know of them
    if (exchange !== null) dropExchange(catalog.db, exchange.id);
  } catch (error) {
    problemOfError(error); // logged; what went wrong first is told
  }
}

/** Says in the history that a file is written. */
export function recordWritten(
  db: WritableDb,
  exchange: FileExchange,
  { still, path }: { readonly still: number; readonly path: string },
): void {
  recordMore(db, entryOfRun(db, exchange.run), (entry) => {
    sayWritten(db, exchange, { entry, still, path });
    return { label: labelOf(countWritten(db, exchange.run)) };
  });
}

function labelOf({ files, sidecars }: ReturnType<typeof countWritten>): string {
  const counted = (count: number, one: string): string =>
    `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
  const parts = [
    ...(files > 0 ? [counted(files, "original")] : []),
    ...(sidecars > 0 ? [counted(sidecars, "sidecar")] : []),
  ];
  return `Wrote metadata into ${parts.join(" and ")}`;
}

/** Whether a file holds bytes of this hash; one that cannot be read does not. */
async function holds(path: string, hash: Buffer): Promise<boolean> {
  return await readFile(path).then(
    async (bytes) => (await sha256(bytes)).equals(hash),
    () => false,
  );
}

/** What is kept is read back from the disk before it is needed: it must make the old bytes of the new. */
async function requireKept(
  folder: string,
  uuid: string,
  [before, after]: readonly [Buffer, Buffer],
): Promise<void> {
  if (patched(after, await keptPatch(folder, uuid, "before")).equals(before)) return;
  throw new Error("what was kept of a file does not bring it back");
}
