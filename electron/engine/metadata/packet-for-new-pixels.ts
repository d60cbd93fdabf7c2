import { readBlocks } from "./read-blocks.ts";
import type { StoredPicture } from "./displayed-regions.ts";
import { isOfOldPixels } from "./old-pixels.ts";
import {
  drawnOn,
  turnedBoundary,
  turnedMwgArea,
  turnedRectangle,
  type WrittenArea,
} from "./turned-areas.ts";
import { writeXml } from "./write-xml.ts";
import { XmlError } from "./xml-error.ts";
import { parseXml, type XmlElement } from "./xml.ts";
import { readElement } from "./xmp.ts";
import { namerOfFile, scopeWithin, type Namer, type Scope } from "./xmp-namespaces.ts";
import { packetText } from "./xmp-packet.ts";
import { allStructs, type XmpFields } from "./xmp-value.ts";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const spaces: Readonly<Record<string, string>> = {
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  stArea: "http://ns.adobe.com/xmp/sType/Area#",
};

/**
 * The XMP of an original, for a picture made anew from it and upright: every property of every namespace as it
 * stands, but those of the old pixels, and regions where they are seen then. One packet, also of XMP that lay in
 * several; null where there is none that can be read.
 */
export function packetForNewPixels(bytes: Uint8Array, orientation: number): string | null {
  const { xmp, pixels: size } = readBlocks(bytes);
  const nameOf = namerOfFile();
  const nodes = xmp.flatMap((packet) => {
    const root = rootOf(packet);
    return root === null ? [] : nodesIn(root, null, nameOf);
  });
  const turn = new Turn(nameOf, { size, orientation });
  const properties = nodes.map((node) => writeXml(turn.node(node))).join("\n");
  if (nodes.length === 0) return null;
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${RDF}">
${properties}
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

function rootOf(packet: Uint8Array): XmlElement | null {
  const { text } = packetText(packet);
  try {
    return text === "" ? null : parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return null; // nobody can read it, and the archivist was told when it was indexed
    throw error;
  }
}

/** The nodes of properties, each with all namespaces it needs declared on itself. */
function nodesIn(element: XmlElement, outer: Scope, nameOf: Namer): XmlElement[] {
  const scope = scopeWithin(outer, element.attributes);
  if (nameOf(element.name, scope) !== "rdf:RDF")
    return element.children.flatMap((child) => nodesIn(child, scope, nameOf));
  return element.children.map((child) => declared(child, scope));
}

function declared(element: XmlElement, outer: Scope): XmlElement {
  const names = new Map(element.attributes.map(({ name, value }) => [name, value]));
  for (let scope = outer; scope !== null; scope = scope.outer) {
    const name = scope.prefix === "" ? "xmlns" : `xmlns:${scope.prefix}`;
    if (!names.has(name)) names.set(name, scope.uri);
  }
  return { ...element, attributes: [...names].map(([name, value]) => ({ name, value })) };
}

/** Turns the regions in nodes of properties, and leaves out what is said of the old pixels. */
class Turn {
  readonly #nameOf: Namer;
  readonly #picture: StoredPicture;

  constructor(nameOf: Namer, picture: StoredPicture) {
    this.#nameOf = nameOf;
    this.#picture = picture;
  }

  /** A node: its attributes and child elements are properties. */
  node(element: XmlElement): XmlElement {
    const scope = scopeWithin(null, element.attributes);
    return {
      ...element,
      attributes: element.attributes.filter(
        ({ name }) => !name.includes(":") || !isOfOldPixels(this.#nameOf(name, scope)),
      ),
      children: element.children
        .filter((child) => {
          const inner = scopeWithin(scope, child.attributes);
          return !isOfOldPixels(this.#nameOf(child.name, inner));
        })
        .map((child) => this.#within(child, scope, this.#picture)),
    };
  }

  #within(element: XmlElement, outer: Scope, picture: StoredPicture): XmlElement {
    const scope = scopeWithin(outer, element.attributes);
    switch (this.#nameOf(element.name, scope)) {
      case "Iptc4xmpExt:RegionBoundary":
        return this.#placed(element, outer, (fields) => turnedBoundary(fields, picture));
      case "mwg-rs:Area":
        return this.#placed(element, outer, (fields) => turnedMwgArea(fields, picture));
      case "MPReg:Rectangle":
        return { ...element, text: turnedRectangle(element.text, picture.orientation) };
      case "mwg-rs:Regions": {
        const size = drawnOn(this.#structOf(element, outer), picture.size);
        return this.#inside(element, scope, { ...picture, size });
      }
      default:
        return this.#inside(element, scope, picture);
    }
  }

  #inside(element: XmlElement, scope: Scope, picture: StoredPicture): XmlElement {
    const attributes = element.attributes.map(({ name, value }) => ({
      name,
      value:
        name.includes(":") && this.#nameOf(name, scope) === "MPReg:Rectangle"
          ? turnedRectangle(value, picture.orientation)
          : value,
    }));
    const children = element.children.map((child) => this.#within(child, scope, picture));
    return { ...element, attributes, children };
  }

  /** The same structure in another place; as it is where that holds still. */
  #placed(
    element: XmlElement,
    outer: Scope,
    turned: (fields: XmpFields) => WrittenArea | null,
  ): XmlElement {
    const fields = this.#structOf(element, outer);
    const area = fields === undefined ? null : turned(fields);
    return area === null ? element : structure(element, area);
  }

  #structOf(element: XmlElement, outer: Scope): XmpFields | undefined {
    return allStructs(readElement(element, outer, this.#nameOf))[0];
  }
}

/** An element of fields and corners, under our own prefixes. */
function structure({ name, attributes, tail }: XmlElement, area: WrittenArea): XmlElement {
  const declarations = [
    ...attributes.filter((one) => one.name.startsWith("xmlns")),
    ...Object.entries({ ...spaces, rdf: RDF }).map(([prefix, uri]) => ({
      name: `xmlns:${prefix}`,
      value: uri,
    })),
  ];
  const unique = new Map(declarations.map((one) => [one.name, one]));
  const vertices = newElement("Iptc4xmpExt:rbVertices", [
    newElement(
      "rdf:Seq",
      area.corners.map((corner) => resource("rdf:li", corner)),
    ),
  ]);
  const whole = resource(name, area.fields);
  return {
    ...whole,
    attributes: [...unique.values(), ...whole.attributes],
    children: area.corners.length === 0 ? whole.children : [...whole.children, vertices],
    tail,
  };
}

function resource(name: string, fields: Readonly<Record<string, string>>): XmlElement {
  const children = Object.entries(fields).map(([field, text]) => ({
    ...newElement(field, []),
    text,
  }));
  const parsed = { name: "rdf:parseType", value: "Resource" };
  return { ...newElement(name, children), attributes: [parsed] };
}

function newElement(name: string, children: readonly XmlElement[]): XmlElement {
  return { name, attributes: [], children, text: "", tail: "" };
}
