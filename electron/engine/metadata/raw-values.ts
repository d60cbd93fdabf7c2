import type { ExifValue } from "./exif.ts";
import { hasSidecar, mergedXmp, xmpInOrder, type MetadataSources } from "./sources.ts";
import type { XmpFields, XmpList, XmpText, XmpValue } from "./xmp-value.ts";

/** Longer texts (embedded pictures, depth maps) are cut: `raw` is kept for every still. */
const longestText = 65_536;

/**
 * Every property as read, by "prefix:Name": XMP under its namespace prefixes, IIM under "IPTC:", EXIF
 * under "EXIF:", what a PNG says of its picture under "PNG:", plain texts under "Text:". Where
 * sidecars and the file differ, the one that goes first has the plain name and the others are under
 * "Embedded:", "Sidecar:" or "SharedSidecar:" and that name. Lists are arrays, language alternatives objects by
 * language, structures objects; a qualified value keeps its qualifiers beside "rdf:value".
 */
export function rawValues(sources: MetadataSources): Readonly<Record<string, unknown>> {
  const { iim, exif, plain, pngHeader, digest } = sources;
  const raw: Record<string, unknown> = rawFields(mergedXmp(sources));
  takeOverruled(sources, raw);
  for (const [name, values] of iim)
    raw[`IPTC:${name}`] = rawList(values.map(({ text }) => cut(text)));
  for (const [name, value] of exif) raw[`EXIF:${name}`] = exifValue(value);
  for (const [name, value] of pngHeader) raw[`PNG:${name}`] = value;
  for (const [name, value] of plain) raw[`Text:${name}`] = cut(value);
  if (digest !== null) {
    raw["Photoshop:IPTCDigest"] = digest.noted;
    raw["File:CurrentIPTCDigest"] = digest.now;
  }
  return raw;
}

function takeOverruled(sources: MetadataSources, raw: Record<string, unknown>): void {
  if (!hasSidecar(sources)) return;
  for (const [place, fields] of xmpInOrder(sources)) {
    for (const [name, value] of fields) {
      const own = rawValue(value);
      if (JSON.stringify(own) !== JSON.stringify(raw[name])) raw[`${place}:${name}`] = own;
    }
  }
}

function exifValue(value: ExifValue): unknown {
  return typeof value === "string" ? cut(value) : value;
}

function rawList(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** The properties as JSON; sourcesFromRaw reads them back. */
export function rawFields(fields: XmpFields): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const [name, value] of fields) raw[name] = rawValue(value);
  return raw;
}

function rawValue(value: XmpValue): unknown {
  if (value.kind === "struct") return rawFields(value.fields);
  if (value.kind === "list")
    return isLanguageAlternative(value) ? rawLanguages(value.items) : value.items.map(rawItem);
  if (value.qualifiers === null)
    return value.language === null ? cut(value.text) : { [value.language]: cut(value.text) };
  return rawQualified(value);
}

/** A text of a list that is no language alternative keeps its language as a qualifier. */
function rawItem(value: XmpValue): unknown {
  return value.kind === "text" && value.language !== null ? rawQualified(value) : rawValue(value);
}

function rawQualified({ text, language, qualifiers }: XmpText): unknown {
  return {
    "rdf:value": cut(text),
    ...(language === null ? {} : { "xml:lang": language }),
    ...(qualifiers === null ? {} : rawFields(qualifiers)),
  };
}

/** Each language at most once: a second text of one would be lost in an object by language. */
function isLanguageAlternative(list: XmpList): boolean {
  if (!list.alternatives || list.items.length === 0) return false;
  const languages = new Set<string>();
  let stated = false;
  for (const item of list.items) {
    if (item.kind !== "text" || item.qualifiers !== null) return false;
    stated ||= item.language !== null;
    languages.add(item.language ?? "x-default");
  }
  return stated && languages.size === list.items.length;
}

function rawLanguages(items: readonly XmpValue[]): Readonly<Record<string, unknown>> {
  const raw: Record<string, unknown> = {};
  for (const item of items)
    if (item.kind === "text") raw[item.language ?? "x-default"] = cut(item.text);
  return raw;
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
