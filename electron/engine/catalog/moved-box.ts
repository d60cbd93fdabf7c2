import { displayedBox, storedBox, type PartialBox } from "../../../shared/orientation.ts";
import { withinPicture } from "../../../shared/region.ts";
import type { Placement } from "./near-pairs.ts";

/** A picture as its file stores it: pixels, and the EXIF orientation that shows it upright. */
export type StoredPicture = {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
};

/** Where one picture lies in another. Moved is from the one to the other, or `backwards`. */
export type Placed = {
  readonly one: StoredPicture;
  readonly other: StoredPicture;
  readonly placement: Placement;
  readonly backwards: boolean;
};

/** The same part of the other picture (see {@link laidBox}), cut to it; null where it would lie outside. */
export function movedBox(box: PartialBox, placed: Placed): PartialBox | null {
  return withinPicture(laidBox(box, placed));
}

/**
 * Where a part of a picture comes to lie when that is laid over the other, also outside of it. Both are
 * in shares of the stored width and height, while pictures are laid over each other as they are displayed.
 */
export function laidBox(box: PartialBox, { one, other, placement, backwards }: Placed): PartialBox {
  const { turn, scaleX, scaleY, x0, y0 } = placement;
  const shownOne = turnedSize(displayedSize(one), turn);
  const shownOther = displayedSize(other);
  if (backwards) {
    const { x, y, width, height } = inEdges(displayedBox(box, other.orientation), shownOther);
    const lies = {
      x: (x - x0) / scaleX,
      y: (y - y0) / scaleY,
      width: width / scaleX,
      height: height / scaleY,
    };
    return storedBox(storedBox(inShares(lies, shownOne), turn), one.orientation);
  }
  const turned = displayedBox(displayedBox(box, one.orientation), turn);
  const { x, y, width, height } = inEdges(turned, shownOne);
  const lies = {
    x: x * scaleX + x0,
    y: y * scaleY + y0,
    width: width * scaleX,
    height: height * scaleY,
  };
  return storedBox(inShares(lies, shownOther), other.orientation);
}

type Size = { readonly width: number; readonly height: number };

function displayedSize({ width, height, orientation }: StoredPicture): Size {
  return turnedSize({ width, height }, orientation);
}

/** Orientations 5 to 8 put a picture on its side. */
function turnedSize({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 && orientation <= 8
    ? { width: height, height: width }
    : { width, height };
}

function inEdges({ x, y, width, height }: PartialBox, size: Size): PartialBox {
  const edge = Math.max(size.width, size.height);
  const [across, down] = [size.width / edge, size.height / edge];
  return { x: x * across, y: y * down, width: width * across, height: height * down };
}

function inShares({ x, y, width, height }: PartialBox, size: Size): PartialBox {
  const edge = Math.max(size.width, size.height);
  const [across, down] = [edge / size.width, edge / size.height];
  return { x: x * across, y: y * down, width: width * across, height: height * down };
}
