import { writeXml } from "../write-xml.ts";
import { XmlError } from "../xml-error.ts";
import { parseXml, type XmlAttribute, type XmlElement } from "../xml.ts";
import { namerOfFile, scopeWithin, spaceOf, type Namer, type Scope } from "../xmp-namespaces.ts";
import { packetText } from "../xmp-packet.ts";
import { editedList } from "./list-items.ts";
import { NotOurs } from "./not-ours.ts";
import { declaring, element, propertyElement, resource } from "./xmp-elements.ts";
import type { XmpChange } from "./xmp-changes.ts";

/** Room for programs that change a packet where it stands (ISO 16684-1, 7.3.2). */
const padding = `${" ".repeat(99)}\n`.repeat(20);

/**
 * An XMP packet after some changes; everything else in it stays, whoever's it is. Null where nothing is left to be said.
 * @throws NotOurs where the packet cannot be read, or is built in a way that is not changed here
 */
export function changedPacket(
  packet: Uint8Array | null,
  changes: readonly XmpChange[],
): Buffer | null {
  const root = packet === null ? blank : rootOf(packet);
  const changed = new PacketEditor(namerOfFile()).changed(root, changes);
  if (changed === null) return null;
  return Buffer.from(
    `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${writeXml(changed)}\n${padding}<?xpacket end="w"?>`,
  );
}

const blank: XmlElement = {
  ...element("x:xmpmeta", [
    {
      ...element("rdf:RDF", []),
      attributes: [{ name: "xmlns:rdf", value: spaceOf("rdf") }],
    },
  ]),
  attributes: [{ name: "xmlns:x", value: spaceOf("x") }],
};

function rootOf(packet: Uint8Array): XmlElement {
  const { text, warning } = packetText(packet);
  if (text === "" || warning !== null) throw new NotOurs("XMP that cannot be read");
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new NotOurs("XMP that is not well-formed");
    throw error;
  }
}

/** What a node says besides its properties. */
const syntax = new Set(["rdf:about", "about"]);

class PacketEditor {
  readonly #nameOf: Namer;

  constructor(nameOf: Namer) {
    this.#nameOf = nameOf;
  }

