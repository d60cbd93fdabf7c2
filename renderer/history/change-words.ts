import type { HistoryChange, RecordNames } from "../../shared/contract/history.ts";
import { markColumns, markFields, markInWords, markNames, unmarked } from "../../shared/marks.ts";
import {
  stillKindNames,
  stillKinds,
  stillNumberNames,
  textFieldNames,
  textFields,
} from "../../shared/still.ts";
import { charsetName } from "../../shared/charsets.ts";
import { remarkInWords } from "../../shared/remark-in-words.ts";
import { languageName } from "../../shared/language-name.ts";
import { recordChangeWords } from "./record-change-words.ts";
import { rightsChangeWords } from "./rights-change-words.ts";
import { nameIn, textIn, type ChangeWords, type Row } from "./row-words.ts";

/** With the key of the row's change, by which it is taken back. */
export type RecordedWords = ChangeWords & { readonly row: number };

/** The rows of a change as sentences' parts; rows that say nothing to an archivist are left out. */
export function changeWords(
  changes: readonly HistoryChange[],
  names: RecordNames,
): readonly RecordedWords[] {
  return changes.flatMap(({ id, table, before, after }) => {
    const row = after ?? before;
    if (row === null) return [];
    if (table === "still")
      return stillWords(before, after, names).map((words) => ({ row: id, ...words }));
    const ofRecord =
      rightsChangeWords(table, { before, after }, names) ??
      recordChangeWords(table, { before, after }, names);
    if (ofRecord !== null) return ofRecord.map((words) => ({ row: id, ...words }));
    const what = subjectOf(table, row);
    if (what === null) return [];
    const words = {
      row: id,
      what,
      before: valueOf(table, before, names),
      after: valueOf(table, after, names),
    };
    if (words.before !== words.after) return [words];
    return table === "depiction" ? detailWords({ before, after }, names, id) : [];
  });
}

/** What is said of the same person otherwise: where the region lies, and who identified them. */
function detailWords(
  { before, after }: { readonly before: Row | null; readonly after: Row | null },
  names: RecordNames,
  row: number,
): readonly RecordedWords[] {
  const name = personName(after ?? before ?? {}, names);
  const details = [
    { what: `Region of ${name}`, before: placeInWords(before), after: placeInWords(after) },
    { what: `Who identified ${name}`, before: identifierOf(before), after: identifierOf(after) },
  ];
  return details
    .filter((detail) => detail.before !== detail.after)
    .map((detail) => ({ row, ...detail }));
}

/** Where a region lies in the stored picture and how large it is, in hundredths of its sides. */
function placeInWords(row: Row | null): string | null {
  const [x, y, width, height] = ["region_x", "region_y", "region_width", "region_height"].map(
    (column) => row?.[column],
  );
  const percent = (part: unknown): string => `${Math.round(Number(part) * 100)} %`;
  return typeof x !== "number"
    ? null
    : `${percent(width)} × ${percent(height)} at ${percent(x)}, ${percent(y)}`;
}

function identifierOf(row: Row | null): string | null {
  if (row === null) return null;
  const said = [textIn(row, "identified_by"), textIn(row, "identified_on")];
  return said.filter((part) => part !== null).join(", ") || null;
}

/** Who it is, how certain that is, and whether they have a region. */
function personInWords(row: Row, names: RecordNames): string {
  const { certainty, region_x: x } = row;
  const doubt = typeof certainty === "string" && certainty !== "certain" ? [certainty] : [];
  const region = typeof x === "number" ? ["with a region"] : [];
  return [personName(row, names), ...doubt, ...region].join(", ");
}

function personName(row: Row, names: RecordNames): string {
  const { character_id: character, performer_id: performer } = row;
  if (character !== null) return nameIn(names.character, character, "a character");
  return performer === null
    ? "somebody unidentified"
    : nameIn(names.agent, performer, "a performer");
}

