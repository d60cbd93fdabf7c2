import { mkdirSync, readdirSync, writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import type { MadePicture } from "../../shared/export/rendition.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startExport, type ExportOutcome } from "../../electron/engine/export/export-set.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { adobeRgb, matrixProfile } from "../helpers/icc.ts";
import { previewDng } from "../helpers/raw.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

const web: MadePicture = {
  format: "jpeg",
  longEdge: 200,
  quality: 90,
  colour: "srgb",
  resolution: 72,
};

/** Hands out everything in a folder of pictures, and says where. */
async function handedOut(
  engine: Engine,
  change: Partial<Profile>,
): Promise<{ outcome: ExportOutcome; to: string }> {
  const stills = all<{ id: number }>(
    engine.archive().catalog.db,
    "SELECT id FROM still ORDER BY id",
  );
  const folder = join(temporaryFolder(), "out");
  mkdirSync(folder);
  const run = startExport(engine.archive(), engine.exiftool(), {
    stills: stills.map(({ id }) => id),
    set: null,
    folder,
    profile: { ...PRESS, fileNames: "{filename}", documents: ["manifest"], ...change },
    rights: gateRead,
  });
  const outcome = await run.outcome;
  await run.ended;
  return { outcome, to: folder };
}

function asOne(made: MadePicture): Pick<Profile, "renditions"> {
  return { renditions: [{ name: "made", made, captioned: false }] };
}

/** An archive of one picture. */
async function archiveWith(
  name: string,
  picture: Buffer,
): Promise<{ engine: Engine; file: string }> {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, picture);
  await indexWhole(engine, folder);
  return { engine, file };
}

const brick = { r: 200, g: 30, b: 30 };

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: brick } });
}

