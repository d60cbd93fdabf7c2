import sharp, { type Sharp } from "sharp";
import { plainTiff } from "./plain-tiff.ts";

/**
 * Sees to it that a picture of 16 bits a sample with a profile comes out as sRGB. Of itself sharp turns
 * 16-bit colours into Display P3 and writes those values as if they were sRGB, and passes over the
 * profile of 16-bit greys (src/pipeline.cc of sharp 0.35.5).
 */
export async function inSrgb(picture: Sharp): Promise<Sharp> {
  const { depth, icc, channels } = await picture.metadata();
  if (depth !== "ushort" || icc === undefined) return picture;
  if (channels >= 3) return picture.withIccProfile("srgb", { attach: false });
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const pixels = { width, height, samples: 1, bits: 8, photometric: 1, data, icc } as const;
  return sharp(plainTiff(pixels), { limitInputPixels: false });
}
