import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmbeddedRecord } from "../../../electron/engine/metadata/embedded-record.ts";
import { openExiftool, type Exiftool } from "../../../electron/engine/metadata/exiftool.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { tagsFor } from "../../../electron/engine/metadata/tags-to-write.ts";
import { photoshopFile } from "../../helpers/photoshop.ts";
import { nothingMarked, type FileMarks } from "../../../shared/marks.ts";

const credit = "Photo: Wing Shya / © 2000 泽东电影 & Block 2 Pictures";
const record: EmbeddedRecord = {
  texts: {
    caption: {
      "x-default": "Su Li-zhen & Chow <leave> the “noodle stall”.\nSecond line &amp; more",
      en: "Su Li-zhen & Chow <leave> the “noodle stall”.\nSecond line &amp; more",
      "zh-Hans": "《花样年华》剧照。张曼玉饰苏丽珍。",
      fr: "L’escalier",
    },
    headline: { "x-default": "In the Mood for Love (2000)" },
    title: { "x-default": "007" },
    altText: {
      "x-default": "A woman in a patterned dress on a narrow staircase.",
      de: "Eine Frau",
    },
    extendedDescription: { "x-default": "From left: a wall, a lamp." },
    creditLine: { "x-default": credit },
    copyrightNotice: { "x-default": "© 2000 Block 2 Pictures" },
    usageTerms: { "x-default": "Press use only", en: "Press use only" },
    instructions: { "x-default": "Not for covers" },
    source: { "x-default": "Janus Films" },
    captionWriter: { "x-default": "jd" },
    creatorJobTitle: { "x-default": "Unit Still Photographer" },
    webStatement: { "x-default": "https://example.org/rights?a=1&b=2" },
  },
  creators: ["夏永康", "Smith; Jones, Inc."],
  keywords: ["stairs", "a|b, c; d", "007", "楼梯", "{x} [y]"],
  film: {
    title: "花样年华 | In the Mood for Love",
    year: 2000,
    directors: ["Wong Kar-wai", "王家卫"],
  },
  scenes: ["The noodle stall"],
  kind: "frame",
  marks: { rating: 4, pick: null, colourLabel: "green" },
  cast: [
    { character: "Su Li-zhen, {Mrs. Chan}", performer: "Maggie Cheung" },
    { character: "Chow Mo-wan", performer: "Tony Leung Chiu-wai" },
    { character: null, performer: "Wong Kar-wai" },
    { character: "Mr. Koo", performer: null },
  ],
  copyrightOwners: ["Block 2 Pictures & Co.", "Jet Tone"],
  imageSupplier: "Janus Films",
  dateCreated: "1999-05",
};

const empty: EmbeddedRecord = {
  texts: {},
  creators: [],
  keywords: [],
  film: null,
  scenes: [],
  cast: [],
  copyrightOwners: [],
  imageSupplier: null,
  dateCreated: null,
  kind: null,
  marks: nothingMarked,
};

let folder: string;
let exiftool: Exiftool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stillroom-metadata-"));
  exiftool = openExiftool();
});

afterAll(async () => {
  await exiftool.close();
  await rm(folder, { recursive: true });
});

async function picture(
  name: string,
  format: "jpeg" | "png" | "webp" | "avif" | "tiff",
): Promise<string> {
  const file = join(folder, name);
  const image = sharp({ create: { width: 48, height: 32, channels: 3, background: "#456" } });
  await writeFile(file, await image.toFormat(format).toBuffer());
  return file;
}

async function carried(file: string): Promise<ReturnType<typeof readCarried>> {
  return readCarried(await readFile(file));
}

