import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Carried } from "../../shared/carried.ts";
import { readCarried } from "../../electron/engine/metadata/read-carried.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus");
const formats = /\.(?:jpe?g|png|tiff?|webp|avif|heic|gif)$/iu;

/** Pictures of the formats read, each with ExifTool's reading beside it; none where the corpus is not there. */
const pictures = existsSync(corpus)
  ? globSync("**/*.exiftool.json", { cwd: corpus })
      .map((name) => name.slice(0, -".exiftool.json".length))
      .filter((name) => formats.test(name))
      .toSorted()
  : [];

type Tags = Readonly<Record<string, unknown>>;
type Property = {
  readonly name: string;
  /** What ExifTool read; undefined when the file does not carry it. */
  readonly oracle: (tags: Tags) => unknown;
  readonly ours: (carried: Carried) => unknown;
};

const properties: readonly Property[] = [
  xmp("caption in XMP", "dc:description", "XMP-dc:Description"),
  iim("caption in IIM", "Caption-Abstract"),
  xmp("title in XMP", "dc:title", "XMP-dc:Title"),
  iim("title in IIM", "ObjectName"),
  xmp("headline in XMP", "photoshop:Headline", "XMP-photoshop:Headline"),
  iim("headline in IIM", "Headline"),
  xmp("credit in XMP", "photoshop:Credit", "XMP-photoshop:Credit"),
  iim("credit in IIM", "Credit"),
  xmp("creators in XMP", "dc:creator", "XMP-dc:Creator"),
  iim("creators in IIM", "By-line"),
  xmp("keywords in XMP", "dc:subject", "XMP-dc:Subject"),
  iim("keywords in IIM", "Keywords"),
  xmp("alt text", "Iptc4xmpCore:AltTextAccessibility", "XMP-iptcCore:AltTextAccessibility"),
  xmp("copyright in XMP", "dc:rights", "XMP-dc:Rights"),
  {
    name: "persons",
    oracle: (tags) => tags["XMP-iptcExt:PersonInImage"],
    ours: ({ raw }) => raw["Iptc4xmpExt:PersonInImage"],
  },
  {
    name: "orientation",
    oracle: (tags) => orientations[String(tags["IFD0:Orientation"])],
    ours: ({ orientation }) => orientation,
  },
  {
    name: "EXIF description",
    oracle: (tags) => tags["IFD0:ImageDescription"],
    ours: ({ raw }) => raw["EXIF:ImageDescription"],
  },
  {
    name: "EXIF artist",
    oracle: (tags) => tags["IFD0:Artist"],
    ours: ({ raw }) => raw["EXIF:Artist"],
  },
];

const orientations: Readonly<Record<string, number>> = {
  "Horizontal (normal)": 1,
  "Mirror horizontal": 2,
  "Rotate 180": 3,
  "Mirror vertical": 4,
  "Mirror horizontal and rotate 270 CW": 5,
  "Rotate 90 CW": 6,
  "Mirror horizontal and rotate 90 CW": 7,
  "Rotate 270 CW": 8,
};

/** Where we differ from ExifTool's default reading on purpose, and why. */
const explained: Readonly<Record<string, string>> = {
  "agency-caption/profimedia-1031022607.jpg":
    "1:90 stands after the texts; ExifTool reads them as Latin-1, they are UTF-8",
  "agency-caption/profimedia-1031074747.jpg": "the same",
  "corrupt/issue_1847_poc.jpg":
    "ExifTool ends a damaged caption at its first NUL; we keep what its length says",
  "iim-charset/CaorVN.jpeg":
    "EXIF text that is not UTF-8: ExifTool shows question marks, we read windows-1252",
};

function xmp(name: string, property: string, tag: string): Property {
  return { name, oracle: (tags) => tags[tag], ours: ({ raw }) => defaultText(raw[property]) };
}

function iim(name: string, dataset: string): Property {
  return {
    name,
    oracle: (tags) => tags[`IPTC:${dataset}`],
    ours: ({ raw }) => raw[`IPTC:${dataset}`],
  };
}

/** ExifTool names the x-default of a language alternative without a language. */
function defaultText(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).find(([language]) => language === "x-default")?.[1];
}

/** As texts without outer blanks: ExifTool's JSON turns "007" into 7 and a one-item list into its item. */
function comparable(value: unknown): readonly string[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items
    .map((item) => String(item).replace(/\r\n?/gu, "\n").trim())
    .filter((text) => text !== "");
}

function tagsBeside(name: string): Tags {
  return JSON.parse(readFileSync(join(corpus, `${name}.exiftool.json`), "utf8"));
}

describe.skipIf(pictures.length === 0)("metadata of the corpus", () => {
  it("agrees with ExifTool, property by property", () => {
    const differences: string[] = [];
    const shares = properties.map((property) => ({
      name: property.name,
      ...compareAll(property, differences),
    }));
    console.table(shares);
    console.log(differences.join("\n"));
    const unexplained = differences.filter(
      (line) => !Object.keys(explained).some((key) => line.startsWith(key)),
    );
    expect(unexplained).toEqual([]);
    expect(
      shares.map(({ agree, carried }) => agree / carried).every((share) => share >= 0.85),
    ).toBe(true);
  });

  it("never makes the reader throw, whatever bytes are damaged", () => {
    const random = seeded(20_221_123);
    for (let round = 0; round < 600; round += 1) {
      const name = pictures[Math.floor(random() * pictures.length)] ?? "";
      const bytes = new Uint8Array(readFileSync(join(corpus, name)));
      if (bytes.length === 0 || bytes.length > 400_000) continue;
      const damaged = damage(bytes, random);
      expect(() => JSON.stringify(readCarried(damaged)), name).not.toThrow();
    }
  });
});

function compareAll(property: Property, differences: string[]): { carried: number; agree: number } {
  let carried = 0;
  let agree = 0;
  for (const name of pictures) {
    const expected = comparable(property.oracle(tagsBeside(name)));
    if (expected.length === 0) continue;
    carried += 1;
    const found = comparable(property.ours(readCarried(readFileSync(join(corpus, name)))));
    if (JSON.stringify(found) === JSON.stringify(expected)) agree += 1;
    else
      differences.push(`${name}: ${property.name}: ${brief(found)} instead of ${brief(expected)}`);
  }
  return { carried, agree };
}

function brief(values: readonly string[]): string {
  return JSON.stringify(values).slice(0, 160);
}

/** A few bytes changed near the start, where the metadata is, and sometimes the end cut off. */
function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  const reach = random() < 0.5 ? Math.min(bytes.length, 4096) : bytes.length;
  for (let hit = 0; hit < 1 + random() * 20; hit += 1) {
    bytes[Math.floor(random() * reach)] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
  }
  return random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}

/** Numbers from 0 to 1 from a fixed seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
