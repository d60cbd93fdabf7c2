import type { OfflineReason } from "../../../shared/offline.ts";
import { all, type ReadableDb } from "./database.ts";
import { isDamage } from "./error-code.ts";
import { notSuperseded } from "./files.ts";
import { hasMalformed } from "./malformed.ts";

/** What is wrong with the database, in words a person can pass on; none when it is whole. */
export function integrityProblems(db: ReadableDb): string[] {
  if (isDamaged(db))
    return [
      "The archive's database is damaged. Repair it (stillroom verify --repair), or restore one of its backups.",
    ];
  const dangling = all(db, "PRAGMA foreign_key_check").length;
  return dangling === 0
    ? []
    : [
        `The archive's database has ${String(dangling)} links that lead nowhere. Repair it (stillroom verify --repair), or restore one of its backups.`,
      ];
}

function isDamaged(db: ReadableDb): boolean {
  try {
    return db.pragma("integrity_check(1)", { simple: true }) !== "ok" || hasMalformed(db);
  } catch (error) {
    if (isDamage(error)) return true; // SQLite gives up in the middle of some
    throw error;
  }
}

/** A file that should be there, or of which it is known that it is not. */
export type FileToVerify = {
  readonly id: number;
  readonly path: string;
  /** The folder of its source, and why that is offline; null when it is there. */
  readonly source: string;
  readonly offline: OfflineReason | null;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** When its bytes were last seen to be these, milliseconds since 1970; null when that is not known. */
  readonly goodAt: number | null;
  readonly thumbnail: string;
  readonly state: "present" | "missing";
};

/** Every file that belongs to a still, with its hash and whether its thumbnail was made. */
export function everyFile(db: ReadableDb): FileToVerify[] {
  return all(
    db,
    `SELECT file.id, source.path || '/' || file.path AS path, source.path AS source, offline,
       hash, bytes, modified_ms AS modifiedMs, good_at AS goodAt, thumbnail, state
     FROM file JOIN source ON source.id = source_id LEFT JOIN file_fixity ON file_id = file.id
     WHERE state = 'present' OR ${notSuperseded} ORDER BY file.id`,
  );
}
