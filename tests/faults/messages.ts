import type { Problem } from "../../shared/problem.ts";
import type { WorkKind } from "./works.ts";

/** What the process that is killed is told to do. */
export type Order =
  | { readonly open: string }
  | { readonly ask: number; readonly procedure: string; readonly input: unknown }
  | { readonly work: WorkKind; readonly at: Workplace }
  /** By how many milliseconds its clock is wrong from now on. */
  | { readonly clock: number }
  | { readonly close: true };

/** Where work finds and leaves its files. */
export type Workplace = {
  readonly seed: number;
  /** Stills that are in the archive from the beginning, by key: work changes them and no others. */
  readonly stills: readonly number[];
  /** Those whose files may be written into. */
  readonly writable: readonly number[];
  /** The source into which new files were put. */
  readonly source: string;
  /** A folder that is not there yet, to hand out to. */
  readonly handOut: string;
  /** A folder beside the archive in which backups are kept as well. */
  readonly elsewhere: string;
  /** Another archive, or a dump of one, to be taken in. */
  readonly other: string;
};

/**
 * How what an archivist can change stands: the last action done and the next one undone, by their keys in the
 * history, and one digest of all rows.
 */
export type Standing = {
  readonly done: number | null;
  readonly undone: number | null;
  /** The key given last. */
  readonly newest: number;
  readonly digest: string;
};

/** What it tells. */
export type Report =
  | { readonly loaded: true }
  /** Milliseconds. */
  | { readonly opened: number }
  | { readonly answer: number; readonly output?: unknown; readonly problem?: Problem }
  /** A change was confirmed or refused, after which the archive stands like this; null where that could not be read. */
  | { readonly confirmed: Standing | null }
  /** Why one was refused. */
  | { readonly refused: Problem }
  /** A backup is about to take the archive's place, in which it stands like this. */
  | { readonly restoring: Standing }
  /** A backup was confirmed, of the archive as it stands then; its path. */
  | { readonly backedUp: string; readonly standing: Standing }
  /** Long work was confirmed to have begun: an export (its UUID). */
  | { readonly began: string }
  | { readonly closed: true };

/** What it tells of changes, one after the other. */
export type Step = Extract<
  Report,
  { readonly confirmed: unknown } | { readonly refused: unknown } | { readonly restoring: unknown }
>;

/** A backup that was confirmed. */
export type BackedUp = Extract<Report, { readonly backedUp: unknown }>;
