import * as v from "valibot";
import {
  creditRoles,
  saidKinds,
  type CreditPiece,
  type CreditReason,
  type CreditRole,
  type CreditState,
  type SaidKind,
} from "../credit.ts";
import { asks, changes } from "./procedure.ts";
import { Count, LongText, Name, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** A picture that has a line. */
export type CreditExample = {
  readonly hash: string;
  readonly name: string;
  readonly made: boolean;
};

/** Lines of one shape. */
export type CreditGroup = {
  readonly pattern: string;
  /** Of the line with most stills, with the roles as they are read. */
  readonly pieces: readonly CreditPiece[];
  readonly state: CreditState;
  readonly lines: number;
  readonly stills: number;
  readonly example: CreditExample | null;
};

export type CreditGroups = {
  /** How far reading has come, where it takes longer than one waits: ask again. */
  readonly reading: { readonly read: number; readonly of: number } | null;
  readonly groups: readonly CreditGroup[];
  /** Of all groups, not only of those listed. */
  readonly total: number;
  readonly lines: number;
  readonly stills: number;
  /** Different lines that are not read: those with the fewest stills of very many. */
  readonly more: number;
};

/** A party of a line, as it is read. */
export type CreditPartOfLine = {
  readonly name: string;
  /** As it stands in the line: what is said of a party is kept under this. */
  readonly written: string;
  readonly place: number;
  readonly role: CreditRole | null;
  readonly reason: CreditReason;
  /** 0 to 1. */
  readonly confidence: number;
  /** What it is, as far as anything tells. */
  readonly kind: SaidKind | null;
  /** Its record in the archive; "several" have the name. */
  readonly record: { readonly id: number; readonly name: string } | "several" | null;
};

export type CreditLineOfGroup = {
  /** Verbatim. */
  readonly line: string;
  readonly stills: number;
  /** How many of the stills have it only at the end of a caption. */
  readonly inCaptions: number;
  readonly pieces: readonly CreditPiece[];
  readonly parts: readonly CreditPartOfLine[];
  readonly confidence: number;
  readonly state: CreditState;
  readonly decision: "accepted" | "left" | null;
  readonly example: CreditExample | null;
};

export type CreditLines = { readonly total: number; readonly lines: readonly CreditLineOfGroup[] };

/** What would come of a word on credit lines. */
export type CreditForesight = {
  /** Lines that would be read otherwise, and their stills. */
  readonly lines: number;
  readonly stills: number;
  /** Of these, lines that are accepted: their stills follow. */
  readonly followingLines: number;
  readonly followingStills: number;
  /** Open lines that it is said of and that would then be read whole. */
  readonly settlingLines: number;
  readonly settlingStills: number;
  /** The first of the lines, those with most stills first. */
  readonly some: readonly {
    readonly line: string;
    readonly stills: number;
    readonly before: readonly CreditPiece[];
    readonly after: readonly CreditPiece[];
  }[];
};

/** What the archivist has said of credit lines, and whom lines are read by beside. */
export type CreditWords = {
  readonly parties: readonly { readonly name: string; readonly kind: SaidKind }[];
  readonly corrections: readonly {
    readonly pattern: string;
    readonly place: number;
    readonly role: CreditRole;
    /** The line of the pattern with most stills; null where no line has it any more. */
    readonly pieces: readonly CreditPiece[] | null;
  }[];
  /** Records of the archive by which lines are read, beside the well-known parties. */
  readonly records: number;
};

/** Where lines are looked for: those that are to be looked at or those that are settled, of all or of a scope. */
const Where = { scope: v.nullable(Count), open: v.boolean() };
const Pattern = v.pipe(v.string(), v.maxLength(1_000_000));
const Part = { offset: Count, limit: v.pipe(Count, v.maxValue(200)) };

/** One line, or all lines of a pattern that are meant; of how many one knows. */
const WhichLines = v.union([
  v.strictObject({ line: LongText }),
  v.strictObject({ pattern: Pattern, ...Where, lines: Count }),
]);
export type WhichLines = v.InferOutput<typeof WhichLines>;

/** What a name is, or the role of a place in a pattern; null takes it back. */
const Word = v.union([
  v.strictObject({ name: Name, kind: v.nullable(v.picklist(saidKinds)) }),
  v.strictObject({ pattern: Pattern, place: Count, role: v.nullable(v.picklist(creditRoles)) }),
]);

export const credits = {
  "credits.count": asks<{ total: number }>()(
    "How many different credit lines are still to be looked at.",
    v.strictObject({}),
  ),
  "credits.scope": asks<{ scope: number; lines: number }>()(
    "Keeps which credit lines some stills have, under a number by which a review is held to them.",
    v.strictObject({ stills: Stills }),
  ),
  "credits.groups": asks<CreditGroups>()(
    "The credit lines grouped by pattern, those that are read whole first. Where it takes long it answers how far reading has come.",
    v.strictObject({ ...Where, ...Part }),
  ),
  "credits.lines": asks<CreditLines>()(
    "The lines of a pattern as they are read, those with most stills first.",
    v.strictObject({ pattern: Pattern, ...Where, ...Part }),
  ),
  "credits.foresee": asks<CreditForesight>()(
    "What would come of saying what a name is in credit lines, or the role of a place in a pattern.",
    v.strictObject({ word: Word }),
  ),
  "credits.words": asks<CreditWords>()(
    "What was said of names and patterns in credit lines.",
    v.strictObject({}),
  ),
  "credits.accept": changes<Changed>()(
    "Makes what a line says, or all lines of a pattern, part of the record of all stills that have it: who made them, whose they are. What was said otherwise stays.",
    WhichLines,
  ),
  "credits.leave": changes<Changed>()("Has lines not be asked of again.", WhichLines),
  "credits.reopen": changes<Changed>()("Has settled lines be asked of again.", WhichLines),
  "credits.say": changes<Changed>()(
    "Says what a name is in credit lines, or the role of a place in a pattern; lines accepted before follow. With `accept`, lines that are read whole by it are accepted.",
    v.strictObject({ word: Word, accept: v.boolean() }),
  ),
  "credits.makeHolder": changes<Changed>()(
    "Makes a record of a party that a line names.",
    v.strictObject({
      name: Name,
      kind: v.picklist(saidKinds.filter((kind) => kind !== "nobody")),
    }),
  ),
} as const;
