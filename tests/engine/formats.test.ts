import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill, locatedPicture } from "../helpers/indexed.ts";
import { photoshopFile } from "../helpers/photoshop.ts";
import { canonCr3, fujiRaf, previewDng } from "../helpers/raw.ts";
import { namespaces } from "../helpers/every-property.ts";
import { packetOf } from "../helpers/rdf.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { buildTiff, rgbDirectory, type TiffDirectory } from "../helpers/tiff.ts";

type Rgb = readonly [number, number, number];

async function middle(picture: string | Buffer): Promise<readonly number[]> {
  const { channels } = await sharp(picture).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

function expectNear(seen: readonly number[], wanted: readonly number[]): void {
  for (const [index, value] of wanted.entries())
    expect(
      Math.abs((seen[index] ?? NaN) - value),
      `${seen.join()} for ${wanted.join()}`,
    ).toBeLessThanOrEqual(3);
}

async function jpegOf([r, g, b]: Rgb, width = 60, height = 40): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

test("a TIFF of several pages is one still, and each page can be looked at", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const colours = [
    [200, 60, 60],
    [60, 180, 60],
    [60, 60, 190],
  ] as const;
  const pages = colours.map((colour, page) =>
    rgbDirectory(
      30 + page,
      20,
      Buffer.from(Array.from({ length: (30 + page) * 20 }, () => colour).flat()),
    ),
  );
  writeFileSync(join(stills, "album.tif"), buildTiff(pages));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 0 });
  const { record, thumbnail } = await indexedStill(engine, folder, stills, "album.tif");
  expect(record.files).toMatchObject([{ pages: 3, width: 30, height: 20, format: "tiff" }]);
  expectNear(await middle(thumbnail), colours[0]);
  for (const [index, colour] of colours.entries()) {
    const shown = await locatedPicture(engine, record.id, index + 1);
    expectNear(await middle(shown), colour);
    expect(await sharp(shown).metadata()).toMatchObject({ width: 30 + index, height: 20 });
  }
  expect(await engine.ask("picture.locate", { still: record.id, page: 4 })).toBeNull();
});

test("smaller copies and masks among the directories of a TIFF are no pages of it", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const solid = (width: number, colour: Rgb, subfile: number): TiffDirectory =>
    rgbDirectory(width, 20, Buffer.from(Array.from({ length: width * 20 }, () => colour).flat()), [
      [254, 4, [subfile]],
    ]);
  const [red, green, blue] = [
    [200, 60, 60],
    [60, 180, 60],
    [60, 60, 190],
  ] as const;
  const chain = [solid(40, red, 0), solid(20, blue, 1), solid(40, blue, 4), solid(36, green, 2)];
  writeFileSync(join(stills, "layers.tif"), buildTiff(chain));
  const drawn = sharp({ create: { width: 1200, height: 900, channels: 3, background: "red" } });
  await drawn.tiff({ pyramid: true, tile: true }).toFile(join(stills, "pyramid.tif"));
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "layers.tif");
  expect(record.files).toMatchObject([{ pages: 2, width: 40 }]);
  expectNear(await middle(await locatedPicture(engine, record.id, 2)), green);
  const pyramid = await indexedStill(engine, folder, stills, "pyramid.tif");
  expect(pyramid.record.files).toMatchObject([{ pages: 1, width: 1200 }]);
});

test("an animation is one still that shows its first frame and says how many it has", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const frame = async (background: string): Promise<Buffer> =>
    await sharp({ create: { width: 20, height: 10, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame("#c83c3c"), await frame("#3cb43c"), await frame("#3c3cbe")];
  for (const ending of ["gif", "webp"] as const)
    await sharp(frames, { join: { animated: true } }).toFile(join(stills, `a.${ending}`));
  await indexWhole(engine, stills);
  for (const ending of ["gif", "webp"]) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, `a.${ending}`);
    expect(record.files).toMatchObject([{ pages: 3, width: 20, height: 10 }]);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
    expectNear(await middle(thumbnail), [200, 60, 60]);
  }
});

