import type { OfflineReason } from "../../../shared/offline.ts";
import type { WritableDb } from "../catalog/database.ts";
import type { SourceRow } from "../catalog/sources.ts";
import type { WorkerPool } from "../worker/pool.ts";
import type { Found } from "./scan.ts";

/** What became of the files of a pass, in the words of `stillroom index --json`. */
export type FileCounts = {
  indexed: number;
  unchanged: number;
  moved: number;
  duplicates: number;
  missing: number;
};

/** A folder to read: everything below it (`deep`), or only the files right in it. */
export type Place = { readonly folder: string; readonly deep: boolean };

/** Tells files that another program is still writing: a pass leaves them for later. */
export type BeingWritten = {
  /** Asked of a file that is new or changed, before it is read. */
  readonly mustWait: (path: string, found: Found) => boolean;
  /** Asked after it was read; `troubled` when it could not be read whole. */
  readonly wasWrittenMeanwhile: (path: string, found: Found, troubled: boolean) => boolean;
};

/** What a pass that was asked for does beyond reading what is new or changed. */
export type PassWishes = {
  /** Also a source that seems to be offline, because it is empty or on another disk, is taken as it is. */
  readonly asIs?: boolean | undefined;
  /** Files that did not change are read again too: a later Stillroom may understand more of them. */
  readonly everything?: boolean | undefined;
};

/** A source of which no file that was looked at is as it was last seen. */
export type DoubtfulSource = {
  readonly source: SourceRow;
  /** Whether another folder is in its place than before. */
  readonly isElsewhere: boolean;
};

export type IngestTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  /** Called after every stored batch with the stills it holds. */
  readonly stored: (stills: readonly number[]) => void;
  /** Told of stills of which files are not where they were: another part of the pass may find them yet. */
  readonly missed: (stills: readonly number[]) => void;
  /** Told when a source (its path) went offline or came back. */
  readonly presence: (source: string, offline: OfflineReason | null) => void;
  /** Tells by what the files hold whether another disk is in the place of a source. */
  readonly isAnotherDisk: (doubtful: DoubtfulSource) => Promise<boolean>;
  readonly wishes: PassWishes;
  /** Given where sources are followed while others work in them; a folder that is gone is then no problem. */
  readonly beingWritten?: BeingWritten;
};
