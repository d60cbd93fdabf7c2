import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  isKnownIn,
  sampleFiles,
  sizesIn,
  type SampleFile,
  type SourceRow,
} from "../catalog/sources.ts";
import { temporaryPrefix } from "../catalog/temporary.ts";
import { hashOf } from "../export/hash-of.ts";
import { formatOfFile } from "../ingest/first-bytes.ts";
import type { DoubtfulSource } from "../ingest/pass.ts";
import { lookAtPlace } from "../ingest/look-at-place.ts";
import { scan } from "../ingest/scan.ts";
import { isOtherPicture } from "./other-picture.ts";
import { printOf, printOfThumbnail, type PrintTools } from "./print-of-picture.ts";

/** So many files are looked at for one whose bytes are known. */
const LISTED = 2000;
const HASHED = 20;
/** Of fewer the archivist may well have exchanged each, unless the folder is another one. */
const FEW = 3;
/** Of so many that can be told, all but a few must be other pictures. */
const NEARLY_ALL = 0.8;

/**
 * Whether another disk seems to be in the place of a source of which no file is as it was last seen. It is the
 * source if any of its bytes are there, under whatever name: then files were renamed. Else it is another
 * disk if none of its names is there, or if under these are other pictures, not the same edited.
 */
export async function isAnotherDisk(
  tools: PrintTools,
  { source, isElsewhere }: DoubtfulSource,
  signal: AbortSignal,
): Promise<boolean> {
  const there = sampleFiles(tools.db, source.id).filter(
    ({ path }) => lookAtPlace(join(source.path, path)) !== null,
  );
  if (there.length > 0)
    return await areOtherPictures(tools, source, { there, atLeast: isElsewhere ? 1 : FEW });
  const found = await findAny(tools, source, signal);
  return found === "others" || (found === "nothing" && isElsewhere);
}

/** Whether there are files, and whether one that by its size may be of the source holds bytes that are. */
async function findAny(
  { db }: PrintTools,
  source: SourceRow,
  signal: AbortSignal,
): Promise<"nothing" | "others" | "known"> {
  const sizes = sizesIn(db, source.id);
  let [listed, hashed] = [0, 0];
  for await (const scanned of scan(source.path, signal)) {
    if (scanned.kind === "problem") continue;
    listed += 1;
    if (listed > LISTED || hashed === HASHED) break;
    if (!sizes.has(scanned.file.bytes)) continue;
    hashed += 1;
    const hash = await hashIfReadable(join(source.path, scanned.file.path));
    if (hash !== null && isKnownIn(db, source.id, hash)) return "known";
  }
  return listed > 0 ? "others" : "nothing";
}

async function areOtherPictures(
  tools: PrintTools,
  source: SourceRow,
  { there, atLeast }: { readonly there: readonly SampleFile[]; readonly atLeast: number },
): Promise<boolean> {
  if (there.length < atLeast) return false;
  for (const { path } of there) {
    const hash = await hashIfReadable(join(source.path, path));
    if (hash !== null && isKnownIn(tools.db, source.id, hash)) return false;
  }
  const folder = await mkdtemp(temporaryPrefix());
  try {
    const compared = await Promise.all(
      there.map((sample, place) =>
        isOther(
          tools,
          sample,
          join(source.path, sample.path),
          join(folder, `${String(place)}.jpg`),
        ),
      ),
    );
    const told = compared.filter((one) => one !== null);
    const others = told.filter(Boolean).length;
    return others >= atLeast && others >= told.length * NEARLY_ALL;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a file holds another picture than was known of it; null where that cannot be told. */
async function isOther(
  tools: PrintTools,
  known: SampleFile,
  path: string,
  to: string,
): Promise<boolean | null> {
  const before = await printOf(tools, known.hash.toString("hex"));
  const format = await formatOfFile(path);
  if (before === null || format === null) return null;
  const { made } = await tools.pool.run({ kind: "thumbnail", path, format, to }, "reading");
  const now = made ? await printOfThumbnail(tools.pool, to) : null;
  return now === null ? null : isOtherPicture(before, now);
}

async function hashIfReadable(path: string): Promise<Buffer | null> {
  try {
    return await hashOf(path);
  } catch {
    return null; // which reading it tells
  }
}
