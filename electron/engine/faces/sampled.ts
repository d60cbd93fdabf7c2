import type { Pixels } from "../near/luma.ts";
import type { Layer } from "./layers.ts";

/** A place in a picture, in its pixels. */
export type Point = { readonly x: number; readonly y: number };

/**
 * How a rectangle is laid over a picture: where its corner comes to lie, and how far one of its pixels
 * goes to the right there; turned, that goes down as well.
 */
export type Placed = { readonly corner: Point; readonly right: number; readonly down: number };

/** More looks than this into each pixel of the rectangle show nothing more. */
const MOST_LOOKS = 6;

/**
 * What a picture shows in the rectangle of `across` times `along` pixels that is laid over it so, as a
 * net wants it: each colour less its usual value, in parts of 255. Outside of the picture there is black.
 */
export function sampled(
  { data, width, height, channels }: Pixels,
  [across, along]: readonly [number, number],
  { corner, right, down }: Placed,
  usual: readonly [number, number, number],
): Layer {
  const values = new Float32Array(across * along * 3);
  // a shrunk picture is looked into more than once for each pixel, or fine lines would flicker
  const looks = Math.min(MOST_LOOKS, Math.max(1, Math.round(Math.hypot(right, down))));
  for (let y = 0; y < along; y += 1)
    for (let x = 0; x < across; x += 1)
      for (let colour = 0; colour < 3; colour += 1) {
        let sum = 0;
        for (let lookY = 0; lookY < looks; lookY += 1)
          for (let lookX = 0; lookX < looks; lookX += 1) {
            const atX = x + (lookX + 0.5) / looks;
            const atY = y + (lookY + 0.5) / looks;
            sum += valueAt(
              corner.x + right * atX - down * atY - 0.5,
              corner.y + down * atX + right * atY - 0.5,
              Math.min(colour, channels - 1),
            );
          }
        const value = sum / (looks * looks);
        values[(y * across + x) * 3 + colour] = (value - (usual[colour] ?? 0)) / 255;
      }
  return { height: along, width: across, channels: 3, values };

  function valueAt(x: number, y: number, channel: number): number {
    if (x <= -1 || y <= -1 || x >= width || y >= height) return 0;
    const left = Math.floor(x);
    const top = Math.floor(y);
    const beside =
      pixel(left, top, channel) * (1 - x + left) + pixel(left + 1, top, channel) * (x - left);
    const below =
      pixel(left, top + 1, channel) * (1 - x + left) +
      pixel(left + 1, top + 1, channel) * (x - left);
    return beside * (1 - y + top) + below * (y - top);
  }

  function pixel(x: number, y: number, channel: number): number {
    const column = Math.min(width - 1, Math.max(0, x));
    const row = Math.min(height - 1, Math.max(0, y));
    return data[(row * width + column) * channels + channel] ?? 0;
  }
}
