import type { XmlElement } from "./xml.ts";

/** The element as XML, which parseXml reads back as the same tree. Comments and instructions were not in it. */
export function writeXml({ name, attributes, children, text }: XmlElement): string {
  const written = attributes.map((one) => ` ${one.name}="${escaped(one.value)}"`).join("");
  const content = children.map((child) => writeXml(child) + escaped(child.tail)).join("");
  return `<${name}${written}>${escaped(text)}${content}</${name}>`;
}

/** Blanks other than spaces would come back as spaces from an attribute, and "\r" as "\n" from a text. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/gu, (mark) => `&#${String(mark.charCodeAt(0))};`);
}