test("raw files show their largest preview and say the size of the sensor's picture", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const jpeg = await jpegOf([90, 140, 60], 600, 400);
  const raw = { jpeg, width: 6000, height: 4000, orientation: 1 };
  writeFileSync(join(stills, "a.dng"), previewDng(raw));
  writeFileSync(join(stills, "a.cr3"), canonCr3(raw));
  // The camera's own thumbnail comes first in the file and is the smaller one.
  writeFileSync(join(stills, "a.raf"), fujiRaf(Buffer.concat([await jpegOf([1, 2, 3]), jpeg])));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 3, failed: 0 });
  for (const [ending, size] of [
    ["dng", { width: 6000, height: 4000 }],
    ["cr3", { width: 6000, height: 4000 }],
    ["raf", { width: 600, height: 400 }],
  ] as const) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, `a.${ending}`);
    expect(record.files).toMatchObject([{ format: ending, ...size }]);
    expectNear(await middle(thumbnail), [90, 140, 60]);
    expect(await sharp(await locatedPicture(engine, record.id)).metadata()).toMatchObject({
      width: 600,
      height: 400,
    });
  }
});

test("raw files without a preview are stills without a picture, never damaged ones; a preview that is cut off is", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const raw = {
    width: 6000,
    height: 4000,
    orientation: 1,
    jpeg: await jpegOf([9, 9, 9], 600, 400),
  };
  writeFileSync(join(stills, "bare.raf"), fujiRaf(Buffer.from("no picture")));
  const whole = previewDng(raw);
  // The small uncompressed picture would do: it is taken away by naming a compression nobody knows.
  const at = whole.indexOf(Buffer.from([3, 1, 3, 0, 1, 0, 0, 0, 1, 0]));
  whole[at + 8] = 99;
  const lengthOfPreview = Buffer.alloc(4);
  lengthOfPreview.writeUInt32LE(raw.jpeg.length);
  const cut = Buffer.from(whole);
  cut.writeUInt32LE(100_000_000, cut.indexOf(lengthOfPreview));
  writeFileSync(join(stills, "cut.dng"), cut);
  const { problems } = await indexWhole(engine, stills);
  expect(problems.map(({ path, kind }) => [path?.split("/").at(-1), kind])).toEqual([
    ["bare.raf", "unsupported"],
    ["cut.dng", "damaged"],
  ]);
  expect(problems[0]?.message).toContain("holds no preview");
  for (const name of ["bare.raf", "cut.dng"]) {
    const { record } = await indexedStill(engine, folder, stills, name);
    expect(record.thumbnail).toBe("failed");
    expect(await engine.ask("picture.locate", { still: record.id, page: 1 })).toBeNull();
  }
});

test("Photoshop files show their flattened picture: RGB, grey and CMYK, plain and packed, PSD and PSB", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const base = { width: 37, height: 21, large: false, packed: false, hasComposite: true } as const;
  writeFileSync(join(stills, "rgb.psd"), photoshopFile({ ...base, mode: 3, fill: [200, 100, 50] }));
  writeFileSync(
    join(stills, "packed.psd"),
    photoshopFile({ ...base, packed: true, mode: 3, fill: [200, 100, 50] }),
  );
  writeFileSync(
    join(stills, "large.psb"),
    photoshopFile({ ...base, packed: true, large: true, mode: 3, fill: [200, 100, 50, 7] }),
  );
  writeFileSync(join(stills, "grey.psd"), photoshopFile({ ...base, mode: 1, fill: [77] }));
  // 255 is no ink in Photoshop's CMYK: white paper.
  writeFileSync(
    join(stills, "paper.psd"),
    photoshopFile({ ...base, mode: 4, fill: [255, 255, 255, 255] }),
  );
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 5, failed: 0 });
  for (const [name, wanted] of [
    ["rgb.psd", [200, 100, 50]],
    ["packed.psd", [200, 100, 50]],
    ["large.psb", [200, 100, 50]],
    ["grey.psd", [77]],
    ["paper.psd", [255, 255, 255]],
  ] as const) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
    expect(record).toMatchObject({ width: 37, height: 21 });
    expectNear(await middle(thumbnail), wanted);
    expectNear(await middle(await locatedPicture(engine, record.id)), wanted);
  }
});

