import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { copyFile, readFile, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MetadataChange, WriteTarget } from "../../../shared/contract/originals.ts";
import { isUnsure, type Carried } from "../../../shared/carried.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { chosenCharset } from "../catalog/charset-readings.ts";
import { placeOf, type OriginalFile } from "../catalog/file-exchanges.ts";
import { takenOf } from "../catalog/taken.ts";
import { formatOf, isRaw, type Format } from "../ingest/formats.ts";
import { hasContentCredentials } from "../metadata/content-credentials.ts";
import type { EmbeddedRecord, WriteTags } from "../metadata/embedded-record.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { pictureOfPhotoshop } from "../metadata/picture-part.ts";
import { readCarried } from "../metadata/read-carried.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { Sidecar } from "../metadata/sidecars.ts";
import { tagsFor } from "../metadata/tags-to-write.ts";
import { writeInto, type FileToWrite } from "../metadata/write-into.ts";
import { workFolder } from "./backups.ts";
import { lostIn } from "./came-through.ts";
import { changesInWords, type Said } from "./changes-in-words.ts";
import { Refusal } from "./refusal.ts";
import { requireReplaceable, requireThere } from "./require-writable.ts";
import { sha256 } from "./sha256.ts";
import { lookAt } from "./take-place.ts";
import { sidecarFor, sidecarsBeside } from "./sidecar-name.ts";

/** What is written, and where to. */
export type Wish = {
  readonly to: WriteTarget;
  /** Also where C2PA content credentials become invalid. */
  readonly credentials: boolean;
};

/** What writing into a file comes to, tried on a copy. */
export type Prepared = {
  readonly original: OriginalFile;
  /** What is to be replaced: the file itself, or a sidecar, which need not be there yet. */
  readonly into: string;
  /** The name of the sidecar; null for the file itself. */
  readonly sidecar: string | null;
  readonly before: Buffer | null;
  /** It as it was looked at before it was read. */
  readonly seen: BigIntStats | null;
  readonly after: Buffer;
  /** None: it says all of it already, and is left alone. */
  readonly changes: readonly MetadataChange[];
};

/** What trying needs of an open archive. */
export type Means = {
  readonly catalog: Catalog;
  readonly pool: WorkerPool;
  readonly exiftool: Exiftool;
};

/** Larger files would have to be held in memory several times over. */
const MOST_BYTES = 2 ** 30;

/** Endings by which ExifTool knows the formats that have a standard place for metadata and are commonly rewritten. */
const endings: Readonly<Partial<Record<Format, string>>> = {
  jpeg: "jpg",
  png: "png",
  tiff: "tif",
  webp: "webp",
  avif: "avif",
  heic: "heic",
  jxl: "jxl",
  jp2: "jp2",
  psd: "psd",
  psb: "psb",
  dng: "dng",
};

function unwritten(format: Format | null, path: string): Refusal {
  const isCamera = format !== null && isRaw(format);
  return new Refusal(
    "unsupported",
    isCamera
      ? "This is a camera's raw file, which by custom nobody writes into. Write a sidecar."
      : "Files of this format have no place for metadata that other programs read. Write a sidecar.",
    path,
    true,
  );
}

/**
 * Writes the metadata of a still into a copy of its file, or of a sidecar, reads it back, and compares it with the
 * record and its picture with the original's. Nothing but the copy is written. @throws Refusal in words, or what the
 * system says of the disk with the catalog.
 */
export async function prepare(
  means: Means,
  original: OriginalFile,
  record: EmbeddedRecord,
  wish: Wish,
): Promise<Prepared> {
  if (wish.to === "sidecars") return await prepareSidecar(means, original, record);
  try {
    return await prepareFile(means, original, record, wish);
  } catch (error) {
    if (wish.to === "either" && error instanceof Refusal && error.isByNature)
      return await prepareSidecar(means, original, record);
    throw error;
  }
}

