import * as v from "valibot";
import { documentKinds, type DocumentKind } from "../export/document-kinds.ts";
import type { Profile } from "../export/profile.ts";
import { strictnesses, type Override, type Standing } from "../rights/gate.ts";
import type { Recipient } from "../recipient.ts";
import type { RightsRequest } from "../rights/request.ts";
import type { RightsStatus, StillCard, TextField } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { ProfileSchema } from "./profiles.ts";
import { RightsAsked, type StatusCounts } from "./rights.ts";
import { AbsolutePath, Count, Id, Name, Nothing, Stills, Uuid } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/**
 * An ordered selection to hand out. Its stills, in order, and behind them those of the sets that lie in it,
 * are the result of the query `in:"NAME"`.
 */
export type StillSet = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  /** The set it lies in; null at the top. */
  readonly parent: number | null;
  /** Stills in it and in the sets that lie in it. */
  readonly stills: number;
  /** Stills that lie in it itself. */
  readonly own: number;
  /** What is to be known of it; empty for nothing. */
  readonly note: string;
  readonly query: string;
};

/** What a remark of a plan is about: a leftover is something in a text that was to be filled in, credentials are lost. */
export type PlanRemarkKind = "heldBack" | "leftover" | "credentials" | "missing" | "fileName";

/** Something that whoever hands out a still should know before, in words. */
export type PlanRemark = { readonly kind: PlanRemarkKind; readonly message: string };

/** What an export would write for one still. */
export type PlannedFile = {
  readonly still: number;
  readonly original: string;
  /** Of its first copy in the hand-out, with folders before it where the files lie in some. */
  readonly fileName: string;
  /** Of its copies in the other renditions. */
  readonly others: readonly string[];
  readonly caption: string;
  readonly creditLine: string;
  /** Empty when nothing stands out. */
  readonly remarks: readonly PlanRemark[];
};

/** A still of a plan with how its rights stand, and the texts in which something is left to be filled in. */
export type CheckedFile = PlannedFile & {
  readonly rights: Standing;
  readonly unfilled: readonly UnfilledText[];
};

/** A text that holds its still back, as it is. */
export type UnfilledText = {
  readonly field: TextField;
  readonly language: string;
  readonly text: string;
};

/** What an export would write. */
export type ExportPlan = {
  readonly files: readonly CheckedFile[];
  readonly total: number;
  readonly request: RightsRequest;
  /** How the rights stand, counted. */
  readonly rights: StatusCounts;
  /** Stills that would not be handed out, and why, as long as nobody decides otherwise; their files are listed too. */
  readonly held: readonly { readonly still: number; readonly reasons: readonly string[] }[];
  /** Names of the caption lists, the contact sheet and what else is written beside the copies. */
  readonly documents: readonly string[];
  /** Name of the ZIP file that all of it would be packed into; null where it would lie in the folder as it is. */
  readonly packed: string | null;
  /** What to think over about the folder, in words. */
  readonly warnings: readonly string[];
};

/** One hand-out, as the ledger keeps it. */
export type LedgerEntry = {
  readonly id: number;
  readonly uuid: string;
  readonly at: string;
  readonly who: string;
  readonly set: string | null;
  readonly folder: string;
  readonly profile: string;
  /** Of the file names; null in entries made before it was kept. */
  readonly template: string | null;
  /** The profile as it was then; null in entries made before it was kept. */
  readonly profileThen: Profile | null;
  /** Name in the folder of the ZIP file that all of it is packed into; null where it lies there as it is. */
  readonly packed: string | null;
  /** What was handed out for; null in entries made before it was asked. */
  readonly request: RightsRequest | null;
  /** Null where nobody said who gets it. */
  readonly recipient: Recipient | null;
  readonly stills: number;
  readonly held: number;
  /** False while it runs, and after it was interrupted until it is taken up again. */
  readonly finished: boolean;
};

/** What became of a copy in its folder; `unchecked` is there, in its size, and was not compared yet. */
export type CopyState = "unchecked" | "whole" | "changed" | "gone";

export type LedgerCopy = {
  /** Key of the still; null when it is no longer in the archive. */
  readonly still: number | null;
  readonly fileName: string;
  /** Bytes of the copy as it was handed out; null where that was not kept. */
  readonly bytes: number | null;
  readonly hash: string;
  readonly state: CopyState;
  /** How its rights stood when it went out; null where that was not asked yet. */
  readonly rights: {
    readonly status: RightsStatus;
    readonly reasons: readonly string[];
    readonly override: Override | null;
  } | null;
};

