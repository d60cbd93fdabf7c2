import type { WriteTags } from "../embedded-record.ts";
import { exifTags, gpsTags } from "../exif-tags.ts";
import { exifChanges } from "./exif-changes.ts";
import {
  directoryBytes,
  headerBytes,
  headerOf,
  openBlock,
  pointerEntry,
  pointerIn,
  pointers,
  readEntries,
  shortEntry,
  type Entry,
  type ExifBlock,
  type OpenBlock,
} from "./exif-directory.ts";
import { inOrder } from "./exif-order.ts";
import { NotOurs } from "./not-ours.ts";

/** Tags of the first directory that are true of a picture made anew, too. */
const lasting = new Set([
  0x000b, 0x010d, 0x010e, 0x010f, 0x0110, 0x011d, 0x0131, 0x0132, 0x013b, 0x013c, 0x4746, 0x4749,
  0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f,
]);
/** Those that describe the old pixels and how they were coded, or point to what is not carried. */
const ofOldPixels = new Set([
  0x00fe, 0x00ff, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0112, 0x0115, 0x0116, 0x0117,
  0x011a, 0x011b, 0x011c, 0x0128, 0x0129, 0x012d, 0x013d, 0x013e, 0x013f, 0x0152, 0x0153, 0x0211,
  0x0212, 0x0213, 0x0214, 0x8769, 0x8825, 0xea1c,
]);
/** The same of the directory of EXIF: sizes, colours, places in the picture, and Windows’ room for more. */
const exifOfOldPixels = new Set([
  0x9101, 0x9102, 0x9214, 0xa001, 0xa002, 0xa003, 0xa005, 0xa20e, 0xa20f, 0xa210, 0xa214, 0xa500,
  0xea1c,
]);
/** What of that directory is not a plain value, as notes of the camera’s maker, or differs from camera to camera. */
const odd = new Set([
  0x927c, 0x8828, 0x920b, 0x920c, 0x9211, 0x9212, 0x9213, 0x9215, 0x9216, 0xa004, 0xa20b, 0xa20c,
  0xa40b, 0xa462,
]);

type Parts = {
  readonly ifd0: readonly Entry[];
  readonly exif: readonly Entry[];
  readonly gps: readonly Entry[];
};

/**
 * EXIF for a picture made anew: what its own first directory says of it, and what the EXIF of its original says that
 * is still true, with changes of texts. In the byte order of the original. @throws NotOurs where that has anything that
 * is not known here
 */
export function carriedExif(
  original: Buffer | null,
  own: Buffer | null,
  tags: WriteTags,
): Buffer | null {
  const from = original === null ? null : openBlock(original);
  const ownBlock = own === null ? null : openBlock(own);
  const littleEndian = (from ?? ownBlock)?.block.littleEndian ?? false;
  const { ifd0, exif, gps } = from === null ? nothing : partsOf(from.block, from.first);
  const ofOwn = ownBlock === null ? [] : ownEntries(ownBlock, littleEndian);
  const entries = new Map([...ofOwn, ...ifd0].map((entry) => [entry.tag, entry]));
  for (const { tag, entry } of exifChanges(tags, littleEndian)) {
    if (entry === null) entries.delete(tag);
    else entries.set(tag, entry);
  }
  return blockOf({ ifd0: [...entries.values()], exif, gps }, littleEndian);
}

/** What the first directory of a picture made anew says itself: its resolution, how it is turned. */
function ownEntries({ block, first }: OpenBlock, littleEndian: boolean): readonly Entry[] {
  return readEntries(block, first)
    .entries.filter(({ tag }) => tag !== pointers.exif && tag !== pointers.gps)
    .map((entry) => inOrder(entry, { from: block.littleEndian, to: littleEndian }));
}

const nothing: Parts = { ifd0: [], exif: [], gps: [] };

function partsOf(block: ExifBlock, first: number): Parts {
  const { littleEndian } = block;
  const { entries } = readEntries(block, first);
  const within = (tag: number): readonly Entry[] => {
    const at = pointerIn(block, entries, tag);
    return at === null ? [] : readEntries(block, at).entries;
  };
  const exif = within(pointers.exif).filter(({ tag }) => !exifOfOldPixels.has(tag));
  const gps = within(pointers.gps);
  if (exif.some(({ tag }) => exifTags[tag] === undefined || odd.has(tag) || lasting.has(tag)))
    throw new NotOurs("EXIF of another kind");
  if (gps.some((entry) => gpsTags[entry.tag] === undefined || hasNoValue(entry, littleEndian)))
    throw new NotOurs("a place of another kind");
  const ifd0 = entries.filter(({ tag }) => !ofOldPixels.has(tag));
  if (ifd0.some(({ tag }) => !lasting.has(tag)))
    throw new NotOurs("a first directory of another kind");
  return {
    ifd0,
    exif: completed(exif, mandatoryOfExif(littleEndian)),
    gps: completed(gps, mandatoryOfGps),
  };
}

/** A ratio to nothing. */
function hasNoValue({ type, data }: Entry, littleEndian: boolean): boolean {
  if (type !== 5 && type !== 10) return false;
  for (let at = 4; at < data.length; at += 8)
    if ((littleEndian ? data.readUInt32LE(at) : data.readUInt32BE(at)) === 0) return true;
  return false;
}

/** A directory that is there has to say this at least (EXIF 2.32, 4.6.5, 4.6.6). */
function completed(entries: readonly Entry[], mandatory: readonly Entry[]): readonly Entry[] {
  if (entries.length === 0) return [];
  const missing = mandatory.filter(({ tag }) => entries.every((entry) => entry.tag !== tag));
  return [...entries, ...missing];
}

const mandatoryOfExif = (littleEndian: boolean): readonly Entry[] => [
  { tag: 0x9000, type: 7, count: 4, data: Buffer.from("0232") },
  { tag: 0x9101, type: 7, count: 4, data: Buffer.from([1, 2, 3, 0]) },
  shortEntry(0xa001, 0xffff, littleEndian), // whose colours they are its profile says
];
const mandatoryOfGps: readonly Entry[] = [
  { tag: 0x0000, type: 1, count: 4, data: Buffer.from([2, 3, 0, 0]) },
];

/** A whole block of these directories. */
function blockOf({ ifd0, exif, gps }: Parts, littleEndian: boolean): Buffer | null {
  if (ifd0.length === 0 && exif.length === 0 && gps.length === 0) return null;
  const inner = [[pointers.exif, exif] as const, [pointers.gps, gps] as const].filter(
    ([, entries]) => entries.length > 0,
  );
  const order = { littleEndian, next: 0 };
  const blank = [...ifd0, ...inner.map(([tag]) => pointerEntry(tag, 0, littleEndian))];
  let at = headerBytes + directoryBytes(blank, headerBytes, order).length;
  const pointing: Entry[] = [];
  const directories = inner.map(([tag, entries]) => {
    pointing.push(pointerEntry(tag, at, littleEndian));
    const bytes = directoryBytes(entries, at, order);
    at += bytes.length;
    return bytes;
  });
  return Buffer.concat([
    headerOf({ littleEndian, first: headerBytes }),
    directoryBytes([...ifd0, ...pointing], headerBytes, order),
    ...directories,
  ]);
}
