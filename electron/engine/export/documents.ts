import { createWriteStream, existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Problem } from "../../../shared/problem.ts";
import { thumbnailPath } from "../ingest/thumbnails.ts";
import { captionList } from "./caption-list.ts";
import { contactSheet } from "./contact-sheet.ts";
import type { HandOutFile, HandOutStill } from "./hand-out.ts";
import { codeOf, freeName, giveName, writeFailure } from "./target-folder.ts";

/** The documents beside the copies; where such a name is taken they get a number. */
export const documentNames = ["captions.csv", "contact-sheet.html"] as const;

const titles = { "captions.csv": "caption list", "contact-sheet.html": "contact sheet" } as const;

export type Documents = {
  /** Their names in the folder. */
  readonly files: readonly string[];
  /** What could not be written, with its path. */
  readonly problems: readonly Problem[];
};

/**
 * Writes the caption list and the contact sheet of a hand-out. Each is written under a name beginning
 * with `mark` and gets its own when it is whole; the one does not fall with the other.
 */
export async function writeDocuments(
  folder: string,
  {
    title,
    handed,
    catalog,
    mark,
  }: { title: string; handed: readonly HandOutFile[]; catalog: string; mark: string },
): Promise<Documents> {
  const sheet = { title, date: new Date().toISOString().slice(0, 10), stills: handed };
  const writers = {
    "captions.csv": (to: string) => writeFile(to, captionList(handed)),
    "contact-sheet.html": (to: string) =>
      pipeline(
        Readable.from(contactSheet(sheet, (still) => thumbnailOf(catalog, still))),
        createWriteStream(to),
      ),
  };
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const name of documentNames) {
    const beside = join(folder, `${mark}${name}`);
    try {
      await writers[name](beside);
      files.push(await named(beside, folder, name));
    } catch (error) {
      problems.push(unwritten(join(folder, name), titles[name], error));
    } finally {
      await rm(beside, { force: true });
    }
  }
  return { files, problems };
}

async function named(beside: string, folder: string, name: string): Promise<string> {
  for (;;) {
    const free = await freeName(folder, name);
    try {
      await giveName(beside, join(folder, free));
      return free;
    } catch (error) {
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
