import type { LedgerEntry } from "../../../shared/contract/ledger.ts";
import type { RightsStatus, StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { uuidsOfStillSql } from "./joined.ts";
import { copyInExport, ledgerEntryAt, type LedgerFile } from "./ledger.ts";

/** Where in the ledger a copy of a still stands. */
export type PlaceInLedger = {
  readonly still: StillId;
  /** Key of the export. */
  readonly export: number;
  readonly position: number;
};

/** Every copy of these stills that went out, also of those that became part of one, in no order. */
export function placesInLedger(db: ReadableDb, stills: readonly StillId[]): PlaceInLedger[] {
  return all(
    db,
    `SELECT still.id AS still, export_id AS export, position
     FROM still JOIN export_file ON still_uuid IN (${uuidsOfStillSql("still")})
     WHERE still.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(stills),
  );
}

export type FoundCopy = {
  readonly entry: LedgerEntry;
  readonly file: LedgerFile;
};

/** The copy at a place; null when it was struck out meanwhile. */
export function copyAt(db: ReadableDb, { export: key, position }: PlaceInLedger): FoundCopy | null {
  const entry = ledgerEntryAt(db, key);
  const file = copyInExport(db, key, position);
  return entry === null || file === null ? null : { entry, file };
}

/** A copy that was not blocked when it went out, with how its rights stood. */
export type AllowedCopy = {
  readonly position: number;
  readonly stillUuid: string;
  readonly fileName: string;
  readonly status: RightsStatus;
};

/** The copies of an export (its key) of which it was asked how their rights stand, but for those that were blocked. */
export function allowedCopies(db: ReadableDb, key: number): AllowedCopy[] {
  return all(
    db,
    `SELECT position, still_uuid AS stillUuid, file_name AS fileName, rights_status AS status FROM export_file
     WHERE export_id = ? AND rights_status <> 'blocked' ORDER BY position`,
    key,
  );
}
