import * as v from "valibot";
import { markFields } from "../marks.ts";
import { textFields, type StillCard, type StillId, type ThumbnailState } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { Count, Id, Language, Nothing } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** Of these a still has one value: where two differ, one has to be chosen. */
export const chosenFields = [
  ...textFields,
  "film",
  "kind",
  "dateCreated",
  "creators",
  ...markFields,
] as const;
export type ChosenField = (typeof chosenFields)[number];

/** Of these a still has any number: those of both are kept. */
export const gatheredFields = [
  "scenes",
  "depictions",
  "rightsHolders",
  "keywords",
  "sets",
] as const;
export type GatheredField = (typeof gatheredFields)[number];

/** What a file is better in than others of its group, in the order in which it counts. */
export type ProposalReason = "largest" | "colour" | "format" | "quality" | "words" | "oldest";

/** Stills that are probably one picture, that first whose file should be shown and handed out. */
export type NearDuplicateGroup = {
  readonly cards: readonly StillCard[];
  /** How many more stills there are, which come up when these are decided upon. */
  readonly more: number;
  /** Why the first is; empty where nothing tells them apart. */
  readonly reasons: readonly ProposalReason[];
  /** Of its least certain still, 0.5 to 1. */
  readonly certainty: number;
};

export type NearDuplicateGroups = {
  readonly total: number;
  readonly groups: readonly NearDuplicateGroup[];
  /** Pictures that were not compared with the others yet. */
  readonly waiting: number;
  /** The job that compares them now; null when none does. */
  readonly job: number | null;
};

/** What of a picture a file shows, and how, beside that of the first still of its group. */
export type PictureView = {
  /** How much of the fullest view among them, 0 to 1: 1 for all of it. */
  readonly share: number;
  /** Mirrored left to right, before it is turned. */
  readonly mirrored: boolean;
  /** Clockwise, in degrees. */
  readonly turned: 0 | 90 | 180 | 270;
  /** How large what it shows is beside the first, by its edges: 0.5 for half. */
  readonly scale: number;
};

/** A still beside others that are probably the same picture. */
export type ComparedStill = {
  readonly still: StillId;
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  readonly thumbnail: ThumbnailState;
  readonly format: string;
  readonly bytes: number;
  /** Pixels as displayed; null when the file could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  /** Without colour; null when that is not known yet. */
  readonly grey: boolean | null;
  /** Files of the still, this one included. */
  readonly files: number;
  /** Null when it is not known how it lies in the others. */
  readonly view: PictureView | null;
};

/** What each still says of one field, in the order of the stills; an empty list where it says nothing. */
export type ComparedField = {
  readonly field: ChosenField | GatheredField;
  /** "x-default" where the field has no languages. */
  readonly language: string;
  readonly values: readonly (readonly string[])[];
  readonly differs: boolean;
};

export type Comparison = {
  readonly stills: readonly ComparedStill[];
  readonly fields: readonly ComparedField[];
};

const SomeStills = v.pipe(v.array(Id), v.minLength(1), v.maxLength(100));

/** Whose value of a field is taken, where not the rule decides: what is empty is filled, what is there stays. */
export const FieldChoice = v.strictObject({
  field: v.picklist(chosenFields),
  language: Language,
  from: Id,
});
export type FieldChoice = v.InferOutput<typeof FieldChoice>;
const Choices = v.pipe(v.array(FieldChoice), v.maxLength(500));

export const nearDuplicates = {
  "near.groups": asks<NearDuplicateGroups>()(
    "Groups of stills that are probably one picture and were not decided upon, surest first.",
    v.strictObject({ offset: Count, limit: v.pipe(Count, v.maxValue(200)) }),
  ),
  "near.count": asks<{ total: number; waiting: number }>()(
    "How many such groups there are, and how many pictures were not compared with the others yet.",
    Nothing,
  ),
  "near.compare": asks<Comparison>()(
    "What stills of a group have in common and what differs: their files, and everything said of them.",
    v.strictObject({ stills: SomeStills }),
  ),
  "near.search": changes<{ job: number }>()(
    "Looks for near-duplicates among pictures that were not compared yet, as a job.",
    Nothing,
  ),
  "near.join": changes<Changed>()(
    "Says that stills are the same picture: they become one still with all their files, of which that of the preferred still is shown and handed out; what is said of the others fills what is empty.",
    v.strictObject({ preferred: Id, others: SomeStills, choices: Choices }),
  ),
  "near.keepApart": changes<Changed>()(
    "Says that none of some stills is the same picture as any of others; remembered, so that it is not asked again.",
    v.strictObject({ stills: SomeStills, others: SomeStills }),
  ),
  "near.copy": changes<Changed>()(
    "Copies what is said of a still to others, which stay stills of their own: fills what is empty; a value that is chosen, of whichever of them, becomes that of all.",
    v.strictObject({ from: Id, to: SomeStills, choices: Choices }),
  ),
} as const;
