import { closeSync, existsSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { OWN_FOLDER } from "./backup-files.ts";
import { makeFolderSync } from "./make-folder.ts";

/*
 * An archive whose database was found damaged is marked so, beside its catalog: looking through a large one takes too long
 * for every opening, and what is written into a damaged one may be lost, or spoil more of it.
 */

/** Within an archive; among the backups, as whatever belongs to no catalog. */
const MARK = join(OWN_FOLDER, "damaged");

export function isMarkedDamaged(archive: string): boolean {
  return existsSync(join(archive, MARK));
}

/** Where nothing can be written there it is not marked, and found again. */
export function markDamaged(archive: string): void {
  try {
    makeFolderSync(join(archive, OWN_FOLDER));
    closeSync(openSync(join(archive, MARK), "w"));
  } catch (error) {
    process.stderr.write(`marking ${archive}: ${String(error)}\n`);
  }
}

/** Its database is whole again: it was repaired, or replaced. */
export function unmarkDamaged(archive: string): void {
  rmSync(join(archive, MARK), { force: true });
}
