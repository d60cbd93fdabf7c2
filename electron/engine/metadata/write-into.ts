import { stat, writeFile } from "node:fs/promises";
import type { Carried } from "../../../shared/carried.ts";
import type { WriteTags } from "./embedded-record.ts";
import type { Exiftool } from "./exiftool.ts";
import { nothingFirst, type Groundwork } from "./groundwork.ts";
import { writtenJpeg } from "./jpeg-writer/written-jpeg.ts";
import { tagsFitting } from "./tags-fitting.ts";

/** A file that is written into, as it was read. */
export type FileToWrite = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What it says so far, where that is known already. */
  readonly said?: Carried["raw"];
  /** Of a picture made anew the file whose metadata it carries on. */
  readonly original?: Uint8Array;
};

/**
 * Writes tags into a copy. A JPEG as most are is written here, over what it was: it needs no room twice, and one that
 * was broken off is half a file, which whoever made the copy takes away. Every other file is written by ExifTool, for
 * which its ending has to be that of its format. @throws ProblemError when ExifTool could not write it, or what the
 * system says
 */
export async function writeInto(
  exiftool: Exiftool,
  file: FileToWrite,
  tags: WriteTags,
  first: Groundwork = nothingFirst,
): Promise<void> {
  const written = await ourWriting(file, tags, first);
  if (written === null) await exiftool.write(file.path, tags, first);
  else await writeFile(file.path, written);
}

async function ourWriting(
  { path, bytes, said, original }: FileToWrite,
  tags: WriteTags,
  first: Groundwork,
): Promise<Buffer | null> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const { size } = await stat(path);
  if (size !== bytes.length) return null; // too large to have been read whole
  return writtenJpeg(bytes, tagsFitting(bytes, tags, first, said), first, original);
}
