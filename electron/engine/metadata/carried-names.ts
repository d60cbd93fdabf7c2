import { locationParts, type CarriedProperty, type LocationPart } from "../../../shared/carried.ts";
import { propertyCarriers } from "./property-carriers.ts";
import { limitOf, type Reconciliation } from "./reconciliation.ts";
import { saysTheSame } from "./same-text.ts";
import type { Candidate } from "./settle.ts";
import { allTexts, oneText } from "./xmp-value.ts";

type Names = readonly string[];

/** Photographers in order: dc:creator, IIM 2:80, EXIF Artist ("; " between several), or a PNG's Author. */
export function carriedCreators(reconciliation: Reconciliation): Names {
  const candidates = nameCandidates("creators", reconciliation, /;\s+/u);
  return reconciliation.settle("creators", candidates, sameNamesInOrder)?.value ?? [];
}

/** Keywords in order, each once: dc:subject, IIM 2:25, or what Windows wrote (";" between them). */
export function carriedKeywords(reconciliation: Reconciliation): Names {
  const candidates = nameCandidates("keywords", reconciliation, /;/u);
  return reconciliation.settle("keywords", candidates, sameNames)?.value ?? [];
}

/** The job number, which has one text in every carrier. */
export function carriedJobId(reconciliation: Reconciliation): string | null {
  return oneName("jobId", reconciliation);
}

/** The parts of the place that a file has. */
export function carriedLocation(
  reconciliation: Reconciliation,
): Readonly<Partial<Record<LocationPart, string>>> {
  const location: Partial<Record<LocationPart, string>> = {};
  for (const part of locationParts) {
    const name = oneName(part, reconciliation);
    if (name !== null) location[part] = name;
  }
  return location;
}

function nameCandidates(
  property: "creators" | "keywords",
  reconciliation: Reconciliation,
  separator: RegExp,
): readonly Candidate<Names>[] {
  const { xmp, sidecar, exif, plain } = reconciliation.sources;
  const carriers = propertyCarriers[property];
  const limit = limitOf(property);
  const split = (text: unknown): Names =>
    typeof text === "string" ? distinct(text.split(separator)) : [];
  const iim = distinct(reconciliation.iimOf(property).map(({ text }) => text));
  const candidates: readonly Candidate<Names>[] = [
    { carrier: "sidecar", value: distinct(allTexts(sidecar.get(carriers.xmp))) },
    { carrier: "xmp", value: distinct(allTexts(xmp.get(carriers.xmp))) },
    { carrier: "iim", value: iim, ...(limit === undefined ? {} : { limit }) },
    ...(carriers.exif ?? []).map((tag) => ({
      carrier: "exif" as const,
      value: split(exif.get(tag)),
    })),
    ...(carriers.plain ?? []).map((keyword) => ({
      carrier: "png" as const,
      value: split(plain.get(keyword)),
    })),
  ];
  return candidates.filter(({ value }) => value.length > 0);
}

function oneName(property: CarriedProperty, reconciliation: Reconciliation): string | null {
  const { xmp, sidecar } = reconciliation.sources;
  const carriers = propertyCarriers[property];
  const limit = limitOf(property);
  const candidates = [
    { carrier: "sidecar" as const, value: oneText(sidecar.get(carriers.xmp)) ?? "" },
    { carrier: "xmp" as const, value: oneText(xmp.get(carriers.xmp)) ?? "" },
    {
      carrier: "iim" as const,
      value: reconciliation.iimOf(property)[0]?.text.trim() ?? "",
      ...(limit === undefined ? {} : { limit }),
    },
  ].filter(({ value }) => value !== "");
  return reconciliation.settle(property, candidates, sameName)?.value ?? null;
}

function sameName(one: Candidate<string>, other: Candidate<string>): boolean {
  return saysTheSame(one.value, other.value, { one: one.limit, other: other.limit });
}

/** Several names may stand in one text where the carrier takes only one. */
function sameNamesInOrder(one: Candidate<Names>, other: Candidate<Names>): boolean {
  const limits = { one: one.limit, other: other.limit };
  const joined = (names: Names): string => names.join(", ").replace(/\s*[;,]\s*/gu, ", ");
  if (saysTheSame(joined(one.value), joined(other.value))) return true;
  return (
    one.value.length === other.value.length &&
    one.value.every((name, index) => saysTheSame(name, other.value[index] ?? "", limits))
  );
}

/** The order of keywords says nothing. */
function sameNames(one: Candidate<Names>, other: Candidate<Names>): boolean {
  if (one.value.length !== other.value.length) return false;
  return sameNamesInOrder(
    { ...one, value: one.value.toSorted() },
    { ...other, value: other.value.toSorted() },
  );
}

function distinct(values: Names): Names {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}
