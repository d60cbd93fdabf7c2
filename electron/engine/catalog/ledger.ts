import type { LedgerEntry } from "../../../shared/contract/sets.ts";
import { all, first, inTransaction, run, type ReadableDb, type WritableDb } from "./database.ts";
import { whoWorks } from "./who.ts";

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
};

/** The page of one export, written while it runs: a copy is entered before it gets its name in the folder. */
export type LedgerPage = {
  /** Enters a copy; what it gives back strikes it out again, for a copy that did not get there. */
  readonly enter: (file: HandedOut) => () => void;
  /** Says how many were held back, once it is known. */
  readonly close: (held: number) => void;
};

/** A copy in the ledger. */
export type LedgerFile = {
  readonly page: number;
  readonly position: number;
  readonly fileName: string;
};

/** The copy entered last of an export; null when it has none. */
export function lastEntry(db: ReadableDb, uuid: string): LedgerFile | null {
  return first(
    db,
    `SELECT export_id AS page, position, file_name AS fileName FROM export_file
     WHERE export_id = (SELECT id FROM export WHERE uuid = ?) ORDER BY position DESC LIMIT 1`,
    uuid,
  );
}

/** Takes out a copy that was entered but never got there. */
export function strikeOut(db: WritableDb, { page, position }: LedgerFile): void {
  run(db, "DELETE FROM export_file WHERE export_id = ? AND position = ?", page, position);
}

/** Opens a page. It comes into the ledger with its first copy, or when it is closed. */
export function openLedgerPage(db: WritableDb, uuid: string, handOut: HandOut): LedgerPage {
  let key: number | null = null;
  let position = 0;
  const keyOfPage = (): number => (key ??= addPage(db, uuid, handOut));
  return {
    enter: (file) => {
      const at = position;
      inTransaction(db, () => addFile(db, keyOfPage(), at, file));
      position += 1;
      return () => {
        strikeOut(db, { page: keyOfPage(), position: at, fileName: file.fileName });
      };
    },
    close: (held) => {
      run(db, "UPDATE export SET held = ? WHERE id = ?", held, keyOfPage());
    },
  };
}

function addPage(db: WritableDb, uuid: string, { set, folder, profile }: HandOut): number {
  return run(
    db,
    "INSERT INTO export (uuid, at, who, set_name, folder, profile, held) VALUES (?, ?, ?, ?, ?, ?, 0)",
    uuid,
    new Date().toISOString(),
    whoWorks(),
    set,
    folder,
    profile,
  ).key;
}

function addFile(db: WritableDb, page: number, position: number, file: HandedOut): void {
  run(
    db,
    "INSERT INTO export_file (export_id, position, still_uuid, file_name, hash, caption, credit_line) VALUES (?, ?, ?, ?, ?, ?, ?)",
    page,
    position,
    file.stillUuid,
    file.fileName,
    file.hash,
    file.caption,
    file.creditLine,
  );
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
