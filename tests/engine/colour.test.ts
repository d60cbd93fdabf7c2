import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { plainTiff } from "../../electron/engine/worker/decode/plain-tiff.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import {
  adobeRgb,
  encoded,
  greyProfile,
  inSrgb,
  jpegWithProfile,
  matrixProfile,
  proPhoto,
} from "../helpers/icc.ts";
import { indexedStill, locatedPicture } from "../helpers/indexed.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Rgb = readonly [number, number, number];

/** JPEG and rounding of profiles cost a little; without conversion the colours below are off by 30 and more. */
const TOLERANCE = 3;

const width = 64;
const height = 48;

function filled(samples: readonly number[]): Buffer {
  return Buffer.from(Array.from({ length: width * height }, () => samples).flat());
}

async function jpeg([r, g, b]: Rgb, icc: Buffer): Promise<Buffer> {
  const plain = await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
    .toBuffer();
  return jpegWithProfile(plain, icc);
}

/** The colour in the middle of a picture, its own profile left alone. */
async function middle(picture: string): Promise<readonly number[]> {
  const { channels } = await sharp(picture, { ignoreIcc: true })
    .extract({ left: 16, top: 16, width: 8, height: 8 })
    .stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

function expectColour(seen: readonly number[], wanted: readonly number[], of: string): void {
  for (const [index, value] of wanted.entries())
    expect(
      Math.abs((seen[index] ?? NaN) - value),
      `${of}: ${seen.join()} for ${wanted.join()}`,
    ).toBeLessThanOrEqual(TOLERANCE);
}

/** Saturated, but inside of sRGB, so that arithmetic alone says what they are there. */
const adobeGreen: Rgb = [120, 190, 80];
const proPhotoRed: Rgb = [140, 90, 70];

test("Adobe RGB and ProPhoto colours are the right sRGB ones in the thumbnail, whatever the format", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const adobe = matrixProfile(adobeRgb);
  const wide = matrixProfile(proPhoto);
  const tiff = (samples: readonly number[], bits: 8 | 16, icc: Buffer): Buffer =>
    plainTiff({
      width,
      height,
      samples: 3,
      bits,
      photometric: 2,
      data: bits === 8 ? filled(samples) : filled(samples.flatMap((value) => [value, value])),
      icc,
    });
  writeFileSync(join(stills, "adobe.jpg"), await jpeg(adobeGreen, adobe));
  writeFileSync(join(stills, "wide.jpg"), await jpeg(proPhotoRed, wide));
  writeFileSync(join(stills, "adobe.tif"), tiff(adobeGreen, 8, adobe));
  writeFileSync(join(stills, "wide.tif"), tiff(proPhotoRed, 16, wide));
  await indexWhole(engine, stills);
  for (const [name, wanted] of [
    ["adobe.jpg", inSrgb(adobeRgb, adobeGreen)],
    ["adobe.tif", inSrgb(adobeRgb, adobeGreen)],
    ["wide.jpg", inSrgb(proPhoto, proPhotoRed)],
    ["wide.tif", inSrgb(proPhoto, proPhotoRed)],
  ] as const) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
    expectColour(await middle(thumbnail), wanted, name);
    expect((await sharp(thumbnail).metadata()).icc, "converted, not only labelled").toBeUndefined();
    const shown = await locatedPicture(engine, record.id);
    // A browser manages the colours of a JPEG itself (tests/e2e/formats); a TIFF is rendered in sRGB.
    if (name.endsWith(".tif")) expectColour(await middle(shown), wanted, `${name} in the loupe`);
    else expect(shown).toBe(join(stills, name));
  }
});

test("a grey profile is honoured, in 8 and in 16 bits", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const icc = greyProfile(1.2);
  const pixels = { width, height, samples: 1, photometric: 1, icc } as const;
  writeFileSync(join(stills, "8.tif"), plainTiff({ ...pixels, bits: 8, data: filled([100]) }));
  writeFileSync(
    join(stills, "16.tif"),
    plainTiff({ ...pixels, bits: 16, data: filled([100, 100]) }),
  );
  await indexWhole(engine, stills);
  const wanted = encoded((100 / 255) ** 1.2);
  for (const name of ["8.tif", "16.tif"]) {
    const { thumbnail } = await indexedStill(engine, folder, stills, name);
    expectColour(await middle(thumbnail), [wanted], name);
  }
});

test("16 bits without a profile are taken as sRGB", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const data = filled([120, 120, 190, 190, 80, 80]);
  const pixels = { width, height, samples: 3, bits: 16, photometric: 2, data } as const;
  writeFileSync(join(stills, "plain.tif"), plainTiff({ ...pixels, icc: null }));
  await indexWhole(engine, stills);
  const { thumbnail } = await indexedStill(engine, folder, stills, "plain.tif");
  expectColour(await middle(thumbnail), [120, 190, 80], "plain");
});

test("CMYK: no ink is white and all ink is black, in JPEG and TIFF, and the loupe gets a rendering in sRGB", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const [name, light] of [
    ["white", 255],
    ["black", 0],
  ] as const) {
    await sharp({
      create: { width, height, channels: 3, background: { r: light, g: light, b: light } },
    })
      .toColourspace("cmyk")
      .jpeg({ quality: 95 })
      .toFile(join(stills, `${name}.jpg`));
    const ink = name === "white" ? 0 : 255;
    writeFileSync(
      join(stills, `${name}.tif`),
      plainTiff({
        width,
        height,
        samples: 4,
        bits: 8,
        photometric: 5,
        data: filled([ink, ink, ink, ink]),
        icc: null,
      }),
    );
  }
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 4, failed: 0 });
  for (const name of ["white.jpg", "white.tif", "black.jpg", "black.tif"]) {
    const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
    const shown = await locatedPicture(engine, record.id);
    expect(shown).toContain(folder);
    for (const picture of [thumbnail, shown]) {
      const [light = NaN] = await middle(picture);
      if (name.startsWith("white")) expect(light, name).toBeGreaterThan(250);
      else expect(light, name).toBeLessThan(60);
    }
  }
});

test("transparency lies on the grey of the light table", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await sharp({
    create: { width, height, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toFile(join(stills, "clear.png"));
  await indexWhole(engine, stills);
  const { thumbnail } = await indexedStill(engine, folder, stills, "clear.png");
  expectColour(await middle(thumbnail), [128, 128, 128], "clear");
});
