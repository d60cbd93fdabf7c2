import type { IdentifierScheme } from "./identifier.ts";
import type {
  AgentKind,
  ContactKind,
  NameKind,
  RecordKind,
  RoleKind,
  Setting,
  TitleKind,
} from "./record.ts";
import type { NamedRecord } from "./still.ts";

/** A row of a list that belongs to a record: its key tells which row an edit means. */
type Kept<T> = T & { readonly id: number };

/** A title of a film beside the preferred one; the language is a BCP 47 tag or "x-default". */
export type FilmTitle = {
  readonly kind: TitleKind;
  readonly language: string;
  readonly name: string;
};
/** A name beside the one a record is shown by. */
export type OtherName = {
  readonly kind: NameKind;
  readonly language: string;
  readonly name: string;
};
/** The note of an "other" identifier says whose it is. */
export type Identifier = {
  readonly scheme: IdentifierScheme;
  readonly value: string;
  readonly note: string;
};
/** With the other films, or agents, that have it: they may be one. */
export type KeptIdentifier = Kept<Identifier> & { readonly others: readonly NamedRecord[] };
export type Contact = { readonly kind: ContactKind; readonly value: string };
/** A code on stills that means a film; studios used some again, so a studio and years tell them apart. */
export type ProductionCode = {
  readonly code: string;
  readonly studio: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
};

/** How many stills have a record in one way, null while nobody has counted them, and the query that finds them. */
export type Occurrence = { readonly stills: number | null; readonly query: string };

/** A record among those of its kind. */
export type RecordLine = NamedRecord &
  Occurrence & {
    readonly kind: RecordKind;
    /** What tells it from others of its name. */
    readonly detail: string;
    /** Of an agent the stills whose rights it holds; `stills` are those it performs in. Null for other kinds. */
    readonly held: Occurrence | null;
  };

/** A film as other records name it. */
export type FilmOfRecord = NamedRecord & { readonly year: number | null };

/** A part in a film; its stills are those of the film that show the character. */
export type CastRole = Occurrence & {
  readonly id: number;
  readonly film: FilmOfRecord;
  readonly character: NamedRecord;
  readonly performer: NamedRecord | null;
  readonly creditedAs: string | null;
  readonly kind: RoleKind;
  readonly uncredited: boolean;
  /** What is typed for it in captions and in the tag field; one role of a film has it. */
  readonly code: string | null;
};

type Page<Kind extends RecordKind> = NamedRecord & Occurrence & { readonly kind: Kind };

export type FilmPage = Page<"film"> & {
  /** Of the preferred title, by which it is shown. */
  readonly language: string;
  readonly year: number | null;
  readonly names: readonly Kept<FilmTitle>[];
  /** ISO 3166 codes. */
  readonly countries: readonly string[];
  readonly directors: readonly NamedRecord[];
  readonly companies: readonly NamedRecord[];
  /** Whose the stills of the film are, where none of them says of itself who owns it. */
  readonly rightsHolders: readonly NamedRecord[];
  readonly identifiers: readonly KeptIdentifier[];
  /** Each with the other films that have it: where there are any, the code alone does not tell the film. */
  readonly codes: readonly (Kept<ProductionCode> & { readonly others: readonly FilmOfRecord[] })[];
  readonly scenes: readonly (NamedRecord & Occurrence & { readonly number: string | null })[];
  /** The first of the cast in billing order, and how many roles it has: more are asked for as they are looked at. */
  readonly cast: readonly CastRole[];
  readonly castSize: number;
  /** Other films of the same title and year. */
  readonly alike: readonly FilmOfRecord[];
};

export type ScenePage = Page<"scene"> & {
  readonly film: FilmOfRecord | null;
  readonly names: readonly Kept<OtherName>[];
  readonly number: string | null;
  /** Its place among the scenes of the film, from 0. */
  readonly position: number;
  readonly synopsis: string | null;
  /** Where it plays. */
  readonly place: string | null;
  readonly setting: Setting | null;
};

export type CharacterPage = Page<"character"> & {
  readonly names: readonly Kept<OtherName>[];
  readonly roles: readonly CastRole[];
};

export type AgentPage = Page<"agent"> & {
  readonly agentKind: AgentKind | null;
  readonly names: readonly Kept<OtherName>[];
  readonly creditLine: string | null;
  readonly contacts: readonly Kept<Contact>[];
  readonly identifiers: readonly KeptIdentifier[];
  /** The stills whose rights it holds; those of the page itself it performs in. */
  readonly held: Occurrence;
  readonly roles: readonly CastRole[];
  /** Each with the stills of the film. */
  readonly directed: readonly (FilmOfRecord & Occurrence)[];
  readonly produced: readonly (FilmOfRecord & Occurrence)[];
  /** The stills of the films it directed or produced; null where there is none, or more than a query can name. */
  readonly filmed: Occurrence | null;
  /** The films it holds the rights in. */
  readonly owned: readonly (FilmOfRecord & Occurrence)[];
};

export type KeywordPage = Page<"keyword"> & {
  readonly names: readonly Kept<OtherName>[];
  /** The broader keywords, the broadest first. */
  readonly broader: readonly NamedRecord[];
  readonly narrower: readonly (NamedRecord & Occurrence)[];
  /** The keys of all that stand under it, at any depth: it cannot stand under one of them. */
  readonly under: readonly number[];
};

/** Everything the archive knows of a record, and where it occurs. */
export type RecordPage = FilmPage | ScenePage | CharacterPage | AgentPage | KeywordPage;

/** What a change of records touches, counted; what it does not touch is left out. */
export type Effects = Readonly<
  Partial<
    Record<
      | "stills"
      | "films"
      | "scenes"
      | "roles"
      | "characters"
      | "identifiers"
      | "codes"
      | "agents"
      | "keywords"
      | "rightsRecords"
      /** People drawn in a region whom nobody names any more, and the stills they are in. */
      | "unidentified"
      | "unidentifiedIn"
      /** Stills that show somebody in two regions then. */
      | "twice"
      /** Stills that show other scenes, which they no longer do. */
      | "otherScenes"
      /** Stills that are no longer of the scene. */
      | "left",
      number
    >
  >
>;
