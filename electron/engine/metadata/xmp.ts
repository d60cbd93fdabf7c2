import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { packetText } from "./xmp-packet.ts";
import { namerOfFile, scopeWithin, type Namer, type Scope } from "./xmp-namespaces.ts";
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
 * and come back as "prefix:Name" (see namerOfFile; one namer serves all packets of a file). What
 * cannot be read is told in `warnings`.
 */
export function readXmp(
  bytes: Uint8Array,
  warnings: string[],
  nameOf: Namer = namerOfFile(),
): XmpFields {
  const { text, warning } = packetText(bytes);
  if (warning !== null) warnings.push(warning);
  if (text === "") return new Map();
  try {
    const { root } = parseXml(text, { resolveUndefinedEntity: (reference) => reference });
    return root === null ? new Map() : new RdfReader(nameOf).readRoot(root, null);
  } catch {
    warnings.push("The XMP is not well-formed XML and was not read.");
    return new Map();
  }
}

/** What the attributes of an element say, sorted out in one pass. */
type Attributes = {
  readonly properties: Map<string, XmpValue> | null;
  readonly language: string | null;
  readonly resource: string | null;
  readonly parseType: string | null;
  readonly about: string | null;
};

const noAttributes: Attributes = {
  properties: null,
  language: null,
  resource: null,
  parseType: null,
  about: null,
};

class RdfReader {
  readonly #nameOf: Namer;

  constructor(nameOf: Namer) {
    this.#nameOf = nameOf;
  }

  readRoot(element: XmlElement, outer: Scope): Map<string, XmpValue> {
    const scope = scopeWithin(outer, element.attributes);
    const fields = new Map<string, XmpValue>();
    const isRdf = this.#nameOf(element.name, scope) === "rdf:RDF";
    if (!isRdf) takeToolkit(this.#attributes(element, scope), fields);
    for (const child of element.children) {
      if (!(child instanceof XmlElement)) continue;
      const found = isRdf ? this.#readNode(child, scope, true) : this.readRoot(child, scope);
      for (const [name, value] of found) if (!fields.has(name)) fields.set(name, value);
    }
    return fields;
  }

  /** A node element: rdf:Description or a typed node. Its attributes and its child elements are properties. */
  #readNode(element: XmlElement, outer: Scope, isTop = false): Map<string, XmpValue> {
    const scope = scopeWithin(outer, element.attributes);
    const { properties, about } = this.#attributes(element, scope);
    const fields = properties ?? new Map<string, XmpValue>();
    if (isTop && about !== null && about !== "") fields.set("rdf:about", textValue(about));
    for (const child of element.children) {
      if (!(child instanceof XmlElement)) continue;
      const inner = scopeWithin(scope, child.attributes);
      const name = this.#nameOf(child.name, inner);
      if (!fields.has(name)) fields.set(name, this.#readProperty(child, inner));
    }
    return fields;
  }

  #attributes(element: XmlElement, scope: Scope): Attributes {
    const { attributes } = element;
    let sorted: { -readonly [Key in keyof Attributes]: Attributes[Key] } | null = null;
    for (const name in attributes) {
      if (name.startsWith("xmlns")) continue;
      const text = attributes[name] ?? "";
      sorted ??= { ...noAttributes };
      // A default namespace is for elements; an attribute without a prefix has none.
      const canonical = name.includes(":") ? this.#nameOf(name, scope) : name;
      if (canonical === "xml:lang") sorted.language = text;
      // Old packets leave the prefix away: about, resource, parseType.
      else if (canonical === "rdf:resource" || name === "resource") sorted.resource = text;
      else if (canonical === "rdf:parseType" || name === "parseType") sorted.parseType = text;
      else if (canonical === "rdf:about" || name === "about") sorted.about = text;
      else if (canonical.includes(":") && !syntaxAttributes.has(canonical)) {
        sorted.properties ??= new Map();
        sorted.properties.set(canonical, textValue(text));
      }
    }
    return sorted ?? noAttributes;
  }

  /** A property element or an rdf:li, which are written alike; `scope` is the one inside of it. */
  #readProperty(element: XmlElement, scope: Scope): XmpValue {
    const { properties, language, resource, parseType } = this.#attributes(element, scope);
    if (parseType === "Literal") return textValue(element.text, language);
    const child = element.children.find((node) => node instanceof XmlElement);
    // Some programs announce a structure and then write a list.
    const isList = child !== undefined && arrayNames.has(this.#nameOf(child.name, scope));
    if (parseType === "Resource" && !isList)
      return structOrQualified(this.#readNode(element, scope), language);
    if (child !== undefined) return this.#readNested(child, scope, language);
    if (resource !== null) return { ...textValue(resource, language), qualifiers: properties };
    return properties === null
      ? textValue(ownText(element), language)
      : structOrQualified(properties, language);
  }

  #readNested(child: XmlElement, outer: Scope, language: string | null): XmpValue {
    const scope = scopeWithin(outer, child.attributes);
    const name = this.#nameOf(child.name, scope);
    if (!arrayNames.has(name)) return structOrQualified(this.#readNode(child, outer), language);
    const items: XmpValue[] = [];
    for (const item of child.children) {
      if (item instanceof XmlElement)
        items.push(this.#readProperty(item, scopeWithin(scope, item.attributes)));
    }
    return { kind: "list", alternatives: name === "rdf:Alt", items };
  }
}

/** Which program wrote the packet stands on x:xmpmeta itself. */
function takeToolkit({ properties }: Attributes, fields: Map<string, XmpValue>): void {
  const toolkit = properties?.get("x:xmptk") ?? properties?.get("x:xaptk");
  if (toolkit !== undefined) fields.set("x:xmptk", toolkit);
}

/** A structure with rdf:value is that value; its other fields are qualifiers (ISO 16684-1, 7.8). */
function structOrQualified(fields: Map<string, XmpValue>, language: string | null): XmpValue {
  const value = fields.get("rdf:value");
  if (value === undefined) return { kind: "struct", fields };
  if (value.kind !== "text") return fields.size === 1 ? value : { kind: "struct", fields };
  const qualifiers = new Map([...fields].filter(([name]) => name !== "rdf:value"));
  const qualified: XmpText = { ...value, language: value.language ?? language };
  return qualifiers.size > 0 ? { ...qualified, qualifiers } : qualified;
}

function ownText(element: XmlElement): string {
  const [only] = element.children;
  if (element.children.length === 1 && only instanceof XmlText) return only.text;
  return element.children.map((child) => (child instanceof XmlText ? child.text : "")).join("");
}
