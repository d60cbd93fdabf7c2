import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { facesOfStill } from "../catalog/faces.ts";
import { placedInStill } from "../catalog/placed-people.ts";
import { recordOf } from "../catalog/record.ts";
import { faceInRegion } from "../faces/face-in-region.ts";
import { moveRegion } from "./draw-region.ts";
import { nameAs } from "./identify.ts";

/** Names whoever has a region around that face and no name yet, as a character; whether there is somebody. */
export function nameFace(
  db: WritableDb,
  still: StillId,
  { character, face }: { readonly character: number; readonly face: PartialBox },
): boolean {
  const faces = facesOfStill(db, still); // all of them: a region around several is nobody's
  const unnamed = placedInStill(db, still).find(({ isNamed, box }) => {
    const within = isNamed ? null : faceInRegion(faces, box)?.box;
    return within?.x === face.x && within.y === face.y;
  });
  if (unnamed === undefined) return false;
  nameAs(db, unnamed.depiction, { character: { id: character } });
  return true;
}

/** Makes a face, in parts of the picture as displayed, the region of a character who is in a still without one. */
export function placeFace(
  db: WritableDb,
  still: StillId,
  { character, face }: { readonly character: number; readonly face: PartialBox },
): void {
  const person = recordOf(db, still)?.depictions.find((one) => one.character?.id === character);
  if (person?.region === null) moveRegion(db, person.id, face);
}
