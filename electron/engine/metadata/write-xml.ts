import type { XmlElement } from "./xml.ts";

/** The element as XML, which parseXml reads back as the same tree. Comments and instructions were not in it. */
export function writeXml({ name, attributes, children, text }: XmlElement): string {
  const written = attributes.map((one) => ` ${one.name}="${inAttribute(one.value)}"`).join("");
  const content = children.map((child) => writeXml(child) + inText(child.tail)).join("");
  return `<${name}${written}>${inText(text)}${content}</${name}>`;
}

/** Blanks other than spaces would come back as spaces. */
function inAttribute(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/gu, reference);
}

/** "\r" would come back as "\n". */
function inText(text: string): string {
  return text.replaceAll(/[&<>\r]/gu, reference);
}

function reference(mark: string): string {
  return `&#${String(mark.charCodeAt(0))};`;
}
