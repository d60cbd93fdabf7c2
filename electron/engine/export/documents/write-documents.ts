import { existsSync } from "node:fs";
import { errorCode } from "../../catalog/error-code.ts";
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { documentTitles, type DocumentKind } from "../../../../shared/export/document-kinds.ts";
import { folderOfDocument } from "../../../../shared/export/layout.ts";
import type { Problem } from "../../../../shared/problem.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import type { LedgerDocument, LedgerPage } from "../../catalog/ledger.ts";
import { thumbnailPath } from "../../ingest/one-thumbnail.ts";
import { rawFormats } from "../../ingest/raw-formats.ts";
import type { PixelSize } from "../../metadata/blocks.ts";
import { readBlocks } from "../../metadata/read-blocks.ts";
import { renditionSize } from "../../../../shared/export/rendition.ts";
import type { WorkerPool } from "../../worker/pool.ts";
import type { HandOutFile, HandOutStill } from "../hand-out.ts";
import {
  freeName,
  giveName,
  isOfDatabase,
  makeFoldersOf,
  writeFailure,
  type WriteFailure,
} from "../target-folder.ts";
import type { TargetDisk } from "../target-disk.ts";
import { tagFiles, writeTagFiles } from "./bag.ts";
import type { DocumentText } from "./caption-sheet-document.ts";
import { documentNames } from "./document-names.ts";
import { documentWriters } from "./document-writers.ts";
import { documentsAsked, type Paper } from "./documents-asked.ts";
import { NotMade } from "./not-made.ts";
import { rightsOfHandOut } from "./rights-of-hand-out.ts";
import type { PictureOf, Sheet } from "./sheet.ts";

type ForAll = "title" | "request" | "recipient" | "profile" | "stills" | "print";

