import { atWhatTime } from "../../../shared/at-what-time.ts";
import type { Problem } from "../../../shared/problem.ts";
import { digestOf } from "./backup-digest.ts";
import { noteDigest, notedBackup, notedBackups, type NotedBackup } from "./backup-files.ts";

/**
 * How the bytes of a backup are beside what was noted of them when it was made. Of backups of earlier versions nothing was:
 * they count as they were made, and what else is wrong with one is seen by whoever reads it.
 */
type BackupState = "as made" | "changed" | "unreadable";

/**
 * SQLite has no checksums: a caption of which a failing disk changed a letter is in order for it. All of the backup is
 * read, so ask only of one that is to be used, or where nobody waits.
 */
export function stateOfBackup({ path, bytes, note: { digest } }: NotedBackup): BackupState {
  if (digest === undefined) return "as made";
  if (bytes !== digest.bytes) return "changed";
  try {
    return digestOf(path).sha256 === digest.sha256 ? "as made" : "changed";
  } catch {
    return "unreadable";
  }
}

/** The backups of a folder that cannot be relied on, each with what is wrong with it; `begun` once the folder has answered. */
export function backupProblems(folder: string, begun: () => void): Problem[] {
  const backups = notedBackups(folder);
  begun();
  return backups.flatMap((backup) => {
    const state = stateOfBackup(backup);
    return state === "as made" ? [] : changedOrUnreadable(backup, state);
  });
}

/** What is wrong with a backup, by the time it was made. */
export function changedOrUnreadable(
  { path, note }: NotedBackup,
  state: Exclude<BackupState, "as made">,
): Problem {
  const named = `The backup of ${atWhatTime(note.at)}`;
  const [kind, message] =
    state === "changed"
      ? ([
          "damaged",
          `${named} has other bytes than when it was made, so it is not used; choose another. Check the disk that it lies on.`,
        ] as const)
      : ([
          "unreadable",
          `${named} cannot be read. Check its permissions and the disk that it lies on, or choose another.`,
        ] as const);
  return { kind, message, path };
}

/**
 * Does something that changes the bytes of a backup on purpose, and notes what they are then; one that was changed
 * otherwise before stays recognisable as that. Ended in between, it is as one of which nothing was noted.
 */
export function rewritingBackup<R>(path: string, work: () => R): R {
  const backup = notedBackup(path);
  if (backup?.note.digest === undefined || stateOfBackup(backup) !== "as made") return work();
  noteDigest(backup, null);
  try {
    return work();
  } finally {
    noteDigest(backup, digestOf(path));
  }
}
