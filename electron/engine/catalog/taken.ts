import type { Carried } from "../../../shared/carried.ts";
import { nothingMarked } from "../../../shared/marks.ts";

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
  | "marks"
  | "copyrightOwners"
  | "imageSupplier"
  | "dateCreated"
> &
  // Left out where the file says nothing, as in what earlier versions kept.
  Partial<Pick<Carried, "number" | "productionCode">>;

/** The part of what a file carries that is compared when the file has changed. */
export function takenOf(carried: Carried): Taken {
  const { texts, creators, keywords, persons, regions, film, scenes, kind, marks } = carried;
  const { copyrightOwners, imageSupplier, dateCreated, number, productionCode } = carried;
  return {
    texts,
    creators,
    keywords,
    persons,
    regions,
    film,
    scenes,
    kind,
    marks,
    copyrightOwners,
    imageSupplier,
    dateCreated,
    ...(number === null ? {} : { number }),
    ...(productionCode === null ? {} : { productionCode }),
  };
}

/** What was kept of a file earlier: no marks by a Stillroom that took none from files yet. */
export type KeptTaken = Omit<Taken, "marks"> & Partial<Pick<Taken, "marks">>;

export function completed(kept: KeptTaken): Taken {
  return { marks: nothingMarked, ...kept };
}
