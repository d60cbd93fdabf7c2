import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ExchangeSide } from "../catalog/file-exchanges.ts";
import { syncFolder } from "../catalog/sync-folder.ts";
import { decodePatch, encodePatch, type Patch } from "./patch.ts";

/** What undo and redo need of files that were written into, in the catalog folder. */
const FOLDER = "metadata-backups";
/** Copies that are worked on; whatever is there when an archive is opened was left behind. */
const WORK = "work";

/**
 * Keeps what makes one state of a file from its other one. On disk when it resolves: a file may only be replaced
 * once what it was is kept. @throws what the system says.
 */
export async function keepPatch(
  catalog: string,
  {
    uuid,
    side,
    patch,
  }: { readonly uuid: string; readonly side: ExchangeSide; readonly patch: Patch },
): Promise<void> {
  const folder = join(catalog, FOLDER);
  const work = join(folder, WORK);
  mkdirSync(work, { recursive: true });
  const path = patchPath(catalog, uuid, side);
  const half = join(work, basename(path)); // what is left there when the program is killed goes at the next opening
  try {
    await writeFile(join(work, uuid), ""); // until it is known what the patch is of: see patchIsKnown
    const handle = await open(half, "w");
    try {
      await handle.writeFile(encodePatch(patch));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** The catalog says by now what a patch is of: should the program end, it is needed. */
export function patchIsKnown(catalog: string, uuid: string): void {
  rmSync(join(catalog, FOLDER, WORK, uuid), { force: true });
}

/** What makes this state of a file from its other one. @throws what the system says, or of a damaged one. */
export async function keptPatch(catalog: string, uuid: string, side: ExchangeSide): Promise<Patch> {
  return decodePatch(await readFile(patchPath(catalog, uuid, side)));
}

/** Forgets what was kept of a file that was not written into after all. */
export function dropPatches(catalog: string, uuid: string): void {
  for (const side of ["before", "after"] as const)
    rmSync(patchPath(catalog, uuid, side), { force: true });
}

function patchPath(catalog: string, uuid: string, side: ExchangeSide): string {
  return join(catalog, FOLDER, `${uuid}.${side}`);
}

/** A new folder to work in, on the disk of the catalog; whoever asked for it takes it away. */
export function workFolder(catalog: string): string {
  const folder = join(catalog, FOLDER, WORK, randomUUID());
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Takes away what an interrupted program left in its work, with patches of which the catalog knows nothing. */
export function clearWork(catalog: string, isKnown: (uuid: string) => boolean): void {
  const work = join(catalog, FOLDER, WORK);
  if (!existsSync(work)) return;
  for (const entry of readdirSync(work, { withFileTypes: true }))
    if (entry.isFile() && !isKnown(entry.name)) dropPatches(catalog, entry.name);
  rmSync(work, { recursive: true, force: true });
}
