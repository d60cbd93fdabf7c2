import * as v from "valibot";
import type { Backup } from "./backups.ts";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count } from "./schemas.ts";

/** Whose value stands where both archives have one. */
export const sides = ["ours", "theirs"] as const;
export type Side = (typeof sides)[number];

/** Of a kind of what is catalogued: how theirs stands to ours, counted in rows. */
export type MergeCount = {
  readonly kind: string;
  /** Only theirs: it comes in. */
  readonly added: number;
  /** The same in both. */
  readonly same: number;
  /** Other in theirs, and taken: only they have a value, or changed it. */
  readonly taken: number;
  /** Other in theirs, and ours stays: only we have a value, changed it, or took it away. */
  readonly kept: number;
  /** Both have a value, and it is to be said which stands. */
  readonly conflicts: number;
};

/** A property that both have, each otherwise. */
export type MergeConflict = {
  /** The same as long as the archive is not changed. */
  readonly key: string;
  readonly kind: string;
  readonly property: string;
  /** What it is a property of, by name. */
  readonly of: string;
  readonly ours: string;
  readonly theirs: string;
};

/** What becomes of a value of theirs that nobody has to decide on. */
export const mergeOutcomes = ["added", "taken", "kept"] as const;
export type MergeOutcome = (typeof mergeOutcomes)[number];

/** A value that comes in, becomes as theirs, or stays as ours. */
export type MergeLine = {
  /** What it is said of, by name: a still's file, a record. */
  readonly of: string;
  /** What of it; empty where that itself comes or stays away. */
  readonly property: string;
  /** Null where there is none here, any more or so far. */
  readonly ours: string | null;
  readonly theirs: string | null;
};

/** What has the name of something that is here under another lasting name. */
export type PossiblySame = {
  readonly kind: "film" | "scene" | "character" | "agent" | "keyword";
  /** As it is called, or the identifier that both have. */
  readonly name: string;
  /** The key of the one that is here. */
  readonly ours: number;
};

/** A folder that comes in with files in it. */
export type MergedFolder = {
  readonly path: string;
  readonly files: number;
  /** Whether there is such a folder on this computer. */
  readonly isHere: boolean;
};

export type MergeReport = {
  /** What the other archive is called. */
  readonly name: string;
  readonly counts: readonly MergeCount[];
  /** The first of the conflicts. */
  readonly conflicts: readonly MergeConflict[];
  /** All of them, by what they are about. */
  readonly groups: readonly {
    readonly kind: string;
    readonly property: string;
    readonly conflicts: number;
  }[];
  readonly possiblySame: { readonly total: number; readonly first: readonly PossiblySame[] };
  readonly folders: readonly MergedFolder[];
};

/** A single conflict before all of its kind and property, those before all; ours where nothing is said. */
export type MergeChoices = v.InferOutput<typeof ChoicesSchema>;
const SideSchema = v.picklist(sides);
const ChoicesSchema = v.strictObject({
  all: v.optional(SideSchema, "ours"),
  /** By `kind/property`. */
  groups: v.optional(v.record(v.string(), SideSchema), {}),
  /** By the key of the conflict. */
  each: v.optional(v.record(v.string(), SideSchema), {}),
});

export const merging = {
  "merge.preview": asks<MergeReport>()(
    "What taking in another archive (its folder, or that of a dump) would do: what comes in, what is the same, which properties are to be decided. Neither is changed.",
    v.strictObject({ other: AbsolutePath }),
  ),
  "merge.lines": asks<{ total: number; listed: number; lines: readonly MergeLine[] }>()(
    "Which values the preview that was made last has counted as coming in, becoming as theirs or staying as ours, of a kind, in part: `total` there are, of which the first `listed` can be asked for.",
    v.strictObject({
      kind: v.string(),
      as: v.picklist(mergeOutcomes),
      from: Count,
      count: v.pipe(Count, v.maxValue(500)),
    }),
  ),
  "merge.take": changes<{
    report: MergeReport;
    label: string;
    change: number | null;
    before: Backup | null;
  }>()(
    "Takes in another archive as one change of the history (`change`; null where nothing was to be taken), after a backup (`before`; null where the last one holds all). The archive is closed meanwhile.",
    v.strictObject({ other: AbsolutePath, choices: v.optional(ChoicesSchema, {}) }),
  ),
  "merge.stop": asks<Record<string, never>>()(
    "Stops the preview or the taking in that is under way, which is refused then (closed): nothing was taken in. What was done by then stays.",
    v.strictObject({}),
  ),
} as const;
