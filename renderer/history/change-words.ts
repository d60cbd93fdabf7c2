import type { HistoryChange } from "../../shared/contract/history.ts";
import type { Overview } from "../../shared/contract/stills.ts";
import { stillKindNames, stillKinds, textFieldNames, textFields } from "../../shared/still.ts";
import { languageName } from "../inspector/languages.ts";

/** One row that a change touched, in words: what it was, and what it is. Null: nothing was, or is, there. */
export type ChangeWords = {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

type Row = Readonly<Record<string, unknown>>;

/** Names of records by their keys, as far as they are known now. */
export type RecordNames = Readonly<
  Record<"film" | "scene" | "character" | "keyword" | "holder", ReadonlyMap<number, string>>
>;

/** The names that history needs, out of the left pane's overview. */
export function recordNames(overview: Overview | null): RecordNames {
  const films = overview?.films ?? [];
  const named = (
    records: readonly { readonly id: number; readonly name: string }[],
  ): ReadonlyMap<number, string> => new Map(records.map(({ id, name }) => [id, name]));
  return {
    film: named(films),
    scene: named(films.flatMap(({ scenes }) => scenes)),
    character: named(films.flatMap(({ characters }) => characters)),
    keyword: named(overview?.keywords ?? []),
    holder: named(overview?.rightsHolders ?? []),
  };
}

/** The rows of a change as sentences' parts; rows that say nothing to an archivist are left out. */
export function changeWords(
  changes: readonly HistoryChange[],
  names: RecordNames,
): readonly ChangeWords[] {
  return changes.flatMap(({ table, before, after }) => {
    const row = after ?? before;
    if (row === null) return [];
    if (table === "still") return stillWords(before, after, names);
    const what = subjectOf(table, row);
    if (what === null) return [];
    const words = {
      what,
      before: valueOf(table, before, names),
      after: valueOf(table, after, names),
    };
    return words.before === words.after ? [] : [words];
  });
}

function stillWords(
  before: Row | null,
  after: Row | null,
  names: RecordNames,
): readonly ChangeWords[] {
  return (["film_id", "kind"] as const).flatMap((column) => {
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
    case "still_set":
      return "Set";
    case "file":
      return "File";
    case "source":
      return "Folder";
    case "joined_still":
      return "Files";
    case "not_same":
      return "Near-duplicate";
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
      return row["character_id"] === null
        ? "a performer"
        : nameIn(names.character, row["character_id"], "a character");
    case "still_keyword":
      return nameIn(names.keyword, row["keyword_id"], "a keyword");
    case "rights_record":
      return nameIn(names.holder, row["holder_id"], "a rights holder");
    case "film":
      return filmTitle(row);
    case "file":
    case "source":
      return textIn(row, "path");
    case "joined_still":
      return "those of another still of the same picture";
    case "not_same":
      return "another still is not the same picture";
    default:
      return textIn(row, "label") ?? textIn(row, "term") ?? textIn(row, "name") ?? "";
  }
}

function filmTitle(row: Row): string {
  const year = textIn(row, "year");
  return `${textIn(row, "title") ?? ""}${year === null ? "" : ` (${year})`}`;
}

function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A record that is gone by now has no name any more. */
function nameIn(names: ReadonlyMap<number, string>, key: unknown, otherwise: string): string {
  return (typeof key === "number" ? names.get(key) : undefined) ?? otherwise;
}

function kindName(code: unknown): string {
  const kind = stillKinds.find((one) => one === code);
  return kind === undefined ? String(code) : stillKindNames[kind];
}
