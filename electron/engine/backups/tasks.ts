import type { Problem } from "../../../shared/problem.ts";
import type { NotedBackup } from "../catalog/backup-files.ts";
import type { Differences } from "../catalog/compare-catalogs.ts";
import type { Backup, Repaired } from "../../../shared/contract/backups.ts";
import type { PlacedOrder } from "./back-up-in.ts";
import type { RepairOrder } from "../catalog/repair-catalog.ts";
import type { RestoreOrder } from "../catalog/restore-backup.ts";
import type { MergePreview } from "../catalog/merge/merge-catalogs.ts";
import type { DumpFormName } from "../../../shared/dump-forms.ts";
import type { DumpHead } from "../exchange/dump-catalog.ts";
import type { PreviewOrder, TakeInOrder, TakenIn } from "../exchange/take-in.ts";

/** What the process beside the engine is given to do with whole catalogs. */
export type Task =
  | (PlacedOrder & { readonly kind: "back-up" })
  /** Reads the notes of a folder. */
  | { readonly kind: "list-backups"; readonly folder: string }
  /** Takes away what a backup that was ended has left. */
  | { readonly kind: "clear-half-done"; readonly folder: string }
  /** Has the newest backup of a folder be of another state of the catalog's files, if it is of `from`. */
  | {
      readonly kind: "note-state";
      readonly folder: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "make-folder"; readonly folder: string }
  /** Erases all faces in the databases of a folder. */
  | { readonly kind: "erase-faces"; readonly folder: string }
  /** Whether there is a database where a backup is said to be. */
  | { readonly kind: "find-backup"; readonly backup: string }
  /** Looks through a database from end to end. */
  | { readonly kind: "check"; readonly file: string }
  /** Compares the bytes of all backups in a folder with what was noted of them. */
  | { readonly kind: "check-backups"; readonly folder: string }
  /** Looks through a backup: whether it can be restored. */
  | { readonly kind: "look-through"; readonly backup: string; readonly uuid: string | null }
  /** The same, and how the catalog differs from it. */
  | {
      readonly kind: "compare";
      readonly backup: string;
      readonly catalog: string;
      readonly uuid: string;
    }
  | (RestoreOrder & { readonly kind: "restore" })
  | (RepairOrder & { readonly kind: "repair" })
  /** Says what taking in another archive would do. */
  | (PreviewOrder & { readonly kind: "preview-merge" })
  | (TakeInOrder & { readonly kind: "merge" })
  /** Writes all of it into plain files, in a folder that is empty. */
  | {
      readonly kind: "dump";
      readonly catalog: string;
      readonly folder: string;
      readonly form: DumpFormName;
    }
  /** Makes an archive of such files. */
  | { readonly kind: "load"; readonly dump: string; readonly to: string };

/** With the process (its number) that it is done for. */
export type TaskOrder = { readonly task: Task; readonly engine: number };

export type TaskResult = {
  /** Null where nothing was written since the last. */
  "back-up": NotedBackup | null;
  "list-backups": { readonly backups: readonly NotedBackup[] };
  "clear-half-done": Record<string, never>;
  "note-state": Record<string, never>;
  "make-folder": Record<string, never>;
  /** The files in which that could not be done. */
  "erase-faces": { readonly left: readonly string[] };
  "find-backup": Record<string, never>;
  check: { readonly whole: boolean };
  /** One of each that cannot be relied on. */
  "check-backups": { readonly problems: readonly Problem[] };
  "look-through": { readonly listed: Backup };
  compare: Differences & { readonly listed: Backup };
  restore: Record<string, never>;
  repair: Repaired;
  "preview-merge": MergePreview;
  merge: TakenIn;
  dump: DumpHead;
  load: DumpHead;
};

export type TaskMessage =
  /** The process is there, and begins. */
  | { readonly begun: true }
  /** The share that is done, 0 to 1, and of how many, where that is known. */
  | { readonly share: number; readonly of?: number }
  | { readonly result: unknown }
  | { readonly problem: Problem };
