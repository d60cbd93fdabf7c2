import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { documentTitles, type DocumentKind } from "../../../../shared/export/document-kinds.ts";
import { documentsOf, folderOfDocument } from "../../../../shared/export/layout.ts";
import type { Problem } from "../../../../shared/problem.ts";
import type { LedgerDocument, LedgerPage } from "../../catalog/ledger.ts";
import { thumbnailPath } from "../../ingest/one-thumbnail.ts";
import { renditionSize } from "../../../../shared/export/rendition.ts";
import type { HandOutFile, HandOutStill } from "../hand-out.ts";
import {
  codeOf,
  freeName,
  giveName,
  isOfDatabase,
  makeFoldersOf,
  writeFailure,
} from "../target-folder.ts";
import { tagFiles, writeTagFiles } from "./bag.ts";
import { documentNames } from "./document-names.ts";
import { documentWriters } from "./document-writers.ts";
import type { Sheet } from "./sheet.ts";

export type DocumentWork = Omit<
  Sheet,
  "root" | "date" | "archive" | "place" | "documents" | "thumbnailOf"
> & {
  /** Folder of the catalog, for its thumbnails. */
  readonly catalog: string;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  readonly page: LedgerPage;
  /** UUID of the hand-out in the ledger. */
  readonly ledgerId: string;
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
 * Writes the documents of a hand-out that its profile asks for. Each is written under a name beginning with `mark` and
 * gets its own when it is whole; the one does not fall with the other, unless all of them are to be packed.
 */
export async function writeDocuments(root: string, work: DocumentWork): Promise<Documents> {
  const { profile, catalog, mark, written, page } = work;
  const date = new Date().toISOString().slice(0, 10);
  const thumbnailOf = (still: HandOutStill): Promise<Uint8Array | null> =>
    pictureOf(catalog, still);
  const stills = work.stills.map((still) => inItsSize(still, work));
  const archive = basename(catalog, ".stillroom");
  const done: LedgerDocument[] = [];
  const problems: Problem[] = [];
  for (const kind of documentsOf(profile)) {
    const before = written.find((document) => document.kind === kind);
    if (before !== undefined) {
      done.push(before);
      continue;
    }
    const folder = folderOfDocument(profile, kind);
    const beside = join(root, folder, `${mark}${documentNames[kind]}`);
    try {
      await makeFoldersOf(root, folder);
      const place = folder + documentNames[kind];
      const sheet = { ...work, stills, archive, root, date, place, documents: done, thumbnailOf };
      await documentWriters[kind](beside, sheet);
      done.push({ kind, fileName: await named(beside, { root, folder, kind, page }) });
    } catch (error) {
      if (isOfDatabase(error) || profile.isPacked) throw error; // A ZIP file is whole, or it is not made.
      const path = join(root, folder, documentNames[kind]);
      problems.push(unwritten(path, documentTitles[kind], error));
    } finally {
      await rm(beside, { force: true }).catch(() => undefined); // The document has its name, or is told.
    }
  }
  const files = done.map(({ fileName }) => fileName);
  if (profile.layout !== "bagit") return { files, problems };
  const inBag = { ...work, date, payload: payloadOf(work.stills, files) };
  const failed = await writeTagFiles(root, inBag).then(
    () => null,
    (error: unknown) => {
      if (profile.isPacked) throw error;
      return unwritten(
        join(root, tagFiles[0]),
        "declaration that makes a bag of the folder",
        error,
      );
    },
  );
  return failed === null
    ? { files: [...files, ...tagFiles], problems }
    : { files, problems: [...problems, failed] };
}

/** All that lies in a bag but is not its own. */
function payloadOf(stills: readonly HandOutFile[], documents: readonly string[]): string[] {
  const copies = stills.flatMap(({ fileName, others }) => [
    fileName,
    ...others.map((other) => other.fileName),
  ]);
  return [...copies, ...documents].filter((place) => place.startsWith("data/"));
}

/** A still with the size of its copy, the first where there are several. */
function inItsSize(still: HandOutFile, { profile }: Pick<Sheet, "profile">): HandOutFile {
  const { width, height } = still;
  const [first] = profile.renditions;
  if (width === null || height === null || first === undefined) return still;
  return { ...still, ...renditionSize(first, { width, height }) };
}

type Place = {
  readonly root: string;
  readonly folder: string;
  readonly kind: DocumentKind;
  readonly page: LedgerPage;
};

/** In the ledger first, as with copies. */
async function named(beside: string, { root, folder, kind, page }: Place): Promise<string> {
  for (;;) {
    const free = folder + (await freeName(join(root, folder), documentNames[kind]));
    const strikeOut = page.enterDocument(kind, free);
    try {
      await giveName(beside, join(root, free));
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
async function pictureOf(catalog: string, still: HandOutStill): Promise<Uint8Array | null> {
  const path = thumbnailPath(catalog, still.sha256);
  if (!existsSync(path)) return null;
  return await readFile(path).catch(() => null);
}
