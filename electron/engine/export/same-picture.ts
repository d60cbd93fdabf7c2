import { stat } from "node:fs/promises";
import { ProblemError } from "../../../shared/problem.ts";
import { pictureHash } from "../metadata/picture-hash.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { loadForMetadata } from "../metadata/large-file.ts";

/**
 * Lets something be written into a copy and makes sure that it holds the very same picture afterwards: that what
 * it is decoded from is bit by bit the same. Answers what the file is then. @throws ProblemError where it is not.
 */
export async function samePicture(
  exiftool: Exiftool,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  write: () => Promise<void>,
): Promise<Buffer> {
  const before = await hashPicture(exiftool, file, bytes);
  await write();
  const written = await loadForMetadata(file);
  const after = await hashPicture(exiftool, file, written);
  if (before !== null && before === after) return written;
  throw new ProblemError(
    "damaged",
    "Writing the caption changed the picture itself, so this still was held back. Hand it out as a picture made anew, or repair the original.",
    file,
  );
}

/** Of a file that is too large to be read whole, and of formats with a structure of their own, ExifTool's. */
async function hashPicture(
  exiftool: Exiftool,
  file: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const isWhole = (await stat(file)).size === bytes.length;
  return (isWhole ? pictureHash(bytes) : null) ?? (await exiftool.pictureHash(file));
}
