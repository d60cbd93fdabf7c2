import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import type { KeptFace } from "../catalog/faces.ts";
import { fileNameOfStill } from "../catalog/files.ts";
import { placedInFilm } from "../catalog/placed-people.ts";
import { faceDistance } from "../faces/face-distance.ts";
import { faceInRegion } from "../faces/face-in-region.ts";
import type { FilmFace, FilmGroups } from "../faces/film-groups.ts";
import { stemOf } from "./stem-of.ts";

/** A face that likely shows a character, and the faces that it is told by. */
export type LikelyFace = {
  readonly character: { readonly id: number; readonly name: string };
  readonly box: PartialBox;
  /** "looks like the face named in RTD_0044 and 2 more" */
  readonly why: string;
};

type FaceOfGroup = Pick<LikelyFace, "character"> & {
  readonly face: FilmFace;
  /** The faces of its group that are named. */
  readonly told: readonly FilmFace[];
};

/** Whom the faces in a film's stills likely show, by still. */
export type FaceBook = (still: StillId) => readonly LikelyFace[];

export const NO_FACES: FaceBook = () => [];

/** From so many faces of a group that are named alike on, the others are likely of the same character. */
const A_FEW = 2;

/** What follows from the faces that the archivist named for the others of their groups. */
export function faceBook(db: ReadableDb, film: number, { faces, groups }: FilmGroups): FaceBook {
  if (groups.every((group) => group.length <= A_FEW)) return NO_FACES;
  const named = namedFaces(db, film, faces);
  const byStill = new Map<StillId, FaceOfGroup[]>();
  for (const group of groups) {
    const told = group.flatMap((face) => {
      const character = named.get(face.id);
      return character === undefined || character === null ? [] : [{ face, character }];
    });
    const [first] = told;
    if (first === undefined || told.length < A_FEW) continue;
    if (told.some(({ character }) => character.id !== first.character.id)) continue;
    for (const face of group) {
      if (named.has(face.id)) continue;
      const ofStill = byStill.get(face.still) ?? [];
      byStill.set(face.still, ofStill);
      ofStill.push({ face, character: first.character, told: told.map((one) => one.face) });
    }
  }
  return (still) =>
    (byStill.get(still) ?? []).map(({ face, character, told }) => ({
      character,
      box: face.box,
      why: whyLike(db, face, told),
    }));
}

/** Faces, by their keys, within a region that says who it is: the character, or null for one who plays none. */
function namedFaces(
  db: ReadableDb,
  film: number,
  faces: readonly KeptFace[],
): ReadonlyMap<number, { readonly id: number; readonly name: string } | null> {
  const byStill = Map.groupBy(faces, ({ still }) => still);
  const named = new Map<number, { readonly id: number; readonly name: string } | null>();
  for (const { still, box, character, isNamed } of placedInFilm(db, film)) {
    const face = isNamed ? faceInRegion(byStill.get(still) ?? [], box) : null;
    if (face !== null) named.set(face.id, character);
  }
  return named;
}

function whyLike(db: ReadableDb, face: FilmFace, told: readonly FilmFace[]): string {
  const [nearest] = told.toSorted(
    (one, other) =>
      faceDistance(one.descriptor, face.descriptor) -
      faceDistance(other.descriptor, face.descriptor),
  );
  const name = stemOf(fileNameOfStill(db, nearest?.still ?? face.still));
  return `looks like the face named in ${name} and ${String(told.length - 1)} more`;
}
