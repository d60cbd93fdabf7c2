import { chmod, copyFile, stat } from "node:fs/promises";
import { parse } from "node:path";
import { displayedBox, type PartialBox } from "../../../shared/orientation.ts";
import type { StripText } from "../../../shared/export/strip.ts";
import type { Rendition } from "../../../shared/export/rendition.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Format } from "../ingest/formats.ts";
import type { PixelSize } from "../metadata/blocks.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import type { WorkerPool } from "../worker/pool.ts";
import { captionsShown } from "./documents/captions-shown.ts";
import type { HandOutStill } from "./hand-out.ts";

/** Pixels of a picture made anew; the lowest `strip` of them are below the still, and say what it is. */
export type NewPicture = PixelSize & { readonly strip: number };

type ToMake = {
  readonly rendition: Rendition;
  readonly to: string;
  /** Whether the XMP of the original is to come along. */
  readonly carriesXmp: boolean;
};

/**
 * Makes the picture of a copy: that of its original bit by bit, or one made anew, with the XMP of its original where
 * that is to come along. Answers what was made anew, null of a copy. @throws ProblemError where the
 * original cannot be decoded, or the system's error where it cannot be read or written.
 */
export async function makePicture(
  pool: WorkerPool,
  still: HandOutStill,
  { rendition: { made, captioned }, to, carriesXmp }: ToMake,
): Promise<NewPicture | null> {
  const { originalPath: path, format, orientation } = still;
  if (made === null) {
    await copyFile(path, to);
    await chmod(to, (await stat(to)).mode | 0o600); // An original that is write-protected lends its copy that too.
    return null;
  }
  if (format === null) throw unknownFormat(path);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const known = format as Format; // the catalog has what was recognised when the file was read
  const strip = captioned ? stripOf(still) : null;
  // regions that others have drawn would not lie right above a strip
  const turnedFrom = carriesXmp && !captioned ? orientation : null;
  const task = { kind: "rendition", path, format: known, made, strip, to, turnedFrom } as const;
  const { made: picture, problem } = await pool.run(task, "reading");
  if (problem !== null) throw new ProblemError(problem.kind, problem.message, path);
  return picture;
}

/** A still without a number has the name of its file, so that a print can be told by what is on it. */
function stripOf({ captions, creditLine, stillNumber, originalName }: HandOutStill): StripText {
  const number = stillNumber === "" ? parse(originalName).name : stillNumber;
  return { number, captions: captionsShown(captions), creditLine };
}

/** What is said of a copy: pictures made anew are upright, and so are their regions; they are above a strip. */
export function recordOfCopy(
  record: EmbeddedRecord,
  { orientation }: HandOutStill,
  picture: NewPicture | null,
): EmbeddedRecord {
  if (picture === null || record.regions === undefined) return record;
  const share = 1 - picture.strip / picture.height;
  const regions = record.regions.map((region) => ({
    ...region,
    box: above(displayedBox(region.box, orientation), share),
  }));
  return { ...record, regions };
}

/** Boxes are parts of the whole height, which the strip adds to. */
function above(box: PartialBox, share: number): PartialBox {
  return { ...box, y: box.y * share, height: box.height * share };
}

function unknownFormat(path: string): ProblemError {
  const message =
    "Its format is not known, so no picture could be made of it anew, and this still was held back. Hand out the original instead.";
  return new ProblemError("invalid", message, path);
}
