import { agreement, CODE_DISTANCE, type Match } from "./alignment.ts";
import { distance } from "./code-of-area.ts";
import type { PicturePrint } from "./picture-print.ts";
import { turnedCode } from "./turned-code.ts";
import { turns } from "./turn.ts";

/**
 * Edited copies of the pictures of the corpus differ in up to 12 bits of 64, but for crops, which share
 * spots; others, turned as they are most alike, in 18 and more.
 */
const FAR = 16;
/** So many spots at places that agree are of the same picture, however it was cropped. */
const AGREEING = 2;

/**
 * Whether two prints are surely of different pictures: wholly unlike, also when the one is turned, and no
 * crop of each other. Not told of a picture with hardly anything in it.
 */
export function isOtherPicture(one: PicturePrint, other: PicturePrint): boolean {
  const [whole, ...spots] = one.patches;
  const [otherWhole, ...otherSpots] = other.patches;
  if (whole === undefined || otherWhole === undefined) return false;
  const isFar = turns.every(
    (turn) => distance(turnedCode(whole.code, turn), otherWhole.code) > FAR,
  );
  if (!isFar) return false;
  const matches = spots.flatMap((spot) =>
    otherSpots
      .filter(({ code }) => distance(spot.code, code) <= CODE_DISTANCE)
      .map((match): Match => ({ one: spot, other: match, whole: false })),
  );
  return (agreement(matches)?.patches ?? 0) < AGREEING;
}
