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
  readonly kind: StillKind | null;
  readonly status: RightsStatus;
  /** ISO 8601, possibly truncated. */
  readonly dateCreated: string | null;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** Of all its files, the one that is shown first. */
  readonly fileNames: readonly string[];
  /** All languages together. */
  readonly captions: readonly string[];
  /** Headlines, titles, alt texts, extended descriptions. */
  readonly otherTexts: readonly string[];
  readonly creditLine: string;
  readonly creators: readonly string[];
  readonly hasAltText: boolean;
  readonly hasProblem: boolean;
};

/** What a record may be called. `names[0]` is the one shown; the others are variants and aliases. */
export type SearchRecord = {
  readonly id: number;
  readonly names: readonly string[];
  /** Films: their year. Scenes: their film, and their order in it. */
  readonly year?: number | null;
  readonly film?: number | null;
  readonly order?: number;
};

/** Where the search index reads from: implemented by the catalog. */
export type SearchSource = {
  /** Up to `limit` documents with keys above `after`, in the order of their keys. */
  readonly documents: (after: StillId, limit: number) => readonly SearchDocument[];
  /** These documents; those of deleted stills are left out. */
  readonly documentsOf: (ids: readonly StillId[]) => readonly SearchDocument[];
  readonly records: () => Readonly<
    Record<
      "films" | "scenes" | "characters" | "performers" | "rightsHolders" | "keywords" | "sets",
      readonly SearchRecord[]
    >
  >;
  /** Stills of a set, in its order. */
  readonly setMembers: (set: number) => readonly StillId[];
};

/** Stills by their keys: those above `after`, up to and with `upTo`. */
export type StillWindow = { readonly after: StillId; readonly upTo: StillId };

/** The kinds of records that a still can have, as the catalog keeps them. */
export type LinkedTable = keyof ReturnType<SearchSource["records"]>;

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
  readonly textsIn: (window: StillWindow) => readonly StillText[];
  readonly fileNamesIn: (window: StillWindow) => readonly StillText[];
  readonly creatorsIn: (window: StillWindow) => readonly StillText[];
  readonly creditLinesIn: (window: StillWindow) => readonly StillText[];
  /** What else can be asked of a still. */
  readonly factsIn: (window: StillWindow) => readonly StillFacts[];
  readonly stillsHaving: (
    window: StillWindow,
    what: "caption" | "altText" | "problem",
  ) => readonly StillId[];
};

export type StillText = { readonly still: StillId; readonly text: string };

export type StillFacts = {
  readonly still: StillId;
  readonly kind: StillKind | null;
  readonly status: RightsStatus;
  readonly dateCreated: string | null;
  /** Of its film. */
  readonly year: number | null;
};
