import * as v from "valibot";
import { carriedProperties, carriers, type Findings } from "../carried.ts";
import { followedProperties, type FileEvent, type PlacedDifference } from "../file-changes.ts";
import {
  colourLabels,
  markFields,
  picks,
  ratings,
  workStates,
  type SharedMarks,
} from "../marks.ts";
import type { FileQuestion } from "../file-questions.ts";
import { charsets, type CharsetReading } from "../charsets.ts";
import type { CastCode } from "../cast-code.ts";
import type { DisplayedRegion } from "../region.ts";
import type { NamedRecord, StillKind, StillNumberField, StillRecord, TextField } from "../still.ts";
import type { VariableName } from "../variables.ts";
import { batchLists, type BatchLine, type BatchPreview, type BatchValue } from "../batch.ts";
import type { TagChoice } from "../tag.ts";
import { asks, changes } from "./procedure.ts";
import {
  Count,
  FileHash,
  Id,
  Language,
  LongText,
  Stills,
  TagSchema,
  TextFieldSchema,
  Uuid,
} from "./schemas.ts";
import { tagFields } from "../tag.ts";

/** A record that some of the selected stills have: all of them when `count` equals the selection's. */
export type SharedTag = NamedRecord & { readonly detail: string; readonly count: number };

/** One text over many stills: the common one, or Mixed. */
export type SharedText = { readonly text: string; readonly mixed: boolean };

/** What is to be checked of a still. */
export type StillFindings = Findings & {
  readonly differences: readonly PlacedDifference[];
  readonly questions: readonly FileQuestion[];
};

/** How the texts of a still's file read in every character set, and how many files in its folder are guessed too. */
export type CharsetChoice = {
  readonly readings: readonly CharsetReading[];
  readonly beside: number;
};

/** What a selection of several stills has in common. */
export type SelectionSummary = {
  readonly count: number;
  readonly films: readonly SharedTag[];
  readonly scenes: readonly SharedTag[];
  readonly characters: readonly SharedTag[];
  readonly performers: readonly SharedTag[];
  readonly rightsHolders: readonly SharedTag[];
  /** Rights holders of their films, of those stills that nobody is said to own themselves. */
  readonly followingHolders: readonly SharedTag[];
  readonly keywords: readonly SharedTag[];
  readonly kinds: readonly { readonly kind: StillKind; readonly count: number }[];
  readonly marks: SharedMarks;
  /** Only the texts in the language asked for, and those without language. */
  readonly texts: Readonly<Partial<Record<TextField, SharedText>>>;
  readonly numbers: Readonly<Record<StillNumberField, SharedText>>;
};

/** The left pane: what stands open in it, or what matches its filter. Counts are stills. */
export type Overview = {
  readonly stills: number;
  readonly films: OverviewPart<OverviewFilm>;
  readonly withoutFilm: WithoutFilm;
  readonly rightsHolders: OverviewPart;
  readonly keywords: OverviewPart;
  /** Whether more matches the filter than is listed. */
  readonly cut: boolean;
  readonly untagged: {
    readonly noFilm: number;
    readonly noCaption: number;
    readonly noCredit: number;
  };
  /** Stills of which no file is present, and those of whose files something is to be checked. */
  readonly files: { readonly missing: number; readonly toCheck: number };
};
/** Records that stand together: how many there are, and those that are listed. */
export type OverviewPart<Entry = OverviewEntry> = {
  readonly total: number;
  readonly lines: readonly Entry[];
};
/** Records that belong to no film: the stills they are of may have one. */
export type WithoutFilm = {
  readonly scenes: OverviewPart;
  readonly characters: OverviewPart;
  readonly performers: OverviewPart;
};
export type OverviewEntry = NamedRecord & {
  /** What tells it from others of its name; empty where it has the name to itself. */
  readonly distinction: string;
  readonly stills: number;
  readonly query: string;
};
export type OverviewCharacter = OverviewEntry & { readonly performers: readonly string[] };
export type OverviewFilm = OverviewEntry & {
  readonly year: number | null;
  readonly scenes: OverviewPart;
  readonly characters: OverviewPart<OverviewCharacter>;
};

