import { packetText } from "./xmp-packet.ts";
import { namerOfFile, scopeWithin, type Namer, type Scope } from "./xmp-namespaces.ts";
import { XmlError } from "./xml-error.ts";
import { parseXml, wholeText, type XmlElement } from "./xml.ts";
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
  try {
    const root = text === "" ? null : parseXml(text);
    if (warning !== null) warnings.push(warning);
    return root === null ? new Map() : new RdfReader(nameOf).readRoot(root, null);
  } catch (error) {
    const reason = error instanceof XmlError ? error.reason : "malformed";
    if (warning !== null && reason === "malformed") warnings.push(warning);
    warnings.push(complaints[reason]);
    return new Map();
  }
}

/** The value of one property element, in the scope around it. */
export function readElement(element: XmlElement, outer: Scope, nameOf: Namer): XmpValue {
  return new RdfReader(nameOf).readProperty(element, scopeWithin(outer, element.attributes));
}

const complaints: Readonly<Record<XmlError["reason"], string>> = {
  malformed: "The XMP is not well-formed XML and was not read.",
  "too deep": "The XMP is nested too deeply and was not read.",
  "too many elements": "The XMP has more than 500,000 elements and was not read.",
};

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
      const inner = scopeWithin(scope, child.attributes);
      const name = this.#nameOf(child.name, inner);
      if (!fields.has(name)) fields.set(name, this.readProperty(child, inner));
    }
    return fields;
  }

  #attributes({ attributes }: XmlElement, scope: Scope): Attributes {
    if (attributes.length === 0) return noAttributes;
    const sorted: { -readonly [Key in keyof Attributes]: Attributes[Key] } = { ...noAttributes };
    for (const { name, value } of attributes) {
      if (name.startsWith("xmlns")) continue;
      // A default namespace is for elements; an attribute without a prefix has none.
      const canonical = name.includes(":") ? this.#nameOf(name, scope) : name;
      if (canonical === "xml:lang") sorted.language = value;
      // Old packets leave the prefix away: about, resource, parseType.
      else if (canonical === "rdf:resource" || name === "resource") sorted.resource = value;
      else if (canonical === "rdf:parseType" || name === "parseType") sorted.parseType = value;
      else if (canonical === "rdf:about" || name === "about") sorted.about = value;
      else if (canonical.includes(":") && !syntaxAttributes.has(canonical)) {
        sorted.properties ??= new Map();
        sorted.properties.set(canonical, textValue(value));
      }
    }
    return sorted;
  }

  /** A property element or an rdf:li, which are written alike; `scope` is the one inside of it. */
  readProperty(element: XmlElement, scope: Scope): XmpValue {
    const { properties, language, resource, parseType } = this.#attributes(element, scope);
    if (parseType === "Literal") return textValue(wholeText(element), language);
    const [child] = element.children;
    // Some programs announce a structure and then write a list.
    if (
      parseType === "Resource" &&
      !(child !== undefined && arrayNames.has(this.#nameOf(child.name, scope)))
    )
      return structOrQualified(this.#readNode(element, scope), language);
    if (child !== undefined) return this.#readNested(child, scope, language);
    if (resource !== null) return { ...textValue(resource, language), qualifiers: properties };
    return properties === null
      ? textValue(element.text, language)
      : structOrQualified(properties, language);
  }

  #readNested(child: XmlElement, outer: Scope, language: string | null): XmpValue {
    const scope = scopeWithin(outer, child.attributes);
    const name = this.#nameOf(child.name, scope);
    if (!arrayNames.has(name)) return structOrQualified(this.#readNode(child, outer), language);
    const items = child.children.map((item) =>
      this.readProperty(item, scopeWithin(scope, item.attributes)),
    );
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
