import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { packetText } from "./xmp-packet.ts";
import { canonicalName, rootScope, scopeWithin, type Scope } from "./xmp-namespaces.ts";
import { textValue, type XmpFields, type XmpText, type XmpValue } from "./xmp-value.ts";

const arrayNames = new Set(["rdf:Bag", "rdf:Seq", "rdf:Alt"]);
/** Attributes that say how to read an element, and are no properties themselves. */
const syntaxAttributes = new Set([
  "rdf:about",
  "rdf:ID",
  "rdf:nodeID",
  "rdf:datatype",
  "rdf:parseType",
  "rdf:resource",
  "rdf:bagID",
  "xml:lang",
  "xml:space",
  "xml:base",
]);

/**
 * Reads one XMP packet: RDF/XML as profiled by ISO 16684-1, 7. Names are resolved by namespace URI
 * and come back as "prefix:Name" (see canonicalName). What cannot be read is told in `warnings`.
 */
export function readXmp(bytes: Uint8Array, warnings: string[]): XmpFields {
  const { text, warning } = packetText(bytes);
  if (warning !== null) warnings.push(warning);
  if (text === "") return new Map();
  try {
    const { root } = parseXml(text, { resolveUndefinedEntity: (reference) => reference });
    return root === null ? new Map() : readRoot(root, rootScope);
  } catch {
    warnings.push("The XMP is not well-formed XML and was not read.");
    return new Map();
  }
}

function readRoot(element: XmlElement, outer: Scope): XmpFields {
  const scope = scopeWithin(outer, element.attributes);
  const fields = new Map<string, XmpValue>();
  for (const child of elementsOf(element)) {
    const isRdf = canonicalName(element.name, scope) === "rdf:RDF";
    const found = isRdf ? readNode(child, scope) : readRoot(child, scope);
    for (const [name, value] of found) if (!fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** A node element: rdf:Description or a typed node. Its attributes and its child elements are properties. */
function readNode(element: XmlElement, outer: Scope): Map<string, XmpValue> {
  const scope = scopeWithin(outer, element.attributes);
  const fields = attributeProperties(element, scope);
  for (const child of elementsOf(element)) {
    const name = canonicalName(child.name, scopeWithin(scope, child.attributes));
    if (!fields.has(name)) fields.set(name, readProperty(child, scope));
  }
  return fields;
}

function attributeProperties(element: XmlElement, scope: Scope): Map<string, XmpValue> {
  const fields = new Map<string, XmpValue>();
  for (const [name, text] of Object.entries(element.attributes)) {
    const canonical = canonicalName(name, scope);
    const isProperty =
      canonical.includes(":") && !name.startsWith("xmlns") && !syntaxAttributes.has(canonical);
    if (isProperty) fields.set(canonical, textValue(text));
  }
  return fields;
}

/** A property element or an rdf:li, which are written alike. */
function readProperty(element: XmlElement, outer: Scope): XmpValue {
  const scope = scopeWithin(outer, element.attributes);
  const language = syntaxAttribute(element, scope, "xml:lang");
  const resource = syntaxAttribute(element, scope, "rdf:resource");
  const parseType = syntaxAttribute(element, scope, "rdf:parseType");
  if (parseType === "Literal") return textValue(element.text, language);
  if (parseType === "Resource") return structOrQualified(readNode(element, outer), language);
  const [child] = elementsOf(element);
  if (child !== undefined) return readNested(child, scope, language);
  const attributes = attributeProperties(element, scope);
  if (resource !== null)
    return {
      ...textValue(resource, language),
      qualifiers: attributes.size > 0 ? attributes : null,
    };
  return attributes.size > 0
    ? structOrQualified(attributes, language)
    : textValue(ownText(element), language);
}

function readNested(child: XmlElement, outer: Scope, language: string | null): XmpValue {
  const scope = scopeWithin(outer, child.attributes);
  const name = canonicalName(child.name, scope);
  if (!arrayNames.has(name)) return structOrQualified(readNode(child, outer), language);
  const items = elementsOf(child).map((item) => readProperty(item, scope));
  return { kind: "list", alternatives: name === "rdf:Alt", items };
}

/** A structure with rdf:value is that value; its other fields are qualifiers (ISO 16684-1, 7.8). */
function structOrQualified(fields: Map<string, XmpValue>, language: string | null): XmpValue {
  const value = fields.get("rdf:value");
  if (value === undefined) return { kind: "struct", fields };
  if (value.kind !== "text") return value;
  const qualifiers = new Map([...fields].filter(([name]) => name !== "rdf:value"));
  const qualified: XmpText = { ...value, language: value.language ?? language };
  return qualifiers.size > 0 ? { ...qualified, qualifiers } : qualified;
}

function syntaxAttribute(element: XmlElement, scope: Scope, wanted: string): string | null {
  const found = Object.entries(element.attributes).find(
    ([name]) =>
      name === wanted || canonicalName(name, scope) === wanted || `rdf:${name}` === wanted,
  );
  return found?.[1] ?? null;
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

function ownText(element: XmlElement): string {
  return element.children.map((child) => (child instanceof XmlText ? child.text : "")).join("");
}
