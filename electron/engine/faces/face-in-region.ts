import type { PartialBox } from "../../../shared/orientation.ts";

/**
 * Which face a region is drawn around: the only one whose middle lies in it. One that has several faces in
 * it, such as that of a couple, says of none whose it is.
 */
export function faceInRegion<F extends { readonly box: PartialBox }>(
  faces: readonly F[],
  region: PartialBox,
): F | null {
  const [face, ...others] = faces.filter(({ box }) => hasMiddle(region, box));
  return face === undefined || others.length > 0 ? null : face;
}

function hasMiddle(region: PartialBox, box: PartialBox): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return (
    x >= region.x && x <= region.x + region.width && y >= region.y && y <= region.y + region.height
  );
}
