import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { WritableDb } from "../catalog/database.ts";
import { setThumbnail } from "../catalog/files.ts";
import { madeThumbnails } from "../catalog/thumbnails.ts";
import { thumbnailPath } from "./one-thumbnail.ts";

type Place = { readonly db: WritableDb; readonly folder: string };

/** Looked at in one go: about 2 ms. */
const CHECKED_AT_ONCE = 500;

/** Has thumbnails made again whose files somebody deleted; answers how many files wait for that. */
export async function findMissing({ db, folder }: Place, signal?: AbortSignal): Promise<number> {
  let found = 0;
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    if (!db.open || signal?.aborted === true) return found;
    const hashes = madeThumbnails(db, after, CHECKED_AT_ONCE);
    const last = hashes.at(-1);
    if (last === undefined) return found;
    after = last;
    found += remakeMissing({ db, folder }, hashes);
    await setImmediate(); // others have their turn
  }
}

/** Sets those of these hashes to pending whose thumbnail is not there; answers how many. */
export function remakeMissing({ db, folder }: Place, hashes: readonly Buffer[]): number {
  const missing = hashes.filter((hash) => !existsSync(thumbnailPath(folder, hash.toString("hex"))));
  for (const hash of missing) setThumbnail(db, hash, "pending");
  return missing.length;
}
