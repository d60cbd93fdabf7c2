import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { exiftoolPath } from "exiftool-vendored";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { formatOf } from "../../electron/engine/ingest/formats.ts";
import type { WriteTags } from "../../electron/engine/metadata/embedded-record.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { nothingFirst, type Groundwork } from "../../electron/engine/metadata/groundwork.ts";
import { writtenJpeg } from "../../electron/engine/metadata/jpeg-writer/written-jpeg.ts";
import { pictureParts } from "../../electron/engine/metadata/picture-parts.ts";
import { readCarried } from "../../electron/engine/metadata/read-carried.ts";
import { tagsFitting } from "../../electron/engine/metadata/tags-fitting.ts";
import { tagsFor } from "../../electron/engine/metadata/tags-to-write.ts";
import { makeRendition } from "../../electron/engine/worker/make-rendition.ts";
import { someOf } from "../helpers/doses.ts";
import { recordsToWrite } from "../helpers/records-to-write.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus");
const MOST_BYTES = 3_000_000;
const exiftool = openExiftool();
afterAll(() => exiftool.close());

/** What differs between our file and ExifTool's and is right, by tag and why. */
const explained: Readonly<Record<string, string>> = {
  SourceFile: "two files",
  "File:CurrentIPTCDigest": "new data sets stand behind the others, not between them",
  "Photoshop:IPTCDigest": "which the digest is of; that it is current is compared of itself",
  "XMP-x:XMPToolkit": "what wrote the packet",
  "IFD1:ThumbnailOffset": "nothing moves in EXIF but its first directory",
  "IPTC:DigitalCreationTime": "no zone is made up for a time of no stated zone",
};
const explainedGroups = /^(?:System|ExifTool|Composite):|^File:FileSize$/u; // of the file, or worked out from others

type Tags = Readonly<Record<string, unknown>>;
type Pair = { readonly name: string; readonly ours: string; readonly theirs: string };

