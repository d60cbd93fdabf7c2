/** What XML 1.0 cannot hold (production 2, Char), lone halves of surrogate pairs among it. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text without what XML cannot hold. */
export function inXml(text: string): string {
  return text.replaceAll(NOT_IN_XML, "");
}
