import * as v from "valibot";
import { strictnesses, type Standing } from "../rights/gate.ts";
import type { RightsRequest } from "../rights/request.ts";
import type { TextField } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { ProfileSchema } from "./profiles.ts";
import { RightsAsked, type StatusCounts } from "./rights.ts";
import { AbsolutePath, Id, Name, Nothing, Stills, Uuid } from "./schemas.ts";

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
  /** What to think over about the folder and the documents, in words. */
  readonly warnings: readonly string[];
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

/** The export whose texts go out again as they did, instead of those of now. */
const AsThen = v.optional(v.nullable(Uuid));

/** The export that is made once more: a still goes out under its name again, unless what that is made from has changed. */
const Repeats = v.optional(v.nullable(Uuid));

export const exporting = {
  "export.plan": asks<ExportPlan>()(
    "What an export would write and hold back, without writing it; with a folder, under names that are free there.",
    v.strictObject({
      stills: Stills,
      rights: AskedGate,
      set: v.nullable(Id),
      profile: ProfileSchema,
      folder: v.optional(AbsolutePath),
      asThen: AsThen,
      repeats: Repeats,
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
      repeats: Repeats,
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
} as const;
