import { chmod, copyFile, stat } from "node:fs/promises";
import { displayedBox } from "../../../shared/orientation.ts";
import type { Rendition } from "../../../shared/export/rendition.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Format } from "../ingest/formats.ts";
import type { PixelSize } from "../metadata/blocks.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { HandOutStill } from "./hand-out.ts";

/**
 * Makes the picture of a copy: that of its original bit by bit, or one made anew, with the XMP of its original where
 * that is to come along. Answers the size of what was made anew, null of a copy. @throws ProblemError where the
 * original cannot be decoded, or the system's error where it cannot be read or written.
 */
export async function makePicture(
  pool: WorkerPool,
  { originalPath: path, format, orientation }: HandOutStill,
  { rendition: { made }, to, carriesXmp }: ToMake,
): Promise<PixelSize | null> {
  if (made === null) {
    await copyFile(path, to);
    await chmod(to, (await stat(to)).mode | 0o600); // An original that is write-protected lends its copy that too.
    return null;
  }
  if (format === null) throw unknownFormat(path);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const known = format as Format; // the catalog has what was recognised when the file was read
  const turnedFrom = carriesXmp ? orientation : null;
  const task = { kind: "rendition", path, format: known, made, to, turnedFrom } as const;
  const { made: size, problem } = await pool.run(task, "reading");
  if (problem !== null) throw new ProblemError(problem.kind, problem.message, path);
  return size;
}

type ToMake = {
  readonly rendition: Rendition;
  readonly to: string;
  readonly carriesXmp: boolean;
};

/** What is said of a copy: pictures made anew are upright, and so are their regions. */
export function recordOfCopy(
  record: EmbeddedRecord,
  { orientation }: HandOutStill,
  { made }: Rendition,
): EmbeddedRecord {
  if (made === null || record.regions === undefined) return record;
  const regions = record.regions.map((region) => ({
    ...region,
    box: displayedBox(region.box, orientation),
  }));
  return { ...record, regions };
}

function unknownFormat(path: string): ProblemError {
  const message =
    "Its format is not known, so no picture could be made of it anew, and this still was held back. Hand out the original instead.";
  return new ProblemError("invalid", message, path);
}
