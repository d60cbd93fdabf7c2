import * as v from "valibot";
import { documentKinds, type DocumentKind } from "../export/document-kinds.ts";
import type { Profile } from "../export/profile.ts";
import type { Override } from "../rights/gate.ts";
import type { Recipient } from "../recipient.ts";
import type { RightsRequest } from "../rights/request.ts";
import type { RightsStatus, StillCard } from "../still.ts";
import { asks } from "./procedure.ts";
import { Count, Nothing, Stills, Uuid } from "./schemas.ts";

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

export const ledger = {
  "ledger.list": asks<LedgerEntry[]>()(
    "Every export, newest first; with words only those that have all of them in their recipient, reference, set, folder, profile, who made them, why something went out all the same, or the names of their stills and copies.",
    v.strictObject({ words: v.optional(v.pipe(v.string(), v.maxLength(1000))) }),
  ),
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
