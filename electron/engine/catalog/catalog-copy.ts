import { closeSync, fsyncSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import type { Holdings } from "../../../shared/contract/backups.ts";
import { all, connect, first, number, type ReadableDb } from "./database.ts";
import { hasMalformed } from "./malformed.ts";
import { APPLICATION_ID } from "./migrate.ts";

/** What a database file is found to be, read without changing it. */
export type CatalogFacts = {
  readonly uuid: string;
  readonly name: string;
  readonly version: number;
  readonly holds: Holdings;
  readonly lastChange: { readonly at: string; readonly label: string } | null;
};

/** 4 MiB at a time: long enough to be fast, short enough to be stopped. */
const PAGES_A_STEP = 1024;

/**
 * Copies a catalog as it stands at this moment into a new file, while others go on reading and writing it:
 * they do not wait for it, nor it for them. `progress` is told the share that is done, 0 to 1.
 */
export async function copyOnline(
  from: string,
  into: string,
  progress: (share: number) => void,
): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true });
  try {
    db.pragma("busy_timeout = 5000");
    // What is read first holds the moment: SQLite would else begin anew whenever somebody writes.
    db.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
    await copyInto(db, into, progress);
  } finally {
    db.close();
  }
  standAlone(into);
}

/** The same at once, of a catalog that nobody else writes at the moment. */
export function copyAtOnce(db: ReadableDb, into: string): void {
  db.prepare("VACUUM INTO ?").run(into);
  standAlone(into);
}

/** In the form that is one file alone and can be read where nothing can be written beside it; on the disk. */
function standAlone(copy: string): void {
  const db = new Database(copy, { fileMustExist: true });
  try {
    db.pragma("journal_mode = DELETE");
    endWork(db);
  } finally {
    db.close();
  }
  syncFile(copy);
}

/**
 * No work is underway in a backup: what was at that moment has long ended when it is restored, and an
 * export would go out twice, an original be written into that nobody meant by then.
 */
function endWork(db: ReadableDb): void {
  db.exec(
    "UPDATE job SET state = 'cancelled', outcome = 'At work when this backup was made.' WHERE state IN ('running', 'paused')",
  );
  if (number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'file_exchange'") === 0) return;
  const shouldHold =
    "iif(EXISTS (SELECT 1 FROM written_metadata WHERE exchange_id = file_exchange.id), 'after', 'before')";
  db.exec(`
    DELETE FROM file_exchange WHERE history_id IS NULL;
    UPDATE file_exchange SET underway = NULL, holds = ${shouldHold} WHERE underway IS NOT NULL OR holds <> ${shouldHold};
  `);
}

/**
 * Puts the contents of one database in the place of another's, as one transaction of SQLite: whoever reads
 * the other goes on doing so, and wherever it is interrupted the other is as it was.
 */
export async function copyOver(
  from: string,
  over: string,
  progress: (share: number) => void,
): Promise<void> {
  const db = openBackup(from);
  try {
    await copyInto(db, over, progress);
  } finally {
    db.close();
  }
}

async function copyInto(
  db: ReadableDb,
  into: string,
  progress: (share: number) => void,
): Promise<void> {
  const { totalPages } = await db.backup(into, {
    progress: ({ totalPages: total, remainingPages: left }) => {
      progress(total === 0 ? 0 : 1 - left / total);
      return PAGES_A_STEP;
    },
  });
  // better-sqlite3 takes a database that is locked for one without pages, and says it is done
  if (totalPages === 0)
    throw Object.assign(new Error("the other database is locked"), { code: "SQLITE_BUSY" });
}

/** A backup to be read, which may lie on a disk that is write-protected. */
export function openBackup(file: string): ReadableDb {
  return new Database(file, { readonly: true, fileMustExist: true });
}

/** Whether the whole of a database is in order, all but the order of its indexes. */
export function isWhole(db: ReadableDb): boolean {
  const said = db.pragma("quick_check(1)", { simple: true });
  return said === "ok" && !hasMalformed(db);
}

/** What a catalog is and holds; null when it is no catalog. */
export function factsOf(db: ReadableDb): CatalogFacts | null {
  if (Number(db.pragma("application_id", { simple: true })) !== APPLICATION_ID) return null;
  const named = first<{ uuid: string; name: string }>(db, "SELECT uuid, name FROM catalog");
  if (named === null) return null;
  return {
    ...named,
    version: Number(db.pragma("user_version", { simple: true })),
    holds: {
      stills: number(db, "SELECT count(*) FROM still"),
      captions: number(db, "SELECT count(*) FROM still_text WHERE field = 'caption'"),
      films: number(db, "SELECT count(*) FROM film"),
      changes: number(db, "SELECT count(*) FROM history WHERE state = 'done'"),
    },
    lastChange:
      all<{ at: string; label: string }>(
        db,
        "SELECT at, label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
      )[0] ?? null,
  };
}

/** A connection that only asks how a catalog that others have open is. */
export function isFileWhole(file: string): boolean {
  const db = connect(file, "read");
  try {
    return isWhole(db);
  } finally {
    db.close();
  }
}

/** Has the system write a file to the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
