import type { LedgerEntry } from "../../../shared/contract/ledger.ts";
import type { DocumentKind } from "../../../shared/export/document-kinds.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import * as v from "valibot";
import type { ToldReason } from "../../../shared/contract/rights.ts";
import type { Recipient } from "../../../shared/recipient.ts";
import type { Pass, Strictness } from "../../../shared/rights/gate.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import { uses } from "../../../shared/rights/use.ts";
import type { RightsStatus, StillId } from "../../../shared/still.ts";
import {
  all,
  first,
  inRepeatableTransaction,
  inTransaction,
  run,
  valuesIn,
  type ReadableDb,
  type WritableDb,
} from "./database.ts";
import { readProfile } from "./export-profiles.ts";
import { stillJoinedAs, uuidsOfStillSql } from "./joined.ts";
import { deflated, keptDeflated, keptJson } from "./kept-json.ts";
import { whoWorks } from "./who.ts";

/** One copy that left the house. */
export type HandedOut = {
  readonly stillUuid: string;
  /** Which of the profile's renditions it is, by name. */
  readonly rendition: string;
  /** Its place in the hand-out, with slashes between folders. */
  readonly fileName: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly caption: string;
  readonly creditLine: string;
  /** How its rights stood. */
  readonly pass: Pass;
  /** What went out of it, to be told from what is known later; see {@link recordHandedOut}. */
  readonly record?: unknown;
};

export type HandOut = {
  readonly set: string | null;
  readonly folder: string;
  readonly profile: Profile;
  readonly request: RightsRequest;
  readonly strictness: Strictness;
  readonly recipient?: Recipient | null | undefined;
};

/** The page of one export, written while it runs: a copy or a document is entered before it gets its name in the folder. */
export type LedgerPage = {
  /** Enters copies, all of them or none; what it gives back strikes each out again, for one that did not get there. */
  readonly enter: (files: readonly HandedOut[]) => readonly (() => void)[];
  readonly enterDocument: (kind: DocumentKind, fileName: string) => () => void;
  /** Enters the ZIP file that all of it is packed into, with what is not in it. */
  readonly enterPack: (pack: Pack, held: readonly HeldBack[]) => () => void;
  /** Says how the rights of a still stand now that it goes out, where they stood otherwise when it was copied. */
  readonly restate: (stillUuid: string, pass: Pass) => void;
  /** Tears the page out: nothing was handed out after all. */
  readonly discard: () => void;
  /** Says which were held back, once it is known, and that the export is finished. */
  readonly close: (held: readonly HeldBack[]) => void;
};

/** A still that was to be handed out and stayed here. */
export type HeldBack = {
  readonly stillUuid: string;
  /** Of its original, as it was called then. */
  readonly name: string;
  readonly reasons: readonly string[];
};

/** The ZIP file that a hand-out is packed into, by its name in the folder. */
export type Pack = { readonly fileName: string; readonly hash: Buffer };

/** A copy in the ledger. */
export type LedgerFile = {
  readonly position: number;
  readonly stillUuid: string;
  readonly rendition: string;
  readonly fileName: string;
  readonly hash: Buffer;
  /** Null in entries made before sizes were kept. */
  readonly bytes: number | null;
  readonly creditLine: string;
  /** Null in entries made before rights were asked. */
  readonly pass: Pass | null;
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
  return all<FileRow>(
    db,
    `SELECT ${fileColumns} FROM export_file
     WHERE export_id = (SELECT id FROM export WHERE uuid = ?) ORDER BY position`,
    uuid,
  ).map(fileOf);
}

/** One copy of an export (its key); null when it was struck out. */
export function copyInExport(db: ReadableDb, key: number, position: number): LedgerFile | null {
  const row = first<FileRow>(
    db,
    `SELECT ${fileColumns} FROM export_file WHERE export_id = ? AND position = ?`,
    key,
    position,
  );
  return row === null ? null : fileOf(row);
}

const fileColumns = `position, still_uuid AS stillUuid, rendition, file_name AS fileName, hash, bytes, credit_line AS creditLine,
  rights_status AS status, rights_reasons AS reasons, override_reason AS reason, override_by AS "by", override_at AS "at"`;

function fileOf({ status, reasons, reason, by, at, ...file }: FileRow): LedgerFile {
  return {
    ...file,
    pass:
      status === null
        ? null
        : { status, reasons: reasonsKept(reasons), override: overrideOf(reason, by, at) },
  };
}

type FileRow = Omit<LedgerFile, "pass"> & {
  readonly status: RightsStatus | null;
  readonly reasons: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string | null;
};

function reasonsKept(kept: string | null): readonly ToldReason[] {
  return kept === null ? [] : keptJson<ToldReason[]>(kept); // written here, by addFile
}

