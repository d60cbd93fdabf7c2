import type {
  ColumnMeaning,
  MatchWish,
  RowOutcome,
  SheetColumn,
  SheetForm,
} from "../../shared/caption-sheet.ts";
import { unstatedLanguage } from "../../shared/language.ts";
import { languageName } from "../../shared/language-name.ts";
import { textFieldNames } from "../../shared/still.ts";
import { counted } from "../ui/numbers.ts";

export const formWords: Readonly<Record<SheetForm, string>> = {
  csv: "CSV",
  tsv: "Columns with tabs",
  xlsx: "Excel workbook",
  docx: "Word document",
  html: "Web page",
  text: "Text",
};

const tellingWords: Readonly<Record<Exclude<SheetColumn, keyof typeof textFieldNames>, string>> = {
  fileName: "File name",
  number: "Still number",
  identifier: "Identifier",
  film: "Film",
  year: "Year of the film",
  people: "Who is in the picture",
  language: "Language of the row",
};

/** "Caption, French". */
export function columnWords({ is, language }: ColumnMeaning): string {
  const name = is in textFieldNames ? textWord(is) : wordOf(is);
  return language === unstatedLanguage ? name : `${name}, ${languageName(language)}`;
}

function textWord(is: SheetColumn): string {
  return Object.entries(textFieldNames).find(([field]) => field === is)?.[1] ?? is;
}

function wordOf(is: SheetColumn): string {
  return Object.entries(tellingWords).find(([column]) => column === is)?.[1] ?? is;
}

export const wishWords: Readonly<Record<MatchWish, string>> = {
  auto: "By all that tells",
  name: "By file name or number",
  id: "By identifier",
  order: "In their order",
};

export const outcomeWords: Readonly<Record<RowOutcome, string>> = {
  fills: "Fills a gap",
  changes: "Changes",
  unclear: "Which still?",
  unmatched: "No still",
  contradicts: "Contradicted",
  same: "Same",
};

/** Behind one, and behind any other number. */
const countedWords: Readonly<Record<RowOutcome, readonly [string, string]>> = {
  fills: ["fills gaps", "fill gaps"],
  changes: ["changes texts", "change texts"],
  unclear: ["unclear", "unclear"],
  unmatched: ["without a still", "without a still"],
  contradicts: ["contradicted", "contradicted"],
  same: ["the same", "the same"],
};

/** "1 changes texts", "1,204 change texts". */
export function rowsInWords(rows: number, as: RowOutcome): string {
  return counted(rows, ...countedWords[as]);
}

/** "1 row of the file says what stands in the archive." */
export function sameInWords(rows: number): string {
  return `${counted(rows, "row of the file says", "rows of the file say")} what stands in the archive.`;
}
