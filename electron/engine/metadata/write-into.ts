import { chmod, rename, rm, stat, writeFile } from "node:fs/promises";
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
 * Writes tags into a file, which is replaced in one step: keep to copies. A JPEG as most are is written here; every
 * other file by ExifTool, by whose name its ending has to be that of its format. @throws ProblemError when it could
 * not be written by ExifTool, or what the system says
 */
export async function writeInto(
  exiftool: Exiftool,
  file: FileToWrite,
  tags: WriteTags,
  first: Groundwork = nothingFirst,
): Promise<void> {
  const written = await ourWriting(file, tags, first);
  if (written === null) await exiftool.write(file.path, tags, first);
  else await replace(file.path, written);
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

/** By a file beside it that is whole before it takes the name, with the same permissions. */
async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const { mode } = await stat(path);
  const beside = `${path}_new`;
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    await chmod(beside, mode);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