/** The film that stills share, and whom its cast list names first: the number keys tag with them. */
export type MainCast = {
  /** Null where the stills are of several films, or some of none. */
  readonly film: NamedRecord | null;
  /** In billing order, at most nine. */
  readonly characters: readonly (NamedRecord & { readonly performers: readonly string[] })[];
};

/** What of the left pane is asked for: an archive has more records than anybody looks at. */
const WhatIsOpen = v.strictObject({
  /** Films whose scenes and characters are listed. */
  films: v.array(Id),
  withoutFilm: v.boolean(),
  /** How many lines at most. */
  rightsHolders: Count,
  keywords: Count,
  /** Lists only what has this in its name, whatever is open; empty for no filter. */
  filter: v.string(),
});
export type WhatIsOpen = v.InferOutput<typeof WhatIsOpen>;

/**
 * What a change did: how many stills it changed, the sentence that stands for it in the history, and
 * its key there; null when it changed nothing.
 */
export type Changed = {
  readonly changed: number;
  readonly label: string;
  readonly change: number | null;
};

/** What a tagging did. */
export type ChangedTags = Changed & {
  /** Films that were filled in where there was none: a character that was chosen is in no other. */
  readonly followed: readonly string[];
  /** Films in whose cast a character that was chosen is from now on, beside that of another film. */
  readonly joined: readonly string[];
  /** Scenes that went with the film they are of, and from how many stills each. */
  readonly gone: readonly { readonly name: string; readonly stills: number }[];
  /** Films in whose cast a character stays that no still shows any more, and of which the cast says nothing else. */
  readonly staying: readonly string[];
  /** What was added and then what was removed, by its name and what tells it from others of that name. */
  readonly named: readonly string[];
  /** Where nothing changed, as so many unidentified people are shown already: how many each still shows at least. */
  readonly unidentified?: number;
};

const TagChange = { add: v.array(TagSchema), remove: v.array(TagSchema) };
const TextChange = {
  field: TextFieldSchema,
  language: Language,
  text: LongText,
  mode: v.picklist(["replace", "append", "prepend"]),
  /** Whether variables in the text, as {film}, stand for what they are in each still. */
  fillIn: v.optional(v.boolean()),
  /** What stood there when it was begun: what the file has come to say since then stays to be checked. */
  begunOn: v.optional(v.string()),
};
const NumberChange = {
  field: v.picklist(["number", "productionCode"]),
  text: v.pipe(v.string(), v.trim(), v.maxLength(200)),
};

const BatchChange = v.variant("write", [
  v.strictObject({
    write: v.literal("tags"),
    ...TagChange,
    /** Fields of which the stills keep only what is added. */
    replace: v.array(v.picklist(tagFields)),
  }),
  v.strictObject({ write: v.literal("text"), ...TextChange }),
  v.strictObject({ write: v.literal("number"), ...NumberChange }),
]);
/** A change of the tags, of one text or of one number of any number of stills. */
export type BatchChange = v.InferOutput<typeof BatchChange>;

