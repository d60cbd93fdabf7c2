import type { Match } from "./match-files.ts";

/** What a search for files that are away has found, until it is confirmed or another is begun. */
export type Located = {
  readonly job: number;
  /** The source that is looked for as a whole; null for a still. */
  readonly source: number | null;
  /** The new folder. */
  readonly folder: string;
  readonly matches: readonly Match[];
};
