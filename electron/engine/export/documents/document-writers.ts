import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { documentTitles, type DocumentKind } from "../../../../shared/export/document-kinds.ts";
import { hashOf } from "../hash-of.ts";
import { edm } from "../linked/edm.ts";
import { iiifManifest } from "../linked/iiif-manifest.ts";
import { jsonLd } from "../linked/json-ld.ts";
import { lido } from "../linked/lido.ts";
import type { LinkedSheet } from "../linked/linked-sheet.ts";
import { captionList } from "./caption-list.ts";
import { captionWorkbook } from "./caption-workbook.ts";
import { contactSheet } from "./contact-sheet.ts";
import { bagManifest, manifest, type Hashed } from "./manifest.ts";
import { readMe } from "./read-me.ts";
import type { Sheet } from "./sheet.ts";

type Writer = (to: string, sheet: Sheet) => Promise<void>;

/** How each document of a hand-out is written into a file. */
export const documentWriters: Readonly<Record<DocumentKind, Writer>> = {
  "caption-list": (to, { stills }) => writeFile(to, captionList(stills)),
  "caption-workbook": async (to, { stills }) => writeFile(to, await captionWorkbook(stills)),
  "contact-sheet": (to, sheet) => inPieces(to, contactSheet(sheet, sheet.thumbnailOf)),
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
