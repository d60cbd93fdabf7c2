import { closeSync, openSync, readSync } from "node:fs";
import { isRaw, type Format } from "../ingest/formats.ts";
import { directoriesOf, numberOf } from "../ingest/tiff-directories.ts";
import { noBlocks } from "../metadata/blocks.ts";
import { findContainer } from "../metadata/containers/find-container.ts";
import { jpegFrameAt, validOrientation } from "./decode/jpeg-frame.ts";
import { withOrientation } from "./decode/raw.ts";

/** EXIF has 64 KB in a JPEG and stands before the picture; what lies further in is not worth the reading. */
const HEAD_BYTES = 512 * 1024;

const tag = { orientation: 0x0112, jpegOffset: 0x0201, jpegLength: 0x0202 } as const;

/**
 * The small JPEG that cameras and editors put into a file's EXIF for showing it quickly (EXIF 2.32,
 * 4.6.8: the first thumbnail directory), saying itself how it is turned. Only the head of the file is
 * read and nothing is decoded: about a millisecond, where a thumbnail of a large scan takes a hundred.
 * Null when there is none, or nothing that a usual decoder takes.
 */
export function embeddedPreview(path: string, format: Format): Uint8Array | null {
  // Elsewhere the picture is turned by other words than those of EXIF, or seldom has a preview.
  if (format !== "jpeg" && !isRaw(format)) return null;
  try {
    return previewIn(headOf(path));
  } catch {
    return null; // Gone, unreadable or damaged: reading and thumbnail tell of that, a preview is only sooner.
  }
}

function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, "r");
  try {
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

function previewIn(head: Uint8Array): Uint8Array | null {
  const blocks = noBlocks();
  findContainer(head)?.(head, blocks);
  const { exif } = blocks;
  if (exif === null) return null;
  const [main, ...others] = directoriesOf(exif);
  for (const directory of others) {
    const start = numberOf(directory, tag.jpegOffset);
    const length = numberOf(directory, tag.jpegLength);
    if (start === null || length === null || start + length > exif.length) continue;
    const jpeg = exif.subarray(start, start + length);
    const frame = jpegFrameAt(jpeg, 0);
    const turn = main === undefined ? null : validOrientation(numberOf(main, tag.orientation));
    if (frame !== null) return withOrientation({ jpeg, frame }, turn ?? 1);
  }
  return null;
}
