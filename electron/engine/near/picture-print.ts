import { AreaSums, type Area } from "./area-sums.ts";
import { codeOfArea, type Code } from "./code-of-area.ts";
import { isGrey } from "./greyness.ts";
import { lumaOf, type Luma, type Pixels } from "./luma.ts";
import { spotsOf } from "./spots.ts";
import { withoutBars } from "./without-bars.ts";

/** A part of a picture and what it looks like. Lengths in shares of the picture's long edge. */
export type Patch = Area & { readonly code: Code };

/** What a picture is recognised by. */
export type PicturePrint = {
  /** Without colour. */
  readonly grey: boolean;
  /**
   * The whole picture without its bars first, then the surroundings of the spots that stand out most.
   * The whole finds resized, recompressed and grey copies; the spots find crops. None of a picture with
   * hardly anything in it: it would be like every other.
   */
  readonly patches: readonly Patch[];
};

/** Spots a print holds: enough that a crop of two thirds keeps several. */
const SPOTS = 24;
/** The surroundings of a spot that its code is made of, in radii of the spot from its middle. */
const REACH = 3;

/** Makes the print of a picture from its thumbnail's pixels. About 3 ms. */
export function printOf(pixels: Pixels): PicturePrint {
  const luma = lumaOf(pixels);
  return { grey: isGrey(pixels), patches: patchesOf(luma, withoutBars(luma)) };
}

function patchesOf(luma: Luma, within: Area): Patch[] {
  const sums = new AreaSums(luma);
  const edge = Math.max(luma.width, luma.height);
  const patchOf = (area: Area): Patch => ({
    x: area.x / edge,
    y: area.y / edge,
    width: area.width / edge,
    height: area.height / edge,
    code: codeOfArea(sums, area),
  });
  const around = spotsOf(sums, within, SPOTS * 2)
    .map(({ x, y, radius }): Area => {
      const reach = radius * REACH;
      return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
    })
    .filter((area) => isWithin(area, within))
    .slice(0, SPOTS);
  return around.length === 0 ? [] : [within, ...around].map(patchOf);
}

function isWithin(area: Area, outer: Area): boolean {
  return (
    area.x >= outer.x &&
    area.y >= outer.y &&
    area.x + area.width <= outer.x + outer.width &&
    area.y + area.height <= outer.y + outer.height
  );
}
