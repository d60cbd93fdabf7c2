import type { ReadableDb } from "../catalog/database.ts";
import { descriptorsOf, facesOfFilm, type FaceOfFilm, type KeptFace } from "../catalog/faces.ts";
import { groupFaces } from "./group-faces.ts";

/** A face of a film's stills, with what tells it from others. */
export type FilmFace = KeptFace & { readonly descriptor: Float32Array };

/** The faces in the stills of a film, by likely person. */
export type FilmGroups = {
  readonly film: number;
  /** All of them, also those that are in no group because they cannot be told from others. */
  readonly faces: readonly FaceOfFilm[];
  readonly groups: readonly (readonly FilmFace[])[];
};

/** More faces of one film than this are not compared: so many of one person take 30 to 50 ms, while somebody waits. */
export const MOST_FACES = 400;

/** Groups the faces of a film, unless they are those that were grouped before. */
export function filmGroups(db: ReadableDb, film: number, before: FilmGroups | null): FilmGroups {
  const faces = facesOfFilm(db, film);
  if (before?.film === film && areSame(before.faces, faces)) return before;
  const compared = faces.filter(({ isDescribed }) => isDescribed).slice(0, MOST_FACES);
  const descriptors = descriptorsOf(
    db,
    compared.map(({ id }) => id),
  );
  const described = compared.flatMap(({ id, still, box }) => {
    const descriptor = descriptors.get(id);
    return descriptor === undefined ? [] : [{ id, still, box, descriptor }];
  });
  return { film, faces, groups: groupFaces(described) };
}

/** A face never changes: found anew it has another key. */
function areSame(some: readonly KeptFace[], others: readonly KeptFace[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, still }, at) => others[at]?.id === id && others[at].still === still)
  );
}
