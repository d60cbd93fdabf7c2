import * as v from "valibot";
import { recordKinds } from "../record.ts";
import { asks, changes } from "./procedure.ts";
import type { Changed } from "./stills.ts";
import { Count, Id, Nothing } from "./schemas.ts";

/** One change, in the archivist's words. */
export type HistoryEntry = {
  readonly id: number;
  readonly uuid: string;
  readonly at: string;
  readonly who: string;
  readonly label: string;
  readonly state: "done" | "undone";
  /** When it was undone or taken back, whole or only some of its rows; null while it stands. */
  readonly takenBack: { readonly at: string | null; readonly part: boolean } | null;
  /** Rows before and after, for those who want to see exactly. */
  readonly changes: readonly HistoryChange[];
  /** Of the records that those rows point to; of those that are gone the names they had. */
  readonly names: RecordNames;
  /** The stills that those rows are of, in their order. */
  readonly stills: readonly NamedStill[];
};
/** A still as a list names it: by the file that stands for it, and its still number. */
export type NamedStill = {
  readonly id: number;
  readonly name: string;
  readonly number: string | null;
};
/** What undoing everything after a change would take back. */
export type LaterChanges = {
  readonly changes: number;
  /** Their sentences, newest first; of very many the newest. */
  readonly labels: readonly string[];
  /** How many stills they are of, and the first of those. */
  readonly stills: number;
  readonly named: readonly NamedStill[];
};
/** Names of records by their keys. */
export type RecordNames = Readonly<
  Record<"film" | "scene" | "character" | "agent" | "keyword", Readonly<Record<number, string>>>
>;
export type HistoryChange = {
  /** Its key. */
  readonly id: number;
  readonly table: string;
  readonly still: number | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

/** What undo and redo would do next, and the key of the change that undo would take back; null when there is nothing. */
export type HistoryState = {
  readonly undo: string | null;
  readonly last: number | null;
  readonly redo: string | null;
};

export const history = {
  "history.state": asks<HistoryState>()("What undo and redo would do.", Nothing),
  "history.list": asks<HistoryEntry[]>()(
    "Changes, newest first, of one still, of one record with its names, roles and identifiers, or of all.",
    v.strictObject({
      still: v.nullable(Id),
      record: v.optional(v.strictObject({ kind: v.picklist(recordKinds), id: Id })),
      offset: Count,
      limit: v.pipe(Count, v.maxValue(1000)),
    }),
  ),
  "history.undo": changes<{ label: string | null }>()(
    "Takes back the last change; with the key of a change only if that is the last.",
    v.strictObject({ change: v.optional(Id) }),
  ),
  "history.since": asks<LaterChanges>()(
    "What history.undoSince would take back.",
    v.strictObject({ change: Count }),
  ),
  "history.undoSince": changes<{ undone: number }>()(
    "Takes back every change after that one, newest first; one redo does them all again.",
    v.strictObject({ change: Count }),
  ),
  "history.revert": changes<Changed>()(
    "Takes back one change, or some of its rows, as a change of its own: what came later stays.",
    v.strictObject({ change: Id, rows: v.nullable(v.array(Id)) }),
  ),
  "history.redo": changes<{ label: string | null }>()(
    "Does again what was undone last; what was undone in one step, in one.",
    Nothing,
  ),
} as const;
