import type { CarriedRegion, RegionShape } from "../../../shared/carried.ts";
import { displayedBox, displayedPoint } from "../../../shared/orientation.ts";
import type { DisplayedRegion, DisplayedShape } from "../../../shared/region.ts";
import type { PixelSize } from "./blocks.ts";

/** How a picture is stored; its size is null where no header says it. */
export type StoredPicture = { readonly size: PixelSize | null; readonly orientation: number };

/** Where a region of the stored pixels is seen, and what is written beside it. Pure. */
export function displayedRegion(region: CarriedRegion, picture: StoredPicture): DisplayedRegion {
  return {
    name: nameOf(region),
    depiction: null,
    box: displayedBox(region, picture.orientation),
    shape: displayedShape(region.shape, picture),
  };
}

function displayedShape(shape: RegionShape, { size, orientation }: StoredPicture): DisplayedShape {
  if (shape.kind === "rectangle") return shape;
  if (shape.kind === "polygon")
    return {
      kind: "polygon",
      corners: shape.corners.map((corner) => displayedPoint(corner, orientation)),
    };
  const down = shape.radius * (size === null ? 1 : size.width / size.height);
  const isTurned = orientation >= 5;
  return {
    kind: "circle",
    centre: displayedPoint(shape.centre, orientation),
    across: isTurned ? down : shape.radius,
    down: isTurned ? shape.radius : down,
  };
}

/** A region of no name is called by who is in it, and one of nobody by what is in it or what it is for. */
function nameOf({ name, persons, types, roles, description }: CarriedRegion): string {
  const terms = [...types, ...roles].map(
    ({ names, identifiers }) =>
      names["x-default"] ?? Object.values(names)[0] ?? lastPart(identifiers[0] ?? ""),
  );
  const candidates = [name, persons.join(", "), ...terms, description ?? ""];
  return candidates.find((candidate) => candidate !== "") ?? "";
}

/** "human" of http://cv.iptc.org/newscodes/imageregiontype/human. */
function lastPart(identifier: string): string {
  return identifier.slice(identifier.lastIndexOf("/") + 1);
}
