import { laidBox, type StoredPicture } from "../catalog/moved-box.ts";
import type { NearPair } from "../catalog/near-pairs.ts";
import { turnedAgain, turnedBack, type PartialBox } from "../../../shared/orientation.ts";

/** A picture as displayed. */
export type DisplayedPicture = {
  readonly hash: Buffer;
  readonly width: number;
  readonly height: number;
};

/** How a picture lies in the first of several. */
export type LaidInFirst = {
  /** The EXIF orientation that shows it as the first is. */
  readonly turn: number;
  /** Where a part of it lies there, both in shares of width and height. */
  readonly laid: (box: PartialBox) => PartialBox;
};

/**
 * How pictures lie in the first of them; null for one that was not found alike with it, nor with one
 * that was, and so on. `pairOf` gives what two were found to be.
 */
export function laidInFirst(
  pictures: readonly (DisplayedPicture | null)[],
  pairOf: (one: Buffer, other: Buffer) => NearPair | null,
): readonly (LaidInFirst | null)[] {
  const known = new Map<DisplayedPicture, LaidInFirst>();
  const [first] = pictures;
  if (first !== undefined && first !== null) known.set(first, { turn: 1, laid: (box) => box });
  // a map is gone through in the order of its entries, those that are added meanwhile included
  for (const [middle, inFirst] of known) {
    for (const picture of pictures) {
      if (picture === null || known.has(picture)) continue;
      const pair = pairOf(picture.hash, middle.hash);
      if (pair !== null) known.set(picture, through(middle, inFirst, { picture, pair }));
    }
  }
  return pictures.map((picture) => (picture === null ? null : (known.get(picture) ?? null)));
}

function through(
  middle: DisplayedPicture,
  inFirst: LaidInFirst,
  { picture, pair }: { readonly picture: DisplayedPicture; readonly pair: NearPair },
): LaidInFirst {
  const backwards = !pair.one.equals(picture.hash);
  const [one, other] = backwards ? [middle, picture] : [picture, middle];
  const placed = { one: upright(one), other: upright(other), placement: pair, backwards };
  return {
    turn: turnedAgain(backwards ? turnedBack(pair.turn) : pair.turn, inFirst.turn),
    laid: (box) => inFirst.laid(laidBox(box, placed)),
  };
}

function upright({ width, height }: DisplayedPicture): StoredPicture {
  return { width, height, orientation: 1 };
}
