import type { ColumnMeaning, SheetTextField } from "../../../shared/caption-sheet.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import type { Block } from "./blocks.ts";
import { foundAt, type FoundCaption } from "./found-caption.ts";
import { columnOfHeading } from "./heading-words.ts";

const labelled =
  /^(?<label>[\p{L}][\p{L}\p{N} ._/#()（）-]{0,40}?)\s*[:：]\s*(?<value>\S[\s\S]*)$/u;

/**
 * "File: …", "Caption: …", "Credit: …" one below the other: a record begins where a label comes again. Null
 * where most lines are none, as in an article in which somebody says "Title: …" once.
 */
export function labelledRecords(blocks: readonly Block[]): FoundCaption[] | null {
  const records: FoundCaption[] = [];
  let said = new Set<string>();
  let lines = 0;
  for (const { line, text } of blocks.flatMap(linesOf)) {
    const { label, value } = labelled.exec(text)?.groups ?? {};
    const meaning = label === undefined ? null : columnOfHeading(label);
    if (meaning === null || value === undefined) continue;
    const key = `${meaning.is} ${meaning.language}`;
    let record = records.at(-1);
    if (record === undefined || said.has(key)) {
      record = foundAt(line);
      records.push(record);
      said = new Set();
    }
    said.add(key);
    lines += 1;
    take(record, meaning, value.trim());
  }
  const texts = blocks.filter(({ kind }) => kind !== "heading" && kind !== "picture").length;
  const captioned = records.filter(({ caption, others }) => caption !== "" || others.length > 0);
  const isSheet = lines >= captioned.length * 2 && lines * 2 > texts;
  return captioned.length > 0 && isSheet ? records : null;
}

function linesOf({ line, text }: Block): { line: number; text: string }[] {
  return text.split("\n").map((part) => ({ line, text: part }));
}

/** Parts of a record that stand for columns of their own. */
const parts = {
  fileName: "fileName",
  number: "number",
  identifier: "identifier",
  film: "film",
  people: "people",
  caption: "caption",
  altText: "alt",
  creditLine: "credit",
} as const satisfies Partial<Record<ColumnMeaning["is"], keyof FoundCaption>>;

function take(record: FoundCaption, { is, language }: ColumnMeaning, value: string): void {
  if (is === "year" || is === "language") return;
  if (isPart(is) && language === unstatedLanguage) record[parts[is]] = value;
  else if (isText(is)) record.others.push({ field: is, language, text: value });
}

function isPart(is: ColumnMeaning["is"]): is is keyof typeof parts {
  return is in parts;
}

function isText(is: ColumnMeaning["is"]): is is SheetTextField {
  return !["fileName", "number", "identifier", "film", "year", "people", "language"].includes(is);
}