const folder = mkdtempSync(join(tmpdir(), "stillroom-test-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const originals = existsSync(corpus)
  ? globSync("**/*", { cwd: corpus })
      .map((name) => join(corpus, name))
      .filter((path) => statSync(path).isFile() && statSync(path).size < MOST_BYTES)
      .filter((path) => formatOf(readFileSync(path)) === "jpeg")
      .toSorted()
  : [];

/** JPEGs as programs write them: without anything, with EXIF alone, and with all that ExifTool can say of one. */
async function ownFiles(): Promise<string[]> {
  const drawn = sharp({ create: { width: 64, height: 48, channels: 3, background: "#567" } });
  const [blank, withExif, full] = ["blank.jpg", "exif.jpg", "full.jpg"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await drawn.clone().jpeg().toFile(blank);
  const texts = { IFD0: { Artist: "Before", Copyright: "© before", Software: "Acme" } };
  await drawn.clone().withExif(texts).withDensity(300).jpeg().toFile(withExif);
  copyFileSync(blank, full);
  const { "many languages": before } = recordsToWrite;
  await exiftool.write(full, {
    ...(before === undefined ? {} : tagsFor(before)),
    "EXIF:Make": "Acme",
    "EXIF:FNumber": "2.8",
    "EXIF:ExposureTime": "0.008",
    "EXIF:DateTimeOriginal": "2021:06:11 09:30:00",
    "GPS:GPSLatitude": "48.5",
    "GPS:GPSLatitudeRef": "N",
    "IPTC:City": "Zhangye",
    "Photoshop:CopyrightFlag": "1",
    "XMP-xmp:CreatorTool": "Acme Develop 3.1",
  });
  return [blank, withExif, full];
}

describe("our writer of JPEGs", () => {
  it("writes into a file what ExifTool would, and leaves its picture as it is", async () => {
    const files = [...(await ownFiles()), ...someOf(originals)];
    console.log(`${String(originals.length)} files of the corpus`);
    const pairs: Promise<Pair>[] = [];
    let left = 0;
    for (const [index, path] of files.entries()) {
      const bytes = readFileSync(path);
      const carried = readCarried(bytes);
      for (const record of recordsFor(index, 2)) {
        const tags = tagsFor(record.record, carried);
        const written = writtenJpeg(bytes, tagsFitting(bytes, tags), nothingFirst);
        if (written === null) left += 1;
        else {
          expect(pictureParts(written), path).toEqual(pictureParts(bytes));
          pairs.push(
            pairOf(`${String(index)} ${basename(path)}, ${record.name}`, {
              written,
              from: path,
              tags,
            }),
          );
        }
      }
    }
    console.log(`${String(pairs.length)} written by ours, ${String(left)} left to ExifTool`);
    expect(left).toBeLessThan(pairs.length / 3);
    expect(await differences(await Promise.all(pairs))).toEqual([]);
  }, 120_000);

  it("carries on into a picture made anew what ExifTool would", async () => {
    const files = [...(await ownFiles()), ...someOf(originals)];
    const pairs: Promise<Pair>[] = [];
    let left = 0;
    for (const [index, path] of files.entries()) {
      const small = join(folder, `${String(index)}-small.jpg`);
      const { problem } = await makeRendition({
        kind: "rendition",
        path,
        format: "jpeg",
        made,
        strip: null,
        to: small,
        turnedFrom: 1,
      });
      if (problem !== null) continue;
      const [bytes, original] = [readFileSync(small), readFileSync(path)];
      const carried = readCarried(original);
      const raw = { ...withoutXmp(carried.raw), ...readCarried(bytes).raw };
      const first: Groundwork = { kind: "carried", from: path, isRaw: false, raw, without: [] };
      for (const record of recordsFor(index + 1, 1)) {
        const tags = tagsFor(record.record, { ...carried, raw });
        const written = writtenJpeg(bytes, tagsFitting(bytes, tags, first), first, original);
        if (written === null) left += 1;
        else
          pairs.push(
            pairOf(`${String(index)} small ${basename(path)}, ${record.name}`, {
              written,
              from: small,
              tags,
              first,
            }),
          );
      }
    }
    console.log(`${String(pairs.length)} carried by ours, ${String(left)} left to ExifTool`);
    expect(left).toBeLessThan(pairs.length / 3);
    expect(await differences(await Promise.all(pairs))).toEqual([]);
  }, 120_000);
});

const made = {
  format: "jpeg",
  longEdge: 100,
  quality: 80,
  colour: "srgb",
  resolution: 72,
} as const;

function withoutXmp(raw: Tags): Record<string, never> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    Object.entries(raw).filter(([name]) => /^(?:EXIF|IPTC):/u.test(name)),
  ) as Record<string, never>;
}

/** Some of the records, other ones for each file. */
function recordsFor(
  index: number,
  count: number,
): { readonly name: string; readonly record: (typeof recordsToWrite)[string] }[] {
  const all = Object.entries(recordsToWrite).map(([name, record]) => ({ name, record }));
  return Array.from({ length: count }, (_, at) => all[(index * count + at) % all.length]).filter(
    (one) => one !== undefined,
  );
}

type Writing = {
  readonly written: Buffer;
  readonly from: string;
  readonly tags: WriteTags;
  readonly first?: Groundwork;
};

/** Our file, and that which ExifTool makes. */
async function pairOf(name: string, { written, from, tags, first }: Writing): Promise<Pair> {
  const [ours, theirs] = ["ours", "theirs"].map((who) => join(folder, `${name} ${who}.jpg`)) as [
    string,
    string,
  ];
  writeFileSync(ours, written);
  copyFileSync(from, theirs);
  await exiftool.write(theirs, tags, first);
  return { name, ours, theirs };
}

/** What ExifTool reads otherwise in the one file than in the other, in one process for all of them. */
async function differences(pairs: readonly Pair[]): Promise<string[]> {
  const args = ["-charset", "filename=utf8", "-struct", "-j", "-G1", "-a", "-n"];
  const paths = pairs.flatMap(({ ours, theirs }) => [ours, theirs]);
  const { stdout } = spawnSync(await exiftoolPath(), [...args, "--", ...paths], {
    maxBuffer: 2 ** 28,
  });
  const readings: readonly (Tags & { SourceFile: string })[] = JSON.parse(stdout.toString("utf8"));
  const by = new Map(readings.map((tags) => [tags.SourceFile, tags]));
  return pairs.flatMap(({ name, ours, theirs }) => {
    const [one = {}, other = {}] = [by.get(ours), by.get(theirs)] as (Tags | undefined)[];
    const isCurrent = one["Photoshop:IPTCDigest"] === one["File:CurrentIPTCDigest"];
    const tags = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [
      ...(isCurrent ? [] : [`${name}: the digest is not current`]),
      ...[...tags]
        .filter((tag) => explained[tag] === undefined && !explainedGroups.test(tag))
        .filter((tag) => tag !== versionOfRecord || saysMore(other))
        .filter((tag) => !isSame(one[tag], other[tag]))
        .map((tag) => `${name}: ${tag} ${brief(one[tag])} instead of ${brief(other[tag])}`),
    ];
  });
}

/** Of an application record that says nothing ExifTool may leave the version, which is not left here. */
const versionOfRecord = "IPTC:ApplicationRecordVersion";
function saysMore(tags: Tags): boolean {
  const envelope = /^IPTC:(?:CodedCharacterSet|EnvelopeRecordVersion)$/u;
  return Object.keys(tags).some(
    (tag) => tag.startsWith("IPTC:") && tag !== versionOfRecord && !envelope.test(tag),
  );
}

/** ExifTool reckons fractions anew where it carries them on; ours are those of the original. */
function isSame(one: unknown, other: unknown): boolean {
  const [number, wanted] = [Number(one), Number(other)];
  if (Math.abs(number - wanted) <= 1e-6 * Math.abs(wanted)) return true;
  return sorted(one) === sorted(other);
}

/** Fields of a structure have no order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function brief(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100);
}
