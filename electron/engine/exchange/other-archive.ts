import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import { isWhole } from "../catalog/catalog-copy.ts";
import { copyCatalog } from "../catalog/copy-catalog.ts";
import { connect, first, type ReadableDb, type WritableDb } from "../catalog/database.ts";
import { migrateCopy } from "../catalog/migrate.ts";
import { temporaryPrefix } from "../catalog/temporary.ts";
import { HEAD } from "./dump-catalog.ts";
import { isDamage } from "../catalog/error-code.ts";
import { loadCatalog } from "./load-catalog.ts";

/** Another archive as it can be read here: a copy of it, brought forward. */
export type OtherArchive = {
  readonly db: ReadableDb;
  readonly name: string;
  /** Where its thumbnails lie; null for a dump, which has none. */
  readonly thumbnails: string | null;
};

/**
 * Does something with another archive (its folder), or with what a dump holds (the same). It is only read, and may be open
 * elsewhere meanwhile. @throws ProblemError where there is none, a newer Stillroom made it, or it is damaged
 */
export async function withOtherArchive<R>(
  folder: string,
  work: (other: OtherArchive) => R,
): Promise<R> {
  const place = mkdtempSync(temporaryPrefix());
  try {
    const db = connected(await copied(folder, place), folder);
    try {
      return work({ db: broughtForward(db, folder), ...names(db, folder) });
    } finally {
      db.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function copied(folder: string, place: string): Promise<string> {
  if (isDump(folder)) {
    const loaded = join(place, "Other.stillroom");
    try {
      loadCatalog(folder, loaded, { purpose: "merge" });
    } catch (error) {
      throw isFull(error) ? noRoom(place) : error;
    }
    return join(loaded, "catalog.db");
  }
  if (!existsSync(join(folder, "catalog.db")))
    throw new ProblemError(
      "not-a-catalog",
      "There is neither a Stillroom archive nor a dump of one in this folder. Choose a folder that ends in .stillroom, or one with a dump.json in it.",
      folder,
    );
  await copyCatalog(folder, place);
  return join(place, "catalog.db");
}

function isFull(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.kind === "disk-full";
}

function noRoom(place: string): ProblemError {
  return new ProblemError(
    "disk-full",
    "A dump is read by means of an archive made of it, for which there is no room in the folder for temporary files. Nothing was taken in. Make room there, and take it in again.",
    place,
  );
}

function isDump(folder: string): boolean {
  return existsSync(join(folder, HEAD));
}

function connected(copy: string, folder: string): WritableDb {
  try {
    return connect(copy, "write");
  } catch (error) {
    throw isDamage(error) ? damaged(folder) : error;
  }
}

function broughtForward(db: WritableDb, folder: string): ReadableDb {
  try {
    migrateCopy(db, folder);
    if (isWhole(db)) return db;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    process.stderr.write(`reading ${folder}: ${String(error)}\n`);
  }
  throw damaged(folder);
}

function damaged(folder: string): ProblemError {
  return new ProblemError(
    "damaged",
    "The other archive’s database is damaged. Nothing was changed. Repair it there, or take in a backup of it that was restored.",
    folder,
  );
}

function names(db: ReadableDb, folder: string): Pick<OtherArchive, "name" | "thumbnails"> {
  if (!isDump(folder))
    return {
      name: basename(folder).replace(/\.stillroom$/u, ""),
      thumbnails: join(folder, "thumbnails"),
    };
  const name = first<{ name: string }>(db, "SELECT name FROM catalog")?.name ?? basename(folder);
  return { name, thumbnails: null };
}
