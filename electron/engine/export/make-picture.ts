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

/**
 * The picture of a copy; `share` is how much of its height is the still, and not the strip below it, `size` that of
 * one made anew, null of a copy of the original.
 */
export type Picture = { readonly share: number; readonly size: PixelSize | null };

/**
 * Makes the picture of a copy: that of its original bit by bit, or one made anew, with the XMP of its original where
 * that is to come along. @throws ProblemError where the
 * original cannot be decoded, or the system's error where it cannot be read or written.
 */
export async function makePicture(
  pool: WorkerPool,
  still: HandOutStill,
  { rendition: { made, captioned }, to, carriesXmp }: ToMake,
): Promise<Picture> {
  const { originalPath: path, format, orientation } = still;
  if (made === null) {
    await copyFile(path, to);
    await chmod(to, (await stat(to)).mode | 0o600); // An original that is write-protected lends its copy that too.
    return { share: 1, size: null };
  }
  if (format === null) throw unknownFormat(path);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const known = format as Format; // the catalog has what was recognised when the file was read
  const turnedFrom = carriesXmp ? orientation : null;
  const strip = captioned ? stripOf(still) : null;
  const task = { kind: "rendition", path, format: known, made, strip, to, turnedFrom } as const;
  const done = await pool.run(task, "reading");
  if (done.problem !== null) throw new ProblemError(done.problem.kind, done.problem.message, path);
  const { made: size } = done;
  return { size, share: size === null ? 1 : 1 - size.strip / size.height };
}

type ToMake = {
  readonly rendition: Rendition;
  readonly to: string;
  readonly carriesXmp: boolean;
};

/** A still without a number has the name of its file, so that a print can be told by what is on it. */
function stripOf({ captions, creditLine, stillNumber, originalName }: HandOutStill): StripText {
  const number = stillNumber === "" ? parse(originalName).name : stillNumber;
  return { number, captions: captionsShown(captions), creditLine };
}

/** What is said of a copy: pictures made anew are upright, and so are their regions; they are above a strip. */
export function recordOfCopy(
  record: EmbeddedRecord,
  { orientation }: HandOutStill,
  { rendition: { made }, share }: Pick<Picture, "share"> & { readonly rendition: Rendition },
): EmbeddedRecord {
  if (made === null || record.regions === undefined) return record;
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
