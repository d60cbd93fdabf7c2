import type { NearPair } from "../catalog/near-pairs.ts";
import type { PictureView } from "../../../shared/contract/near-duplicates.ts";
import { turnedBack, turningOf, type PartialBox } from "../../../shared/orientation.ts";
import { laidInFirst, type DisplayedPicture } from "./laid-in-first.ts";

/** A picture and where in it its content is: without bars, in shares of its width and height. */
export type ViewedPicture = DisplayedPicture & { readonly content: PartialBox };

/** Laying over is as exact as this: less of a picture that is missing cannot be told from nothing. */
const WHOLE = 0.965;
/** A dark edge taken for a bar is not more than this of the picture; what shows less is a crop, bars or not. */
const WITH_FALSE_BARS = 0.85;

const everything: PartialBox = { x: 0, y: 0, width: 1, height: 1 };

/**
 * What each of several pictures shows of the fullest view among them, and how it is turned and sized
 * beside the first; null where that is not known.
 */
export function viewsOf(
  pictures: readonly (ViewedPicture | null)[],
  pairOf: (one: Buffer, other: Buffer) => NearPair | null,
): readonly (PictureView | null)[] {
  const seen = laidInFirst(pictures, pairOf).map((inFirst, index) => {
    const picture = pictures[index] ?? null;
    if (picture === null || inFirst === null) return null;
    const [frame, content] = [inFirst.laid(everything), inFirst.laid(picture.content)];
    return { turn: inFirst.turn, frame, content, density: densityOf(picture, frame) };
  });
  const contents = seen.flatMap((one) => (one === null ? [] : [one.content]));
  const density = seen[0]?.density ?? 1;
  return seen.map((one) => {
    if (one === null) return null;
    const { mirrored, quarters } = turningOf(turnedBack(one.turn));
    return {
      share: shareOf(one, contents),
      mirrored,
      turned: ([0, 90, 180, 270] as const)[quarters],
      scale: one.density / density,
    };
  });
}

/** Pixels for the width of the first picture, the mean of across and down. */
function densityOf({ width, height }: DisplayedPicture, frame: PartialBox): number {
  return Math.sqrt((width * height) / areaOf(frame));
}

type Seen = { readonly frame: PartialBox; readonly content: PartialBox };

/**
 * A dark edge may be taken for a bar in one copy and not in another. So a picture is whole when what the
 * others show lies within its frame, though its content seems to be a little less.
 */
function shareOf({ frame, content }: Seen, contents: readonly PartialBox[]): number {
  const share = areaOf(content) / Math.max(...contents.map(areaOf));
  const holdsAll = contents.every((other) => sharedBy(other, frame) >= WHOLE * areaOf(other));
  return share >= WHOLE || (holdsAll && share >= WITH_FALSE_BARS) ? 1 : share;
}

function areaOf({ width, height }: PartialBox): number {
  return width * height;
}

function sharedBy(one: PartialBox, other: PartialBox): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}
