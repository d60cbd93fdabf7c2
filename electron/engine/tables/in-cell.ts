import { inXml } from "./in-xml.ts";

/** The longest text a cell may hold (ECMA-376; Excel specifications and limits), UTF-16 units. */
const MOST_OF_CELL = 32_767;

/** A text as a cell of a workbook can hold it: one that is longer is cut, and ends in words that say so. */
export function inCell(text: string, cut: string): string {
  const plain = inXml(text);
  if (plain.length <= MOST_OF_CELL) return plain;
  return plain.slice(0, MOST_OF_CELL - cut.length).replace(/[\uD800-\uDBFF]$/u, "") + cut;
}
