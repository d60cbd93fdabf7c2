import { displayedPoint } from "../../../shared/orientation.ts";
import type { Luma } from "./luma.ts";
import type { Turn } from "./turn.ts";

/** The brightness of a picture turned as an EXIF orientation would show it. */
export function turnedLuma(luma: Luma, turn: Turn): Luma {
  if (turn === 1) return luma;
  const [width, height] = turn >= 5 ? [luma.height, luma.width] : [luma.width, luma.height];
  const values = new Float32Array(luma.values.length);
  for (const [at, value] of luma.values.entries()) {
    const x = ((at % luma.width) + 0.5) / luma.width;
    const y = (Math.floor(at / luma.width) + 0.5) / luma.height;
    const to = displayedPoint({ x, y }, turn);
    values[Math.floor(to.y * height) * width + Math.floor(to.x * width)] = value;
  }
  return { width, height, values };
}
