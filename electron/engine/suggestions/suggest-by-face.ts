import { byCertainty, type Suggestion } from "../../../shared/suggestion.ts";
import type { Evidence } from "../catalog/still-evidence.ts";
import type { FaceBook } from "./face-book.ts";

/**
 * Adds to those who are named in a still's texts those whom the faces in it look like. A face never makes
 * more than likely; of somebody who is named with certainty anyway it says nothing more.
 */
export function suggestByFace(
  { still, characters }: Evidence,
  faces: FaceBook,
  named: readonly Suggestion[],
): Suggestion[] {
  const seen = faces(still)
    .filter(({ character }, at, all) => {
      const isFirst = all.findIndex((one) => one.character.id === character.id) === at; // nobody is there twice
      return isFirst && !characters.includes(character.id);
    })
    .map(({ character: { id, name }, box, why }): Suggestion => ({
      field: "character",
      id,
      name,
      certainty: "medium",
      why,
      isOneOfSeveral: false,
      role: null,
      face: box,
    }));
  const isSame = (one: Suggestion, other: Suggestion): boolean =>
    one.field === other.field && one.id === other.id;
  const better = seen.filter(
    (face) =>
      !named.some((one) => isSame(one, face) && byCertainty(one.certainty, face.certainty) < 0),
  );
  return [...named.filter((one) => !better.some((face) => isSame(face, one))), ...better];
}