describe("what is written into a copy", () => {
  it.each(["jpeg", "png", "webp", "avif", "tiff"] as const)(
    "is read back the same from %s",
    async (format) => {
      const file = await picture(`copy.${format}`, format);
      await exiftool.write(file, tagsFor(record));
      const { raw: _, warnings, iimCharset, ...back } = await carried(file);
      expect(warnings).toEqual([]);
      expect(iimCharset).toEqual(
        ["jpeg", "tiff"].includes(format) ? { charset: "utf-8", how: "declared" } : null,
      );
      expect(back).toEqual({
        texts: record.texts,
        creators: record.creators,
        keywords: record.keywords,
        persons: record.cast,
        regions: [],
        film: record.film,
        scenes: record.scenes,
        kind: record.kind,
        number: null,
        productionCode: null,
        marks: record.marks,
        copyrightOwners: record.copyrightOwners,
        imageSupplier: record.imageSupplier,
        location: {},
        jobId: null,
        dateCreated: record.dateCreated,
        pixels: { width: 48, height: 32 },
        orientation: 1,
        conflicts: [],
        possiblyCut: [],
        unreadSidecars: [],
      });
      await expect(sharp(file).stats()).resolves.toBeDefined();
    },
  );

  it("is what ExifTool reads, and has the IIM that old readers need in a JPEG", async () => {
    const file = await picture("oracle.jpg", "jpeg");
    await exiftool.write(file, tagsFor(record));
    const tags = await exiftool.read(file);
    expect(tags).toMatchObject({
      "XMP-dc:Description": record.texts.caption?.["x-default"],
      "XMP-dc:Description-en": record.texts.caption?.["en"],
      "XMP-photoshop:Credit": credit,
      "XMP-iptcCore:Scene": ["012400"],
      "XMP-xmpDM:Scene": "The noodle stall",
      "XMP-iptcExt:PersonInImage": ["Maggie Cheung", "Tony Leung Chiu-wai", "Wong Kar-wai"],
      "XMP-lr:HierarchicalSubject": [
        "Film|花样年华 / In the Mood for Love (2000)",
        "Scenes|花样年华 / In the Mood for Love (2000)|The noodle stall",
        "Characters|花样年华 / In the Mood for Love (2000)|Su Li-zhen, {Mrs. Chan}",
        "Characters|花样年华 / In the Mood for Love (2000)|Chow Mo-wan",
        "Characters|花样年华 / In the Mood for Love (2000)|Mr. Koo",
      ],
      "IPTC:CodedCharacterSet": "\u001b%G",
      "IPTC:Caption-Abstract": record.texts.caption?.["x-default"],
      "IPTC:Credit": "Photo: Wing Shya / © 2000 泽", // 31 bytes; the next character would make it 34
      "IPTC:SpecialInstructions": `Credit: ${credit}. Not for covers`,
      "IPTC:DateCreated": "1999:05:00",
      "XMP-xmp:Rating": 4,
      "XMP-xmp:Label": "Green",
      "IFD0:Rating": 4,
      "IFD0:ImageDescription": record.texts.caption?.["x-default"],
    });
    expect(tags["Photoshop:IPTCDigest"]).toBe(tags["File:CurrentIPTCDigest"]);
  });

  it.each([false, true])("is IIM and EXIF too in a Photoshop file (large: %s)", async (large) => {
    const file = join(folder, large ? "copy.psb" : "copy.psd");
    const page = { width: 8, height: 6, mode: 3, fill: [1, 2, 3], large, packed: false };
    await writeFile(file, photoshopFile({ ...page, hasComposite: true }));
    await exiftool.write(file, tagsFor({ ...record, texts: { caption: { "x-default": "old" } } }));
    await exiftool.write(file, tagsFor(record, await carried(file)));
    const tags = await exiftool.read(file);
    expect(tags).toMatchObject({
      "XMP-dc:Creator": record.creators,
      "IPTC:Caption-Abstract": record.texts.caption?.["x-default"],
      "IPTC:By-line": record.creators,
      "IPTC:CodedCharacterSet": "\u001b%G",
      "IFD0:ImageDescription": record.texts.caption?.["x-default"],
    });
    expect(tags["Photoshop:IPTCDigest"]).toBe(tags["File:CurrentIPTCDigest"]);
  });

  it("has no IIM in formats that have no place for it", async () => {
    const file = await picture("no-iim.png", "png");
    await exiftool.write(file, tagsFor(record));
    const tags = await exiftool.read(file);
    expect(Object.keys(tags).filter((tag) => tag.startsWith("IPTC:"))).toEqual([]);
  });

  it("leaves nothing of what the file carried before, in any language", async () => {
    const file = await picture("again.jpg", "jpeg");
    await exiftool.write(file, tagsFor(record));
    await exiftool.write(
      file,
      tagsFor(
        { ...empty, texts: { caption: { de: "Neu" } }, keywords: ["one"] },
        await carried(file),
      ),
    );
    const back = await carried(file);
    expect(back.texts).toEqual({ caption: { "x-default": "Neu", de: "Neu" } });
    expect(back.keywords).toEqual(["one"]);
    expect(back.marks).toEqual(nothingMarked);
    expect([back.creators, back.persons, back.copyrightOwners]).toEqual([[], [], []]);
    expect([back.imageSupplier, back.scenes, back.kind, back.dateCreated]).toEqual([
      null,
      [],
      null,
      null,
    ]);
  });

  it("leaves the words of other programs for ratings and labels that mean the same, and takes back the others", async () => {
    const marked = async (marks: FileMarks): Promise<unknown[]> => {
      await exiftool.write(file, tagsFor({ ...empty, marks }, await carried(file)));
      const tags = await exiftool.read(file);
      return ["XMP-xmp:Rating", "IFD0:Rating", "XMP-xmp:Label"].map((tag) => tags[tag]);
    };
    const file = await picture("marks.jpg", "jpeg");
    await exiftool.write(file, { "EXIF:Rating": "3", "XMP-xmp:Label": "Select" });
    expect(await marked({ rating: 3, pick: "picked", colourLabel: "red" })).toEqual([
      undefined,
      3,
      "Select",
    ]);
    expect(await marked({ rating: null, pick: "rejected", colourLabel: "blue" })).toEqual([
      -1,
      undefined,
      "Blue",
    ]);
    expect(await marked(nothingMarked)).toEqual([undefined, undefined, undefined]);
    await exiftool.write(file, { "XMP-xmp:Label": "Winner" });
    expect(await marked(nothingMarked)).toEqual([undefined, undefined, "Winner"]);
  });

  it.each([
    "-rf.jpg",
    "line\nbreak.jpg",
    "100% off; $HOME & `date` ${x} #12 [still].jpg",
    "剧照 🎞️ l'église.jpg",
    " leading and trailing .jpg",
    "@args.jpg",
    "#comment.jpg",
  ])("reaches a file called %j and leaves no other file behind", async (name) => {
    const own = join(folder, `named ${Buffer.from(name).toString("hex").slice(0, 24)}`);
    await mkdir(own);
    const file = join(own, name);
    await writeFile(file, await readFile(await picture("plain.jpg", "jpeg")));
    await exiftool.write(file, tagsFor(record));
    expect((await carried(file)).texts.creditLine).toEqual({ "x-default": credit });
    expect((await exiftool.read(file))["XMP-photoshop:Credit"]).toBe(credit);
    expect(await readdir(own)).toEqual([name]);
  });

  it("is refused in words for a file that is no picture", async () => {
    const file = join(folder, "text.jpg");
    await writeFile(file, "not a picture");
    await expect(exiftool.write(file, tagsFor(record))).rejects.toMatchObject({
      problem: {
        kind: "damaged",
        path: file,
        message: expect.stringContaining("could not be written"),
      },
    });
    expect(await readFile(file, "utf8")).toBe("not a picture");
  });
});
