import { existsSync } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { OfflineReason } from "../../../shared/offline.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { hasManyFiles, samplePaths, type SourceRow } from "../catalog/sources.ts";

/** Whether a source is where it was, and the device it is on: the number of its file system, null when it is gone. */
export type Presence = { readonly offline: OfflineReason | null; readonly device: string | null };

/**
 * Looks whether the folder of a source is really its own. The empty folder a disk was mounted on looks
 * like a folder that was emptied; it is told by its device and by the files that should be there.
 * Numbers of devices change with every plugging in, so another number alone means nothing.
 */
export async function presenceOf(db: ReadableDb, source: SourceRow): Promise<Presence> {
  const device = await deviceOf(source.path);
  if (device === null) return { offline: "gone", device };
  if (source.device !== null && source.device !== device && !hasSomeOf(db, source))
    return { offline: "other", device };
  const isEmptied = hasManyFiles(db, source.id) && (await isEmpty(source.path));
  return { offline: isEmptied ? "emptied" : null, device };
}

async function deviceOf(folder: string): Promise<string | null> {
  try {
    const stats = await stat(folder, { bigint: true });
    return stats.isDirectory() ? String(stats.dev) : null;
  } catch {
    return null;
  }
}

/** True also where there is nothing to look for. */
function hasSomeOf(db: ReadableDb, { id, path }: SourceRow): boolean {
  const samples = samplePaths(db, id);
  return samples.length === 0 || samples.some((sample) => existsSync(join(path, sample)));
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
