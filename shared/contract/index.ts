import type * as v from "valibot";
import type { OfflineReason } from "../offline.ts";
import type { Problem } from "../problem.ts";
import type { ArchiveState, Job } from "./archive.ts";
import { archive } from "./archive.ts";
import { backups } from "./backups.ts";
import { depictions } from "./depictions.ts";
import type { HistoryState } from "./history.ts";
import { captionSheets } from "./caption-sheets.ts";
import { captions } from "./captions.ts";
import { cast } from "./cast.ts";
import { credits } from "./credits.ts";
import { exchange } from "./exchange.ts";
import { faces } from "./faces.ts";
import { fixity } from "./fixity.ts";
import { history } from "./history.ts";
import type { HostQuestion } from "./host.ts";
import { locate } from "./locate.ts";
import { merging } from "./merging.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { originals } from "./originals.ts";
import { profiles } from "./profiles.ts";
import { questions } from "./questions.ts";
import { records } from "./records.ts";
import { rights } from "./rights.ts";
import { savedSearches } from "./saved-searches.ts";
import { search } from "./search.ts";
import { exporting } from "./export.ts";
import { ledger } from "./ledger.ts";
import { sets } from "./sets.ts";
import { spelling } from "./spelling.ts";
import { stills } from "./stills.ts";
import { suggestions } from "./suggestions.ts";
import { templates } from "./templates.ts";

/** Every question the engine answers. */
export const contract = {
  ...archive,
  ...backups,
  ...merging,
  ...exchange,
  ...search,
  ...stills,
  ...captions,
  ...captionSheets,
  ...templates,
  ...cast,
  ...credits,
  ...depictions,
  ...faces,
  ...fixity,
  ...records,
  ...suggestions,
  ...spelling,
  ...sets,
  ...exporting,
  ...ledger,
  ...profiles,
  ...savedSearches,
  ...rights,
  ...nearDuplicates,
  ...questions,
  ...history,
  ...locate,
  ...originals,
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
  /** Saved searches find another number of stills than they did: ask for them again. */
  readonly "searches.counted": Readonly<Record<string, never>>;
  /** A backup of the archive began, came further (its share, 0 to 1) or ended. */
  readonly "backups.changed": { readonly running: boolean; readonly share: number };
  /** So much of another archive is compared with this one, or taken in (0 to 1). */
  readonly "merge.changed": { readonly share: number };
  /** So much of an archive is made of plain files (0 to 1). */
  readonly "load.changed": { readonly share: number };
  /** A backup could not be made by itself; told once until it can be, or something else is in the way. */
  readonly "backups.failed": Problem;
  /** The search index kept on the disk is damaged, and is built anew. */
  readonly "index.damaged": Record<string, never>;
  /**
   * Other programs changed files: `count` stills, the first 5000 of them named; in `differing` of these
   * the archivist had written something else. In the place of the files of `replaced` stills another picture
   * was put.
   */
  readonly "files.changed": {
    readonly stills: readonly number[];
    readonly count: number;
    readonly differing: number;
    readonly replaced: number;
  };
  /** How many stills have no file where it was, as passes found that nobody asked for; told anew when they are back. */
  readonly "files.missing": { readonly count: number };
  /** Questions about files that are new. */
  readonly "questions.raised": { readonly count: number };
  /** A source went offline or came back. */
  readonly "source.offline": { readonly path: string; readonly offline: OfflineReason | null };
  /** The system cannot tell of changes in a source, which is looked through now and then instead: said once. */
  readonly "source.unheard": { readonly path: string; readonly why: "network" | "refused" };
};
export type EventName = keyof EngineEvents;

/** Messages on the channel between window, main process and engine. */
export type Request = { readonly id: number; readonly procedure: string; readonly input: unknown };
export type Reply =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly problem: Problem };
export type Notice = { readonly event: EventName; readonly data: unknown };
export type EngineMessage = Reply | Notice | HostQuestion;
