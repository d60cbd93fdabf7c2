import { displayedBox } from "../../../shared/orientation.ts";
import type { Area } from "./area-sums.ts";
import type { Turn } from "./turn.ts";

/**
 * Where the whole of a picture without its bars lies when the picture is turned; in long edges, before
 * and after. Bars at opposite sides are taken to be of equal width, for a print knows no more.
 */
export function turnedArea(area: Area, turn: Turn): Area {
  if (turn === 1) return area;
  const width = area.width + 2 * area.x;
  const height = area.height + 2 * area.y;
  const box = displayedBox(
    {
      x: area.x / width,
      y: area.y / height,
      width: area.width / width,
      height: area.height / height,
    },
    turn,
  );
  const [across, down] = turn >= 5 ? [height, width] : [width, height];
  return {
    x: box.x * across,
    y: box.y * down,
    width: box.width * across,
    height: box.height * down,
  };
}