  changed(root: XmlElement, changes: readonly XmpChange[]): XmlElement | null {
    const rootScope = scopeWithin(null, root.attributes);
    if (this.#nameOf(root.name, rootScope) === "rdf:RDF") return this.#rdf(root, null, changes);
    const [rdf] = root.children;
    if (rdf === undefined || root.children.length > 1) throw new NotOurs("XMP with several RDF");
    const scope = scopeWithin(rootScope, rdf.attributes);
    if (this.#nameOf(rdf.name, scope) !== "rdf:RDF") throw new NotOurs("XMP without RDF");
    const changed = this.#rdf(rdf, rootScope, changes);
    return changed === null ? null : { ...root, children: [changed] };
  }

  #rdf(rdf: XmlElement, outer: Scope, changes: readonly XmpChange[]): XmlElement | null {
    const scope = scopeWithin(outer, rdf.attributes);
    const abouts = new Set(rdf.children.map((node) => this.#aboutOf(node, scope)));
    const said = rdf.children.flatMap((node) => this.#propertiesOf(node, scope));
    if (new Set(said).size < said.length) throw new NotOurs("a property that is said twice");
    if (abouts.size > 1) throw new NotOurs("XMP about several things");
    const [about = ""] = abouts;
    const own = {
      ...element("rdf:Description", []),
      attributes: [
        { name: "xmlns:rdf", value: spaceOf("rdf") },
        { name: "rdf:about", value: about },
      ],
    };
    let nodes: readonly XmlElement[] = [...rdf.children, own];
    for (const change of changes) nodes = this.#withChange(nodes, scope, change);
    const added = nodes.at(-1) ?? own;
    const filled = [...nodes.slice(0, -1), declaring(undeclared(added))].filter(
      (node) => this.#propertiesOf(node, scope).length > 0,
    );
    return filled.length === 0 ? null : { ...rdf, children: filled };
  }

  /** What the node is about. @throws NotOurs for a node of another kind */
  #aboutOf(node: XmlElement, outer: Scope): string {
    const scope = scopeWithin(outer, node.attributes);
    if (this.#nameOf(node.name, scope) !== "rdf:Description") throw new NotOurs("a typed node");
    return node.attributes.find(({ name }) => syntax.has(this.#nameOf(name, scope)))?.value ?? "";
  }

  #propertiesOf({ attributes, children }: XmlElement, outer: Scope): readonly string[] {
    const scope = scopeWithin(outer, attributes);
    return [
      ...attributes
        .filter(({ name }) => !name.startsWith("xmlns"))
        .map(({ name }) => this.#nameOf(name, scope)),
      ...children.map((child) => this.#nameOf(child.name, scopeWithin(scope, child.attributes))),
    ].filter((name) => !syntax.has(name));
  }

  /** A property that is there is edited where it stands; a new value is said in the last node, which is our own. */
  #withChange(nodes: readonly XmlElement[], scope: Scope, change: XmpChange): XmlElement[] {
    const { path } = change.place;
    const [name = ""] = path;
    if (path.length === 1 && "value" in change) {
      const rid = nodes.map((node) => this.#without(node, scope, name));
      if (change.value === null) return rid;
      const added = declaring(propertyElement(name, change.place.form, change.value));
      return rid.map((node, index) =>
        index < rid.length - 1 ? node : { ...node, children: [...node.children, added] },
      );
    }
    const having = nodes.flatMap((node, index) => (this.#has(node, scope, name) ? [index] : []));
    if (having.length > 1) throw new NotOurs(`${name} said twice`);
    const at = having[0] ?? nodes.length - 1;
    return nodes.map((node, index) =>
      index === at ? this.#inFields({ holder: node, outer: scope }, path, change) : node,
    );
  }

  #without(node: XmlElement, outer: Scope, name: string): XmlElement {
    const scope = scopeWithin(outer, node.attributes);
    return {
      ...node,
      attributes: node.attributes.filter((one) => this.#nameOf(one.name, scope) !== name),
      children: node.children.filter((child) => !this.#isCalled(child, scope, name)),
    };
  }

  #has(node: XmlElement, outer: Scope, name: string): boolean {
    const scope = scopeWithin(outer, node.attributes);
    return (
      node.attributes.some((one) => this.#nameOf(one.name, scope) === name) ||
      node.children.some((child) => this.#isCalled(child, scope, name))
    );
  }

  #isCalled(child: XmlElement, scope: Scope, name: string): boolean {
    return this.#nameOf(child.name, scopeWithin(scope, child.attributes)) === name;
  }

  /** A change of a field on the way to which there may be structures. */
  #inFields(
    { holder, outer }: { readonly holder: XmlElement; readonly outer: Scope },
    [name = "", ...rest]: readonly string[],
    change: XmpChange,
  ): XmlElement {
    const scope = scopeWithin(outer, holder.attributes);
    if (holder.attributes.some((one) => this.#nameOf(one.name, scope) === name))
      throw new NotOurs("a list or structure in an attribute");
    const [found, more] = holder.children.filter((child) => this.#isCalled(child, scope, name));
    if (more !== undefined) throw new NotOurs(`${name} said twice`);
    const { place } = change;
    const became = ((): XmlElement | null => {
      if (rest.length > 0) return this.#inStructure({ name, found, scope }, rest, change);
      if ("value" in change) {
        if (change.value === null) return null;
        return declaring(propertyElement(name, place.form, change.value));
      }
      const list = found === undefined ? null : { element: found, outer: scope };
      return editedList({ name, form: place.form }, list, change.edit, this.#nameOf);
    })();
    if (found === undefined)
      return became === null ? holder : { ...holder, children: [...holder.children, became] };
    const children = holder.children.flatMap((child) => {
      if (child !== found) return [child];
      return became === null ? [] : [{ ...became, tail: found.tail }];
    });
    return { ...holder, children };
  }

  #inStructure(
    {
      name,
      found,
      scope,
    }: {
      readonly name: string;
      readonly found: XmlElement | undefined;
      readonly scope: Scope;
    },
    path: readonly string[],
    change: XmpChange,
  ): XmlElement | null {
    if (found === undefined) {
      const blankStructure = declaring({ ...element(name, []), attributes: [resource] });
      const filled = this.#inFields({ holder: blankStructure, outer: scope }, path, change);
      return filled.children.length === 0 ? null : filled;
    }
    const holder = this.#asFields(found, scope);
    const changed = this.#inFields({ holder, outer: scope }, path, change);
    return changed.children.length === 0 ? null : changed;
  }

  /** A structure whose fields are its child elements, whichever of RDF's ways it had for them (ISO 16684-1, 7.9.2). */
  #asFields(found: XmlElement, outer: Scope): XmlElement {
    const scope = scopeWithin(outer, found.attributes);
    if (found.attributes.some((one) => this.#nameOf(one.name, scope) === resource.name))
      return found;
    const [only] = found.children;
    const isNode =
      only !== undefined &&
      found.children.length === 1 &&
      this.#isCalled(only, scope, "rdf:Description");
    if (only !== undefined && !isNode) throw new NotOurs("a structure in another form");
    const node = only ?? found;
    const isDeclaration = ({ name }: XmlAttribute): boolean => name.startsWith("xmlns");
    const declared = [...found.attributes, ...(only?.attributes ?? [])].filter(isDeclaration);
    const fields = node.attributes.filter((one) => !isDeclaration(one));
    const within = node === found ? scope : scopeWithin(scope, node.attributes);
    if (fields.some(({ name }) => /^(?:rdf|xml):|^[^:]+$/u.test(this.#nameOf(name, within))))
      throw new NotOurs("a structure with more than fields");
    return {
      ...found,
      attributes: [...new Map(declared.map((one) => [one.name, one])).values(), resource],
      children: [
        ...fields.map(({ name, value }) => ({ ...element(name, []), text: value })),
        ...node.children,
      ],
      text: "",
    };
  }
}

/** Without declarations of namespaces, which are put together on the node that is all ours. */
function undeclared({ attributes, children, ...rest }: XmlElement): XmlElement {
  return {
    ...rest,
    attributes: attributes.filter(({ name }) => !name.startsWith("xmlns")),
    children: children.map(undeclared),
  };
}
