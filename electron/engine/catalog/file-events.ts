import type {
  FileEvent,
  FileEventKind,
  FileState,
  FollowedValue,
} from "../../../shared/file-changes.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { isSame, valuesOfFile } from "./followed-values.ts";
import { keptJson } from "./kept-json.ts";
import { completed, type KeptTaken, type Taken } from "./taken.ts";

/** A file at a time, with what its still took from it. */
export type FileMoment = { readonly state: FileState; readonly taken: Taken | null };

/** As it is kept: only an event of another kind than "changed" says of which. */
type FileMomentAfter = FileMoment & { readonly as?: FileEventKind };

/**
 * Keeps what became of a file of a still, most often that another program changed it. Like all that indexing does it is no action and
 * cannot be undone; it is remembered so that the earlier words of the file are not lost.
 */
export function keepFileEvent(
  db: WritableDb,
  still: StillId,
  { path, before, after }: { path: string; before: FileMoment; after: FileMomentAfter },
): void {
  run(
    db,
    "INSERT INTO file_event (still_id, at, path, before, after) VALUES (?, ?, ?, ?, ?)",
    still,
    new Date().toISOString(),
    path,
    JSON.stringify(before),
    JSON.stringify(after),
  );
}

/** The key of the last change that was kept; 0 when there is none. */
export function lastFileEvent(db: ReadableDb): number {
  return number(db, "SELECT coalesce(max(id), 0) FROM file_event");
}

/** The stills whose files other programs changed since that one. */
export function stillsChangedSince(db: ReadableDb, event: number): StillId[] {
  return all<{ still_id: number }>(
    db,
    `SELECT DISTINCT still_id FROM file_event
     WHERE id > ? AND json_extract(after, '$.as') IS NOT 'reread' ORDER BY still_id`,
    event,
  ).map(({ still_id }) => still_id);
}

/** How many stills had another picture put in the place of a file since that event. */
export function countReplaced(db: ReadableDb, event: number): number {
  return number(
    db,
    `SELECT count(DISTINCT still_id) FROM file_event
     WHERE id > ? AND json_extract(after, '$.as') IN ('exchanged', 'displaced')`,
    event,
  );
}

/** A change of a file to other bytes (both hashes in hex) which may be another picture. */
export type ChangedBytes = {
  readonly event: number;
  readonly still: StillId;
  readonly before: string;
  readonly after: string;
};

/** The changes since an event of which it is not known what picture came. */
export function changedBytesSince(db: ReadableDb, event: number): ChangedBytes[] {
  return all(
    db,
    `SELECT id AS event, still_id AS still, json_extract(before, '$.state.hash') AS before,
       json_extract(after, '$.state.hash') AS after
     FROM file_event WHERE id > ? AND json_extract(after, '$.as') IS NULL
       AND json_extract(before, '$.state.hash') <> json_extract(after, '$.state.hash') ORDER BY id`,
    event,
  );
}

/** Notes that a change put another picture in the place of a file. */
export function markExchanged(db: WritableDb, event: number): void {
  run(db, "UPDATE file_event SET after = json_set(after, '$.as', 'exchanged') WHERE id = ?", event);
}

/** Whether the bytes (their hash, hex) of a still's file came as another picture in the place of it. */
export function wasExchanged(db: ReadableDb, still: StillId, hash: string): boolean {
  const came = `SELECT 1 FROM file_event WHERE still_id = ? AND json_extract(after, '$.as') = 'exchanged'
     AND json_extract(after, '$.state.hash') = ? LIMIT 1`;
  return first(db, came, still, hash) !== null;
}

/** What other programs did to the files of a still, newest first. */
export function fileEventsOf(db: ReadableDb, still: StillId): FileEvent[] {
  const rows = all<EventRow>(
    db,
    "SELECT id, at, path, before, after FROM file_event WHERE still_id = ? ORDER BY id DESC LIMIT 200",
    still,
  );
  return rows.map(eventIn);
}

/** What became of files since an event, in the order in which it was met, each with the UUID of its still. */
export function fileEventsSince(
  db: ReadableDb,
  event: number,
): { readonly still: string; readonly event: FileEvent }[] {
  const rows = all<EventRow & { readonly still: string }>(
    db,
    `SELECT file_event.id, at, path, before, after, still.uuid AS still
     FROM file_event JOIN still ON still.id = still_id WHERE file_event.id > ? ORDER BY file_event.id`,
    event,
  );
  return rows.map(({ still, ...row }) => ({ still, event: eventIn(row) }));
}

type EventRow = {
  readonly id: number;
  readonly at: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
};

function eventIn({ before, after, ...row }: EventRow): FileEvent {
  const [was, is] = [momentIn(before), momentIn(after)];
  return {
    ...row,
    as: is.as ?? "changed",
    before: was.state,
    after: is.state,
    values: changedValues(was.taken, is.taken),
  };
}

function momentIn(json: string): FileMomentAfter {
  // Written by keepFileEvent.
  const { taken, ...moment } = keptJson<
    Omit<FileMomentAfter, "taken"> & { readonly taken: KeptTaken | null }
  >(json);
  return { ...moment, taken: taken === null ? null : completed(taken) };
}

function changedValues(before: Taken | null, after: Taken | null): FileEvent["values"] {
  if (before === null || after === null) return [];
  const was = withKeywords(before);
  const is = withKeywords(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => !isSame(was.get(key), is.get(key)))
    .map((key) => {
      const [property, language = ""] = key.split(" ");
      return {
        // Made by valuesOfFile from properties that are followed.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        property: property as FileEvent["values"][number]["property"],
        language,
        before: was.get(key) ?? null,
        after: is.get(key) ?? null,
      };
    });
}

function withKeywords(taken: Taken): Map<string, FollowedValue> {
  const values = new Map(valuesOfFile(taken));
  if (taken.keywords.length > 0) values.set("keywords x-default", taken.keywords);
  return values;
}
