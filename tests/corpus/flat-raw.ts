import type { Carried } from "../../shared/carried.ts";

/**
 * `Carried.raw` under lower-case names, with the languages of a text spread as ExifTool has them: the
 * default under the name itself, others under the name, a hyphen and the language.
 */
export function flatRaw({ raw }: Carried): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const put = (name: string, value: unknown): void => {
    const key = name.toLowerCase();
    if (!flat.has(key)) flat.set(key, value);
  };
  for (const [name, value] of Object.entries(raw)) {
    const isExif = name.startsWith("EXIF:");
    for (const [tag, text] of spread(plainName(name), value)) put(isExif ? `=${tag}` : tag, text);
  }
  return flat;
}

/** ExifTool drops what is no letter or digit from the keywords of PNG texts. */
function plainName(name: string): string {
  if (!name.startsWith("Text:")) return name;
  return `png:${name.slice("Text:".length).replace(/[^\w-]/gu, "")}`;
}

/** A structure's fields with short names, its languages spread; lists item by item. */
function structured(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structured);
  if (!isObject(value)) return value;
  if ("rdf:value" in value) return value["rdf:value"];
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => spread(shortName(name), part)),
  );
}

function spread(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value) && value.some(isLanguages)) return spreadList(name, value);
  if (!isLanguages(value)) return [[name, structured(value)]];
  return Object.entries(value).map(([language, text]) => [languageName(name, language), text]);
}

/** A list of language alternatives is to ExifTool one list for each language, with gaps. */
function spreadList(
  name: string,
  values: readonly unknown[],
): readonly (readonly [string, unknown])[] {
  const languages = new Set(values.filter(isLanguages).flatMap((value) => Object.keys(value)));
  return [...languages].map((language) => [
    languageName(name, language),
    values.map((value) => (isLanguages(value) ? value[language] : undefined) ?? ""),
  ]);
}

function languageName(name: string, language: string): string {
  return language === "x-default" ? name : `${name}-${language}`;
}

function isLanguages(value: unknown): value is Record<string, unknown> {
  return (
    isObject(value) &&
    Object.keys(value).length > 0 &&
    !Object.keys(value).some((key) => /[:{]/u.test(key))
  );
}

function shortName(name: string): string {
  return name.slice(Math.max(name.indexOf(":"), name.indexOf("}")) + 1).toLowerCase();
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
