import sharp from "sharp";
import { comparePictures } from "../near/compare-pictures.ts";
import { LUMA_EDGE, lumaOf, type Luma, type Pixels } from "../near/luma.ts";
import { turnedLuma } from "../near/turned-luma.ts";
import { printOf } from "../near/picture-print.ts";
import { packPrint } from "../near/stored-print.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** The print of a picture from its thumbnail; null when that cannot be read. */
export async function printThumbnail({
  path,
}: Extract<Task, { kind: "print" }>): Promise<TaskResult["print"]> {
  const pixels = await pixelsOf(path, null);
  return { print: pixels === null ? null : packPrint(printOf(pixels)) };
}

/** Lays a thumbnail over others, small: about 6 ms each. */
export async function compareThumbnails({
  path,
  others,
}: Extract<Task, { kind: "compare" }>): Promise<TaskResult["compare"]> {
  const one = await smallLumaOf(path);
  const likenesses = [];
  for (const { path: otherPath, turn, alignment } of others) {
    const other = one === null ? null : await smallLumaOf(otherPath);
    likenesses.push(
      one === null || other === null
        ? null
        : comparePictures(turnedLuma(one, turn), other, alignment),
    );
  }
  return { likenesses };
}

async function smallLumaOf(path: string): Promise<Luma | null> {
  const pixels = await pixelsOf(path, LUMA_EDGE);
  return pixels === null ? null : lumaOf(pixels);
}

/** The pixels of a thumbnail, shrunk to a long edge where one is given; a JPEG is decoded small at once. */
async function pixelsOf(path: string, edge: number | null): Promise<Pixels | null> {
  try {
    const picture = sharp(path);
    if (edge !== null)
      picture.resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  } catch {
    return null; // deleted or damaged: it is made again when its still is looked at
  }
}
