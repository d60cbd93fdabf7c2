import type { Carried } from "../../../shared/carried.ts";
import { carriedDate } from "./carried-date.ts";
import { carriedFilm } from "./carried-film.ts";
import { carriedKind } from "./carried-kind.ts";
import { carriedCreators, carriedKeywords } from "./carried-lists.ts";
import { carriedPersons } from "./carried-people.ts";
import { carriedRegions } from "./carried-regions.ts";
import { carriedTexts } from "./carried-texts.ts";
import { rawValues } from "./raw-values.ts";
import type { MetadataSources } from "./sources.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/** One answer from XMP, IIM and EXIF: XMP first, IIM where it was edited later, EXIF last. Pure. */
export function reconcile(sources: MetadataSources, readWarnings: readonly string[]): Carried {
  const conflicts: string[] = [];
  const texts = carriedTexts(sources, conflicts);
  const { xmp } = sources;
  return {
    texts,
    creators: carriedCreators(sources),
    keywords: carriedKeywords(sources),
    persons: carriedPersons(xmp),
    regions: carriedRegions(xmp),
    film: carriedFilm(xmp),
    scenes: (oneText(xmp.get("xmpDM:scene")) ?? "").split(/;\s+/u).filter((label) => label !== ""),
    kind: carriedKind(xmp),
    copyrightOwners: partyNames(xmp, "plus:CopyrightOwner", "plus:CopyrightOwnerName"),
    imageSupplier: partyNames(xmp, "plus:ImageSupplier", "plus:ImageSupplierName")[0] ?? null,
    dateCreated: carriedDate(sources),
    orientation: orientation(sources),
    raw: rawValues(sources),
    warnings: [...new Set([...readWarnings, ...conflicts])],
  };
}

function partyNames(xmp: XmpFields, property: string, part: string): readonly string[] {
  return allStructs(xmp.get(property))
    .map((fields) => oneText(fields.get(part)))
    .filter((name) => name !== null);
}

/** EXIF orientation, else that of XMP; anything but 1 to 8 means upright. */
function orientation({ exif, xmp }: MetadataSources): number {
  const value = exif.get("Orientation") ?? Number(oneText(xmp.get("tiff:Orientation")) ?? 1);
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 8
    ? value
    : 1;
}
