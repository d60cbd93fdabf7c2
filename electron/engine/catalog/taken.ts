import type { Carried } from "../../../shared/carried.ts";

/** What a still's record takes from its file: the words of the file that records, texts and tags are made from. */
export type Taken = Pick<
  Carried,
  | "texts"
  | "creators"
  | "keywords"
  | "persons"
  | "regions"
  | "film"
  | "scenes"
  | "kind"
  | "copyrightOwners"
  | "imageSupplier"
  | "dateCreated"
>;

/** The part of what a file carries that is compared when the file has changed. */
export function takenOf(carried: Carried): Taken {
  const { texts, creators, keywords, persons, regions, film, scenes, kind } = carried;
  const { copyrightOwners, imageSupplier, dateCreated } = carried;
  return {
    texts,
    creators,
    keywords,
    persons,
    regions,
    film,
    scenes,
    kind,
    copyrightOwners,
    imageSupplier,
    dateCreated,
  };
}
