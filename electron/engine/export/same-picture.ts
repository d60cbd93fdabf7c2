import { stat } from "node:fs/promises";
import { ProblemError } from "../../../shared/problem.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { loadForMetadata } from "../metadata/large-file.ts";
import { areSameParts, pictureParts } from "../metadata/picture-parts.ts";

/**
 * Lets something be written into a copy and makes sure that it holds the very same picture afterwards: that what
 * it is decoded from is bit by bit the same. Of a file that is too large to be read whole, and of formats with a
 * structure of their own, ExifTool tells. Answers what the file is then. @throws ProblemError where it is not.
 */
export async function samePicture(
  exiftool: Exiftool,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  write: () => Promise<void>,
): Promise<Buffer> {
  const isWhole = (await stat(file)).size === bytes.length;
  const parts = isWhole ? pictureParts(bytes) : null;
  const hash = parts === null ? await exiftool.pictureHash(file) : null;
  await write();
  const written = await loadForMetadata(file);
  const isSame =
    parts === null
      ? hash !== null && hash === (await exiftool.pictureHash(file))
      : areSameParts(parts, pictureParts(written) ?? []);
  if (isSame) return written;
  throw new ProblemError(
    "damaged",
    "Writing the caption changed the picture itself, so this still was held back. Hand it out as a picture made anew, or repair the original.",
    file,
  );
}
