import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolderSync } from "./make-folder.ts";
import { syncFolder } from "./sync-folder.ts";

/** Within an archive: where damaged databases are kept. */
export const DAMAGED_FOLDER = "damaged";

/** The working name of a database that is to take another's place. */
export function replacementOf(catalog: string): string {
  return `${catalog}.new`;
}

/** Takes away what an interrupted restore or repair has left: the catalog is the one it was. */
export function clearReplacement(catalog: string): void {
  const made = replacementOf(catalog);
  for (const file of [made, `${made}.read`, `${made}.read.model`])
    for (const ending of ["", "-journal", "-wal", "-shm"])
      rmSync(`${file}${ending}`, { force: true });
}

/**
 * Puts the new database in the place of a damaged one, which is kept with its log in a folder of its own; answers where.
 * The log leaves first: SQLite would take what is in it into the new one.
 */
export function replaceDamaged(catalog: string, at: Date): string {
  const stem = `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  const folder = join(dirname(catalog), DAMAGED_FOLDER, stem);
  makeFolderSync(folder);
  const kept = join(folder, "catalog.db");
  if (existsSync(catalog)) keepAlso(catalog, kept);
  if (existsSync(`${catalog}-wal`)) renameSync(`${catalog}-wal`, `${kept}-wal`);
  rmSync(`${catalog}-shm`, { force: true });
  syncFolder(folder);
  renameSync(replacementOf(catalog), catalog);
  syncFolder(dirname(catalog));
  return kept;
}

function keepAlso(file: string, as: string): void {
  rmSync(as, { force: true });
  try {
    linkSync(file, as);
  } catch {
    copyFileSync(file, as); // a disk without hard links
  }
}
