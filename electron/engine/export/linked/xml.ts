/** An element with its attributes and what stands in it: a text as it is, or further elements. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly content: string | readonly XmlElement[];
};

/** An element; attributes that are null, and elements that are null, are left out. */
export function element(
  name: string,
  attributes: XmlElement["attributes"],
  ...content: readonly [string] | readonly (XmlElement | null)[]
): XmlElement {
  const [first] = content;
  if (typeof first === "string") return { name, attributes, content: first };
  return { name, attributes, content: elementsIn(content) };
}

/** An element for what stands in it; null where nothing does. */
export function wrapping(
  name: string,
  ...content: readonly (XmlElement | null)[]
): XmlElement | null {
  const whole = elementsIn(content);
  return whole.length === 0 ? null : { name, attributes: {}, content: whole };
}

function elementsIn(content: readonly (XmlElement | string | null)[]): XmlElement[] {
  return content.filter((one) => one !== null && typeof one !== "string");
}

/** A document of many elements under one root, piece by piece: no more than one of them is in memory. */
export function* xmlPieces(
  root: string,
  attributes: XmlElement["attributes"],
  elements: Iterable<XmlElement>,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributesOf(attributes)}>\n`;
  for (const one of elements) yield `${xmlOf(one, "  ")}\n`;
  yield `</${root}>\n`;
}

function xmlOf({ name, attributes, content }: XmlElement, indent: string): string {
  const opening = `${indent}<${name}${attributesOf(attributes)}`;
  if (content.length === 0) return `${opening}/>`;
  if (typeof content === "string") return `${opening}>${escaped(content, inText)}</${name}>`;
  const inner = content.map((one) => xmlOf(one, `${indent}  `));
  return `${opening}>\n${inner.join("\n")}\n${indent}</${name}>`;
}

function attributesOf(attributes: XmlElement["attributes"]): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? "" : ` ${name}="${escaped(value, inAttribute)}"`))
    .join("");
}

/** A carriage return would be read as the end of a line (XML 1.0, 2.11), and in an attribute every blank as a space (3.3.3). */
const inText = /[&<>\r]/gu;
const inAttribute = /[&<>"\t\n\r]/gu;
/** What XML 1.0 cannot hold in any form (production 2, Char). */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What XML cannot hold becomes the replacement character, so that it is seen that something was there. */
function escaped(text: string, special: RegExp): string {
  return text
    .replaceAll(NOT_IN_XML, "\uFFFD")
    .replaceAll(special, (character) => `&#${String(character.charCodeAt(0))};`);
}
