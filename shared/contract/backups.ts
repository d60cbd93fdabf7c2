import * as v from "valibot";
import type { Problem } from "../problem.ts";
import type { StillId } from "../still.ts";
import { asks } from "./procedure.ts";
import { AbsolutePath } from "./schemas.ts";

/** Why a backup was made. */
export const backupReasons = [
  "automatic",
  "asked",
  "before-restore",
  "before-merge",
  "before-migration",
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What a catalog holds, counted. */
export type Holdings = {
  readonly stills: number;
  readonly captions: number;
  readonly films: number;
  readonly changes: number;
};

/** A backup, as it is listed without opening it. */
export type Backup = {
  /** The database file. */
  readonly path: string;
  readonly at: string;
  readonly reason: BackupReason;
  /** Size of the file. */
  readonly bytes: number;
  readonly holds: Holdings;
  /** The last change of the archivist in it; null when there is none. */
  readonly lastChange: { readonly at: string; readonly label: string } | null;
  /** In the archive's own folder, or in the one that was chosen beside it. */
  readonly place: "archive" | "elsewhere";
};

/** The backups of the open archive, or of the one that could not be opened. */
export type Backups = {
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** The archive's own folder of backups. */
  readonly folder: string;
  /** The folder chosen beside it, such as on another disk; null when none is. */
  readonly elsewhere: string | null;
  /** Why the last one could not be made, for each place where it could not. */
  readonly problems: readonly Problem[];
  readonly running: boolean;
};

/** A kind of what is catalogued, with how a backup and the archive differ in it. */
export type KindDiffers = {
  readonly kind: string;
  /** Only in the backup: they would come back. */
  readonly back: number;
  /** Only in the archive: they would go. */
  readonly gone: number;
  /** In both, but different: they would be as they were. */
  readonly changed: number;
};

export type RestorePreview = {
  readonly backup: Backup;
  /** False where the archive is damaged: with what it differs is not known then, and nothing below is said. */
  readonly compared: boolean;
  readonly differs: readonly KindDiffers[];
  /** Files that came since, by path: the first ones, and how many in all. Their originals stay where they are. */
  readonly files: { readonly total: number; readonly first: readonly string[] };
  /** Changes of the archivist made since, newest first: the first ones, and how many in all. */
  readonly changes: { readonly total: number; readonly labels: readonly string[] };
};

/** Of which stills something could not be read. */
export type ConcernedStills = {
  /** Whether it is of all of these; else it is of some of them. */
  readonly exact: boolean;
  readonly total: number;
  /** The first of them, by file name; without a key where the still itself is lost. */
  readonly first: readonly { readonly id: StillId | null; readonly name: string }[];
};

/** The rows of a table that were, or were not, recovered. */
export type RecoveredTable = {
  readonly table: string;
  readonly kept: number;
  /** Taken from the newest backup, where they could not be read. */
  readonly fromBackup: number;
  /** Made again as the history has them, where they could not be read. */
  readonly fromHistory: number;
  /** Read but in part: � stands in a text for what could not be, and of a file it is known whose and where it is. */
  readonly inPart: number;
  /** Known to be lost; null when it cannot be known whether any are. */
  readonly lost: number | null;
  /** The stills of what could not be read, lost or taken from the backup; null where it is not known, or is of none. */
  readonly stills: ConcernedStills | null;
};

/** A value that was other than the history of changes had it last. */
export type PutRight = {
  readonly table: string;
  /** As it was found, and as the history had it. */
  readonly found: string;
  readonly inHistory: string;
  /** Which of both a backup told to be damaged, and is as the other now; without a backup it is the value. */
  readonly damaged: "value" | "history";
};

export type Repaired = {
  /** False when nothing was wrong: nothing was done then. */
  readonly repaired: boolean;
  readonly values: readonly PutRight[];
  /** The share of the database's file, 0 to 1, that was left of one that was cut off; null of any other. */
  readonly left: number | null;
  readonly tables: readonly RecoveredTable[];
  /** So many changes can no longer be undone or done again, for something of them is lost. What they did stands. */
  readonly steps: number;
  /** So many stills are there of which no file is known any more: they cannot be shown. */
  readonly withoutFile: number;
  /** The damaged database, kept as it was, with what was found of it in words beside it; null where nothing took its place. */
  readonly kept: string | null;
  /** The backup that filled what could not be read; null when none did. */
  readonly backup: string | null;
  /** Backups from which nothing was taken, for their bytes are not what they were when they were made, or cannot be read. */
  readonly passedOver: readonly Problem[];
};

export const backups = {
  "backups.list": asks<Backups>()(
    "The backups of the archive, newest first, also of one that could not be opened (`archive`).",
    v.strictObject({ archive: v.optional(AbsolutePath) }),
  ),
  "backups.make": asks<{ made: readonly Backup[]; problems: readonly Problem[] }>()(
    "Makes a backup now, in the archive's own folder and in the one chosen beside it, or in `to` alone.",
    v.strictObject({ to: v.optional(AbsolutePath) }),
  ),
  "backups.choose": asks<Backups>()(
    "Chooses a folder, such as on another disk, where backups are kept as well; null for none.",
    v.strictObject({ folder: v.nullable(AbsolutePath) }),
  ),
  "backups.preview": asks<RestorePreview>()(
    "Looks through a backup, and says how the archive would differ if it were restored; refused, with what to do, where it cannot be. Also for an archive that could not be opened (`archive`), with which it is not compared.",
    v.strictObject({ backup: AbsolutePath, archive: v.optional(AbsolutePath) }),
  ),
  "backups.restore": asks<{ before: Backup | null }>()(
    "Puts the catalog of a backup in the place of the archive's own, of which a backup is made first; restoring that (`before`) takes it back. It is null where the archive was too damaged for one.",
    v.strictObject({ backup: AbsolutePath, archive: v.optional(AbsolutePath) }),
  ),
  "archive.repair": asks<Repaired>()(
    "Recovers a damaged catalog as far as it can be read, into a new one; the damaged one is kept beside it.",
    v.strictObject({ archive: v.optional(AbsolutePath) }),
  ),
} as const;
