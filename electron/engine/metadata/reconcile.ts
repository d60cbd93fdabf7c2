import type { Carried } from "../../../shared/carried.ts";
import { carriedDate } from "./carried-date.ts";
import { carriedFilm } from "./carried-film.ts";
import { carriedKind } from "./carried-kind.ts";
import { carriedMarks } from "./carried-marks.ts";
import {
  carriedCreators,
  carriedJobId,
  carriedKeywords,
  carriedLocation,
} from "./carried-names.ts";
import { carriedPersons } from "./carried-people.ts";
import { carriedRegions } from "./carried-regions.ts";
import { carriedTexts } from "./carried-texts.ts";
import { rawValues } from "./raw-values.ts";
import { Reconciliation } from "./reconciliation.ts";
import { mergedXmp, type MetadataSources } from "./sources.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/** One answer from sidecar, XMP, IIM, EXIF and PNG texts, with what they disagree about. Pure. */
export function reconcile(
  sources: MetadataSources,
  readWarnings: readonly string[],
): Omit<Carried, "unreadSidecars"> {
  const reconciliation = new Reconciliation(sources);
  const xmp = mergedXmp(sources);
  const { regions, unplaced, warnings } = carriedRegions(xmp, sources.pixels);
  return {
    texts: carriedTexts(reconciliation),
    creators: carriedCreators(reconciliation),
    keywords: carriedKeywords(reconciliation, xmp),
    persons: carriedPersons(xmp, [...regions, ...unplaced]),
    regions,
    film: carriedFilm(xmp),
    scenes: scenesOf(xmp),
    kind: carriedKind(xmp),
    number: oneText(xmp.get("fstill:stillNumber")),
    productionCode: oneText(xmp.get("fstill:productionCode")),
    marks: carriedMarks(xmp, sources.exif),
    copyrightOwners: partyNames(xmp, "plus:CopyrightOwner", "plus:CopyrightOwnerName"),
    imageSupplier: partyNames(xmp, "plus:ImageSupplier", "plus:ImageSupplierName")[0] ?? null,
    location: carriedLocation(reconciliation),
    jobId: carriedJobId(reconciliation),
    dateCreated: carriedDate(reconciliation),
    orientation: orientation(sources, xmp),
    pixels: sources.pixels,
    raw: rawValues(sources),
    conflicts: reconciliation.conflicts,
    possiblyCut: reconciliation.possiblyCut,
    iimCharset: sources.iimCharset,
    warnings: [...new Set([...readWarnings, ...warnings])],
  };
}

/** Our own label, which has languages, else xmpDM:scene, in which several labels stand with "; " between. */
function scenesOf(xmp: XmpFields): readonly string[] {
  const text = oneText(xmp.get("xmpDM:scene")) ?? oneText(xmp.get("fstill:sceneLabel")) ?? "";
  return text.split(/;\s+/u).filter((label) => label !== "");
}

function partyNames(xmp: XmpFields, property: string, part: string): readonly string[] {
  return allStructs(xmp.get(property))
    .map((fields) => oneText(fields.get(part)))
    .filter((name) => name !== null);
}

/** EXIF orientation, else that of XMP; anything but 1 to 8 means upright. */
function orientation({ exif }: MetadataSources, xmp: XmpFields): number {
  const value = exif.get("Orientation") ?? Number(oneText(xmp.get("tiff:Orientation")) ?? 1);
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 8
    ? value
    : 1;
}
