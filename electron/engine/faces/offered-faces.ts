import type { OfferedFace } from "../../../shared/contract/faces.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Suggestion } from "../../../shared/suggestion.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { facesOfStill, facesWanted } from "../catalog/faces.ts";
import { placedInStill } from "../catalog/placed-people.ts";
import { faceInRegion } from "./face-in-region.ts";

/** The faces in a still around which no region is drawn, with whom they are suggested to show. */
export function offeredFaces(
  db: ReadableDb,
  still: StillId,
  suggestions: readonly Suggestion[],
): OfferedFace[] {
  if (!facesWanted(db)) return [];
  const faces = facesOfStill(db, still);
  const drawn = new Set(placedInStill(db, still).map(({ box }) => faceInRegion(faces, box)));
  return faces
    .filter((face) => !drawn.has(face))
    .map(({ box }) => ({ box, likely: characterOf(box, suggestions) }));
}

function characterOf(box: PartialBox, suggestions: readonly Suggestion[]): OfferedFace["likely"] {
  const made = suggestions.find(({ face }) => face?.x === box.x && face.y === box.y);
  return made === undefined || made.id === null ? null : { id: made.id, name: made.name };
}