/** A hand-out opened: everything that is known of it, and what is still in its folder. */
export type LedgerDetail = LedgerEntry & {
  readonly folderPresent: boolean;
  /** Whether the ZIP file is there; false where there is none. */
  readonly packPresent: boolean;
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly fileName: string;
    readonly present: boolean;
  }[];
  /** What was to be handed out and stayed here; nothing in entries made before that was kept. */
  readonly heldBack: readonly {
    /** Key of the still; null when it is no longer in the archive. */
    readonly still: number | null;
    readonly name: string;
    readonly reasons: readonly string[];
  }[];
  /** In the order handed out. */
  readonly copies: readonly LedgerCopy[];
};

/** What of a hand-out can be opened with the system's programs. */
export const openables = ["folder", "pack", ...documentKinds] as const;

/** A copy of a still that went out, with the hand-out it went out in. */
export type CopyOfStill = {
  readonly entry: LedgerEntry;
  readonly still: number;
  readonly fileName: string;
  /** What a look at the folder says; the copy itself is not read. */
  readonly state: CopyState;
  readonly creditLine: string;
  /** The usage terms that are in the copy; null where that was not kept. */
  readonly usageTerms: string | null;
  /** How its rights stood when it went out; null where that was not asked yet. */
  readonly stood: LedgerCopy["rights"];
  /** How they stand now for what it went out for; null where that was not asked. */
  readonly stands: RightsNow | null;
};

/** How rights stand for what a copy went out for, judged again. */
export type RightsNow = {
  /** For what it is judged: print on the day that was asked for, what goes on today. */
  readonly request: RightsRequest;
  readonly status: RightsStatus;
  readonly reasons: readonly string[];
};

/** A hand-out of which less is allowed now than when it was made, with the copies of which that is so. */
export type AffectedExport = {
  readonly entry: LedgerEntry;
  /** For what it is judged now. */
  readonly request: RightsRequest;
  readonly copies: readonly {
    readonly still: number;
    readonly fileName: string;
    readonly stood: { readonly status: RightsStatus; readonly reasons: readonly string[] };
    readonly stands: { readonly status: RightsStatus; readonly reasons: readonly string[] };
  }[];
};

const seenStill = { still: Id, seen: v.pipe(v.string(), v.maxLength(100)) };
const SeenStills = v.union([v.literal("all"), v.array(v.strictObject(seenStill))]);
const OverrideReason = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "an override needs a written reason"),
  v.maxLength(10_000),
);

/** What is handed out for, and what was decided on stills that are not clear. Without a date it is today. */
const AskedGate = v.strictObject({
  request: RightsAsked,
  strictness: v.picklist(strictnesses),
  read: SeenStills,
  override: v.nullable(
    v.strictObject({
      reason: OverrideReason,
      of: v.union([
        v.literal("all"),
        v.array(v.strictObject({ ...seenStill, reason: v.optional(OverrideReason) })),
      ]),
    }),
  ),
});
export type AskedGate = v.InferOutput<typeof AskedGate>;

/** Who gets it, and what they call it. */
const RecipientSchema = v.strictObject({
  name: Name,
  reference: v.pipe(v.string(), v.trim(), v.maxLength(500)),
});

/** The export whose texts and names go out again as they did, instead of those of now. */
const AsThen = v.optional(v.nullable(Uuid));

const Note = v.pipe(v.string(), v.maxLength(10_000));

