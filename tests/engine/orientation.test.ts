import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { quartersSeen, seen, storedAs, upright } from "../helpers/corners.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { withTurn } from "../helpers/heif-turn.ts";
import { indexedStill, locatedPicture } from "../helpers/indexed.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { buildTiff, rgbDirectory } from "../helpers/tiff.ts";
import { canonCr3, fujiRaf, previewDng } from "../helpers/raw.ts";

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** irot and imir that say the same as each EXIF orientation (ISO/IEC 23008-12, annex on EXIF; irot comes first). */
const heifTurns = {
  1: { quarters: 0, mirror: null },
  2: { quarters: 0, mirror: 1 },
  3: { quarters: 2, mirror: null },
  4: { quarters: 0, mirror: 0 },
  5: { quarters: 1, mirror: 0 },
  6: { quarters: 3, mirror: null },
  7: { quarters: 3, mirror: 0 },
  8: { quarters: 1, mirror: null },
} as const;

function drawn(orientation: number): Sharp {
  const { width, height, rgb } = storedAs(orientation);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function jpegOf(orientation: number): Promise<Buffer> {
  return await drawn(orientation).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
}

type Make = (orientation: (typeof orientations)[number]) => Promise<Buffer>;

const makers: Readonly<Record<string, Make>> = {
  jpg: async (orientation) =>
    await drawn(orientation).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
  png: async (orientation) =>
    await drawn(orientation).png().withMetadata({ orientation }).toBuffer(),
  webp: async (orientation) =>
    await drawn(orientation).webp({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
  tif: async (orientation) => {
    const { width, height, rgb } = storedAs(orientation);
    return await Promise.resolve(
      buildTiff([rgbDirectory(width, height, rgb, [[0x0112, 3, [orientation]]])]),
    );
  },
  avif: async (orientation) =>
    withTurn(await drawn(orientation).avif({ quality: 90 }).toBuffer(), heifTurns[orientation]),
  dng: async (orientation) => {
    const { width, height } = storedAs(orientation);
    return previewDng({ jpeg: await jpegOf(orientation), width, height, orientation });
  },
  cr3: async (orientation) => {
    const { width, height } = storedAs(orientation);
    return canonCr3({ jpeg: await jpegOf(orientation), width, height, orientation });
  },
  raf: async (orientation) =>
    fujiRaf(
      await drawn(orientation).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
    ),
};

test.each(Object.entries(makers))(
  "%s: all eight orientations are upright in thumbnail and loupe, and measured as they are seen",
  async (ending, make) => {
    const { engine, folder } = await engineWithArchive();
    const stills = temporaryFolder();
    for (const orientation of orientations)
      writeFileSync(join(stills, `${String(orientation)}.${ending}`), await make(orientation));
    expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 8, failed: 0 });
    for (const orientation of orientations) {
      const name = `${String(orientation)}.${ending}`;
      const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
      expect(record, name).toMatchObject(seen);
      expect(await quartersSeen(thumbnail), name).toEqual(upright);
      const shown = await locatedPicture(engine, record.id);
      // What is shown as it is, the browser turns (tests/e2e/formats): JPEG by its EXIF, AVIF by itself.
      const picture = shown.endsWith(".jpg") ? await sharp(shown).autoOrient().toBuffer() : shown;
      expect(await quartersSeen(picture), name).toEqual(upright);
    }
  },
  60_000,
);

test("an EXIF orientation beside irot does not turn an AVIF twice", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const both = await drawn(6).avif({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer();
  const hasOwnTurn = both.includes("irot");
  writeFileSync(join(stills, "a.avif"), hasOwnTurn ? both : withTurn(both, heifTurns[6]));
  await indexWhole(engine, stills);
  const { record, thumbnail } = await indexedStill(engine, folder, stills, "a.avif");
  expect(record).toMatchObject(seen);
  expect(await quartersSeen(thumbnail)).toEqual(upright);
});

const heic = resolve(import.meta.dirname, "../../../shared/corpus/avif-heic/testHEIF.heic");

test.skipIf(!existsSync(heic))(
  "HEIC: each irot and imir turns the picture as the standard says",
  async () => {
    const { engine, folder } = await engineWithArchive();
    const stills = temporaryFolder();
    const original = readFileSync(heic);
    for (const orientation of orientations)
      writeFileSync(
        join(stills, `${String(orientation)}.heic`),
        withTurn(original, heifTurns[orientation]),
      );
    await indexWhole(engine, stills);
    const plain = await indexedStill(engine, folder, stills, "1.heic");
    const { data } = await sharp(plain.thumbnail)
      .resize(30, 20, { fit: "fill" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const orientation of orientations) {
      const name = `${String(orientation)}.heic`;
      const { record, thumbnail } = await indexedStill(engine, folder, stills, name);
      const { width, height } = plain.record;
      expect(record, name).toMatchObject(
        orientation >= 5 ? { width: height, height: width } : { width, height },
      );
      expect(await distance(thumbnail, turned(data, orientation), orientation), name).toBeLessThan(
        6,
      );
    }
  },
  60_000,
);

/** Mean difference of a picture, shrunk, to pixels of the same size; 0 to 255. */
async function distance(picture: string, pixels: Buffer, orientation: number): Promise<number> {
  const [width, height] = orientation >= 5 ? [20, 30] : [30, 20];
  const small = await sharp(picture).resize(width, height, { fit: "fill" }).raw().toBuffer();
  return (
    small.reduce((sum, value, at) => sum + Math.abs(value - (pixels[at] ?? 0)), 0) / small.length
  );
}

/** 30 by 20 pixels turned and mirrored as an EXIF orientation asks for. */
function turned(pixels: Buffer, orientation: number): Buffer {
  const [width, height] = [30, 20];
  const to = orientation >= 5 ? height : width;
  const result = Buffer.alloc(pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const left = width - 1 - x;
      const up = height - 1 - y;
      const places = [
        [x, y],
        [left, y],
        [left, up],
        [x, up],
        [y, x],
        [up, x],
        [up, left],
        [y, left],
      ];
      const [atX = 0, atY = 0] = places[orientation - 1] ?? [];
      pixels.copy(result, (atY * to + atX) * 3, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return result;
}
