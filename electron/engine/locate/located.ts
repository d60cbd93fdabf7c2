import { sep } from "node:path";
import { commonFolder, movedRoot } from "./folder-shift.ts";
import type { Match } from "./match-files.ts";

/** What a search for files that are away has found, until it is confirmed or another is begun. */
export type Located = {
  readonly job: number;
  /** The sources that are looked for as a whole; none for a still, and for files of a source of which others are where they were. */
  readonly sources: readonly number[];
  /** The folder that was looked in, or that of a chosen file. */
  readonly lookedIn: string;
  /** Their places are absolute paths. */
  readonly matches: readonly Match[];
};

/** Files that go to one folder together: those of a source that is looked for as a whole, or all. */
export type LocatedPart = {
  /** The source that is looked for as a whole; null for single files. */
  readonly source: number | null;
  /** The folder that is part of the archive then. */
  readonly folder: string;
  /** Whether that is the very source that is looked for. */
  readonly isSource: boolean;
  readonly matches: readonly Match[];
};

/** What was found, by the folders that the files are in now: each source of a disk that moved has its own. */
export function partsOf({ sources, lookedIn, matches }: Located): readonly LocatedPart[] {
  if (sources.length === 0) return [partOf(null, lookedIn, matches)];
  const groups = Map.groupBy(matches, ({ file }) => file.source);
  return [...groups].map(([source, own]) =>
    partOf(sources.includes(source) ? source : null, lookedIn, own),
  );
}

/**
 * Where the files are now: never more than what holds all of them, for the folder that was looked in may
 * be a disk with other people's things.
 */
function partOf(source: number | null, lookedIn: string, matches: readonly Match[]): LocatedPart {
  const files = matches.flatMap((match) =>
    match.as === "nowhere" || match.to === null
      ? []
      : [{ path: match.file.path, to: match.to.replaceAll(sep, "/") }],
  );
  if (files.length === 0) return { source, folder: lookedIn, isSource: source !== null, matches };
  const root = source === null ? null : movedRoot(files);
  const folder = root ?? commonFolder(files.map(({ to }) => to));
  return { source, folder, isSource: root !== null, matches };
}
