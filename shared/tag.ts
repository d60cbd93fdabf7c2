/** What an archivist can say of a still by choosing a record. */
export const tagFields = [
  "film",
  "scene",
  "character",
  "performer",
  "rightsHolder",
  "keyword",
  "kind",
] as const;
export type TagField = (typeof tagFields)[number];

export const tagFieldNames: Readonly<Record<TagField, string>> = {
  film: "Film",
  scene: "Scene",
  character: "Character",
  performer: "Performer",
  rightsHolder: "Rights holder",
  keyword: "Keyword",
  kind: "Kind",
};

export const tagFieldPlurals: Readonly<Record<TagField, string>> = {
  film: "Films",
  scene: "Scenes",
  character: "Characters",
  performer: "Performers",
  rightsHolder: "Rights holders",
  keyword: "Keywords",
  kind: "Kinds",
};

/**
 * A record to tag with: an existing one by `id` (for a kind, its code as `name`), or one to be
 * found by `name` and created when there is none. A film's name may end in its year: "Return to Dust (2022)".
 */
export type Tag = {
  readonly field: TagField;
  readonly id?: number | undefined;
  readonly name?: string | undefined;
  /** Of the field character, instead of a record: somebody whom nobody has identified. */
  readonly unidentified?: true | undefined;
  /** How many of them the still shows, those it shows already among them; one where it is not said. */
  readonly people?: number | undefined;
};

/** More people than this nobody counts one by one. */
export const MOST_UNIDENTIFIED = 50;

/** One line of the tag field's list: an existing record with the stills it already has. */
export type TagChoice = {
  readonly field: TagField;
  readonly id: number;
  readonly name: string;
  /** What tells it from others of the name: year of a film, performer and film of a character. */
  readonly detail: string;
  /** How many stills have it; null while that is not known, in the first seconds of a large archive. */
  readonly stills: number | null;
  /** The code that was typed, of the character it stands for in the stills' film. */
  readonly code?: string;
};
