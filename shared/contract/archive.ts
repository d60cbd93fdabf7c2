import * as v from "valibot";
import type { OfflineReason } from "../offline.ts";
import { problemKinds, type Problem, type ProblemKind } from "../problem.ts";
import type { StillId } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id, Nothing } from "./schemas.ts";

/** The catalog that is open, as the window's title and empty states need it. */
export type ArchiveState = {
  readonly catalog: {
    readonly uuid: string;
    readonly path: string;
    readonly name: string;
    readonly stills: number;
    /** Why it cannot be changed, in words; null when it can. */
    readonly readOnly: string | null;
    /** Whether its database was found to be damaged: it can be repaired, or a backup restored. */
    readonly damaged: boolean;
    /** When a backup was made that has changes which the catalog lacks, as where SQLite's log was lost; else null. */
    readonly behindBackup: string | null;
    /** What the catalog lacks of changes that were confirmed, as where SQLite's log was lost; null where it lacks nothing. */
    readonly lost: LostChanges | null;
    /** What endangers it where it lies, in words; null where nothing is known to. */
    readonly warning: string | null;
  } | null;
  /** Why the last archive that was to be opened could not be; null when none failed. */
  readonly problem: Problem | null;
  readonly recent: readonly string[];
  /** SQLite, libvips, ExifTool, Node … by name, for About. */
  readonly versions: Readonly<Record<string, string>>;
};

/** Changes that were confirmed, were noted beside the catalog, and are not in it. */
export type LostChanges = {
  /** The last of them, `undone` where it took back the action of that label. */
  readonly last: { readonly at: string; readonly label: string; readonly undone: boolean };
  /** The last change that is there; null where there is none. */
  readonly reaches: { readonly at: string; readonly label: string } | null;
  /** When the newest backup was made that has more, and whether it has all that was noted; null where none has. */
  readonly backup: { readonly at: string; readonly all: boolean } | null;
  /** Nothing is changed in the archive until it is decided to go on without them. */
  readonly isHeldBack: boolean;
};

/** What checking an archive found; `waiting` thumbnails are still to be made, which is no problem. */
export type Verified = {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly waiting: number;
};

export type Source = {
  readonly id: number;
  readonly path: string;
  readonly stills: number;
  readonly problems: number;
  readonly indexedAt: string | null;
  /** False while the folder cannot be seen. */
  readonly present: boolean;
  /** Why its files are not looked for; null while it is there. */
  readonly offline: OfflineReason | null;
  /** What was stopped of indexing it, and is not gone on with unasked; null when nothing is left to do. */
  readonly stopped: StoppedAt | null;
};

/** Some of its files are not read yet; or all are, and only thumbnails are still to be made. */
export type StoppedAt = "reading" | "thumbnails";

export type JobState = "running" | "paused" | "done" | "cancelled" | "failed";

export type Job = {
  readonly id: number;
  readonly kind:
    | "index"
    | "export"
    | "sample"
    | "locate"
    | "compare"
    | "faces"
    | "fixity"
    | "metadata"
    | "dump";
  readonly label: string;
  readonly state: JobState;
  readonly done: number;
  /** Null until it is known how much there is to do. */
  readonly total: number | null;
  /** Things done a second, lately. */
  readonly rate: number;
  readonly secondsLeft: number | null;
  readonly problems: number;
  /** The outcome in one sentence, once it has ended. */
  readonly outcome: string | null;
};

/** A problem with one file, kept until the file is read without it. */
export type ListedProblem = Problem & {
  readonly id: number;
  readonly job: number | null;
  readonly at: string;
  /** The still of the file; null when it is none. */
  readonly still: StillId | null;
};

/** Problems of one kind in one folder, whose path ends with its separator. */
export type ProblemPlace = { readonly kind: ProblemKind; readonly folder: string };
export type ProblemGroup = ProblemPlace & {
  readonly files: number;
  /** When the newest was found. */
  readonly at: string;
  /** What is said of all of them alike; null where it is not the same. */
  readonly message: string | null;
};

export const archive = {
  "archive.state": asks<ArchiveState>()(
    "The open catalog, recent ones and the versions in use.",
    Nothing,
  ),
  "archive.open": asks<ArchiveState>()("Opens a catalog.", v.strictObject({ path: AbsolutePath })),
  "archive.create": asks<ArchiveState>()(
    "Makes a new catalog and opens it.",
    v.strictObject({ path: AbsolutePath }),
  ),
  "archive.openSample": asks<ArchiveState>()(
    "Opens the sample archive, drawing it first if need be.",
    Nothing,
  ),
  "archive.close": asks<ArchiveState>()("Closes the catalog.", Nothing),
  "archive.goOn": asks<ArchiveState>()(
    "Goes on without the changes that the archive has lost: from now on it can be changed again.",
    Nothing,
  ),
  "archive.verify": asks<Verified>()(
    "Checks the database, the backups, the thumbnails and the originals.",
    Nothing,
  ),
  "sources.list": asks<Source[]>()("The folders that were added.", Nothing),
  "sources.index": changes<{ job: number }>()(
    "Adds folders, or reads again what changed in them; with `asIs` also a source that is emptied or another disk, with `everything` also files that did not change.",
    v.strictObject({
      paths: v.pipe(v.array(AbsolutePath), v.minLength(1)),
      asIs: v.optional(v.boolean()),
      everything: v.optional(v.boolean()),
    }),
  ),
  "jobs.list": asks<Job[]>()("Long work, newest first.", Nothing),
  "jobs.pause": asks<Record<string, never>>()(
    "Holds a job until it is resumed.",
    v.strictObject({ job: Id }),
  ),
  "jobs.resume": asks<Record<string, never>>()(
    "Goes on with a paused job.",
    v.strictObject({ job: Id }),
  ),
  "jobs.cancel": asks<Record<string, never>>()(
    "Stops a job; what is done stays.",
    v.strictObject({ job: Id }),
  ),
  "problems.list": asks<{ total: number; problems: ListedProblem[] }>()(
    "Files that have problems, newest first; `total` is how many files have one now, in all.",
    v.strictObject({
      offset: Count,
      limit: v.pipe(Count, v.maxValue(1000)),
      within: v.optional(v.strictObject({ kind: v.picklist(problemKinds), folder: v.string() })),
    }),
  ),
  "problems.groups": asks<{ total: number; groups: ProblemGroup[] }>()(
    "How many files of each folder have a problem of each kind; `total` as in problems.list.",
    Nothing,
  ),
  "picture.preview": asks<{ jpeg: Uint8Array | null }>()(
    "The small picture that a still's file carries, until its thumbnail is made; used by the still:// protocol.",
    v.strictObject({ still: Id }),
  ),
  "picture.locate": asks<{ path: string; mime: string } | null>()(
    "The file the window may show for a page of a still at full size; used by the still:// protocol.",
    v.strictObject({ still: Id, page: Id }),
  ),
} as const;
