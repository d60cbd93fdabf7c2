import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { cacheFolder } from "../../scripts/runtime/cache-folder.mjs";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { tagsFor } from "../../electron/engine/metadata/tags-to-write.ts";
import type { EmbeddedRecord } from "../../electron/engine/metadata/embedded-record.ts";
import { seeded } from "../helpers/damage.ts";

/** A scan or a camera's file, and a picture for the press. */
export const sizes = {
  "24 MP": { width: 6000, height: 4000 },
  "2 MP": { width: 1920, height: 1080 },
} as const;
export type Size = keyof typeof sizes;

/** Pictures of each size that are really drawn; the others differ from them in a number after their end. */
const DRAWN = 4;
/** Changed with what is drawn or embedded, so that old files of the cache are not taken for new ones. */
const EDITION = 1;

/** Writes JPEGs of one size as photographs are: with grain, and with captions and rights in XMP, IIM and EXIF. */
export async function putPhotographs(folder: string, size: Size, count: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const drawn = await Promise.all(
    Array.from({ length: DRAWN }, async (_, index) => readFileSync(await photograph(size, index))),
  );
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, `still-${String(index).padStart(6, "0")}.jpg`);
    const own = Buffer.from(String(index));
    writeFileSync(file, Buffer.concat([drawn[index % DRAWN] ?? Buffer.alloc(0), own]));
    return file;
  });
}

/** A drawn picture in the cache; drawn when it is not there. */
async function photograph(size: Size, index: number): Promise<string> {
  const folder = join(cacheFolder(), "bench", `photographs-${String(EDITION)}`);
  const file = join(folder, `${size.replace(" ", "")}-${String(index)}.jpg`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const beside = join(folder, `${String(process.pid)}-${String(index)}.jpg`);
  await draw(beside, sizes[size], index + 1);
  await embed(beside, index);
  renameSync(beside, file);
  return file;
}

/** Soft shapes with grain: a JPEG of about two bits a pixel, like a camera's. */
async function draw(
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
  seed: number,
): Promise<void> {
  const random = seeded(seed);
  const coarse = Buffer.from(Array.from({ length: 48 * 32 * 3 }, () => Math.floor(random() * 256)));
  const soft = await sharp(coarse, { raw: { width: 48, height: 32, channels: 3 } })
    .resize({ width, height, fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
  for (let at = 0; at < soft.length; at += 3) {
    const grain = (random() + random() - 1) * 22; // one for all three: grain is of light, not of colour
    for (const channel of [at, at + 1, at + 2])
      soft[channel] = Math.min(255, Math.max(0, (soft[channel] ?? 0) + grain));
  }
  await sharp(soft, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toFile(file);
}

async function embed(file: string, index: number): Promise<void> {
  const exiftool = openExiftool();
  try {
    await exiftool.write(file, { ...tagsFor(record(index)), ...camera });
  } finally {
    await exiftool.close();
  }
}

const camera = {
  "EXIF:Make": "Acme",
  "EXIF:Model": "Unit 7",
  "EXIF:DateTimeOriginal": "2021:06:11 09:30:00",
  "EXIF:LensModel": "Acme 50mm f/1.4",
  "EXIF:ExposureTime": "0.008",
  "EXIF:FNumber": "2.8",
  "EXIF:ISO": "400",
  "EXIF:FocalLength": "50",
  "XMP-xmp:CreatorTool": "Acme Develop 3.1",
  "XMP-xmp:Rating": "4",
};

function record(index: number): EmbeddedRecord {
  const both = (text: string): Record<string, string> => ({ "x-default": text, en: text });
  return {
    texts: {
      caption: {
        ...both(
          `Still ${String(index)}: Ma Youtie, left, and Cao Guiying warm a box of eggs under a lamp.`,
        ),
        "zh-Hans": "马有铁和曹贵英在灯下孵小鸡。",
      },
      headline: { "x-default": "Hatching eggs" },
      title: both(`RTD_${String(index).padStart(4, "0")}`),
      altText: both("A man and a woman bend over a cardboard box lit from inside."),
      creditLine: { "x-default": "Courtesy of Real Image Media Collection" },
      copyrightNotice: both("© 2022 Hucheng No.7 Films"),
      usageTerms: both("For publicity of the film only."),
      instructions: { "x-default": "Credit required." },
    },
    creators: ["A Photographer"],
    keywords: ["eggs", "lamp", "night", "farm", "Gansu", "couple", "warmth", "chicks"],
    film: { title: "Return to Dust", year: 2022, directors: ["Li Ruijun"] },
    scenes: ["Hatching eggs"],
    kind: "scene",
    cast: [
      { character: "Ma Youtie", performer: "Wu Renlin" },
      { character: "Cao Guiying", performer: "Hai Qing" },
    ],
    copyrightOwners: ["Hucheng No.7 Films"],
    imageSupplier: "Real Image Media Collection",
    dateCreated: "2021-06-11",
  };
}
