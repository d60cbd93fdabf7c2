import { isUnidentified } from "../../../../shared/depiction.ts";
import { identifiers } from "./caption-list.ts";
import type { HandOutFile } from "../hand-out.ts";

const heads = [
  "FileName",
  "StillID",
  "StillNumber",
  "FilmTitleDisplay",
  "From left",
  "Character",
  "Performer",
  "Certainty",
  "IMDb",
  "Wikidata",
];

/** Who is seen in the stills of a hand-out, a row for each in each still, from left to right where that is known. */
export function castRows(stills: readonly HandOutFile[]): string[][] {
  return [heads, ...stills.flatMap(rowsOf)];
}

function rowsOf(still: HandOutFile): string[][] {
  const { fileName, uuid, stillNumber, film, placesKnown } = still;
  return still.cast.map(({ character, performer, certainty = "certain", performedBy }, index) => [
    fileName,
    uuid,
    stillNumber,
    film?.title ?? "",
    placesKnown ? String(index + 1) : "",
    character ?? "",
    performer ?? "",
    isUnidentified({ character: named(character), performer: named(performer) })
      ? "unidentified"
      : certainty,
    identifiers(performedBy?.identifiers, "imdb"),
    identifiers(performedBy?.identifiers, "wikidata"),
  ]);
}

function named(name: string | null): { readonly name: string } | null {
  return name === null ? null : { name };
}
