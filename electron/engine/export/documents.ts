import { createWriteStream, existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { documentKinds, type DocumentKind } from "../../../shared/contract/sets.ts";
import type { Recipient } from "../../../shared/recipient.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { LedgerDocument, LedgerPage } from "../catalog/ledger.ts";
import { thumbnailPath } from "../ingest/one-thumbnail.ts";
import { captionList } from "./caption-list.ts";
import { captionWorkbook } from "./caption-workbook.ts";
import { contactSheet } from "./contact-sheet.ts";
import type { HandOutFile, HandOutStill } from "./hand-out.ts";
import { hashOf } from "./hash-of.ts";
import { manifest, type Hashed } from "./manifest.ts";
import { readMe } from "./read-me.ts";
import { codeOf, freeName, giveName, isOfDatabase, writeFailure } from "./target-folder.ts";

/** The documents beside the copies; where such a name is taken they get a number. */
export const documentNames = {
  "caption-list": "captions.csv",
  "caption-workbook": "captions.xlsx",
  "contact-sheet": "contact-sheet.html",
  "read-me": "README.txt",
  manifest: "manifest-sha256.txt",
} as const satisfies Record<DocumentKind, string>;

export const documentTitles: Readonly<Record<DocumentKind, string>> = {
  "caption-list": "caption list",
  "caption-workbook": "caption list as a workbook",
  "contact-sheet": "contact sheet",
  "read-me": "description in README.txt",
  manifest: "list of hashes",
};

export type DocumentWork = {
  readonly title: string;
  /** What the stills are handed out for. */
  readonly request: RightsRequest;
  readonly recipient: Recipient | null;
  readonly handed: readonly HandOutFile[];
  /** Folder of the catalog, for its thumbnails. */
  readonly catalog: string;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  readonly page: LedgerPage;
  /** Those written before the export was interrupted, which still say all. */
  readonly written: readonly LedgerDocument[];
};

export type Documents = {
  /** Their names in the folder. */
  readonly files: readonly string[];
  /** What could not be written, with its path. */
  readonly problems: readonly Problem[];
};

/**
 * Writes the documents of a hand-out. Each is written under a name beginning with `mark` and gets its own
 * when it is whole; the one does not fall with the other.
 */
export async function writeDocuments(folder: string, work: DocumentWork): Promise<Documents> {
  const { title, request, recipient, handed, catalog, mark, written } = work;
  const sheet = { title, date: new Date().toISOString().slice(0, 10), stills: handed };
  const done: LedgerDocument[] = [];
  const writers: Readonly<Record<DocumentKind, (to: string) => Promise<void>>> = {
    "caption-list": (to) => writeFile(to, captionList(handed)),
    "caption-workbook": async (to) => writeFile(to, await captionWorkbook(handed)),
    "contact-sheet": (to) =>
      pipeline(
        Readable.from(contactSheet(sheet, (still) => thumbnailOf(catalog, still))),
        createWriteStream(to),
      ),
    "read-me": (to) =>
      writeFile(to, readMe({ ...sheet, request, recipient, documents: done.map(inWords) })),
    manifest: async (to) => writeFile(to, manifest(await hashesOf(folder, handed, done))),
  };
  const problems: Problem[] = [];
  for (const kind of documentKinds) {
    const before = written.find((document) => document.kind === kind);
    if (before !== undefined) {
      done.push(before);
      continue;
    }
    const beside = join(folder, `${mark}${documentNames[kind]}`);
    try {
      await writers[kind](beside);
      done.push({ kind, fileName: await named(beside, folder, kind, work.page) });
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      problems.push(unwritten(join(folder, documentNames[kind]), documentTitles[kind], error));
    } finally {
      await rm(beside, { force: true }).catch(() => undefined); // The document has its name, or is told.
    }
  }
  return { files: done.map(({ fileName }) => fileName), problems };
}

function inWords({ kind, fileName }: LedgerDocument): { fileName: string; what: string } {
  return { fileName, what: documentTitles[kind] };
}

async function hashesOf(
  folder: string,
  handed: readonly HandOutFile[],
  documents: readonly LedgerDocument[],
): Promise<Hashed[]> {
  const hashes: Hashed[] = handed.map(({ fileName, fileHash }) => ({ fileName, sha256: fileHash }));
  for (const { fileName } of documents)
    hashes.push({ fileName, sha256: (await hashOf(join(folder, fileName))).toString("hex") });
  return hashes;
}

/** In the ledger first, as with copies. */
async function named(
  beside: string,
  folder: string,
  kind: DocumentKind,
  page: LedgerPage,
): Promise<string> {
  for (;;) {
    const free = await freeName(folder, documentNames[kind]);
    const strikeOut = page.enterDocument(kind, free);
    try {
      await giveName(beside, join(folder, free));
      return free;
    } catch (error) {
      strikeOut();
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

function unwritten(path: string, what: string, error: unknown): Problem {
  const { kind, reason, remedy } = writeFailure(error);
  return {
    kind,
    path,
    message: `The ${what} could not be written into the folder, because ${reason}. The copies that were made are in the ledger. ${remedy} Then export again.`,
  };
}

/** The picture of a still on the sheet; one that cannot be read is missing there, no more. */
async function thumbnailOf(catalog: string, still: HandOutStill): Promise<Uint8Array | null> {
  const path = thumbnailPath(catalog, still.sha256);
  if (!existsSync(path)) return null;
  return await readFile(path).catch(() => null);
}