export type DocumentWork = Pick<Sheet, ForAll> & {
  readonly db: ReadableDb;
  readonly pool: WorkerPool;
  /** Folder of the catalog, for its thumbnails. */
  readonly catalog: string;
  readonly paper: Paper;
  /** What names of unfinished files begin with. */
  readonly mark: string;
  /** The one that the folder exported to lies on. */
  readonly disk: TargetDisk;
  readonly page: LedgerPage;
  /** UUID of the hand-out in the ledger. */
  readonly ledgerId: string;
  /** Those written before the export was interrupted, which still say all. */
  readonly written: readonly LedgerDocument[];
  /** Whether the program is being closed: what is not written yet is then, when the export is taken up again. */
  readonly isSuspended: () => boolean;
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
  const { profile, catalog, mark, written, page, disk } = work;
  const about = {
    ...work,
    stills: await inTheirSizes(root, work),
    archive: basename(catalog, ".stillroom"),
    root,
    date: new Date().toISOString().slice(0, 10),
    thumbnailOf: ((still) => pictureOf(catalog, still)) satisfies PictureOf,
    smallPictureOf: ((still) => smallPictureOf(work, still)) satisfies PictureOf,
    captionSheet: (sheet: DocumentText) => captionSheet(work, sheet),
    rights: () => rightsOfHandOut(work.db, work),
  };
  const done: LedgerDocument[] = [];
  const problems: Problem[] = [];
  for (const kind of documentsAsked(profile, work.paper)) {
    if (work.isSuspended()) break;
    const before = written.find((document) => document.kind === kind);
    if (before !== undefined) {
      done.push(before);
      continue;
    }
    const folder = folderOfDocument(profile, kind);
    const beside = join(root, folder, `${mark}${documentNames[kind]}`);
    try {
      await makeFoldersOf(root, folder, disk);
      await disk.requireThere();
      const place = folder + documentNames[kind];
      await documentWriters[kind](beside, { ...about, place, documents: done });
      done.push({ kind, fileName: await named(beside, { root, folder, kind, page, disk }) });
    } catch (error) {
      if (isOfDatabase(error) || profile.isPacked) throw error; // A ZIP file is whole, or it is not made.
      const path = join(root, folder, documentNames[kind]);
      problems.push(unwritten(path, documentTitles[kind], await disk.causeOf(error)));
    } finally {
      await rm(beside, { force: true }).catch(() => undefined); // The document has its name, or is told.
    }
  }
  const files = done.map(({ fileName }) => fileName);
  if (profile.layout !== "bagit") return { files, problems };
  const inBag = { ...about, payload: payloadOf(work.stills, files) };
  const tagged = disk.requireThere().then(async () => await writeTagFiles(root, inBag));
  const failed = await tagged.then(
    () => null,
    async (error: unknown) => {
      if (profile.isPacked) throw error;
      return unwritten(
        join(root, tagFiles[0]),
        "declaration that makes a bag of the folder",
        await disk.causeOf(error),
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

type PicturedStill = Pick<HandOutStill, "sha256">;

/** Stills with the size of their copies, the first of each where there are several. */
async function inTheirSizes(
  root: string,
  { stills, profile }: Pick<Sheet, "stills" | "profile">,
): Promise<readonly HandOutFile[]> {
  const [first] = profile.renditions;
  if (first === undefined) return stills;
  const sized: HandOutFile[] = [];
  for (const still of stills) {
    const { width, height, format, fileName } = still;
    // a picture of a raw file is made of its camera's preview, of whatever size that is
    const isOfPreview = first.made !== null && rawFormats.some((raw) => raw === format);
    const asMade = isOfPreview ? await sizeInFile(join(root, fileName)) : null;
    if (asMade !== null) sized.push({ ...still, ...asMade });
    else if (width === null || height === null) sized.push(still);
    else sized.push({ ...still, ...renditionSize(first, { width, height }) });
  }
  return sized;
}

/** Pixels of a copy, which is upright; null where it cannot be read any more, which its hash tells. */
async function sizeInFile(path: string): Promise<PixelSize | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes === null ? null : readBlocks(bytes).pixels;
}

type Place = {
  readonly root: string;
  readonly folder: string;
  readonly kind: DocumentKind;
  readonly page: LedgerPage;
  readonly disk: TargetDisk;
};

/** In the ledger first, as with copies. */
async function named(beside: string, { root, folder, kind, page, disk }: Place): Promise<string> {
  for (;;) {
    const free = folder + (await freeName(join(root, folder), documentNames[kind]));
    const strikeOut = page.enterDocument(kind, free);
    try {
      await disk.requireThere();
      await giveName(beside, join(root, free));
      return free;
    } catch (error) {
      strikeOut();
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

function unwritten(path: string, what: string, error: unknown): Problem {
  const { kind, reason, remedy } = error instanceof NotMade ? notMade : writeFailure(error);
  return {
    kind,
    path,
    message: `The ${what} could not be written into the folder, because ${reason}. The copies that were made are in the ledger. ${remedy} Then export again.`,
  };
}

const notMade: WriteFailure = {
  kind: "internal",
  reason: "it could not be made",
  remedy: "Close other programs, or hand out fewer stills at once.",
};

/** The picture of a still on the sheet; one that cannot be read is missing there, no more. */
async function pictureOf(catalog: string, { sha256 }: PicturedStill): Promise<Uint8Array | null> {
  const path = thumbnailPath(catalog, sha256);
  if (!existsSync(path)) return null;
  return await readFile(path).catch(() => null);
}

/** Pixels: more than 200 an inch, as large as sheets print it. */
const SMALL = 320;

async function smallPictureOf(
  { catalog, pool }: Pick<DocumentWork, "catalog" | "pool">,
  { sha256 }: PicturedStill,
): Promise<Uint8Array | null> {
  const path = thumbnailPath(catalog, sha256);
  if (!existsSync(path)) return null;
  return (await pool.run({ kind: "smaller", path, longEdge: SMALL }, "reading")).jpeg;
}

async function captionSheet(
  { catalog, pool }: Pick<DocumentWork, "catalog" | "pool">,
  sheet: DocumentText,
): Promise<Uint8Array> {
  const task = { kind: "caption-sheet", path: catalog, sheet, longEdge: SMALL } as const;
  const { docx } = await pool.run(task, "reading");
  if (docx === null) throw new NotMade();
  return docx;
}
