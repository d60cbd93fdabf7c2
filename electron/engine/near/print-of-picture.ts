import { existsSync } from "node:fs";
import type { ReadableDb } from "../catalog/database.ts";
import { printOfHash } from "../catalog/prints.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { PicturePrint } from "./picture-print.ts";
import { unpackPrint } from "./stored-print.ts";

/** Where prints come from: the catalog, and the thumbnails in its folder. */
export type PrintTools = {
  readonly db: ReadableDb;
  readonly pool: WorkerPool;
  readonly folder: string;
};

/** The print of a picture by its hash (hex): the one that is kept, else made from the thumbnail; null without. */
export async function printOf(
  { db, pool, folder }: PrintTools,
  hash: string,
): Promise<PicturePrint | null> {
  if (!db.open) return null;
  const kept = printOfHash(db, Buffer.from(hash, "hex"));
  if (kept !== null) return unpackPrint(kept);
  const path = thumbnailPath(folder, hash);
  return existsSync(path) ? await printOfThumbnail(pool, path) : null;
}

/** The print of the picture in a thumbnail; null when that cannot be read. */
export async function printOfThumbnail(
  pool: WorkerPool,
  path: string,
): Promise<PicturePrint | null> {
  const { print } = await pool.run({ kind: "print", path }, "background");
  return print === null ? null : unpackPrint(Buffer.from(print));
}