test("what cannot be shown is a still with its size and a reason, never a damaged one", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const base = { width: 37, height: 21, large: false, packed: false, fill: [1, 2, 3] } as const;
  writeFileSync(
    join(stills, "layers.psd"),
    photoshopFile({ ...base, mode: 3, hasComposite: false }),
  );
  writeFileSync(join(stills, "lab.psd"), photoshopFile({ ...base, mode: 9, hasComposite: true }));
  const bmp = Buffer.alloc(54 + 37 * 21 * 4);
  bmp.write("BM");
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(37, 18);
  bmp.writeInt32LE(-21, 22); // rows from above
  writeFileSync(join(stills, "a.bmp"), bmp);
  const { indexed, problems } = await indexWhole(engine, stills);
  expect(indexed).toBe(3);
  expect(problems.map(({ kind }) => kind)).toEqual(["unsupported", "unsupported", "unsupported"]);
  for (const name of ["layers.psd", "lab.psd", "a.bmp"]) {
    const { record } = await indexedStill(engine, folder, stills, name);
    expect(record).toMatchObject({ width: 37, height: 21, thumbnail: "failed" });
  }
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  const cards = await engine.ask("search.slice", { result, from: 0, count: 3 });
  expect(cards.map(({ problem }) => problem)).toEqual([
    "unsupported",
    "unsupported",
    "unsupported",
  ]);
});

test("a progressive JPEG and one with twelve megabytes of extended XMP are whole", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const create = { width: 300, height: 200, channels: 3, background: "#5a8c3c" } as const;
  await sharp({ create }).jpeg({ progressive: true }).toFile(join(stills, "progressive.jpg"));
  const plain = await sharp({ create }).jpeg().toBuffer();
  const parts = Array.from({ length: 200 }, (_, index) => extendedXmpPart(index * 62_000, 62_000));
  writeFileSync(
    join(stills, "long.jpg"),
    Buffer.concat([plain.subarray(0, 2), ...parts, plain.subarray(2)]),
  );
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 2, failed: 0 });
  for (const name of ["progressive.jpg", "long.jpg"]) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
    expectNear(await middle(thumbnail), [90, 140, 60]);
    expect(await locatedPicture(engine, record.id)).toBe(join(stills, name));
  }
});

test("a BigTIFF is seen, measured and read", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const create = { width: 300, height: 200, channels: 3, background: "#5a8c3c" } as const;
  const xmp = packetOf({ "photoshop:Headline": "007" }, namespaces);
  await sharp({ create }).withXmp(xmp).tiff({ bigtiff: true }).toFile(join(stills, "big.tif"));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 0 });
  const { record, thumbnail } = await indexedStill(engine, folder, stills, "big.tif");
  expect(record).toMatchObject({
    width: 300,
    height: 200,
    texts: { headline: { "x-default": "007" } },
  });
  expectNear(await middle(thumbnail), [90, 140, 60]);
});

/** A segment of extended XMP (XMP specification part 3, 1.1.3.1) of a packet 12.4 MB long. */
function extendedXmpPart(offset: number, length: number): Buffer {
  const name = Buffer.from("http://ns.adobe.com/xmp/extension/\0", "latin1");
  const place = Buffer.alloc(8);
  place.writeUInt32BE(62_000 * 200, 0);
  place.writeUInt32BE(offset, 4);
  const content = Buffer.concat([name, Buffer.alloc(32, "A"), place, Buffer.alloc(length, " ")]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

test("a file that is told by its content, not by its name, is read as what it is", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  writeFileSync(join(stills, "is-jpeg.cr2"), await jpegOf([90, 140, 60]));
  writeFileSync(join(stills, "is-zlib.tif"), deflateSync(Buffer.alloc(500)));
  const { problems } = await indexWhole(engine, stills);
  expect((await indexedStill(engine, folder, stills, "is-jpeg.cr2")).record.files[0]?.format).toBe(
    "jpeg",
  );
  expect(problems).toMatchObject([{ kind: "unsupported", path: join(stills, "is-zlib.tif") }]);
  expect(problems[0]?.message).toContain("not a picture");
});

test("a TIFF with the mark of Panasonic's raw format is raw only where it says what the sensor saw", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const marked = (tag: number): Buffer => {
    const tiff = buildTiff([{ tags: [[tag, 3, [4000]]] }]);
    tiff.write("U", 2); // "IIU\0" for "II*\0"
    return tiff;
  };
  writeFileSync(join(stills, "sensor.rw2"), marked(0x0002)); // SensorWidth
  writeFileSync(join(stills, "torn.jpg"), marked(0x0101)); // ImageLength, as in pocIssue283.jpg of the corpus
  const { problems } = await indexWhole(engine, stills);
  const messages = Object.fromEntries(
    problems.map(({ path, message }) => [path?.split("/").at(-1), message.split(",")[0]]),
  );
  expect(messages).toEqual({
    "sensor.rw2": "This raw file holds no preview",
    "torn.jpg":
      "This picture is damaged and cannot be shown; what it carries in words was read. Fetch it again from where it came from.",
  });
});
