import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { documentTitles, type DocumentKind } from "../../../../shared/export/document-kinds.ts";
import { temporaryPrefix } from "../../catalog/temporary.ts";
import { reportPage } from "../../rights/report/report-page.ts";
import { reportWorkbook } from "../../rights/report/report-workbook.ts";
import { hashOf } from "../hash-of.ts";
import { edm } from "../linked/edm.ts";
import { iiifManifest } from "../linked/iiif-manifest.ts";
import { jsonLd } from "../linked/json-ld.ts";
import { lido } from "../linked/lido.ts";
import type { LinkedSheet } from "../linked/linked-sheet.ts";
import { captionList } from "./caption-list.ts";
import { captionSheetParts } from "./caption-sheet.ts";
import { captionSheetPage } from "./caption-sheet-page.ts";
import { captionWorkbook } from "./caption-workbook.ts";
import { contactSheet } from "./contact-sheet.ts";
import { bagManifest, manifest, type Hashed } from "./manifest.ts";
import { NotMade } from "./not-made.ts";
import { pageTitle } from "./page-title.ts";
import { readMe } from "./read-me.ts";
import type { Sheet } from "./sheet.ts";

type Writer = (to: string, sheet: Sheet) => Promise<void>;

/** How each document of a hand-out is written into a file. */
export const documentWriters: Readonly<Record<DocumentKind, Writer>> = {
  "caption-list": (to, { stills }) => writeFile(to, captionList(stills)),
  "caption-workbook": async (to, { stills }) => writeFile(to, await captionWorkbook(stills)),
  "caption-sheet": async (to, sheet) => {
    const { title, date } = sheet;
    const name = pageTitle(sheet, "caption sheet");
    const parts = captionSheetParts(sheet);
    await writeFile(to, await sheet.captionSheet({ title, date, name, parts }));
  },
  "caption-sheet-pdf": printed(captionSheetPage),
  "contact-sheet": (to, sheet) => inPieces(to, contactSheet(sheet)),
  "contact-sheet-pdf": printed(contactSheet),
  "approval-sheet-pdf": printed((sheet) => contactSheet(sheet, "to-tick")),
  "rights-sheet": async (to, sheet) => inPieces(to, await rightsPage(sheet)),
  "rights-workbook": async (to, { rights }) => writeFile(to, await reportWorkbook(await rights())),
  "rights-sheet-pdf": printed(rightsPage),
  "json-ld": (to, sheet) => inPieces(to, jsonLd(linked(sheet))),
  iiif: (to, sheet) => inPieces(to, iiifManifest(linked(sheet))),
  edm: (to, sheet) => inPieces(to, edm(linked(sheet))),
  lido: (to, sheet) => inPieces(to, lido(linked(sheet))),
  "read-me": (to, sheet) =>
    writeFile(
      to,
      readMe({
        ...sheet,
        documents: sheet.documents.map(({ kind, fileName }) => ({
          fileName,
          what: documentTitles[kind],
        })),
      }),
    ),
  manifest: async (to, sheet) => {
    const written = sheet.profile.layout === "bagit" ? bagManifest : manifest;
    await writeFile(to, written(await hashesOf(sheet)));
  },
};

function linked({ archive, profile, ...sheet }: Sheet): LinkedSheet {
  return { ...sheet, provider: archive, baseUri: profile.baseUri };
}

async function rightsPage({ rights, thumbnailOf }: Sheet): Promise<AsyncIterable<string>> {
  return reportPage(await rights(), thumbnailOf);
}

type Page = (sheet: Sheet) => AsyncIterable<string> | Promise<AsyncIterable<string>>;

/** A page on paper: it stands among the system's temporary files only as long as it is printed. */
function printed(page: Page): Writer {
  return async (to, sheet) => {
    if (sheet.print === null) throw new NotMade();
    const folder = await mkdtemp(temporaryPrefix());
    try {
      const file = join(folder, "page.html");
      await inPieces(file, await page(forPaper(sheet)));
      await sheet.print(file, to);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function forPaper(sheet: Sheet): Sheet {
  return { ...sheet, thumbnailOf: sheet.smallPictureOf };
}

async function inPieces(
  to: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  await pipeline(Readable.from(pieces), createWriteStream(to));
}

async function hashesOf({ root, stills, documents }: Sheet): Promise<Hashed[]> {
  const hashes: Hashed[] = stills.flatMap(({ fileName, fileHash, others }) =>
    [{ fileName, fileHash }, ...others].map((copy) => ({
      fileName: copy.fileName,
      sha256: copy.fileHash,
    })),
  );
  for (const { fileName } of documents)
    hashes.push({ fileName, sha256: (await hashOf(join(root, fileName))).toString("hex") });
  return hashes;
}
