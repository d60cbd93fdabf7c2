import sharp from "sharp";
import type { Sharp } from "sharp";
import { frameFor } from "./draw/frame.ts";
import { seededRandom } from "./draw/seeded-random.ts";
import type { SamplePicture } from "./still.ts";

/** Draws a still and encodes it as the ending of its name says; the same name gives the same picture. */
export async function renderStill(name: string, picture: SamplePicture): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(drawingOf(name, picture)))
    .flatten({ background: "#000" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  addGrain(data, width, channels);
  const upright = sharp(data, { raw: { width, height, channels } });
  const orientation = picture.orientation ?? 1;
  const stored = toned(upright, picture.tone ?? "colour").rotate(storedTurn[orientation]);
  return encoded(stored.withMetadata({ orientation, density: 300 }), name).toBuffer();
}

/** How far upright pixels are turned so that the orientation turns them back (EXIF 2.32, tag 0x0112). */
const storedTurn = { 1: 0, 3: 180, 6: 270, 8: 90 } as const;

/** The drawing of a still as SVG, before grain and tone. */
export function drawingOf(name: string, { size: [width, height], layers }: SamplePicture): string {
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

const GRAIN = 256;

/** Noise about middle grey, which an overlay leaves as it is: the sum of three draws is nearly normal. */
const grain = ((): Uint8Array => {
  const random = seededRandom("grain");
  return Uint8Array.from({ length: GRAIN * GRAIN }, () =>
    Math.round(128 + (random() + random() + random() - 1.5) * 34),
  );
})();

/** What an overlay makes of a value and a grain (W3C, "Compositing and Blending", 10.1.3), for all pairs of bytes. */
const overlaid = Uint8Array.from({ length: 256 * 256 }, (_, pair) => {
  const [value, noise] = [(pair >> 8) / 255, (pair & 255) / 255];
  const blended = value <= 0.5 ? 2 * value * noise : 1 - 2 * (1 - value) * (1 - noise);
  return Math.round(blended * 255);
});

/** Lays grain over pixels, in place. From a table: libvips' own overlay takes some five times as long. */
function addGrain(pixels: Uint8Array, width: number, channels: number): void {
  const row = width * channels;
  for (let at = 0; at < pixels.length; at += 1) {
    const y = Math.floor(at / row) % GRAIN;
    const x = Math.floor((at % row) / channels) % GRAIN;
    const noise = grain[y * GRAIN + x] ?? 128;
    pixels[at] = overlaid[((pixels[at] ?? 0) << 8) | noise] ?? 0;
  }
}
