import { textValue, type XmpFields, type XmpValue } from "./xmp-value.ts";

/**
 * The XMP properties of `Carried.raw`, read back: what JSON keeps of them is exactly what rawFields
 * wrote. The names of structure fields have a colon or a brace, language tags have neither.
 */
export function xmpFromRaw(raw: Readonly<Record<string, unknown>>): XmpFields {
  return new Map(Object.entries(raw).map(([name, value]) => [name, valueFromRaw(value)]));
}

function valueFromRaw(raw: unknown): XmpValue {
  if (Array.isArray(raw))
    return { kind: "list", alternatives: false, items: raw.map(valueFromRaw) };
  if (typeof raw !== "object" || raw === null) return textValue(String(raw));
  const entries = Object.entries(raw);
  const languages = entries.filter(([name]) => isLanguage(name));
  if (entries.length > 0 && languages.length === entries.length) {
    const items = entries.map(([language, text]) => textValue(String(text), language));
    return { kind: "list", alternatives: true, items };
  }
  return structFromRaw(new Map(entries.map(([name, value]) => [name, valueFromRaw(value)])));
}

function structFromRaw(fields: Map<string, XmpValue>): XmpValue {
  const value = fields.get("rdf:value");
  if (value?.kind !== "text") return { kind: "struct", fields };
  const language = fields.get("xml:lang");
  const qualifiers = new Map(
    [...fields].filter(([name]) => name !== "rdf:value" && name !== "xml:lang"),
  );
  return {
    kind: "text",
    text: value.text,
    language: language?.kind === "text" ? language.text : null,
    qualifiers: qualifiers.size > 0 ? qualifiers : null,
  };
}

function isLanguage(name: string): boolean {
  return !name.includes(":") && !name.startsWith("{");
}
