import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { OfflineReason } from "../../../shared/offline.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { hasManyFiles, sampleFiles, type SampleFile, type SourceRow } from "../catalog/sources.ts";

/** Whether a source is where it was, and which folder is there: null when none is. */
export type Presence = {
  readonly offline: OfflineReason | null;
  readonly device: string | null;
  /** Whether only what its files hold tells if it is the source: none of some is as it was last seen. */
  readonly isDoubtful: boolean;
};

/**
 * Looks whether the folder of a source is really its own, without opening a file. The empty folder a disk
 * was mounted on looks like a folder that was emptied, and another disk may have files of the same names;
 * it is told by what is known of the folder itself and by some files that should be there. What is known
 * of a folder changes with every plugging in, so another one alone means nothing.
 */
export async function presenceOf(db: ReadableDb, source: SourceRow): Promise<Presence> {
  const device = await folderAt(source.path);
  if (device === null) return { offline: "gone", device, isDoubtful: false };
  const certain = { device, isDoubtful: false } as const;
  const samples = sampleFiles(db, source.id);
  const looks = await Promise.all(samples.map((sample) => look(source.path, sample)));
  if (samples.length === 0 || looks.includes("same")) return { ...certain, offline: null };
  const noneIsThere = !looks.includes("other");
  if (noneIsThere && isOtherFolder(source, device))
    return { offline: "other", device, isDoubtful: true };
  if (hasManyFiles(db, source.id) && (await isEmpty(source.path)))
    return { ...certain, offline: "emptied" };
  const isDoubtful = !noneIsThere || !isNumberedForGood(device);
  return { offline: isDoubtful && source.offline === "other" ? "other" : null, device, isDoubtful };
}

/** Whether another folder than was noted is in the place of a source: on another disk, or made anew. */
export function isOtherFolder({ device: noted }: SourceRow, device: string): boolean {
  if (noted === null) return false;
  const isFileSystemOnly = !noted.includes(":"); // as an earlier Stillroom noted it
  return noted !== (isFileSystemOnly ? device.split(":", 1)[0] : device);
}

/**
 * A folder by the number of its file system, its own there, and when it was made. Systems give the number
 * of a disk that was unplugged to the next one, and its first folder mostly has the same number on any.
 */
async function folderAt(folder: string): Promise<string | null> {
  try {
    const stats = await stat(folder, { bigint: true });
    const { dev, ino, birthtimeNs } = stats;
    return stats.isDirectory() ? [dev, ino, birthtimeNs].join(":") : null;
  } catch {
    return null;
  }
}

/** Whether no other folder has this number: where the system does not say when it was made, one may. */
function isNumberedForGood(device: string): boolean {
  return !device.endsWith(":0");
}

async function look(root: string, sample: SampleFile): Promise<"same" | "other" | "gone"> {
  try {
    const { size, mtimeMs } = await stat(join(root, sample.path));
    return size === sample.bytes && mtimeMs === sample.modifiedMs ? "same" : "other";
  } catch {
    return "gone";
  }
}

/** Whether there is nothing in a folder but hidden files, which systems leave in any. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    for await (const { name } of await opendir(folder)) if (!name.startsWith(".")) return false;
    return true;
  } catch {
    return false; // It cannot be read, which the scan says.
  }
}
