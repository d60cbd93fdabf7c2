import { unstatedLanguage } from "../../../../shared/language.ts";
import type { XmlAttribute, XmlElement } from "../xml.ts";
import { spaceOf } from "../xmp-namespaces.ts";
import { NotOurs } from "./not-ours.ts";
import type { Fields, Form } from "./xmp-forms.ts";

/** The element of a property with this value. @throws NotOurs for a value that does not fit its form */
export function propertyElement(name: string, form: Form, value: unknown): XmlElement {
  switch (form.kind) {
    case "text":
      return textElement(name, asText(value));
    case "date":
      return textElement(name, isoDate(asText(value)));
    case "code":
      return textElement(name, `http://ns.useplus.org/ldf/vocab/${asText(value)}`);
    case "languages": {
      const byLanguage = typeof value === "string" ? { "x-default": value } : asRecord(value);
      const items = Object.entries(byLanguage).map(([language, text]) => ({
        ...textElement("rdf:li", asText(text)),
        attributes: [{ name: "xml:lang", value: language }],
      }));
      return element(name, [element("rdf:Alt", items)]);
    }
    case "list": {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const items = values.map((item) => itemElement(form.of, item));
      return element(name, [element(form.as, items)]);
    }
    case "struct":
      return structElement(name, form.fields, value);
  }
}

/** An item of a list. */
export function itemElement(form: Form, value: unknown): XmlElement {
  return propertyElement("rdf:li", form, value);
}

function structElement(name: string, fields: Fields, value: unknown): XmlElement {
  return { ...element(name, fieldElements(fields, asRecord(value))), attributes: [resource] };
}

/**
 * The elements of fields of a structure, by ExifTool's names of them: texts of other languages have names of their own
 * there ("AOTitle-fr") and stand in one element here. @throws NotOurs for a field that is not known
 */
export function fieldElements(
  fields: Fields,
  parts: Readonly<Record<string, unknown>>,
): readonly XmlElement[] {
  const values = new Map<string, unknown>();
  for (const [key, part] of Object.entries(parts)) {
    const [, base = key, language] = /^([^-]+)-(.+)$/u.exec(key) ?? [];
    const field = fields[base];
    if (field === undefined) throw new NotOurs(`a field called ${key}`);
    if (field.form.kind === "languages")
      values.set(base, {
        ...asRecord(values.get(base) ?? {}),
        [language ?? unstatedLanguage]: part,
      });
    else if (language === undefined) values.set(base, part);
    else throw new NotOurs(`languages of ${base}`);
  }
  return [...values].flatMap(([key, value]) => {
    const field = fields[key];
    return field === undefined ? [] : [propertyElement(field.name, field.form, value)];
  });
}

/** What says that the children of an element are the fields of a structure. */
export const resource: XmlAttribute = { name: "rdf:parseType", value: "Resource" };

export function element(name: string, children: readonly XmlElement[]): XmlElement {
  return { name, attributes: [], children, text: "", tail: "" };
}

function textElement(name: string, text: string): XmlElement {
  return { ...element(name, []), text };
}

/** The element with all namespaces declared on it that it and those within it use. */
export function declaring(whole: XmlElement): XmlElement {
  const prefixes = new Set<string>();
  const collect = ({ name, attributes, children }: XmlElement): void => {
    for (const one of [name, ...attributes.map((attribute) => attribute.name)])
      prefixes.add(one.slice(0, one.indexOf(":")));
    for (const child of children) collect(child);
  };
  collect(whole);
  const declared = [...prefixes]
    .filter((prefix) => prefix !== "xml")
    .toSorted()
    .map((prefix) => ({ name: `xmlns:${prefix}`, value: spaceOf(prefix) }));
  return { ...whole, attributes: [...declared, ...whole.attributes] };
}

/** What XML 1.0 cannot hold (2.2). */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

function asText(value: unknown): string {
  if (typeof value !== "string" || forbidden.test(value)) throw new NotOurs("a text of other kind");
  return value;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new NotOurs("a value that is no structure");
  return Object.fromEntries(Object.entries(value));
}

/** ISO 8601, also of a date with ExifTool's colons. */
function isoDate(date: string): string {
  const found =
    /^(\d{4})(?:[:-](\d\d)(?:[:-](\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?))?)?)?$/u.exec(
      date,
    );
  if (found === null) throw new NotOurs("a date of another form");
  const [, year = "", month, day, time] = found;
  const days = [year, month, day].filter((part) => part !== undefined).join("-");
  return time === undefined ? days : `${days}T${time}`;
}
