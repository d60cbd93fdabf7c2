import type { RoleKind } from "./record.ts";

/** How a list of a film's cast is written; `codes` is a code replacement file of Photo Mechanic. */
export const castForms = ["csv", "tsv", "json", "codes", "text"] as const;
export type CastForm = (typeof castForms)[number];

/** What a column of a cast list may say; `both` is a performer and a character in one cell, "Hai Qing as Cao Guiying". */
export const castColumns = [
  "character",
  "performer",
  "both",
  "creditedAs",
  "order",
  "kind",
  "uncredited",
  "code",
  "notes",
  "film",
  "year",
] as const;
export type CastColumn = (typeof castColumns)[number];

/** A cast role as a list says it. */
export type CastEntry = {
  readonly character: string;
  /** Null for a character of whom the list says no performer. */
  readonly performer: string | null;
  readonly creditedAs: string | null;
  /** The billing order; null when the list has none. */
  readonly order: number | null;
  readonly kind: RoleKind;
  readonly uncredited: boolean;
  /** What is typed for it in captions, upper and lower case told apart; null when there is none. */
  readonly code: string | null;
};

/** A film as a list names it. */
export type ListedFilm = { readonly title: string; readonly year: number | null };

/** An entry where it stands in the list; `film` is null where the row names none. */
export type CastRow = CastEntry & {
  readonly line: number;
  readonly film: ListedFilm | null;
  /** The list does not say the kind: a role that is there may be of any. */
  readonly kindUnsaid?: true;
};

/** Something to be told of a line, counted from 1: rows with a remark are taken, those with a problem not surely. */
export type CastWord = {
  readonly line: number;
  readonly tone: "problem" | "remark";
  readonly message: string;
};

/** A column of a list as it stands there, and what it is taken for; null when it is passed over. */
export type ListedColumn = {
  readonly name: string;
  /** Its first cells that say something. */
  readonly examples: readonly string[];
  readonly is: CastColumn | null;
};

/** A row beside what the rows before it say: `repeats` and `contradicts` name the line of one of them. */
export type CheckedRow = CastRow & {
  readonly repeats: number | null;
  readonly contradicts: number | null;
};

/**
 * What an import makes of a row: a role that is new to the cast; one that is there as the row says it,
 * with gaps that the row fills, or otherwise; one of which the archivist has to say who is meant; one
 * that is of no film, or of another.
 */
export const castOutcomes = ["new", "same", "fills", "changes", "unclear", "left-out"] as const;
export type CastOutcome = (typeof castOutcomes)[number];

/** What a role of the cast would say instead. */
export type CastChange = {
  readonly what: "performer" | "creditedAs" | "order" | "kind" | "uncredited" | "code";
  readonly before: string | null;
  readonly after: string;
};

/** One of several whom a name may mean, with what tells it from the others. */
export type CastChoice = { readonly id: number; readonly name: string; readonly detail: string };

/** A row of a list, compared with the archive. */
export type ComparedRow = {
  readonly row: CheckedRow;
  readonly as: CastOutcome;
  /** Whether it is imported unless the archivist says otherwise. */
  readonly taken: boolean;
  /** The film as the archive names it, or as the list does where it will be made; empty when there is none. */
  readonly film: string;
  /** Whom the archive knows by these names, as it names them; null for whoever will be made. */
  readonly character: string | null;
  readonly performer: string | null;
  readonly changes: readonly CastChange[];
  /** What else is to be known, in sentences. */
  readonly notes: readonly string[];
  /** Of whom one has to be chosen; empty when it is clear. */
  readonly characters: readonly CastChoice[];
  readonly performers: readonly CastChoice[];
};