describe("a picture made anew", () => {
  it("is as long as asked, of the shape of the original, and says its resolution", async () => {
    const { engine } = await archiveWith("still.jpg", await plain(600, 400).jpeg().toBuffer());
    const { to, outcome } = await handedOut(engine, asOne({ ...web, resolution: 300 }));
    expect(outcome.files).toEqual(["still.jpg"]);
    const made = await exiftool.read(join(to, "still.jpg"));
    expect(made).toMatchObject({
      "File:ImageWidth": 200,
      "File:ImageHeight": 133, // 200 × 400 / 600, rounded
      "IFD0:XResolution": 300,
      "IFD0:YResolution": 300,
      "IFD0:ResolutionUnit": 2, // inches (Exif 2.32, 4.6.4)
    });
  });

  it("is never enlarged", async () => {
    const { engine } = await archiveWith("still.png", await plain(90, 60).png().toBuffer());
    const { to } = await handedOut(engine, asOne(web));
    const { width, height, format } = await sharp(join(to, "still.jpg")).metadata();
    expect({ width, height, format }).toEqual({ width: 90, height: 60, format: "jpeg" });
  });

  it.each([
    ["jpeg", "still.jpg"],
    ["tiff", "still.tif"],
    ["png", "still.png"],
    ["webp", "still.webp"],
  ] as const)("is a %s where that is asked for", async (format, name) => {
    const { engine } = await archiveWith("still.tif", await plain(300, 300).tiff().toBuffer());
    const { to } = await handedOut(engine, asOne({ ...web, format }));
    expect(await sharp(join(to, name)).metadata()).toMatchObject({ format, width: 200 });
  });

  it("of a raw file is of its preview, and the documents say that size", async () => {
    const jpeg = await plain(300, 200).jpeg().toBuffer();
    const raw = previewDng({ jpeg, width: 6000, height: 4000, orientation: 6 });
    const { engine } = await archiveWith("still.dng", raw);
    const documents = ["caption-list"] as const;
    const { to } = await handedOut(engine, { ...asOne({ ...web, longEdge: 2000 }), documents });
    const { width, height } = await sharp(join(to, "still.jpg")).metadata();
    expect([width, height]).toEqual([200, 300]);
    const [row] = parse<Record<string, string>>(readFileSync(join(to, "captions.csv")), {
      bom: true,
      columns: true,
    });
    expect([row?.["Width"], row?.["Height"]]).toEqual(["200", "300"]);
  });

  it("is upright, with nothing left to turn, and its regions where the faces are", async () => {
    // Orientation 6: stored 300 × 200 is seen as 200 × 300, turned a quarter clockwise.
    const picture = await plain(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { engine } = await archiveWith("still.jpg", picture);
    await engine.ask("depictions.draw", {
      still: 1,
      who: { performer: { name: "Hai Qing" } },
      box: { x: 0, y: 0, width: 0.5, height: 0.5 }, // as displayed: the upper left quarter
    });
    const { to } = await handedOut(engine, asOne({ ...web, longEdge: 150 }));
    const made = await exiftool.read(join(to, "still.jpg"));
    expect(made).toMatchObject({ "File:ImageWidth": 100, "File:ImageHeight": 150 });
    expect(made["IFD0:Orientation"] ?? 1).toBe(1);
    expect(made["XMP-iptcExt:ImageRegion"]).toMatchObject([
      { RegionBoundary: { RbX: 0, RbY: 0, RbW: 0.5, RbH: 0.5 } },
    ]);
  });

  it("has the colours of the original in sRGB, in Display P3, or under the original's own profile", async () => {
    const own = join(temporaryFolder(), "adobe.icc");
    writeFileSync(own, matrixProfile(adobeRgb));
    const picture = await plain(100, 100)
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .withIccProfile(own)
      .toBuffer();
    const { engine, file } = await archiveWith("still.jpg", picture);
    const stored = await middle(file);
    const seen = async (colour: MadePicture["colour"]): Promise<Colour> => {
      const { to } = await handedOut(engine, asOne({ ...web, quality: 100, colour }));
      return await middle(join(to, "still.jpg"));
    };
    expect(await seen("original")).toEqual(stored);
    const srgb = await seen("srgb");
    const p3 = await seen("p3");
    for (const part of ["red", "green", "blue"] as const)
      expect(Math.abs(srgb[part] - { red: 200, green: 30, blue: 30 }[part])).toBeLessThan(4);
    // Display P3 has wider primaries: the same red has less red and more green and blue in it.
    expect(p3.red).toBeLessThan(srgb.red);
    expect(p3.green).toBeGreaterThan(srgb.green);
  });

  it("is CMYK where presses are fed", async () => {
    const { engine } = await archiveWith("still.jpg", await plain(100, 100).jpeg().toBuffer());
    const { to } = await handedOut(engine, asOne({ ...web, format: "tiff", colour: "cmyk" }));
    expect(await sharp(join(to, "still.tif")).metadata()).toMatchObject({
      space: "cmyk",
      channels: 4,
    });
  });

  it("keeps sixteen bits in a TIFF of the original's colours", async () => {
    const shallow = await plain(64, 64).tiff().toBuffer();
    const deep = await sharp(shallow)
      .toColourspace("rgb16")
      .tiff({ compression: "lzw" })
      .toBuffer();
    expect(await sharp(deep).metadata()).toMatchObject({ depth: "ushort" });
    const { engine } = await archiveWith("still.tif", deep);
    const asked = { ...web, format: "tiff", colour: "original", longEdge: null } as const;
    const { to } = await handedOut(engine, asOne(asked));
    expect(await sharp(join(to, "still.tif")).metadata()).toMatchObject({ depth: "ushort" });
  });

  it("holds a damaged original back instead of half a picture", async () => {
    const whole = await plain(600, 400).jpeg().toBuffer();
    const noisy = await sharp(whole).resize(600).jpeg().toBuffer();
    const { engine } = await archiveWith("still.jpg", noisy.subarray(0, noisy.length - 200));
    const { to, outcome } = await handedOut(engine, asOne(web));
    expect(outcome.files).toEqual([]);
    expect(outcome.held[0]?.reasons[0]).toContain("damaged or cut short");
    expect(readdirSync(to).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

it("hands out several renditions, each in its folder, all of them in the manifest", async () => {
  const { engine } = await archiveWith("still.png", await plain(600, 400).png().toBuffer());
  const { to, outcome } = await handedOut(engine, {
    layout: "apart",
    renditions: [
      { name: "original", made: null, captioned: false },
      { name: "web", made: web, captioned: false },
    ],
  });
  expect(outcome.files).toEqual(["images/original/still.png"]);
  expect(readdirSync(join(to, "images", "web"))).toEqual(["still.jpg"]);
  const manifest = readFileSync(join(to, "manifest-sha256.txt"), "utf8");
  expect(manifest).toMatch(/ {2}images\/original\/still\.png\n/u);
  expect(manifest).toMatch(/ {2}images\/web\/still\.jpg\n/u);
});

type Colour = { readonly red: number; readonly green: number; readonly blue: number };

/** The colour in the middle, as its numbers stand in the file. */
async function middle(file: string): Promise<Colour> {
  const { data, info } = await sharp(file)
    .keepIccProfile()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  return { red, green, blue };
}
