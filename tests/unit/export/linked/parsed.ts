import { parseXml, type XmlDocument, XmlElement } from "@rgrove/parse-xml";
import { expect } from "vitest";

/** A document put together from its pieces and read by a strict parser. */
export function parsed(pieces: Iterable<string>): XmlDocument {
  return parseXml([...pieces].join(""));
}

/** The elements of a name, in the order of the document. */
export function all(node: XmlDocument | XmlElement, name: string): XmlElement[] {
  return childrenOf(node).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** The texts of the elements of a name. */
export function texts(node: XmlDocument | XmlElement, name: string): string[] {
  return all(node, name).map(({ text }) => text);
}

export function childrenOf(node: XmlDocument | XmlElement): XmlElement[] {
  return node.children.filter((child) => child instanceof XmlElement);
}

/** What a schema lets stand in an element: names in their order, those that must be there with "!". */
export type Order = Readonly<Record<string, string>>;

/** Expects every element of a document to hold what the schema lets stand in it, in its order, and nothing missing. */
export function expectOrder(node: XmlDocument | XmlElement, order: Order): void {
  for (const child of childrenOf(node)) {
    expectChildren(child, order);
    expectOrder(child, order);
  }
}

/** The same of one element. */
export function expectChildren(node: XmlElement, order: Order): void {
  const names = childrenOf(node).map(({ name }) => name);
  const allowed = (order[node.name] ?? "").split(" ").filter((name) => name !== "");
  const known = allowed.map((name) => name.replace("!", ""));
  const place = (name: string): number => known.indexOf(name);
  expect(
    names.filter((name) => place(name) < 0),
    node.name,
  ).toEqual([]);
  expect(names, node.name).toEqual(names.toSorted((one, other) => place(one) - place(other)));
  for (const name of allowed.filter((one) => one.endsWith("!")))
    expect(names, node.name).toContain(name.replace("!", ""));
}
