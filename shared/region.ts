import type { PartialBox, PartialPoint } from "./orientation.ts";

/** The outline of a region in the picture as displayed, in parts of its width and height (0 to 1). */
export type DisplayedShape =
  | { readonly kind: "rectangle" }
  /** Round in pixels, so its two radii differ in parts of a picture that is not square. */
  | {
      readonly kind: "circle";
      readonly centre: PartialPoint;
      readonly across: number;
      readonly down: number;
    }
  /** One corner is a point, two are a line. */
  | { readonly kind: "polygon"; readonly corners: readonly PartialPoint[] };

/** What of a box lies within the picture; null when nothing does. */
export function withinPicture({ x, y, width, height }: PartialBox): PartialBox | null {
  const [left, top] = [inside(x), inside(y)];
  const cut = {
    x: left,
    y: top,
    width: inside(x + width) - left,
    height: inside(y + height) - top,
  };
  return cut.width > 0 && cut.height > 0 ? cut : null;
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}

/** Whether two boxes share more than half of what both cover: programs draw the same face differently. */
export function isSameArea(one: PartialBox, other: PartialBox): boolean {
  const shared = withinBox(one, other);
  return shared > (areaOf(one) + areaOf(other) - shared) / 2;
}

function withinBox(one: PartialBox, other: PartialBox): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}

function areaOf({ width, height }: PartialBox): number {
  return width * height;
}

/** A named area as the window draws it: where it is seen, whatever way the file stores the picture. */
export type DisplayedRegion = {
  /** What stands beside it: whom it shows, else its name, else what kind of area it is. */
  readonly name: string;
  /** Who is in the picture there, by the key of the depiction; null for an area of which only the file tells. */
  readonly depiction: number | null;
  /** The box around it. */
  readonly box: PartialBox;
  readonly shape: DisplayedShape;
};
