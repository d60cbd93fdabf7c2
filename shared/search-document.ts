import type { Marks } from "./marks.ts";
import type { LanguageField, WordField } from "./query/tree.ts";
import type { RightsStatus, StillId, StillKind } from "./still.ts";

/**
 * One still as the search index sees it. Records are named by their integer keys; their names and
 * variants come separately, as {@link SearchRecord}, so that renaming one touches no document.
 */
export type SearchDocument = {
  readonly id: StillId;
  readonly film: number | null;
  readonly scenes: readonly number[];
  readonly characters: readonly number[];
  readonly performers: readonly number[];
  readonly rightsHolders: readonly number[];
  readonly keywords: readonly number[];
  readonly sets: readonly number[];
  /** The hand-outs that a copy of it went out in. */
  readonly exports: readonly number[];
  readonly kind: StillKind | null;
  readonly marks: Marks;
  readonly status: RightsStatus;
  /** ISO 8601, possibly truncated. */
  readonly dateCreated: string | null;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** When what is said of it last changed, milliseconds since 1970; not before it was added. */
  readonly changedAt: number;
  /** What stands on the still as its number. */
  readonly number: string | null;
  /** Of the file that is shown first, as stored; 0 where it is not known. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** How many are said to be in the picture, known or not. */
  readonly people: number;
  /** Of all its files, the one that is shown first. */
  readonly fileNames: readonly string[];
  /** Where the file that is shown first is: its source and the folder in it, as {@link folderKey}; null without files. */
  readonly folder: string | null;
  /** All languages together. */
  readonly captions: readonly string[];
  readonly headlines: readonly string[];
  readonly titles: readonly string[];
  /** Alt texts, extended descriptions. */
  readonly otherTexts: readonly string[];
  /** Which texts are there in which languages: the field as a query names it, and a BCP 47 tag. */
  readonly languages: readonly (readonly [LanguageField, string])[];
  readonly creditLine: string;
  readonly creators: readonly string[];
  readonly hasAltText: boolean;
  readonly hasProblem: boolean;
  /** Its file says different things, or has come to say something else than the archive. */
  readonly hasConflict: boolean;
  /** Something about how its file was read is to be checked: a guess, a text that may be cut. */
  readonly hasRemark: boolean;
  /** Shows somebody whom nobody has identified. */
  readonly hasUnidentified: boolean;
  /** Shows somebody by a name that is not certain. */
  readonly hasDoubtful: boolean;
  /** Says of somebody where in the picture they are. */
  readonly hasRegion: boolean;
  /** The sources its present files are in, in ascending order; none when all its files are missing. */
  readonly sources: readonly number[];
};

/** A folder of a source as one text, and back. */
export function folderKey(source: number, folder: string): string {
  return `${String(source)}:${folder}`;
}
export function folderOfKey(key: string): { readonly source: number; readonly folder: string } {
  const colon = key.indexOf(":");
  return { source: Number(key.slice(0, colon)), folder: key.slice(colon + 1) };
}

/** The texts whose words a query can ask for by themselves, and all of them. */
export type SoughtText = Exclude<WordField, "file">;

/** What a record may be called. `names[0]` is the one shown; the others are variants and aliases. */
export type SearchRecord = {
  readonly id: number;
  readonly names: readonly string[];
  /** Films: their year. Scenes: their film, and their order in it. Keywords: the broader one they stand under. */
  readonly year?: number | null;
  readonly film?: number | null;
  readonly order?: number;
  /** Sets: the set they lie in, whose stills are theirs too. */
  readonly parent?: number | null;
  readonly broader?: number | null;
  /** Exports: when they were begun, milliseconds since 1970. */
  readonly at?: number;
};

/** The kinds of records that a still can have, as the catalog keeps them. */
export const linkedTables = [
  "films",
  "scenes",
  "characters",
  "performers",
  "rightsHolders",
  "keywords",
  "sets",
  "exports",
] as const;
export type LinkedTable = (typeof linkedTables)[number];

export type SearchRecords = Readonly<Record<LinkedTable, readonly SearchRecord[]>>;

/** Which records of each kind, by their keys. */
export type RecordKeys = Readonly<Record<LinkedTable, readonly number[]>>;

/** One value for each kind of record. */
export function forEachLinked<Value>(
  make: (table: LinkedTable) => Value,
): Record<LinkedTable, Value> {
  return {
    films: make("films"),
    scenes: make("scenes"),
    characters: make("characters"),
    performers: make("performers"),
    rightsHolders: make("rightsHolders"),
    keywords: make("keywords"),
    sets: make("sets"),
    exports: make("exports"),
  };
}

/** Where the search index reads from: implemented by the catalog. */
export type SearchSource = {
  /** Up to `limit` documents with keys above `after`, in the order of their keys. */
  readonly documents: (after: StillId, limit: number) => readonly SearchDocument[];
  /** These documents; those of deleted stills are left out. */
  readonly documentsOf: (ids: readonly StillId[]) => readonly SearchDocument[];
  /** All records, or of each kind only those with these keys; deleted ones are left out. */
  readonly records: (only?: RecordKeys) => SearchRecords;
  /** Stills of a set, in its order. */
  readonly setMembers: (set: number) => readonly StillId[];
};

/** Stills by their keys: those above `after`, up to and with `upTo`. */
export type StillWindow = { readonly after: StillId; readonly upTo: StillId };

/**
 * What answers searches while there is no index: everything is asked of one window of stills at a time,
 * so that no question takes long. Implemented by the catalog.
 */
export type PlainSource = SearchSource & {
  readonly lastStill: () => StillId;
  readonly stillsIn: (window: StillWindow) => readonly StillId[];
  /** Those that have one of these records, or any. */
  readonly stillsWith: (
    window: StillWindow,
    table: LinkedTable,
    records: readonly number[] | "any",
  ) => readonly StillId[];
  /** Captions, headlines, titles, alt texts and extended descriptions, in every language. */
  /** Texts of one field, or with `text` of any. */
  readonly textsIn: (window: StillWindow, of: SoughtText) => readonly StillText[];
  readonly fileNamesIn: (window: StillWindow) => readonly StillText[];
  readonly creatorsIn: (window: StillWindow) => readonly StillText[];
  readonly creditLinesIn: (window: StillWindow) => readonly StillText[];
  /** What else can be asked of a still. */
  readonly factsIn: (window: StillWindow) => readonly StillFacts[];
  /** Those whose rights have one of these statuses, as the archive is usually asked. */
  readonly stillsOfStatus: (
    window: StillWindow,
    statuses: readonly RightsStatus[],
  ) => readonly StillId[];
  readonly stillsHaving: (
    window: StillWindow,
    what:
      | "caption"
      | "altText"
      | "problem"
      | "conflict"
      | "remark"
      | "presentFile"
      | "unidentified"
      | "doubtful",
  ) => readonly StillId[];
  /** Those that have present files, all of them in these sources. */
  readonly stillsOnlyIn: (window: StillWindow, sources: readonly number[]) => readonly StillId[];
};

export type StillText = { readonly still: StillId; readonly text: string };

export type StillFacts = {
  readonly still: StillId;
  readonly kind: StillKind | null;
  readonly marks: Marks;
  readonly dateCreated: string | null;
  /** Of its film. */
  readonly year: number | null;
};
