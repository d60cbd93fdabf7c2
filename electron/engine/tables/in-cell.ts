/** The longest text a cell may hold (ECMA-376; Excel specifications and limits), UTF-16 units. */
const MOST_OF_CELL = 32_767;
/** What XML 1.0 cannot hold (production 2, Char), lone halves of surrogate pairs among it. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as a cell of a workbook can hold it: one that is longer is cut, and ends in words that say so. */
export function inCell(text: string, cut: string): string {
  const plain = text.replaceAll(NOT_IN_XML, "");
  if (plain.length <= MOST_OF_CELL) return plain;
  return plain.slice(0, MOST_OF_CELL - cut.length).replace(/[\uD800-\uDBFF]$/u, "") + cut;
}
