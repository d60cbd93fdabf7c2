import { createStore } from "zustand/vanilla";
import type { ArchiveState } from "../../shared/contract/archive.ts";
import type { Problem } from "../../shared/problem.ts";
import type { HistoryState } from "../../shared/contract/history.ts";

/** The open catalog, and counters that say when to ask again. */
export type Archive = {
  /** Null until the engine has answered for the first time. */
  readonly archive: ArchiveState | null;
  /** Why there is no engine any more; null while there is one. */
  readonly stopped: Problem | null;
  /** What undo and redo would do. */
  readonly history: HistoryState;
  /** Grows when stills changed: the inspector asks again. */
  readonly stillsVersion: number;
  /** Grows when records, sets or counts changed: the left pane asks again (not more than twice a second). */
  readonly overviewVersion: number;
  /** Grows when saved searches find another number of stills. */
  readonly searchesVersion: number;
  /** Grows when a file got a problem or lost it. */
  readonly problemsVersion: number;
  /** Files with problems in this catalog. */
  readonly problems: number;
};

export const archiveState = createStore<Archive>(() => ({
  archive: null,
  stopped: null,
  history: { undo: null, last: null, redo: null },
  stillsVersion: 0,
  overviewVersion: 0,
  searchesVersion: 0,
  problemsVersion: 0,
  problems: 0,
}));

/** Whether a catalog is open. */
export function isOpen({ archive }: Archive): boolean {
  return archive !== null && archive.catalog !== null;
}

/** Whether the open catalog may be changed. */
export function isWritable({ archive }: Archive): boolean {
  return archive !== null && archive.catalog !== null && archive.catalog.readOnly === null;
}

/** Whether the database of the open catalog, or of the one that could not be opened, is damaged. */
export function isDamaged({ archive }: Archive): boolean {
  if (archive === null) return false;
  return archive.catalog === null ? archive.problem?.kind === "damaged" : archive.catalog.damaged;
}
