import type { MetadataSources } from "./sources.ts";
import type { XmpFields, XmpList, XmpValue } from "./xmp-value.ts";

/** Longer texts (embedded pictures, depth maps) are cut: `raw` is kept for every still. */
const longestText = 65_536;

/**
 * Every property as read, by "prefix:Name": XMP under its namespace prefixes, IIM under "IPTC:", EXIF
 * under "EXIF:", plain texts under "Text:". Lists are arrays, language alternatives objects by
 * language, structures objects; a qualified value keeps its qualifiers beside "rdf:value".
 */
export function rawValues({
  xmp,
  iim,
  exif,
  plain,
}: MetadataSources): Readonly<Record<string, unknown>> {
  return Object.fromEntries([
    ...[...xmp].map(([name, value]) => [name, rawValue(value)] as const),
    ...[...iim].map(([name, values]) => [`IPTC:${name}`, rawList(values.map(cut))] as const),
    ...[...exif].map(([name, value]) => [`EXIF:${name}`, value] as const),
    ...[...plain].map(([name, value]) => [`Text:${name}`, cut(value)] as const),
  ]);
}

function rawList(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function rawValue(value: XmpValue): unknown {
  if (value.kind === "struct") return rawStruct(value.fields);
  if (value.kind === "list")
    return isLanguageAlternative(value) ? rawLanguages(value) : value.items.map(rawValue);
  if (value.qualifiers === null) return cut(value.text);
  return { "rdf:value": cut(value.text), ...rawStruct(value.qualifiers) };
}

function rawStruct(fields: XmpFields): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...fields].map(([name, value]) => [name, rawValue(value)]));
}

function isLanguageAlternative(list: XmpList): boolean {
  return (
    list.alternatives && list.items.some((item) => item.kind === "text" && item.language !== null)
  );
}

function rawLanguages(list: XmpList): Readonly<Record<string, unknown>> {
  const entries = list.items.map((item) => {
    const language = item.kind === "text" && item.language !== null ? item.language : "x-default";
    return [language, rawValue(item)] as const;
  });
  return Object.fromEntries(entries.toReversed());
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
