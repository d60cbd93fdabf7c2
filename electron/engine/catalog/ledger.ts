import type { DocumentKind, LedgerEntry } from "../../../shared/contract/sets.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, inTransaction, run, type ReadableDb, type WritableDb } from "./database.ts";
import { stillJoinedAs } from "./joined.ts";
import { whoWorks } from "./who.ts";

/** One copy that left the house. */
export type HandedOut = {
  readonly stillUuid: string;
  readonly fileName: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly caption: string;
  readonly creditLine: string;
};

export type HandOut = {
  readonly set: string | null;
  readonly folder: string;
  readonly profile: string;
  readonly template: string;
};

/** The page of one export, written while it runs: a copy or a document is entered before it gets its name in the folder. */
export type LedgerPage = {
  /** Enters a copy; what it gives back strikes it out again, for a copy that did not get there. */
  readonly enter: (file: HandedOut) => () => void;
  readonly enterDocument: (kind: DocumentKind, fileName: string) => () => void;
  /** Says how many were held back, once it is known, and that the export is finished. */
  readonly close: (held: number) => void;
};

/** A copy in the ledger. */
export type LedgerFile = {
  readonly position: number;
  readonly stillUuid: string;
  readonly fileName: string;
  readonly hash: Buffer;
  /** Null in entries made before sizes were kept. */
  readonly bytes: number | null;
};

export type LedgerDocument = { readonly kind: DocumentKind; readonly fileName: string };

/** The still that a file of these bytes is a handed-out copy of; null when it is none, or the still is gone. */
export function stillHandedOutAs(db: ReadableDb, hash: Buffer): StillId | null {
  const uuid = first<{ uuid: string }>(
    db,
    "SELECT still_uuid AS uuid FROM export_file WHERE hash = ? ORDER BY export_id DESC LIMIT 1",
    hash,
  )?.uuid;
  if (uuid === undefined) return null;
  const still = first<{ id: StillId }>(db, "SELECT id FROM still WHERE uuid = ?", uuid);
  return still?.id ?? stillJoinedAs(db, uuid);
}

/** The copies of an export, in its order. */
export function filesOfExport(db: ReadableDb, uuid: string): LedgerFile[] {
  return all(
    db,
    `SELECT position, still_uuid AS stillUuid, file_name AS fileName, hash, bytes FROM export_file
     WHERE export_id = (SELECT id FROM export WHERE uuid = ?) ORDER BY position`,
    uuid,
  );
}

/** Its caption lists and contact sheet, as far as they were written. */
export function documentsOfExport(db: ReadableDb, uuid: string): LedgerDocument[] {
  return all(
    db,
    `SELECT kind, file_name AS fileName FROM export_document
     WHERE export_id = (SELECT id FROM export WHERE uuid = ?) ORDER BY kind`,
    uuid,
  );
}

/** Takes out a copy that was entered but is not there. */
export function strikeOut(db: WritableDb, uuid: string, position: number): void {
  run(
    db,
    "DELETE FROM export_file WHERE export_id = (SELECT id FROM export WHERE uuid = ?) AND position = ?",
    uuid,
    position,
  );
}

/** Takes out a document that was entered but is not there, or no longer says all. */
export function strikeOutDocument(db: WritableDb, uuid: string, kind: DocumentKind): void {
  run(
    db,
    "DELETE FROM export_document WHERE export_id = (SELECT id FROM export WHERE uuid = ?) AND kind = ?",
    uuid,
    kind,
  );
}

/** Opens a page, or goes on with it. It comes into the ledger with its first copy, or when it is closed. */
export function openLedgerPage(db: WritableDb, uuid: string, handOut: HandOut): LedgerPage {
  let key = first<{ id: number }>(db, "SELECT id FROM export WHERE uuid = ?", uuid)?.id ?? null;
  let position = (filesOfExport(db, uuid).at(-1)?.position ?? -1) + 1;
  const keyOfPage = (): number => (key ??= addPage(db, uuid, handOut));
  return {
    enter: (file) => {
      const at = position;
      inTransaction(db, () => addFile(db, keyOfPage(), at, file));
      position += 1;
      return () => {
        strikeOut(db, uuid, at);
      };
    },
    enterDocument: (kind, fileName) => {
      inTransaction(db, () =>
        run(
          db,
          "INSERT OR REPLACE INTO export_document (export_id, kind, file_name) VALUES (?, ?, ?)",
          keyOfPage(),
          kind,
          fileName,
        ),
      );
      return () => {
        strikeOutDocument(db, uuid, kind);
      };
    },
    close: (held) => {
      run(db, "UPDATE export SET held = ?, finished = 1 WHERE id = ?", held, keyOfPage());
    },
  };
}

function addPage(
  db: WritableDb,
  uuid: string,
  { set, folder, profile, template }: HandOut,
): number {
  return run(
    db,
    `INSERT INTO export (uuid, at, who, set_name, folder, profile, template, held, finished)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
    uuid,
    new Date().toISOString(),
    whoWorks(),
    set,
    folder,
    profile,
    template,
  ).key;
}

function addFile(db: WritableDb, page: number, position: number, file: HandedOut): void {
  run(
    db,
    "INSERT INTO export_file (export_id, position, still_uuid, file_name, hash, bytes, caption, credit_line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    page,
    position,
    file.stillUuid,
    file.fileName,
    file.hash,
    file.bytes,
    file.caption,
    file.creditLine,
  );
}

const entryColumns = `id, uuid, at, who, set_name AS "set", folder, profile, template, held, finished,
  (SELECT count(*) FROM export_file WHERE export_id = export.id) AS stills`;

type EntryRow = Omit<LedgerEntry, "finished"> & { readonly finished: number };

function entryOf(row: EntryRow): LedgerEntry {
  return { ...row, finished: row.finished === 1 };
}

/** Every export, newest first. */
export function listLedger(db: ReadableDb): LedgerEntry[] {
  return all<EntryRow>(db, `SELECT ${entryColumns} FROM export ORDER BY id DESC`).map(entryOf);
}

/** One export; null when there is none of this UUID. */
export function ledgerEntry(db: ReadableDb, uuid: string): LedgerEntry | null {
  const row = first<EntryRow>(db, `SELECT ${entryColumns} FROM export WHERE uuid = ?`, uuid);
  return row === null ? null : entryOf(row);
}