export const sets = {
  "sets.list": asks<StillSet[]>()("All sets.", Nothing),
  "sets.create": changes<{ id: number; label: string; change: number | null }>()(
    "Makes a set, with stills in it if given, and in another set if that is named.",
    v.strictObject({ name: Name, stills: v.nullable(Stills), parent: v.optional(v.nullable(Id)) }),
  ),
  "sets.rename": changes<Changed>()(
    "Renames a set; saved searches that look in it follow.",
    v.strictObject({ set: Id, name: Name }),
  ),
  "sets.delete": changes<Changed>()(
    "Deletes a set, never its stills; sets that lie in it come to lie where it lay.",
    v.strictObject({ set: Id }),
  ),
  "sets.add": changes<Changed>()(
    "Adds stills at the end.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
  "sets.remove": changes<Changed>()(
    "Takes stills out.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
  "sets.move": changes<Changed>()(
    "Moves stills within a set so that they stand before a position of the present order.",
    v.strictObject({ set: Id, stills: Stills, before: Count }),
  ),
  "sets.place": changes<Changed>()(
    "Puts a set into another, or to the top with null; refused where it would lie in itself.",
    v.strictObject({ set: Id, parent: v.nullable(Id) }),
  ),
  "sets.note": changes<Changed>()(
    "Writes the note of a set; an empty one takes it away.",
    v.strictObject({ set: Id, note: Note }),
  ),
  "sets.noteStills": changes<Changed>()(
    "Writes the note that stills have in a set, and nowhere else; an empty one takes it away.",
    v.strictObject({ set: Id, stills: Stills, note: Note }),
  ),
  "sets.notes": asks<{ note: string; stills: number }[]>()(
    "The notes that stills have in a set, with how many have each; those without a note have an empty one.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
  "export.plan": asks<ExportPlan>()(
    "What an export would write and hold back, without writing it; with a folder, under names that are free there.",
    v.strictObject({
      stills: Stills,
      rights: AskedGate,
      set: v.nullable(Id),
      profile: ProfileSchema,
      folder: v.optional(AbsolutePath),
      asThen: AsThen,
    }),
  ),
  "export.run": changes<{ job: number; export: string }>()(
    "Hands out stills as their profile says, with its documents. What its rights or an unfilled text hold back when it is copied stays here.",
    v.strictObject({
      stills: Stills,
      rights: AskedGate,
      set: v.nullable(Id),
      folder: AbsolutePath,
      profile: ProfileSchema,
      recipient: v.optional(v.nullable(RecipientSchema)),
      asThen: AsThen,
    }),
  ),
  "stills.sheet": asks<{ stills: number }>()(
    "Writes a contact sheet of stills into a new file, to be printed; nothing is handed out by it.",
    v.strictObject({ stills: Stills, title: Name, path: AbsolutePath }),
  ),
  "export.defaults": asks<{
    use: RightsRequest["use"];
    territory: string | null;
  }>()("For what was handed out last; before anything was, press in the whole world.", Nothing),
  "ledger.list": asks<LedgerEntry[]>()("Every export, newest first.", Nothing),
  "ledger.get": asks<LedgerDetail>()(
    "One export, with its copies and documents.",
    v.strictObject({ export: Uuid }),
  ),
  "ledger.check": asks<CopyState[]>()(
    "Compares copies of an export, by position in its list, with the hashes they were handed out with.",
    v.strictObject({ export: Uuid, from: Count, count: v.pipe(Count, v.maxValue(100)) }),
  ),
  "ledger.cards": asks<StillCard[]>()(
    "The stills of an export that are in the archive, each once, in its order; a part of them.",
    v.strictObject({ export: Uuid, from: Count, count: v.pipe(Count, v.maxValue(2000)) }),
  ),
  "ledger.changes": asks<(readonly string[] | null)[]>()(
    "What the records of copies of an export, by position in its list, say otherwise now than when they went out; null where that was not kept, or the still is gone.",
    v.strictObject({ export: Uuid, from: Count, count: v.pipe(Count, v.maxValue(100)) }),
  ),
  "ledger.recipients": asks<string[]>()(
    "Who was handed something, each once, the latest first.",
    Nothing,
  ),
  "ledger.ofStills": asks<{ total: number; copies: CopyOfStill[] }>()(
    "Every copy of some stills that went out, the latest first, with how its rights stood and how they stand now.",
    v.strictObject({ stills: Stills, from: Count, count: v.pipe(Count, v.maxValue(1000)) }),
  ),
  "ledger.affected": asks<AffectedExport[]>()(
    "The exports of which less is allowed now than when they were made, the latest first.",
    Nothing,
  ),
  "ledger.files": asks<{ paths: string[] }>()(
    "Where copies of an export are, by position in its list, those that are there; used to drag them out of the window.",
    v.strictObject({
      export: Uuid,
      copies: v.union([v.literal("all"), v.pipe(v.array(Count), v.maxLength(10_000))]),
    }),
  ),
  "ledger.locate": asks<{ path: string }>()(
    "Where the folder, the ZIP file or a document of an export is, of a packed document its ZIP file; used to open it with the system's programs.",
    v.strictObject({ export: Uuid, what: v.picklist(openables) }),
  ),
} as const;
