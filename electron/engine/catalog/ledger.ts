import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { LedgerEntry } from "../../../shared/contract/sets.ts";
import { all, inTransaction, run, type ReadableDb, type WritableDb } from "./database.ts";

/** One copy that left the house. */
export type HandedOut = {
  readonly stillUuid: string;
  readonly fileName: string;
  readonly hash: Buffer;
  readonly caption: string;
  readonly creditLine: string;
};

export type HandOut = {
  readonly set: string | null;
  readonly folder: string;
  readonly profile: string;
  readonly held: number;
  readonly files: readonly HandedOut[];
};

/** Writes an export into the ledger; answers its UUID. */
export function enterExport(
  db: WritableDb,
  { set, folder, profile, held, files }: HandOut,
): string {
  return inTransaction(db, () => {
    const uuid = randomUUID();
    const { key } = run(
      db,
      "INSERT INTO export (uuid, at, who, set_name, folder, profile, held) VALUES (?, ?, ?, ?, ?, ?, ?)",
      uuid,
      new Date().toISOString(),
      userInfo().username,
      set,
      folder,
      profile,
      held,
    );
    for (const [position, file] of files.entries()) {
      run(
        db,
        "INSERT INTO export_file (export_id, position, still_uuid, file_name, hash, caption, credit_line) VALUES (?, ?, ?, ?, ?, ?, ?)",
        key,
        position,
        file.stillUuid,
        file.fileName,
        file.hash,
        file.caption,
        file.creditLine,
      );
    }
    return uuid;
  });
}

/** Every export, newest first. */
export function listLedger(db: ReadableDb): LedgerEntry[] {
  return all(
    db,
    `SELECT id, uuid, at, set_name AS "set", folder, profile, held,
       (SELECT count(*) FROM export_file WHERE export_id = export.id) AS stills
     FROM export ORDER BY id DESC`,
  );
}
