import { existsSync, statSync } from "node:fs";
import { extname } from "node:path";
import { documentTitles } from "../../../shared/export/document-kinds.ts";
import type {
  CopyState,
  LedgerCopy,
  LedgerDetail,
  LedgerEntry,
  openables,
} from "../../../shared/contract/ledger.ts";
import type { StillId } from "../../../shared/still.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { ReadableDb } from "../catalog/database.ts";
import {
  documentsOfExport,
  filesOfExport,
  heldOfExport,
  ledgerEntry,
  type LedgerFile,
} from "../catalog/ledger.ts";
import { stillByUuid } from "../catalog/record.ts";
import { isFile, withFiles } from "./files-of-hand-out.ts";
import { documentIn, placeIn } from "./place-in.ts";
import { changedSince } from "./changed-since.ts";
import { keptRecord, outgoingOf, recordToKeep } from "./kept-record.ts";

/** Everything the ledger knows of an export, and what is there of it now. @throws ProblemError when there is none. */
export async function openEntry(db: ReadableDb, uuid: string): Promise<LedgerDetail> {
  const entry = entryOf(db, uuid);
  const { folder, packed } = entry;
  return await withFiles(entry, async ({ sizeOf }) => ({
    ...entry,
    folderPresent: existsSync(folder),
    packPresent: packed !== null && isFile(placeIn(folder, packed)),
    documents: documentsOfExport(db, uuid).map((document) => ({
      ...document,
      present: sizeOf(document.fileName) !== null,
    })),
    heldBack: heldOfExport(db, uuid).map(({ stillUuid, name, reasons }) => ({
      still: stillByUuid(db, stillUuid),
      name,
      reasons,
    })),
    copies: filesOfExport(db, uuid).map((file) => ({
      still: stillByUuid(db, file.stillUuid),
      fileName: file.fileName,
      bytes: file.bytes,
      hash: file.hash.toString("hex"),
      state: seen(sizeOf(file.fileName), file),
      rights: rightsThen(file),
    })),
  }));
}

/** How the rights of a copy stood when it went out, in the words of then. */
export function rightsThen({ pass }: LedgerFile): LedgerCopy["rights"] {
  if (pass === null) return null;
  const { status, reasons, override } = pass;
  return { status, reasons: reasons.map(({ words }) => words), override };
}

/** What became of a copy, as far as a look at it says. */
export async function stateOf(entry: LedgerEntry, file: LedgerFile): Promise<CopyState> {
  return await withFiles(entry, async ({ sizeOf }) => seen(sizeOf(file.fileName), file));
}

/** What a look at it says, without reading the copy. */
function seen(size: number | null, { bytes }: LedgerFile): CopyState {
  if (size === null) return "gone";
  return bytes !== null && size !== bytes ? "changed" : "unchecked";
}

/** Compares some copies, a half-open range of the export's list, with the hashes in the ledger. */
export async function checkCopies(
  db: ReadableDb,
  uuid: string,
  [from, to]: readonly [number, number],
): Promise<CopyState[]> {
  return await withFiles(entryOf(db, uuid), async ({ sizeOf, hashOf: hashThere }) => {
    const states: CopyState[] = [];
    for (const file of filesOfExport(db, uuid).slice(from, to)) {
      const state = seen(sizeOf(file.fileName), file);
      states.push(
        state === "unchecked" ? await compared(hashThere(file.fileName), file.hash) : state,
      );
    }
    return states;
  });
}

/** What the records of some copies say otherwise now, a half-open range of the export's list; null where it is not known. */
export function changesSince(
  db: ReadableDb,
  uuid: string,
  [from, to]: readonly [number, number],
): (string[] | null)[] {
  entryOf(db, uuid);
  return filesOfExport(db, uuid)
    .slice(from, to)
    .map(({ stillUuid }) => {
      const still = stillByUuid(db, stillUuid);
      const then = still === null ? null : keptRecord(db, uuid, still);
      const now = still === null ? null : outgoingOf(db, still, null);
      return then === null || now === null ? null : changedSince(then, recordToKeep(now));
    });
}

async function compared(there: Promise<Buffer>, hash: Buffer): Promise<CopyState> {
  return await there.then(
    (found) => (found.equals(hash) ? "whole" : "changed"),
    () => "gone" as const, // It went away meanwhile, or cannot be read: nobody has it from here.
  );
}

/**
 * Where copies of an export are, by position in its list; of packed ones the ZIP file they are all in. @throws
 * ProblemError when none of them is there any more.
 */
export function copiesThere(
  db: ReadableDb,
  uuid: string,
  copies: "all" | readonly number[],
): string[] {
  const { folder, packed } = entryOf(db, uuid);
  if (packed !== null) return [zipThere(folder, packed)];
  const files = filesOfExport(db, uuid);
  const chosen = copies === "all" ? files : copies.flatMap((at) => files[at] ?? []);
  const paths = chosen.flatMap(({ fileName }) => placeIn(folder, fileName) ?? []).filter(isFile);
  if (paths.length === 0)
    throw new ProblemError(
      "gone",
      "These copies are not in the folder of the export any more. If its disk is away, plug it in.",
      folder,
    );
  return paths;
}

/** Where the folder of an export, its ZIP file or a document is; of a packed document its ZIP file. @throws ProblemError when it is not there any more. */
export function locateInExport(
  db: ReadableDb,
  uuid: string,
  what: (typeof openables)[number],
): { path: string } {
  const { folder, packed } = entryOf(db, uuid);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new ProblemError(
      "gone",
      "The folder of this export is gone. If its disk is away, plug it in.",
      folder,
    );
  }
  if (what === "folder") return { path: folder };
  if (what === "pack" || packed !== null) return { path: zipThere(folder, packed) };
  const document = documentsOfExport(db, uuid).find(({ kind }) => kind === what);
  const path = document === undefined ? null : documentIn(folder, document);
  if (path === null || !existsSync(path)) {
    throw new ProblemError(
      "gone",
      `The ${documentTitles[what]} of this export is not in its folder.`,
      folder,
    );
  }
  return { path };
}

function zipThere(folder: string, packed: string | null): string {
  const zip = packed === null || extname(packed) !== ".zip" ? null : placeIn(folder, packed);
  if (zip !== null && isFile(zip)) return zip;
  throw new ProblemError("gone", "The ZIP file of this export is not in its folder.", folder);
}

/** The stills of an export that are in the archive, each once, in its order. */
export function stillsOfExport(db: ReadableDb, uuid: string): StillId[] {
  const { uuid: known } = entryOf(db, uuid);
  const stills = new Set(filesOfExport(db, known).map(({ stillUuid }) => stillUuid));
  return [...new Set([...stills].flatMap((still) => stillByUuid(db, still) ?? []))];
}

/** @throws ProblemError when an export is named that is not in the ledger. */
export function requireExport(db: ReadableDb, uuid: string | null): void {
  if (uuid !== null) entryOf(db, uuid);
}

function entryOf(db: ReadableDb, uuid: string): LedgerEntry {
  const entry = ledgerEntry(db, uuid);
  if (entry !== null) return entry;
  throw new ProblemError("not-found", "There is no such export in the ledger.", uuid);
}