function overrideOf(reason: string | null, by: string | null, at: string | null): Pass["override"] {
  return reason === null ? null : { reason, by: by ?? "", at: at ?? "" };
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

/** The ZIP file of an export; null when it has none, or not yet. */
export function packOfExport(db: ReadableDb, uuid: string): Pack | null {
  return first<Pack>(
    db,
    `SELECT packed_name AS fileName, packed_hash AS hash FROM export
     WHERE uuid = ? AND packed_name IS NOT NULL AND packed_hash IS NOT NULL`,
    uuid,
  );
}

/** Takes out a ZIP file that was entered but is not there. */
export function strikeOutPack(db: WritableDb, uuid: string): void {
  run(db, "UPDATE export SET packed_name = NULL, packed_hash = NULL WHERE uuid = ?", uuid);
}

/** Takes out an export of which nothing was handed out. */
export function discardPage(db: WritableDb, uuid: string): void {
  const page = "(SELECT id FROM export WHERE uuid = ?)";
  run(db, `DELETE FROM export_file WHERE export_id = ${page}`, uuid);
  run(db, `DELETE FROM export_document WHERE export_id = ${page}`, uuid);
  run(db, `DELETE FROM export_held WHERE export_id = ${page}`, uuid);
  run(db, "DELETE FROM export WHERE uuid = ?", uuid);
}

/** Opens a page, or goes on with it. It comes into the ledger with its first copy, or when it is closed. */
export function openLedgerPage(db: WritableDb, uuid: string, handOut: HandOut): LedgerPage {
  let key = exportKey(db, uuid);
  let position = (filesOfExport(db, uuid).at(-1)?.position ?? -1) + 1;
  const keyOfPage = (): number => (key ??= addPage(db, uuid, handOut));
  // Of what is packed nothing has left the house before the ZIP file is entered, which takes these to the disk too.
  const enterAll = handOut.profile.isPacked ? inRepeatableTransaction : inTransaction;
  return {
    enter: (files) => {
      const from = position;
      enterAll(db, () => {
        for (const [index, file] of files.entries()) addFile(db, keyOfPage(), from + index, file);
      });
      position += files.length;
      return files.map((_, index) => () => {
        strikeOut(db, uuid, from + index);
      });
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
    enterPack: ({ fileName, hash }, held) => {
      inTransaction(db, () => {
        keepHeld(db, keyOfPage(), held);
        run(
          db,
          "UPDATE export SET packed_name = ?, packed_hash = ? WHERE uuid = ?",
          fileName,
          hash,
          uuid,
        );
      });
      return () => {
        strikeOutPack(db, uuid);
      };
    },
    restate: (stillUuid, pass) => {
      inTransaction(db, () => {
        restatePass(db, keyOfPage(), stillUuid, pass);
      });
    },
    discard: () => {
      inTransaction(db, () => {
        discardPage(db, uuid);
      });
      key = null;
      position = 0;
    },
    close: (held) => {
      inTransaction(db, () => {
        keepHeld(db, keyOfPage(), held);
        run(db, "UPDATE export SET finished = 1 WHERE id = ?", keyOfPage());
      });
    },
  };
}

function addPage(
  db: WritableDb,
  uuid: string,
  { set, folder, profile, request, strictness, recipient }: HandOut,
): number {
  return run(
    db,
    `INSERT INTO export (uuid, at, who, set_name, folder, profile, template, profile_then, held, finished,
       asked_use, asked_territory, asked_date, asked_zone, asked_language, strictness, recipient, reference)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uuid,
    new Date().toISOString(),
    whoWorks(),
    set,
    folder,
    profile.name,
    profile.fileNames,
    JSON.stringify(profile),
    request.use,
    request.territory,
    request.date,
    request.zone,
    request.language,
    strictness,
    recipient?.name ?? null,
    recipient?.reference ?? null,
  ).key;
}

/** An export that was taken up again may hold back others than before. */
function keepHeld(db: WritableDb, page: number, held: readonly HeldBack[]): void {
  run(db, "UPDATE export SET held = ? WHERE id = ?", held.length, page);
  run(db, "DELETE FROM export_held WHERE export_id = ?", page);
  for (const [position, { stillUuid, name, reasons }] of held.entries())
    run(
      db,
      "INSERT INTO export_held (export_id, position, still_uuid, name, reasons) VALUES (?, ?, ?, ?, ?)",
      page,
      position,
      stillUuid,
      name,
      JSON.stringify(reasons),
    );
}

/** What an export held back, in its order; nothing of those made before that was kept. */
export function heldOfExport(db: ReadableDb, uuid: string): HeldBack[] {
  return all<{ stillUuid: string; name: string; reasons: string }>(
    db,
    `SELECT still_uuid AS stillUuid, name, reasons FROM export_held
     WHERE export_id = (SELECT id FROM export WHERE uuid = ?) ORDER BY position`,
    uuid,
  ).map(({ reasons, ...held }) => ({ ...held, reasons: keptJson<string[]>(reasons) })); // written by keepHeld
}

function addFile(db: WritableDb, page: number, position: number, file: HandedOut): void {
  run(
    db,
    `INSERT INTO export_file (export_id, position, still_uuid, rendition, file_name, hash, bytes, caption, credit_line,
       rights_status, rights_reasons, override_reason, override_by, override_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    page,
    position,
    file.stillUuid,
    file.rendition,
    file.fileName,
    file.hash,
    file.bytes,
    file.caption,
    file.creditLine,
    file.pass.status,
    JSON.stringify(file.pass.reasons),
    file.pass.override?.reason ?? null,
    file.pass.override?.by ?? null,
    file.pass.override?.at ?? null,
  );
  if (file.record !== undefined)
    run(
      db,
      "INSERT INTO export_record (export_id, position, record) VALUES (?, ?, ?)",
      page,
      position,
      deflated(file.record),
    );
}

/** What went out of a still in an export; null where that was not kept. */
export function recordHandedOut(db: ReadableDb, uuid: string, still: StillId): unknown {
  const kept = first<{ record: Buffer }>(
    db,
    `SELECT record FROM still JOIN export_file ON still_uuid IN (${uuidsOfStillSql("still")})
     JOIN export_record USING (export_id, position)
     WHERE still.id = ? AND export_id = (SELECT id FROM export WHERE uuid = ?) LIMIT 1`,
    still,
    uuid,
  );
  return kept === null ? null : keptDeflated(kept.record);
}

function restatePass(db: WritableDb, page: number, stillUuid: string, pass: Pass): void {
  run(
    db,
    `UPDATE export_file SET rights_status = ?, rights_reasons = ?, override_reason = ?, override_by = ?, override_at = ?
     WHERE export_id = ? AND still_uuid = ?`,
    pass.status,
    JSON.stringify(pass.reasons),
    pass.override?.reason ?? null,
    pass.override?.by ?? null,
    pass.override?.at ?? null,
    page,
    stillUuid,
  );
}

const entryColumns = `id, uuid, at, who, set_name AS "set", folder, profile, template, profile_then AS profileThen, packed_name AS packed, held, finished,
  asked_use AS use, asked_territory AS territory, asked_date AS date, asked_zone AS zone, asked_language AS language,
  recipient AS recipientName, reference,
  (SELECT count(DISTINCT still_uuid) FROM export_file WHERE export_id = export.id) AS stills`;

type EntryRow = Omit<LedgerEntry, "finished" | "request" | "profileThen" | "recipient"> & {
  readonly profileThen: string | null;
  readonly finished: number;
  readonly use: RightsRequest["use"] | null;
  readonly territory: string | null;
  readonly date: string | null;
  readonly zone: string | null;
  readonly language: string | null;
  readonly recipientName: string | null;
  readonly reference: string | null;
};

function entryOf(found: EntryRow): LedgerEntry {
  const { use, territory, date, zone, language, ...kept } = found;
  const { recipientName, reference, profileThen, ...row } = kept;
  const recipient =
    recipientName === null ? null : { name: recipientName, reference: reference ?? "" };
  const request =
    use === null || date === null || zone === null
      ? null
      : { use, territory, date, zone, language };
  return {
    ...row,
    finished: row.finished === 1,
    request,
    recipient,
    profileThen: readProfile(profileThen),
  };
}

const firstAsked = { use: "press", territory: null } as const;
const Asked = v.object({
  use: v.picklist(uses),
  territory: v.nullable(v.string()),
});

/** For what was handed out last; press in the whole world before anything was. */
export function askedLast(db: ReadableDb): v.InferOutput<typeof Asked> {
  const row = first<unknown>(
    db,
    `SELECT asked_use AS use, asked_territory AS territory FROM export
     WHERE asked_use IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  return v.parse(v.fallback(Asked, firstAsked), row);
}

/** Who was handed something, each once, the latest first. */
export function recipientsKnown(db: ReadableDb): string[] {
  return valuesIn(
    db,
    "SELECT recipient FROM export WHERE recipient IS NOT NULL GROUP BY recipient ORDER BY max(id) DESC",
  );
}

/** Every export, newest first. */
export function listLedger(db: ReadableDb): LedgerEntry[] {
  return all<EntryRow>(db, `SELECT ${entryColumns} FROM export ORDER BY id DESC`).map(entryOf);
}

/** The key of an export; null as long as it is not in the ledger. */
export function exportKey(db: ReadableDb, uuid: string): number | null {
  return first<{ id: number }>(db, "SELECT id FROM export WHERE uuid = ?", uuid)?.id ?? null;
}

/** One export by its key; null when there is none. */
export function ledgerEntryAt(db: ReadableDb, key: number): LedgerEntry | null {
  const row = first<EntryRow>(db, `SELECT ${entryColumns} FROM export WHERE id = ?`, key);
  return row === null ? null : entryOf(row);
}

/** One export; null when there is none of this UUID. */
export function ledgerEntry(db: ReadableDb, uuid: string): LedgerEntry | null {
  const row = first<EntryRow>(db, `SELECT ${entryColumns} FROM export WHERE uuid = ?`, uuid);
  return row === null ? null : entryOf(row);
}
