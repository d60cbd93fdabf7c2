import type * as v from "valibot";
import type { Problem } from "../problem.ts";
import type { ArchiveState, Job } from "./archive.ts";
import { archive } from "./archive.ts";
import type { HistoryState } from "./history.ts";
import { history } from "./history.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { search } from "./search.ts";
import { sets } from "./sets.ts";
import { stills } from "./stills.ts";

/** Every question the engine answers. */
export const contract = {
  ...archive,
  ...search,
  ...stills,
  ...sets,
  ...nearDuplicates,
  ...history,
} as const;

export type ProcedureName = keyof typeof contract;
export type InputOf<P extends ProcedureName> = v.InferOutput<(typeof contract)[P]["input"]>;
export type OutputOf<P extends ProcedureName> =
  | NonNullable<(typeof contract)[P]["output"]>
  | OutputNull<P>;
type OutputOrUndefined<P extends ProcedureName> = (typeof contract)[P]["output"];
type OutputNull<P extends ProcedureName> = null extends OutputOrUndefined<P> ? null : never;

/** What the engine tells without being asked. */
export type EngineEvents = {
  /** The open catalog, or none. */
  readonly "archive.changed": ArchiveState;
  /** A job began, moved on or ended. */
  readonly "job.changed": Job;
  /**
   * Stills, records or sets are not what they were: ask again for what is shown. `stills` names
   * those that changed; null when there are too many to name or when records changed too.
   */
  readonly "catalog.changed": {
    readonly stills: readonly number[] | null;
    readonly records: boolean;
  };
  readonly "history.changed": HistoryState;
};
export type EventName = keyof EngineEvents;

/** Messages on the channel between window, main process and engine. */
export type Request = { readonly id: number; readonly procedure: string; readonly input: unknown };
export type Reply =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly problem: Problem };
export type Notice = { readonly event: EventName; readonly data: unknown };
export type EngineMessage = Reply | Notice;
