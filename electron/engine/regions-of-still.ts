import type { CarriedRegion } from "../../shared/carried.ts";
import { personInWords } from "../../shared/depiction.ts";
import { displayedBox, type PartialBox } from "../../shared/orientation.ts";
import { isOfPerson } from "../../shared/region-of-person.ts";
import { isSameArea, type DisplayedRegion } from "../../shared/region.ts";
import type { Depiction, StillId } from "../../shared/still.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { formerRegions } from "./catalog/depictions.ts";
import { recordOf } from "./catalog/record.ts";
import { carriedDetails } from "./metadata/carried-details.ts";
import { displayedRegion } from "./metadata/displayed-regions.ts";

/**
 * The named areas of a still's picture as it is displayed: those of which only its file tells, then those
 * of the people in it, from left to right. Of people the archive speaks: whom the archivist moved, renamed
 * or took off is not drawn where the file still has them.
 */
export function regionsOfStill(db: ReadableDb, still: StillId): DisplayedRegion[] {
  const record = recordOf(db, still);
  const [file] = record?.files ?? [];
  if (record === null || file === undefined) return [];
  const { width, height, orientation } = file;
  const size = width === null || height === null ? null : { width, height };
  const carried = carriedDetails(record.carried, size).regions;
  const displayed = (region: CarriedRegion): DisplayedRegion =>
    displayedRegion(region, { size, orientation });
  const people = record.depictions.flatMap((person) =>
    person.region === null ? [] : [{ ...person, region: person.region }],
  );
  const told = [...people.map(({ region }) => region), ...formerRegions(db, still)];
  const elsewhere = new Set(
    people.filter(({ region }) => !carried.some((one) => isAt(one, region))).flatMap(namesOf),
  );
  const others = carried.filter(
    (region) =>
      !told.some((box) => isAt(region, box)) &&
      ![region.name, ...region.persons].some((name) => elsewhere.has(name)),
  );
  return [
    ...others.map(displayed),
    ...people.map((person) => {
      const known = carried.find((region) => isExactlyAt(region, person.region));
      return {
        box: displayedBox(person.region, orientation),
        shape: known === undefined ? ({ kind: "rectangle" } as const) : displayed(known).shape,
        name: personInWords(person),
        depiction: person.id,
      };
    }),
  ];
}

/** Whether a region of the file is what the archive has in a box; programs draw the same face differently. */
function isAt(region: CarriedRegion, box: PartialBox): boolean {
  return isExactlyAt(region, box) || (isOfPerson(region) && isSameArea(region, box));
}

function isExactlyAt(region: CarriedRegion, box: PartialBox): boolean {
  return (["x", "y", "width", "height"] as const).every(
    (side) => Math.abs(region[side] - box[side]) < 1e-5,
  );
}

function namesOf({ performer, character }: Depiction): string[] {
  return [performer, character].flatMap((one) => (one === null ? [] : [one.name]));
}
