import sharp from "sharp";
import type { Sharp } from "sharp";
import { frameFor } from "./draw/frame.ts";
import { seededRandom } from "./draw/seeded-random.ts";
import type { SamplePicture } from "./still.ts";

/** Draws a still and encodes it as the ending of its name says; the same name gives the same picture. */
export async function renderStill(name: string, picture: SamplePicture): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svgOf(name, picture)));
  const grained = await drawn
    .flatten({ background: "#000" })
    .composite([grain])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = grained.info;
  const upright = sharp(grained.data, { raw: { width, height, channels } });
  const orientation = picture.orientation ?? 1;
  const stored = toned(upright, picture.tone ?? "colour").rotate(storedTurn[orientation]);
  return encoded(stored.withMetadata({ orientation, density: 300 }), name).toBuffer();
}

/** How far upright pixels are turned so that the orientation turns them back (EXIF 2.32, tag 0x0112). */
const storedTurn = { 1: 0, 3: 180, 6: 270, 8: 90 } as const;

function svgOf(name: string, { size: [width, height], layers }: SamplePicture): string {
  const frame = frameFor(width / height, name);
  const content = layers.map((layer) => layer(frame)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${frame.width} 100" preserveAspectRatio="none">${content}</svg>`;
}

function toned(image: Sharp, tone: NonNullable<SamplePicture["tone"]>): Sharp {
  if (tone === "colour") return image;
  return tone === "sepia"
    ? image.modulate({ saturation: 0 }).tint("#c9a877")
    : image.grayscale().linear(1.12, -10);
}

function encoded(image: Sharp, name: string): Sharp {
  const format = name.slice(name.lastIndexOf(".") + 1);
  if (format === "png") return image.png({ palette: true, colours: 128 });
  if (format === "tif") return image.tiff({ compression: "deflate", predictor: "horizontal" });
  if (format === "webp") return image.webp({ quality: 80 });
  if (format === "avif") return image.avif({ quality: 60, effort: 2 });
  if (format === "gif") return image.gif({ colours: 128, effort: 4 });
  return image.jpeg({ quality: 82 });
}

const grain = { ...grainTile(256), tile: true, blend: "overlay" } as const;

/** Noise about middle grey, which an overlay leaves as it is: the sum of three draws is nearly normal. */
function grainTile(size: number): {
  input: Buffer;
  raw: { width: number; height: number; channels: 4 };
} {
  const random = seededRandom("grain");
  const input = Buffer.alloc(size * size * 4, 255);
  for (let at = 0; at < input.length; at += 4) {
    const level = 128 + (random() + random() + random() - 1.5) * 34;
    input.fill(Math.round(level), at, at + 3);
  }
  return { input, raw: { width: size, height: size, channels: 4 } };
}
