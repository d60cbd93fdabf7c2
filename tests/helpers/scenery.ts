import sharp, { type Sharp } from "sharp";
import { randomFrom } from "../bench/search-data.ts";

/** A picture with something in every part of it, another one for each seed: 960 by 540. */
export async function scenery(seed: number): Promise<Buffer> {
  const random = randomFrom(seed);
  const between = (low: number, high: number): number => low + random() * (high - low);
  const colour = (): string =>
    `rgb(${[0, 1, 2].map(() => String(Math.round(between(10, 245)))).join(",")})`;
  const shapes = Array.from({ length: 60 }, () => {
    const [x, y] = [between(0, WIDTH), between(0, HEIGHT)];
    const [across, down] = [between(15, 110), between(15, 110)];
    return random() < 0.5
      ? `<ellipse cx="${String(x)}" cy="${String(y)}" rx="${String(across)}" ry="${String(down)}" fill="${colour()}"/>`
      : `<rect x="${String(x)}" y="${String(y)}" width="${String(across)}" height="${String(down)}" fill="${colour()}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="${colour()}"/>${shapes.join("")}</svg>`;
  return await sharp(Buffer.from(svg)).png().toBuffer();
}

const WIDTH = 960;
const HEIGHT = 540;

/** Part of a scenery, in shares of its width and height. */
export function cropOf(
  picture: Buffer,
  x: number,
  y: number,
  width: number,
  height: number,
): Sharp {
  return sharp(picture).extract({
    left: Math.round(x * WIDTH),
    top: Math.round(y * HEIGHT),
    width: Math.round(width * WIDTH),
    height: Math.round(height * HEIGHT),
  });
}

/** A picture turned as an EXIF orientation would show it, its pixels and not only its orientation. */
export async function displayedAs(picture: Buffer, orientation: number): Promise<Sharp> {
  return sharp(await sharp(picture).withMetadata({ orientation }).png().toBuffer()).autoOrient();
}

/** A JPEG that is shown as the picture, stored with an EXIF orientation. */
export async function storedTurned(picture: Buffer, orientation: number): Promise<Sharp> {
  const back = orientation === 6 ? 8 : orientation === 8 ? 6 : orientation;
  const stored = await (await displayedAs(picture, back)).png().toBuffer();
  return sharp(stored).withMetadata({ orientation }).jpeg({ quality: 90 });
}
