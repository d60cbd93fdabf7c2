import type { WriteTags } from "../embedded-record.ts";
import { exifChanges, type ExifChange } from "./exif-changes.ts";
import {
  directoryBytes,
  headerBytes,
  headerOf,
  openBlock,
  pointerIn,
  pointers,
  readEntries,
  shortEntry,
  type Directory,
  type Entry,
  type ExifBlock,
} from "./exif-directory.ts";
import { NotOurs } from "./not-ours.ts";

/**
 * EXIF after changes of its first directory, which is written anew behind everything else: nothing but it moves, so
 * that notes of camera makers, which point about in the block, stay right. What it was is blanked. Null where there is
 * none and none is needed; a new one repeats the resolution of the file. @throws NotOurs where the block is not plainly built
 */
export function changedExif(
  exif: Buffer | null,
  tags: WriteTags,
  resolution: readonly Entry[],
): Buffer | null {
  if (exif === null) return newExif(exifChanges(tags, false), resolution);
  const { block, first } = openBlock(exif);
  const changes = exifChanges(tags, block.littleEndian);
  const directory = readEntries(block, first);
  const others = otherDirectories(block, directory);
  const changed = new Set(changes.map(({ tag }) => tag));
  if (others.some(({ entries }) => entries.some(({ tag }) => changed.has(tag))))
    throw new NotOurs("a text of EXIF in another directory");
  const gone = directory.entries.filter(({ tag }) => changed.has(tag));
  const kept = directory.entries.filter(({ tag }) => !changed.has(tag));
  const come = changes.flatMap(({ entry }) => entry ?? []);
  if (gone.length === 0 && come.length === 0) return exif;
  const data = Buffer.from(block.data);
  for (const [from, to] of blanked(directory, gone, others)) data.fill(0, from, to);
  const at = data.length + (data.length % 2);
  const { littleEndian } = block;
  headerOf({ littleEndian, first: at }).copy(data);
  const entries = [...kept, ...come];
  const anew = directoryBytes(entries, at, { littleEndian, next: directory.next });
  return Buffer.concat([data, Buffer.alloc(data.length % 2), anew]);
}

/** Centred: what EXIF wants of every picture of this kind, and ExifTool writes. */
const positioning = { tag: 0x0213, value: 1 };

function newExif(changes: readonly ExifChange[], resolution: readonly Entry[]): Buffer | null {
  const come = changes.flatMap(({ entry }) => entry ?? []);
  if (come.length === 0) return null;
  const positioned = shortEntry(positioning.tag, positioning.value, false);
  const entries: Entry[] = [...come, positioned, ...resolution];
  return Buffer.concat([
    headerOf({ littleEndian: false, first: headerBytes }),
    directoryBytes(entries, headerBytes, { littleEndian: false, next: 0 }),
  ]);
}

/** The directories that the first one points to, and that of the thumbnail. */
function otherDirectories(block: ExifBlock, { entries, next }: Directory): readonly Directory[] {
  const at = [
    pointerIn(block, entries, pointers.exif),
    pointerIn(block, entries, pointers.gps),
    next === 0 ? null : next,
  ].filter((offset) => offset !== null);
  return at.map((offset) => readEntries(block, offset));
}

/** What is to be blanked. @throws NotOurs where something else lies there too */
function blanked(
  { at, end, entries }: Directory,
  gone: Directory["entries"],
  others: readonly Directory[],
): readonly (readonly [number, number])[] {
  const areas = [[at, end] as const, ...gone.filter(({ data }) => data.length > 4).map(areaOf)];
  const kept = [
    ...others.flatMap((one) => [[one.at, one.end] as const, ...one.entries.map(areaOf)]),
    ...entries.filter((entry) => entry.data.length > 4 && !gone.includes(entry)).map(areaOf),
    [0, headerBytes] as const,
  ];
  const isShared = areas.some(([from, to]) => kept.some((one) => one[0] < to && from < one[1]));
  if (isShared) throw new NotOurs("EXIF whose parts lie over each other");
  return areas;
}

function areaOf({ from, data }: Directory["entries"][number]): readonly [number, number] {
  return [from, from + data.length];
}
