import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { candidatesOf } from "../../electron/engine/near/candidates.ts";
import { certaintyOf, LEAST_CERTAINTY } from "../../electron/engine/near/certainty.ts";
import { fileCodes, noCodes, SPOTS } from "../../electron/engine/near/codes.ts";
import { comparePictures } from "../../electron/engine/near/compare-pictures.ts";
import { LUMA_EDGE, lumaOf, type Luma, type Pixels } from "../../electron/engine/near/luma.ts";
import { printOf, type PicturePrint } from "../../electron/engine/near/picture-print.ts";
import { packPrint } from "../../electron/engine/near/stored-print.ts";
import { turnedLuma } from "../../electron/engine/near/turned-luma.ts";
import { sampleFilms } from "../../electron/engine/sample/make-sample.ts";
import { renderStill } from "../../electron/engine/sample/render-still.ts";
import type { BenchResult } from "./result.ts";

type Picture = { readonly pixels: Buffer; readonly width: number; readonly height: number };
type Seen = { readonly print: PicturePrint; readonly luma: Luma };
type Variant = (picture: Picture) => Promise<Sharp>;

/** Copies that should be found; the crops are named by the share of the picture they keep. */
const copies: Readonly<Record<string, Variant>> = {
  "quarter of the size": async ({ pixels, width }) =>
    sharp(pixels).resize(Math.max(100, Math.round(width / 4))),
  "JPEG quality 20": async ({ pixels }) => sharp(pixels).jpeg({ quality: 20 }),
  "black and white": async ({ pixels }) => sharp(pixels).greyscale(),
  "black and white by a red filter": async ({ pixels }) => sharp(pixels).extractChannel(0),
  "lighter, lights clipped": async ({ pixels }) => sharp(pixels).linear(1.2, 12),
  "crop to 90 %": async (picture) => crop(picture, [0.95, 0.95], [0.5, 0.5]),
  "crop to 75 %, a corner": async (picture) => crop(picture, [0.866, 0.866], [0, 0]),
  "crop to 75 %, both sides": async (picture) => crop(picture, [0.75, 1], [0.5, 0]),
  "crop to 70 %, the middle": async (picture) => crop(picture, [0.837, 0.837], [0.5, 0.5]),
  "crop to 50 %": async (picture) => crop(picture, [0.71, 0.71], [0.4, 0.4]),
  letterbox: async ({ pixels, height }) => {
    const bar = Math.round(height * 0.14);
    return sharp(pixels).extend({ top: bar, bottom: bar, background: "#000000" });
  },
  "turned by a quarter": async ({ pixels }) => sharp(pixels).rotate(90),
  mirrored: async ({ pixels }) => sharp(pixels).flop(),
  "mirrored, on its side, small and grey": async ({ pixels }) =>
    sharp(await sharp(pixels).flop().rotate(90).toBuffer())
      .greyscale()
      .resize(200),
  "grey, small crop to 72 %": async (picture) =>
    crop(picture, [0.85, 0.85], [1, 0.5]).greyscale().resize(200),
};

/** Pictures that should not be taken for the same: something elsewhere, or a camera that turned. */
const others: Readonly<Record<string, Variant>> = {
  "a quarter of the width moved": async (picture) => moved(picture, 0.25),
  "a sixth of the width moved": async (picture) => moved(picture, 0.15),
};

/** Of each kind of copy, and of each kind of other picture; percent. */
const GOAL_FOUND = 90;
const GOAL_MISTAKEN = 10;

/** Some of the corpus are copies of others, none of them turned. */
const pairsResult = { bench: "recall", unit: "pairs" } as const;

function crop(
  { pixels, width, height }: Picture,
  [across, down]: readonly [number, number],
  [x, y]: readonly [number, number],
): Sharp {
  const to = { width: Math.round(width * across), height: Math.round(height * down) };
  const left = Math.round((width - to.width) * x);
  const top = Math.round((height - to.height) * y);
  return sharp(pixels).extract({ left, top, ...to });
}

async function moved(picture: Picture, share: number): Promise<Sharp> {
  const { pixels, width, height } = picture;
  const piece = await sharp(pixels)
    .extract({
      left: Math.round(width * 0.35),
      top: Math.round(height * 0.25),
      width: Math.round(width * share),
      height: Math.round(height * share * 1.5),
    })
    .toBuffer();
  const place = { left: Math.round(width * 0.43), top: Math.round(height * 0.27) };
  return sharp(pixels).composite([{ input: piece, ...place }]);
}

/**
 * How many copies of each kind are found, and how many pictures that only resemble are taken for the
 * same, over the sample archive's pictures and, where it lies beside, the corpus. `stills` is how many
 * pictures are looked at, at the most.
 */