function stillWords(
  before: Row | null,
  after: Row | null,
  names: RecordNames,
): readonly ChangeWords[] {
  const said = (["film_id", "kind"] as const).flatMap((column) => {
    const [was, is] = [before?.[column] ?? null, after?.[column] ?? null];
    if (was === is) return [];
    const word = (value: unknown): string | null =>
      value === null
        ? null
        : column === "kind"
          ? kindName(value)
          : nameIn(names.film, value, "a film");
    return [{ what: column === "kind" ? "Kind" : "Film", before: word(was), after: word(is) }];
  });
  return [...said, ...numberWords(before, after), ...markWords(before, after)];
}

/** The columns of the numbers of a still. */
const numberColumns = {
  number: stillNumberNames.number,
  production_code: stillNumberNames.productionCode,
};

function numberWords(before: Row | null, after: Row | null): readonly ChangeWords[] {
  return Object.entries(numberColumns).flatMap(([column, what]) => {
    const [was, is] = [textIn(before ?? {}, column), textIn(after ?? {}, column)];
    return was === is ? [] : [{ what, before: was, after: is }];
  });
}

/** A still without a mark has none of it, a new one included: so begins each. */
function markWords(before: Row | null, after: Row | null): readonly ChangeWords[] {
  return markFields.flatMap((mark) => {
    const of = (row: Row | null): unknown => row?.[markColumns[mark]] ?? unmarked[mark];
    const [was, is] = [of(before), of(after)];
    if (was === is) return [];
    return [
      { what: markNames[mark], before: markInWords(mark, was), after: markInWords(mark, is) },
    ];
  });
}

/** What a row of a table is about; null for tables that only serve others. */
function subjectOf(table: string, row: Row): string | null {
  switch (table) {
    case "still_text":
      return textName(row);
    case "still_scene":
      return "Scene";
    case "depiction":
      return "In the picture";
    case "still_keyword":
      return "Keyword";
    case "rights_record":
      return "Rights holder";
    case "still_creator":
      return "Creator";
    case "film":
      return "Film record";
    case "scene":
      return "Scene record";
    case "character":
      return "Character record";
    case "agent":
      return "Name record";
    case "keyword":
      return "Keyword record";
    case "written_metadata":
      return "Metadata written into";
    case "still_set":
      return "Set";
    case "saved_search":
      return "Saved search";
    case "chosen_charset":
      return "Character set";
    case "seen_remark":
      return "Remark seen";
    case "file":
      return "File";
    case "source":
      return "Folder";
    case "joined_still":
      return "Files";
    case "not_same":
      return "Near-duplicate";
    case "file_question":
      return "Question about files";
    default:
      return null;
  }
}

function textName(row: Row): string {
  const field = textFields.find((name) => name === row["field"]);
  const language = textIn(row, "language") ?? "x-default";
  const name = field === undefined ? String(row["field"]) : textFieldNames[field];
  return language === "x-default" ? name : `${name}, ${languageName(language)}`;
}

function valueOf(table: string, row: Row | null, names: RecordNames): string | null {
  if (row === null) return null;
  switch (table) {
    case "still_text":
      return String(row["text"]);
    case "still_scene":
      return nameIn(names.scene, row["scene_id"], "a scene");
    case "depiction":
      return personInWords(row, names);
    case "still_keyword":
      return nameIn(names.keyword, row["keyword_id"], "a keyword");
    case "rights_record":
      return nameIn(names.agent, row["holder_id"], "a rights holder");
    case "film":
      return filmTitle(row);
    case "file":
    case "source":
    case "written_metadata":
      return textIn(row, "path");
    case "chosen_charset":
      return charsetName(textIn(row, "charset") ?? "");
    case "seen_remark":
      return remarkInWords(textIn(row, "remark") ?? "");
    case "joined_still":
      return "those of another still of the same picture";
    case "not_same":
      return "another still is not the same picture";
    case "file_question":
      return "whose record a file has";
    default:
      return textIn(row, "label") ?? textIn(row, "term") ?? textIn(row, "name") ?? "";
  }
}

function filmTitle(row: Row): string {
  const year = textIn(row, "year");
  return `${textIn(row, "title") ?? ""}${year === null ? "" : ` (${year})`}`;
}

function kindName(code: unknown): string {
  const kind = stillKinds.find((one) => one === code);
  return kind === undefined ? String(code) : stillKindNames[kind];
}
