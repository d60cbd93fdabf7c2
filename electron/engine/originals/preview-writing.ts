import type { WriteLine, WritePreview } from "../../../shared/contract/originals.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import type { Wish } from "./prepare.ts";
import { filesToWrite, plain, tried } from "./write-metadata.ts";

/** What writing would change, tried on copies of the files of these stills. */
export async function previewWriting(
  archive: Archive,
  exiftool: Exiftool,
  stills: readonly StillId[],
  wish: Wish,
): Promise<WritePreview["lines"]> {
  const lines: WriteLine[] = [];
  for (const still of stills)
    for (const { original, record } of filesToWrite(archive.catalog.db, still))
      lines.push(plain((await tried(archive, exiftool, { original, record, wish })).line));
  return lines;
}
