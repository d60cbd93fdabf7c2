/**
 * A value of XMP (ISO 16684-1, 6.3). Texts stay texts: "007" is not a number. `language` is the
 * xml:lang of the value; `qualifiers` are what rdf:value was qualified with.
 */
export type XmpValue = XmpText | XmpList | XmpStruct;
export type XmpText = {
  readonly kind: "text";
  readonly text: string;
  readonly language: string | null;
  readonly qualifiers: XmpFields | null;
};
export type XmpList = {
  readonly kind: "list";
  readonly alternatives: boolean;
  readonly items: readonly XmpValue[];
};
export type XmpStruct = { readonly kind: "struct"; readonly fields: XmpFields };
export type XmpFields = ReadonlyMap<string, XmpValue>;

export function textValue(text: string, language: string | null = null): XmpText {
  return { kind: "text", text, language, qualifiers: null };
}

/** The value as one text: of a list the first item, of a language alternative its x-default; null for structures. */
export function oneText(value: XmpValue | undefined): string | null {
  if (value === undefined || value.kind === "struct") return null;
  if (value.kind === "text") return filled(value.text);
  const chosen =
    value.items.find((item) => item.kind === "text" && item.language === "x-default") ??
    value.items[0];
  return oneText(chosen);
}

/** All texts of a list in order, or the one text of a simple value; empty ones are left out. */
export function allTexts(value: XmpValue | undefined): readonly string[] {
  if (value === undefined) return [];
  const items = value.kind === "list" ? value.items : [value];
  return items.map(oneText).filter((text) => text !== null);
}

/** The structures of a list, or the one structure. */
export function allStructs(value: XmpValue | undefined): readonly XmpFields[] {
  if (value === undefined) return [];
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => (item.kind === "struct" ? [item.fields] : []));
}

/** Texts by language tag; a text without a language is under "x-default", and the first of a language wins. */
export function languageTexts(value: XmpValue | undefined): Readonly<Record<string, string>> {
  if (value === undefined || value.kind === "struct") return {};
  const texts: Record<string, string> = {};
  for (const item of value.kind === "list" ? value.items : [value]) {
    const text = oneText(item);
    if (text !== null) texts[languageOf(item)] ??= text;
  }
  return texts;
}

function languageOf(value: XmpValue): string {
  const language = value.kind === "text" && value.language !== null ? value.language : "x-default";
  return canonicalLanguage(language);
}

const canonicalTags = new Map<string, string>([["x-default", "x-default"]]);
const keptTags = 1_000;

/** "en-us" is "en-US" (RFC 5646, 2.1.1); a tag that is none stays as written. */
function canonicalLanguage(tag: string): string {
  const known = canonicalTags.get(tag);
  if (known !== undefined) return known;
  const canonical = canonicalised(tag);
  if (canonicalTags.size < keptTags) canonicalTags.set(tag, canonical);
  return canonical;
}

function canonicalised(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

function filled(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
