import { locationParts, type CarriedProperty, type LocationPart } from "../../../shared/carried.ts";
import { candidatesFor, type Readings } from "./candidates.ts";
import type { Reconciliation } from "./reconciliation.ts";
import { saysTheSame } from "./same-text.ts";
import type { Candidate } from "./settle.ts";
import { allTexts, oneText, type XmpFields } from "./xmp-value.ts";

type Names = readonly string[];

/** Photographers in order: dc:creator, IIM 2:80, EXIF Artist ("; " between several), or a PNG's Author. */
export function carriedCreators(reconciliation: Reconciliation): Names {
  const candidates = nameCandidates("creators", reconciliation, /;\s+/u);
  return reconciliation.settle("creators", candidates, sameNamesInOrder)?.value ?? [];
}

/**
 * Keywords in order, each once: dc:subject, IIM 2:25, or what Windows wrote (";" between them). Where none of
 * them has any, the last terms of Lightroom's hierarchical keywords, which repeat them otherwise. Names that a hand-out
 * has among the keywords, for those who read nothing else, are no keywords of the still.
 */
export function carriedKeywords(reconciliation: Reconciliation, xmp: XmpFields): Names {
  const candidates = nameCandidates("keywords", reconciliation, /;/u);
  const settled = reconciliation.settle("keywords", candidates, sameNames)?.value ?? [];
  const names = new Set(allTexts(xmp.get("fstill:namesAsKeywords")));
  if (settled.length === 0) return hierarchicalTerms(xmp);
  return names.size === 0 ? settled : settled.filter((keyword) => !names.has(keyword));
}

/** Not of "Film|…", "Scenes|…|…" and "Characters|…|…", which say in an export of ours what is no keyword. */
function hierarchicalTerms(xmp: XmpFields): Names {
  const terms = allTexts(xmp.get("lr:hierarchicalSubject"))
    .filter((path) => !/^\s*(?:film\|[^|]*|(?:scenes?|characters?)\|[^|]*\|[^|]*)$/iu.test(path))
    .map((path) => path.split("|").at(-1)?.trim() ?? "");
  return [...new Set(terms.filter((term) => term !== ""))];
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
  return candidatesFor(property, reconciliation, {
    xmp: (value) => distinct(allTexts(value)),
    iim: (values) => distinct(values.map(({ text }) => text)),
    text: (text) => distinct(text.split(separator)),
  });
}

const nameReadings: Readings<string> = {
  xmp: oneText,
  iim: ([first]) => first?.text.trim() ?? null,
  text: (text) => text.trim(),
};

function oneName(property: CarriedProperty, reconciliation: Reconciliation): string | null {
  const candidates = candidatesFor(property, reconciliation, nameReadings);
  return reconciliation.settle(property, candidates, sameName)?.value ?? null;
}

function sameName(one: Candidate<string>, other: Candidate<string>): boolean {
  return saysTheSame(one.value, other.value, { one: one.limit, other: other.limit });
}

/** Several names may stand in one text where the carrier takes only one. */
function sameNamesInOrder(one: Candidate<Names>, other: Candidate<Names>): boolean {
  if (areEqual(one.value, other.value)) return true;
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
  if (areEqual(one.value, other.value)) return true;
  return sameNamesInOrder(
    { ...one, value: one.value.toSorted() },
    { ...other, value: other.value.toSorted() },
  );
}

function areEqual(one: Names, other: Names): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

/** Each filled name once; null where there is none. */
function distinct(values: Names): Names | null {
  const names = new Set(values.map((value) => value.trim()));
  names.delete("");
  return names.size === 0 ? null : [...names];
}