async function prepareFile(
  { catalog, exiftool, pool }: Means,
  original: OriginalFile,
  record: EmbeddedRecord,
  { credentials }: Wish,
): Promise<Prepared> {
  const path = placeOf(original);
  requireThere(original);
  const [sidecar] = sidecarsBeside(original);
  if (sidecar !== undefined)
    throw new Refusal(
      "sidecar",
      `The sidecar ${sidecar} lies beside this file and counts before it, so nothing was written into the file. Write into the sidecar.`,
      path,
      true,
    );
  const seen = lookAt(path);
  const before = await bytesAsKnown(original);
  const format = formatOf(before);
  const ending = format === null ? undefined : endings[format];
  if (ending === undefined) throw unwritten(format, path);
  if (!credentials && hasContentCredentials(before))
    throw new Refusal(
      "invalid",
      "This file carries content credentials (C2PA), which any change makes invalid, so nothing was written into it. Write a sidecar, or say that they may be lost.",
      path,
      true,
    );
  const carried = readCarried(before);
  requireKnownCharset(catalog, original, carried);
  await requireReplaceable(original, path);
  const work = workFolder(catalog.folder);
  try {
    const copy = join(work, `picture.${ending}`);
    await copyFile(path, copy);
    const picture = await pictureOf({ exiftool, pool }, copy, original.pages);
    await write(exiftool, { path: copy, bytes: before }, tagsFor(record, carried), path);
    const after = await readFile(copy);
    const now = await pictureOf({ exiftool, pool }, copy, original.pages);
    if (picture === null || picture !== now) throw notTheSame(path);
    const changes = requireSaid(path, record, carried, readCarried(after));
    return { original, into: path, sidecar: null, before, seen, after, changes };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function prepareSidecar(
  { catalog, exiftool }: Means,
  original: OriginalFile,
  record: EmbeddedRecord,
): Promise<Prepared> {
  const path = placeOf(original);
  requireThere(original);
  const beside = sidecarsBeside(original);
  const sidecar = sidecarFor(catalog.db, original, beside);
  const into = join(dirname(path), sidecar);
  await requireReplaceable(original, into);
  const picture = await bytesAsKnown(original);
  const seen = lookAt(into);
  const sidecars = await Promise.all(
    beside.map(async (name): Promise<Sidecar> => ({
      name,
      bytes: await readFile(join(dirname(path), name)),
    })),
  );
  const present = sidecars.find(({ name }) => name === sidecar) ?? null;
  const before = present === null ? null : Buffer.from(present.bytes);
  const carried = readCarried(picture, { sidecars });
  if (carried.unreadSidecars.some(({ name }) => name === sidecar))
    throw new Refusal(
      "sidecar",
      `The sidecar ${sidecar} cannot be read, and what is in it might be lost, so nothing was written into it. Mend it or take it away.`,
      path,
    );
  const work = workFolder(catalog.folder);
  try {
    const copy = join(work, "sidecar.xmp");
    const bytes = before ?? Buffer.from(blankSidecar);
    await writeFile(copy, bytes);
    await write(exiftool, { path: copy, bytes }, tagsFor(record, carried), into);
    const after = await readFile(copy);
    const others = sidecars.filter(({ name }) => name !== sidecar);
    const now = readCarried(picture, { sidecars: [{ name: sidecar, bytes: after }, ...others] });
    const changes = requireSaid(path, record, carried, now);
    return { original, into, sidecar, before, seen, after, changes };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** An XMP packet that says nothing (ISO 16684-1, 7.4), for a sidecar that is not there yet. */
const blankSidecar = `<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
`;

/** The bytes of a file, if they are those that the archive knows of it. @throws Refusal */
async function bytesAsKnown(original: OriginalFile): Promise<Buffer> {
  const path = placeOf(original);
  const tooLarge = new Refusal(
    "too-large",
    "This file is larger than 1 GB, more than Stillroom writes into, so it was left as it is.",
    path,
  );
  const bytes = await stat(path).then(
    async ({ size }) => (size > MOST_BYTES ? null : await readFile(path)),
    () => {
      throw new Refusal(
        "unreadable",
        "This file could not be read. Check its permissions and its disk.",
        path,
      );
    },
  );
  if (bytes === null) throw tooLarge;
  if ((await sha256(bytes)).equals(original.hash)) return bytes;
  throw new Refusal(
    "changed",
    "This file has changed since it was indexed, so it was left as it is. Index its folder again, look at what is different, and write then.",
    path,
  );
}

/** Texts that are kept are written anew in UTF-8: read in a wrong character set they would be wrong for good. */
function requireKnownCharset(
  { db }: Catalog,
  original: OriginalFile,
  { iimCharset }: Carried,
): void {
  if (!isUnsure(iimCharset) || chosenCharset(db, original.hash) === iimCharset?.charset) return;
  throw new Refusal(
    "invalid",
    "It is not sure in which character set the IPTC texts of this file are, so nothing was written into it. Say which under To check, or write a sidecar.",
    placeOf(original),
    true,
  );
}

/** The time is said with it, by which readers tell the later of file and sidecar. */
async function write(
  exiftool: Exiftool,
  copy: FileToWrite,
  tags: WriteTags,
  path: string,
): Promise<void> {
  try {
    await writeInto(exiftool, copy, { ...tags, "XMP-xmp:MetadataDate": new Date().toISOString() });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const isFull = error.problem.kind === "disk-full" && (await isDiskFull(copy.path));
    throw new Refusal(
      isFull ? "disk-full" : "damaged",
      isFull
        ? "The metadata could not be written into a copy of this file, for the disk with the archive is full. Make room and try again. The file was left as it is."
        : "The metadata could not be written into a copy of this file: it may be damaged, or of a kind that takes none. It was left as it is. Write a sidecar.",
      path,
      !isFull,
    );
  }
}

/** ExifTool says of a damaged file as of a full disk that it cannot write: the room there is tells. */
async function isDiskFull(copy: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(copy);
  return bavail * bsize < 2 * (await stat(copy)).size;
}

/**
 * What tells whether the picture of a file is the same: a hash of it as it is coded, as ExifTool knows it of most
 * formats; of a Photoshop file of all but the metadata; else of its pixels. Null where none can be had.
 */
async function pictureOf(
  { exiftool, pool }: Pick<Means, "exiftool" | "pool">,
  path: string,
  pages: number,
): Promise<string | null> {
  const coded = await exiftool.pictureHash(path);
  if (coded !== null) return coded;
  const bytes = await readFile(path);
  const format = formatOf(bytes);
  if (format === null) return null;
  if (format === "psd" || format === "psb") return hashOfPhotoshop(bytes);
  return (await pool.run({ kind: "pixels", path, format, pages }, "reading")).hash;
}

function hashOfPhotoshop(bytes: Buffer): string | null {
  const picture = pictureOfPhotoshop(bytes);
  if (picture === null) return null;
  const digest = createHash("sha256");
  for (const part of picture) digest.update(part);
  return digest.digest("hex");
}

function notTheSame(path: string): Refusal {
  return new Refusal(
    "damaged",
    "It could not be shown that the picture itself would stay as it is, so the file was left alone. Write a sidecar.",
    path,
    true,
  );
}

/** What would change, once it is sure that all of the record came through. */
function requireSaid(
  path: string,
  record: EmbeddedRecord,
  before: Carried,
  after: Carried,
): readonly MetadataChange[] {
  const lost = lostIn(record, after);
  if (lost !== null)
    throw new Refusal(
      "damaged",
      `The ${lost} did not come out as written when a copy of this file was read back, so it was left as it is.`,
      path,
    );
  return changesInWords(saidBy(before), saidBy(after));
}

function saidBy(carried: Carried): Said {
  return { taken: takenOf(carried), raw: carried.raw };
}
