import type { FilmName } from "./film-name.ts";
import type { StillCard, StillId, TextField } from "./still.ts";
import type { Certainty } from "./suggestion.ts";

/** How a file of captions is written. */
export const sheetForms = ["csv", "tsv", "xlsx", "docx", "html", "text"] as const;
export type SheetForm = (typeof sheetForms)[number];

/** The sheets of a workbook that hold anything and are not hidden, by name, and which of them is read. */
export type SheetsOfWorkbook = { readonly names: readonly string[]; readonly read: string };

/** What a place in a file is called, before its number. */
export const placeNames: Readonly<Record<SheetForm, string>> = {
  csv: "line",
  tsv: "line",
  xlsx: "row",
  docx: "paragraph",
  html: "paragraph",
  text: "line",
};

/** Texts that a sheet may bring, in the order in which columns are offered. */
export const sheetTexts = [
  "caption",
  "altText",
  "extendedDescription",
  "headline",
  "title",
  "creditLine",
  "copyrightNotice",
  "usageTerms",
  "instructions",
  "source",
  "captionWriter",
] as const satisfies readonly TextField[];
export type SheetTextField = (typeof sheetTexts)[number];

/**
 * What a column may hold: what tells the still (`identifier` is the still's UUID or a file's SHA-256), or
 * a text of it. `language` is that of the row's texts whose column states none.
 */
export const sheetColumns = [
  "fileName",
  "number",
  "identifier",
  "film",
  "year",
  "people",
  "language",
  ...sheetTexts,
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** A column's meaning; `language` is a BCP 47 tag, or "x-default" where none is stated. */
export type ColumnMeaning = { readonly is: SheetColumn; readonly language: string };

/** A column as it stands in the file, and what it is taken for; null when it is passed over. */
export type SheetColumnRead = {
  readonly name: string;
  /** Its first cells that say something, cut to what fits a line. */
  readonly examples: readonly string[];
  readonly is: ColumnMeaning | null;
};

export type SheetText = {
  readonly field: SheetTextField;
  /** Null where the file does not state it. */
  readonly language: string | null;
  readonly text: string;
};

/** What a file says of one still. */
export type SheetRow = {
  /** Where it begins, counted from 1: a line of text, a row of a sheet, or a paragraph of an article. */
  readonly line: number;
  /** The names the still's file may have, without folders. */
  readonly fileNames: readonly string[];
  readonly number: string | null;
  readonly identifiers: readonly string[];
  /** Whether one of these was written to say which still is meant; the address of a picture in a page was not. */
  readonly isSigned: boolean;
  readonly film: FilmName | null;
  /** Who is said to be in the picture, verbatim. */
  readonly people: string;
  readonly texts: readonly SheetText[];
  /** The texts that the sheet has a column for, and nothing in it in this row. */
  readonly emptied: readonly Omit<SheetText, "text">[];
};

/** Something to be told of a line: a problem keeps the row or a part of it out, a remark does not. */
export type SheetWord = {
  readonly line: number;
  readonly tone: "problem" | "remark";
  readonly message: string;
};

/** By what a row was matched to a still; `chosen` by the archivist. */
export const matchWays = [
  "identifier",
  "fileName",
  "number",
  "caption",
  "names",
  "order",
  "chosen",
] as const;
export type MatchWay = (typeof matchWays)[number];

/** How rows are to be matched: by all that tells (never by order alone), or by one thing only. */
export const matchWishes = ["auto", "name", "id", "order"] as const;
export type MatchWish = (typeof matchWishes)[number];

/** Which still a row is of, why, and how sure that is. */
export type SheetMatch = {
  readonly still: StillId;
  readonly by: MatchWay;
  /** In the archivist's words: "file name RTD_0107.jpg". */
  readonly why: string;
  readonly certainty: Certainty;
};

/** What a row would write into one text of its still. */
export type TextDifference = {
  readonly field: SheetTextField;
  readonly language: string;
  /** Empty where nothing stands. */
  readonly before: string;
  /** Empty where the text would be removed, which is never proposed. */
  readonly after: string;
  /** Whether it is written unless the archivist says otherwise. */
  readonly taken: boolean;
  /** What speaks against it, or has to be known, in sentences. */
  readonly notes: readonly string[];
};

/**
 * What becomes of a row: it fills gaps only; changes what stands; says what is there already; has no
 * still; may be of several, of which one has to be chosen; or says of a still what another row says
 * otherwise.
 */
export const rowOutcomes = [
  "fills",
  "changes",
  "same",
  "unclear",
  "unmatched",
  "contradicts",
] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** A row beside the archive. */
export type ComparedSheetRow = {
  readonly row: SheetRow;
  readonly as: RowOutcome;
  readonly match: SheetMatch | null;
  /** Others it may be of; of these one has to be chosen where there is no match. */
  readonly candidates: readonly SheetMatch[];
  readonly differences: readonly TextDifference[];
  readonly notes: readonly string[];
  /** Characters of the still's film that the row names. */
  readonly characters: readonly string[];
};

/** A row as the window draws it. */
export type ShownSheetRow = ComparedSheetRow & {
  /** Its place among the rows. */
  readonly at: number;
  readonly card: StillCard | null;
  readonly candidateCards: readonly StillCard[];
};