export async function benchRecall(stills: number): Promise<BenchResult[]> {
  const pictures = (await allPictures()).slice(0, stills);
  const seen = await Promise.all(pictures.map(async ({ pixels }) => await see(sharp(pixels))));
  const results: BenchResult[] = [];
  for (const [kinds, name] of [
    [copies, "found"],
    [others, "taken for the same"],
  ] as const) {
    for (const [kind, variant] of Object.entries(kinds)) {
      let same = 0;
      for (const [index, picture] of pictures.entries()) {
        const original = seen[index];
        if (original !== undefined && isSame(await see(await variant(picture)), original))
          same += 1;
      }
      const value = Math.round((1000 * same) / pictures.length) / 10;
      const [goal, met] =
        name === "found"
          ? [GOAL_FOUND, value >= GOAL_FOUND]
          : [GOAL_MISTAKEN, value <= GOAL_MISTAKEN];
      results.push({ bench: "recall", metric: `${name}: ${kind}`, value, unit: "%", goal, met });
    }
  }
  const pairs = pairsAmong(seen);
  const turned = pairs.filter((pair) => pair.turned).length;
  const among = `among the ${String(seen.length)} pictures themselves`;
  return [
    ...results,
    { ...pairsResult, metric: `pairs ${among}, upright`, value: pairs.length - turned },
    { ...pairsResult, metric: `pairs ${among}, turned`, value: turned, goal: 0, met: turned === 0 },
  ];
}

async function see(picture: Sharp): Promise<Seen> {
  const thumbnail = await sharp(await picture.jpeg().toBuffer())
    .resize({ width: 512, height: 512, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .jpeg({ quality: 80 })
    .toBuffer();
  const small = sharp(thumbnail).resize({ width: LUMA_EDGE, height: LUMA_EDGE, fit: "inside" });
  return {
    print: printOf(await pixelsOf(sharp(thumbnail))),
    luma: lumaOf(await pixelsOf(small)),
  };
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function isSame(one: Seen, other: Seen): boolean {
  return pairsAmong([other, one]).length > 0;
}

/** Pictures that are taken for the same, and whether the one is turned. */
function pairsAmong(pictures: readonly Seen[]): { readonly turned: boolean }[] {
  const ids = Float64Array.from(pictures, (_, place) => place + 1);
  const codes = { wholes: noCodes(pictures.length, 1), spots: noCodes(pictures.length, SPOTS) };
  for (const [place, { print }] of pictures.entries()) fileCodes(packPrint(print), place, codes);
  const all = { from: 1, to: pictures.length };
  const found = candidatesOf({ ids, ...codes }, all, (at) => pictures[at]?.print.patches ?? []);
  return [...(found?.found ?? [])].flatMap(([place, candidates]) =>
    candidates.flatMap(({ place: earlier, turn, alignment }) => {
      const [one, other] = [pictures[place], pictures[earlier]];
      if (one === undefined || other === undefined) return [];
      const likeness = comparePictures(turnedLuma(one.luma, turn), other.luma, alignment);
      return certaintyOf(likeness) < LEAST_CERTAINTY ? [] : [{ turned: turn !== 1 }];
    }),
  );
}

async function allPictures(): Promise<Picture[]> {
  const drawn = sampleFilms.flatMap((film) => film.stills);
  const pictures: Picture[] = [];
  for (const { file, picture } of drawn)
    pictures.push(...(await opened(await renderStill(file, picture))));
  for (const file of corpusFiles()) pictures.push(...(await opened(file)));
  return pictures;
}

/** Pictures of the corpus that can be decoded; those of a kind that is damaged on purpose stay out. */
function corpusFiles(): string[] {
  const folder = join(import.meta.dirname, "../../../shared/corpus");
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:jpe?g|png|tiff?|webp)$/iu.test(name))
      .filter((name) => !/corrupt|bomb|wrong-type/u.test(name))
      .map((name) => join(folder, name));
  } catch {
    return []; // it lies beside the project only where that is worked on
  }
}

/** Upright, in sRGB, at most 1400 pixels; none when it is smaller than a thumbnail of interest or has nothing in it. */
async function opened(file: Buffer | string): Promise<Picture[]> {
  try {
    const { data, info } = await sharp(file)
      .autoOrient()
      .resize({ width: 1400, height: 1400, fit: "inside", withoutEnlargement: true })
      .flatten()
      .toColourspace("srgb")
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    if (width * height < 15_000) return [];
    const picture = { pixels: data, width, height };
    return (await see(sharp(data))).print.patches.length === 0 ? [] : [picture];
  } catch {
    return []; // a format libvips does not read
  }
}
