import { createWriteStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ProblemError } from "../../../../shared/problem.ts";
import type { StillId } from "../../../../shared/still.ts";
import type { Archive } from "../../archive.ts";
import { thumbnailPath } from "../../ingest/one-thumbnail.ts";
import { gather } from "../gather.ts";
import { writeFailure } from "../target-folder.ts";
import { contactSheet } from "./contact-sheet.ts";

/** Nobody leafs through more pages, and who prints holds all pictures at once. */
const MOST_STILLS = 2_000;

/**
 * Writes a contact sheet of stills into a file that must not be there yet, to be printed. Nothing is handed out by it:
 * the stills stand under the names of their originals. @throws a Problem where they are too many, or a disk refuses.
 */
export async function writeSheetToPrint(
  { catalog }: Archive,
  stills: readonly StillId[],
  { title, path }: { readonly title: string; readonly path: string },
): Promise<void> {
  if (stills.length > MOST_STILLS)
    throw new ProblemError(
      "invalid",
      `Contact sheets are printed of ${MOST_STILLS.toLocaleString("en")} stills at most, and these are ${stills.length.toLocaleString("en")}. Select fewer.`,
    );
  const sheet = contactSheet({
    title,
    date: new Date().toISOString().slice(0, 10),
    stills: gather(catalog.db, stills).map((still) => ({
      ...still,
      fileName: still.originalName,
      fileHash: still.sha256,
      others: [],
      pass: null,
      lostCredentials: false,
    })),
    thumbnailOf: async ({ sha256 }) => {
      const file = thumbnailPath(catalog.folder, sha256);
      return existsSync(file) ? await readFile(file).catch(() => null) : null;
    },
  });
  try {
    await pipeline(Readable.from(sheet), createWriteStream(path, { flags: "wx" }));
  } catch (error) {
    const { kind, reason, remedy } = writeFailure(error);
    throw new ProblemError(
      kind,
      `The pages to print could not be prepared, because ${reason}. ${remedy}`,
      path,
    );
  }
}