export const stills = {
  "stills.get": asks<StillRecord | null>()(
    "Everything about one still.",
    v.strictObject({ id: Id }),
  ),
  "stills.findings": asks<StillFindings>()(
    "What is to be checked of a still: what reading its file found out (conflicts not yet settled, remarks not yet seen, guesses), and where its changed file and the archive differ, whose record its file has where only a rule decided.",
    v.strictObject({ id: Id }),
  ),
  "stills.regions": asks<DisplayedRegion[]>()(
    "The named areas of a still's picture, in parts of the picture as displayed.",
    v.strictObject({ id: Id }),
  ),
  "stills.fileEvents": asks<FileEvent[]>()(
    "What other programs did to the files of a still, newest first.",
    v.strictObject({ id: Id }),
  ),
  "stills.showFile": changes<Changed>()(
    "Makes one of a still's files, by its hash, the one that is shown and handed out; regions move to their place in its picture.",
    v.strictObject({ still: Id, hash: FileHash }),
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
  "stills.see": changes<Changed>()(
    "Takes a remark on how the files of stills were read as seen (a property that may be cut, or the words of a warning), until their bytes change; all remarks when it is null.",
    v.strictObject({ stills: Stills, remark: v.nullable(LongText) }),
  ),
  "stills.charsets": asks<CharsetChoice>()(
    "How the IPTC-IIM and EXIF texts of a still whose character set is not sure read in each one.",
    v.strictObject({ id: Id }),
  ),
  "stills.readIn": changes<Changed>()(
    "Reads the IPTC-IIM and EXIF texts of stills whose character set is not sure again, in one that was chosen.",
    v.strictObject({ stills: Stills, charset: v.picklist(charsets), beside: v.boolean() }),
  ),
  "stills.summary": asks<SelectionSummary>()(
    "What several stills have in common.",
    v.strictObject({ stills: Stills, language: Language }),
  ),
  "stills.tag": changes<ChangedTags>()(
    "Adds and removes films, scenes, characters, performers, rights holders, keywords, kinds.",
    v.strictObject({ stills: Stills, ...TagChange }),
  ),
  "stills.preview": asks<BatchPreview>()(
    "What a change of tags, of a text or of a number would do to stills, without doing it: how many get what, and lose what.",
    v.strictObject({
      stills: Stills,
      change: BatchChange,
    }),
  ),
  "stills.previewed": asks<BatchLine[]>()(
    "The stills that the change previewed last would change, before and after: those that lose something first; with `value`, those that get or lose the one at a place of a list.",
    v.strictObject({
      preview: Uuid,
      from: Count,
      count: v.pipe(Count, v.maxValue(200)),
      value: v.optional(v.strictObject({ list: v.picklist(batchLists), at: Count })),
    }),
  ),
  "stills.previewedValues": asks<BatchValue[]>()(
    "The values of tags that stills would get or lose by the change previewed last, and the characters that would join a film's cast: those of most stills first.",
    v.strictObject({
      preview: Uuid,
      list: v.picklist(batchLists),
      from: Count,
      count: v.pipe(Count, v.maxValue(200)),
    }),
  ),
  "stills.doPreviewed": changes<ChangedTags>()(
    "Does the change that was previewed last, to the same stills; refused where it would now do something else.",
    v.strictObject({ preview: Uuid }),
  ),
  "stills.setNumber": changes<Changed>()(
    "Writes the still number or the production code of stills, as on the picture; an empty one removes it.",
    v.strictObject({ stills: Stills, ...NumberChange }),
  ),
  "stills.mark": changes<Changed>()(
    "Gives stills a rating, a pick or rejection, a colour label, a work state; what is not given stays, null takes away.",
    v.pipe(
      v.strictObject({
        stills: Stills,
        rating: v.optional(v.nullable(v.picklist(ratings))),
        pick: v.optional(v.nullable(v.picklist(picks))),
        colourLabel: v.optional(v.nullable(v.picklist(colourLabels))),
        workState: v.optional(v.picklist(workStates)),
      }),
      v.check(
        (marks) => markFields.some((mark) => marks[mark] !== undefined),
        "at least one mark must be given",
      ),
    ),
  ),
  "stills.setText": changes<Changed>()(
    "Writes a text of one or many stills; an empty one removes it.",
    v.strictObject({ stills: Stills, ...TextChange }),
  ),
  "stills.fillIn": asks<{ text: string; empty: VariableName[] }>()(
    "What a text with variables becomes for one still in a language, and which of them stand for nothing there; what cannot be read stays as it is.",
    v.strictObject({ still: Id, text: LongText, language: Language }),
  ),
  "tags.choices": asks<TagChoice[]>()(
    "Records that match what is typed, likeliest first.",
    v.strictObject({
      field: v.nullable(v.picklist(tagFields)),
      text: v.pipe(v.string(), v.maxLength(500)),
      stills: v.nullable(Stills),
    }),
  ),
  "cast.main": asks<MainCast>()(
    "The film that stills share, and the first characters of its cast.",
    v.strictObject({ stills: Stills }),
  ),
  "cast.codes": asks<CastCode[]>()(
    "What codes stand for in texts of these stills: those of the film they share.",
    v.strictObject({ stills: Stills }),
  ),
  "overview.get": asks<Overview>()(
    "Films, scenes, characters, rights holders and keywords, with counts: every film, and of the rest what is asked for.",
    WhatIsOpen,
  ),
} as const;
