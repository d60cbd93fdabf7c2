import * as v from "valibot";
import { carriedProperties, carriers, type Findings } from "../carried.ts";
import { followedProperties, type FileDifference, type FileEvent } from "../file-changes.ts";
import type { NamedRecord, StillKind, StillRecord, TextField } from "../still.ts";
import type { TagChoice } from "../tag.ts";
import { asks, changes } from "./procedure.ts";
import {
  Id,
  Language,
  LongText,
  Name,
  Stills,
  TagSchema,
  TextFieldSchema,
  Nothing,
} from "./schemas.ts";
import { tagFields } from "../tag.ts";

/** A record that some of the selected stills have: all of them when `count` equals the selection's. */
export type SharedTag = NamedRecord & { readonly detail: string; readonly count: number };

/** One text over many stills: the common one, or Mixed. */
export type SharedText = { readonly text: string; readonly mixed: boolean };

/** What is to be checked of a still. */
export type StillFindings = Findings & { readonly differences: readonly FileDifference[] };

/** What a selection of several stills has in common. */
export type SelectionSummary = {
  readonly count: number;
  readonly films: readonly SharedTag[];
  readonly scenes: readonly SharedTag[];
  readonly characters: readonly SharedTag[];
  readonly performers: readonly SharedTag[];
  readonly rightsHolders: readonly SharedTag[];
  readonly keywords: readonly SharedTag[];
  readonly kinds: readonly { readonly kind: StillKind; readonly count: number }[];
  /** Only the texts in the language asked for, and those without language. */
  readonly texts: Readonly<Partial<Record<TextField, SharedText>>>;
};

/** The left pane. Counts are stills. */
export type Overview = {
  readonly stills: number;
  readonly films: readonly OverviewFilm[];
  readonly withoutFilm: WithoutFilm;
  readonly rightsHolders: readonly OverviewEntry[];
  readonly keywords: readonly OverviewEntry[];
  readonly untagged: {
    readonly noFilm: number;
    readonly noCaption: number;
    readonly noCredit: number;
  };
};
/** Records that belong to no film: the stills they are of may have one. */
export type WithoutFilm = {
  readonly scenes: readonly OverviewEntry[];
  readonly characters: readonly OverviewEntry[];
  readonly performers: readonly OverviewEntry[];
};
export type OverviewEntry = NamedRecord & { readonly stills: number; readonly query: string };
export type OverviewFilm = OverviewEntry & {
  readonly year: number | null;
  readonly scenes: readonly OverviewEntry[];
  readonly characters: readonly (OverviewEntry & { readonly performers: readonly string[] })[];
};

/**
 * What a change did: how many stills it changed, the sentence that stands for it in the history, and
 * its key there; null when it changed nothing.
 */
export type Changed = {
  readonly changed: number;
  readonly label: string;
  readonly change: number | null;
};

export const stills = {
  "stills.get": asks<StillRecord | null>()(
    "Everything about one still.",
    v.strictObject({ id: Id }),
  ),
  "stills.findings": asks<StillFindings>()(
    "What is to be checked of a still: what reading its file found out (conflicts not yet settled, texts possibly cut, guesses), and where its changed file and the archive differ.",
    v.strictObject({ id: Id }),
  ),
  "stills.fileEvents": asks<FileEvent[]>()(
    "What other programs did to the files of a still, newest first.",
    v.strictObject({ id: Id }),
  ),
  "stills.settleDifference": changes<Changed>()(
    "Settles where a changed file says something else than the archivist wrote: by the file's word or the archive's.",
    v.strictObject({
      stills: Stills,
      property: v.picklist(followedProperties),
      language: Language,
      take: v.picklist(["file", "archive"]),
    }),
  ),
  "stills.settle": changes<Changed>()(
    "Settles what files say differently about a property by the word of one carrier.",
    v.strictObject({
      stills: Stills,
      property: v.picklist(carriedProperties),
      carrier: v.picklist(carriers),
    }),
  ),
  "stills.summary": asks<SelectionSummary>()(
    "What several stills have in common.",
    v.strictObject({ stills: Stills, language: Language }),
  ),
  "stills.tag": changes<Changed>()(
    "Adds and removes films, scenes, characters, performers, rights holders, keywords, kinds.",
    v.strictObject({ stills: Stills, add: v.array(TagSchema), remove: v.array(TagSchema) }),
  ),
  "stills.setText": changes<Changed>()(
    "Writes a text of one or many stills; an empty one removes it.",
    v.strictObject({
      stills: Stills,
      field: TextFieldSchema,
      language: Language,
      text: LongText,
      mode: v.picklist(["replace", "append", "prepend"]),
    }),
  ),
  "tags.choices": asks<TagChoice[]>()(
    "Records that match what is typed, likeliest first.",
    v.strictObject({
      field: v.nullable(v.picklist(tagFields)),
      text: v.pipe(v.string(), v.maxLength(500)),
      stills: v.nullable(Stills),
    }),
  ),
  "cast.assign": changes<Changed>()(
    "Says who plays a character in a film; an empty list leaves it without performer.",
    v.strictObject({ film: Id, character: Id, performers: v.array(Name) }),
  ),
  "overview.get": asks<Overview>()(
    "Films, scenes, characters, rights holders and keywords, with counts.",
    Nothing,
  ),
} as const;
