import { sep } from "node:path";
import { commonFolder, movedRoot } from "./folder-shift.ts";
import type { Match } from "./match-files.ts";

/** What a search for files that are away has found, until it is confirmed or another is begun. */
export type Located = {
  readonly job: number;
  /** The source that is looked for as a whole; null for a still, and for files of a source of which others are where they were. */
  readonly source: number | null;
  /** The folder that was looked in, or that of a chosen file. */
  readonly lookedIn: string;
  /** Their places are absolute paths. */
  readonly matches: readonly Match[];
};

/** The folder that becomes part of the archive, and whether it is the very source that is looked for. */
export type NewFolder = { readonly folder: string; readonly isSource: boolean };

/**
 * Where the files are now: never more than what holds all of them, for the folder that was looked in may
 * be a disk with other people's things.
 */
export function newFolder({ source, lookedIn, matches }: Located): NewFolder {
  const files = matches.flatMap((match) =>
    match.as === "nowhere" || match.to === null
      ? []
      : [{ path: match.file.path, to: match.to.replaceAll(sep, "/") }],
  );
  if (files.length === 0) return { folder: lookedIn, isSource: source !== null };
  const root = source === null ? null : movedRoot(files);
  return { folder: root ?? commonFolder(files.map(({ to }) => to)), isSource: root !== null };
}
