import type { LanguageTexts } from "../../../shared/still.ts";
import type { EmbeddedFilm, TagStruct } from "./embedded-record.ts";
import { inLanguages } from "./merged-struct.ts";

/**
 * The terms of our own in files. No register that an archive may rely on numbers the characters of films, so each goes by
 * its UUID in the archive (`urn:uuid:`, RFC 9562): it leads nowhere, but it stays with the character whatever that is
 * called, and no other has it. The vocabulary it is from is the cast of its film.
 */
const ours = "urn:stillroom:";

/** How a term is related to the picture, or to the person in it. By these our terms are known among those of others. */
export const relations = {
  /** The person plays the character. */
  portrays: `${ours}relation:portrays`,
  /** The picture shows the character, and nobody who plays it. */
  shows: `${ours}relation:shows`,
  /** The picture is of the film. */
  film: `${ours}relation:film`,
} as const;
export type Relation = keyof typeof relations;

/** The cast of a film as a vocabulary. */
export function castListOf(film: EmbeddedFilm | null): string {
  return film?.uuid === undefined ? `${ours}characters` : `${ours}cast:${film.uuid}`;
}

type Term = {
  readonly vocabulary: string;
  readonly id: string;
  readonly names: LanguageTexts;
  readonly relation: Relation;
};

/** A term of a vocabulary as IPTC has it; `before` is the same in the file, of which other languages stay. */
export function termOf(
  { vocabulary, id, names, relation }: Term,
  before: TagStruct = {},
): TagStruct {
  return {
    CvId: vocabulary,
    CvTermId: id,
    ...inLanguages("CvTermName", names, before),
    CvTermRefinedAbout: relations[relation],
  };
}
