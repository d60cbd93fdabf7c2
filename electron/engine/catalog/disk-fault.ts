import { closeSync, fstatSync, fsyncSync, openSync, readSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { errorCode, isDamage } from "./error-code.ts";
import { hasMalformed } from "./malformed.ts";

/** What the system says where a disk is away or fails. */
export const diskFaults: readonly string[] = ["EIO", "ENXIO", "ENODEV", "ENOTCONN", "ESTALE"];

/**
 * What SQLite said, or, where it called a disk that is away or failing damage, as it does when the system says of a
 * read that it failed (EIO), the same as a fault of the disk: nothing is to be repaired or restored then.
 */
export function damageOrDisk(error: unknown, file: string): unknown {
  return error instanceof Database.SqliteError && isDamage(error) && isOfDisk(file)
    ? new Database.SqliteError(error.message, "SQLITE_IOERR_READ")
    : error;
}

/** A larger database is not looked through while everybody waits: that takes about a second for so many bytes. */
const LOOKED_THROUGH_BYTES = 64 * 1024 * 1024;

/**
 * Whether what SQLite called damage is the disk's fault: it does not answer for the database, or answers again, and the
 * database is whole. A page that cannot be read while all others can is damage.
 */
export function isOfDisk(file: string): boolean {
  return diskFails(file) || isWholeAfterAll(file);
}

function isWholeAfterAll(file: string): boolean {
  try {
    if (statSync(file).size > LOOKED_THROUGH_BYTES) return false;
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return db.pragma("integrity_check(1)", { simple: true }) === "ok" && !hasMalformed(db);
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

function diskFails(file: string): boolean {
  try {
    const handle = openSync(file, "r");
    try {
      const { size } = fstatSync(handle);
      const bytes = Buffer.alloc(16);
      for (const at of [0, Math.max(0, size - bytes.length)])
        readSync(handle, bytes, 0, bytes.length, at);
      fsyncSync(handle); // what was read may have been in the system's memory
    } finally {
      closeSync(handle);
    }
    return false;
  } catch (error) {
    return diskFaults.includes(errorCode(error) ?? "");
  }
}
