import { mkdir, stat } from "node:fs/promises";
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { placeHere } from "./place-here.ts";

/*
 * The system's "recursive" way of making folders tries for ever where a folder that is there has none
 * made in it and says "no such folder", as in Linux's /proc. These ask for each folder once.
 */

/**
 * Makes a folder and those it lies in, as far as they are missing. @throws what the system says, and a Problem of a
 * path of another system ("C:\\Stills" on Linux), which would be a name in whatever folder the program runs in.
 */
export function makeFolderSync(folder: string): void {
  placeHere(folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolderSync(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** The same, without waiting for the disk. */
export async function makeFolder(folder: string): Promise<void> {
  placeHere(folder);
  if (await isFolder(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
