import {
  existsSync,
  fsyncSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { backupReasons, type Backup } from "../../../shared/contract/backups.ts";
import { digestOf, type BackupDigest } from "./backup-digest.ts";
import type { CatalogFacts } from "./catalog-copy.ts";

/*
 * A folder of backups: of each its database, such as 2026-11-30T14-27-18Z.db, and beside it a small JSON file
 * of the same name that says what it holds. The JSON comes first and the database takes its name last: a
 * backup that has its name is whole and was looked through. What else lies in the folder is not ours.
 */

/** Within the archive. */
export const OWN_FOLDER = "backups";

const BACKUP = /^(?<stem>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?)\.db$/u;
const LEFTOVER = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?\.(?:db|json)\.part(?:-journal)?$/u;
const NOTE = /^(?<stem>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?)\.json$/u;

/** What is written beside a backup, and read without opening that. */
const Note = v.object({
  number: v.number(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  reason: v.picklist(backupReasons),
  /** What the catalog's files were like: while they are still like that, there is nothing new to back up. */
  state: v.string(),
  archive: v.object({ uuid: v.string(), name: v.string() }),
  version: v.number(),
  holds: v.object({
    stills: v.number(),
    captions: v.number(),
    films: v.number(),
    changes: v.number(),
  }),
  lastChange: v.nullable(v.object({ at: v.string(), label: v.string() })),
  /** Of the database, as it was made; versions before noted none. */
  digest: v.optional(
    v.object({
      bytes: v.number(),
      sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u)),
    }),
  ),
});
export type BackupNote = v.InferOutput<typeof Note>;

export type NotedBackup = {
  readonly path: string;
  readonly bytes: number;
  readonly note: BackupNote;
};

/** The backups of a folder that have their note, newest first by the order in which they were made. */
export function notedBackups(folder: string): NotedBackup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const stem = BACKUP.exec(name)?.groups?.["stem"];
      return stem === undefined ? [] : (notedBackup(join(folder, name)) ?? []);
    })
    .toSorted((one, other) => other.note.number - one.note.number);
}

/** A backup with its note; null where either is missing, or the note is not one of ours. */
export function notedBackup(path: string): NotedBackup | null {
  try {
    const note = v.parse(Note, JSON.parse(readFileSync(notePath(path), "utf8")));
    return { path, bytes: statSync(path).size, note };
  } catch {
    return null; // Half gone, or by another hand: neither listed nor touched.
  }
}

/** Counts up through all backups of an archive, given those of one folder newest first. */
export function nextNumber(backups: readonly NotedBackup[]): number {
  return (backups[0]?.note.number ?? 0) + 1;
}

/** As it is told to others. */
export function told({ path, bytes, note }: NotedBackup, place: Backup["place"]): Backup {
  const { at, reason, holds, lastChange } = note;
  return { path, at, reason, bytes, holds, lastChange, place };
}

/** A backup that is to be restored as it is told to others, also a copy that somebody made by other means. */
export function asListed(path: string, { holds, lastChange }: CatalogFacts): Backup {
  const noted = notedBackup(path);
  if (noted !== null) return told(noted, "archive");
  const { size, mtime } = statSync(path);
  const at = mtime.toISOString();
  return { path, at, reason: "asked", bytes: size, holds, lastChange, place: "elsewhere" };
}

/** Where the next backup of a folder gets its place. */
export function placeFor(folder: string, at: Date): string {
  const stem = `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${stem}${count === 1 ? "" : `-${String(count)}`}.db`);
    if (!existsSync(path)) return path;
  }
}

export function workingName(path: string): string {
  return `${path}.part`;
}

/**
 * Gives a backup that was looked through its name, with its note beside it. What is noted of its bytes is read back from
 * the file, and not taken from what was written.
 */
export function settle(
  path: string,
  facts: CatalogFacts,
  made: Pick<BackupNote, "number" | "at" | "reason" | "state">,
): NotedBackup {
  const { uuid, name, version, holds, lastChange } = facts;
  const digest = digestOf(workingName(path));
  const note: BackupNote = { ...made, archive: { uuid, name }, version, holds, lastChange, digest };
  writeNote(path, note);
  renameSync(workingName(path), path);
  return { path, bytes: digest.bytes, note };
}

/** Notes that a backup is of what the catalog's files are like now. */
export function noteState({ path, note }: NotedBackup, state: string): void {
  writeNote(path, { ...note, state });
}

/** Notes what the bytes of a backup are from now on; null where that is not known. */
export function noteDigest({ path, note }: NotedBackup, digest: BackupDigest | null): void {
  const { digest: _before, ...rest } = note;
  writeNote(path, digest === null ? rest : { ...rest, digest });
}

export function removeBackup({ path }: Pick<NotedBackup, "path">): void {
  rmSync(path, { force: true });
  rmSync(notePath(path), { force: true });
}

/** Takes away what a backup that was interrupted has left. A folder that is away has nothing to take. */
export function clearHalfDone(folder: string): void {
  for (const name of namesIn(folder)) {
    const stem = NOTE.exec(name)?.groups?.["stem"];
    const isAlone = stem !== undefined && !existsSync(join(folder, `${stem}.db`));
    if (isAlone || LEFTOVER.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Writes a small file so that it is there whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const handle = openSync(`${path}.part`, "w");
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}.part`, path);
}

function writeNote(path: string, note: BackupNote): void {
  writeWhole(notePath(path), JSON.stringify(note, null, 2));
}

function notePath(path: string): string {
  return path.replace(/\.db$/u, ".json");
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Not made yet, or on a disk that is away.
  }
}
