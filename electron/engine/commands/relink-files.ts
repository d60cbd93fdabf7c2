import { basename } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import type { WritableDb } from "../catalog/database.ts";
import { filePresentAt, stillOfFile } from "../catalog/files.ts";
import { leaveBehind, relink, type NewPlace } from "../catalog/relink.ts";
import { partsOf, type Located, type LocatedPart } from "../locate/located.ts";
import type { Match } from "../locate/match-files.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";
import { takeOverStill } from "./take-over-still.ts";

/** Gives the files that were found their new places; with `others`, other versions of files too. */
export function relinkFiles(
  db: WritableDb,
  located: Located,
  others: boolean,
): Action<{ changed: number }> {
  const takenOf = (matches: readonly Match[]): Taken[] =>
    matches.flatMap((match) => {
      const isTaken = match.as === "found" || (others && match.as === "another");
      return isTaken && match.to !== null ? [{ match, path: match.to }] : [];
    });
  const all = takenOf(located.matches);
  if (all.length === 0)
    throw new ProblemError("not-found", "None of the files was found here. Choose another folder.");
  requireOneEach(all.map(({ path }) => path));
  let changed = 0;
  for (const part of partsOf(located)) changed += relinkPart(db, part, takenOf(part.matches));
  return { result: { changed }, label: `Located ${countOf(changed)} in “${folderOf(located)}”` };
}

type Taken = { readonly match: Match; readonly path: string };

/** What the folder is called in the history: the new one, or of several the one that was looked in. */
function folderOf(located: Located): string {
  const [only, ...more] = partsOf(located);
  return basename(only === undefined || more.length > 0 ? located.lookedIn : only.folder);
}

function relinkPart(
  db: WritableDb,
  { source, folder, matches }: LocatedPart,
  taken: readonly Taken[],
): number {
  const own = taken.flatMap(({ match, path }) => {
    const still = stillOfFile(db, match.file.id); // joined with another since it was looked for, perhaps
    return still === null
      ? []
      : [{ match, path, still, came: itsOwnStill(db, { match, path, still }) }];
  });
  const places = own.flatMap(({ match, path, came }): NewPlace[] =>
    came === null ? [{ file: match.file.id, path }] : [],
  );
  const moved = new Set(taken.map(({ match }) => match.file.id));
  const notFound = matches.map(({ file }) => file.id).filter((file) => !moved.has(file));
  let changed = places.length === 0 ? 0 : relink(db, { folder, places, source, notFound });
  for (const { came, ...one } of own) {
    const { match, path, still } = one;
    // of a still with several files the first has taken the others along
    if (came === null || itsOwnStill(db, one)?.still !== came.still) continue;
    takeOverStill(db, { still, hash: match.file.hash.toString("hex") }, came);
    leaveBehind(db, match.file.id, path);
    changed += 1;
  }
  return changed;
}

function requireOneEach(paths: readonly string[]): void {
  const seen = new Set<string>();
  const twice = paths.find((path) => seen.size === seen.add(path).size);
  if (twice !== undefined)
    throw new ProblemError(
      "invalid",
      "This file was chosen for two of the missing ones. Choose another for one of them.",
      twice,
    );
}

type NewVersion = { readonly match: Match; readonly path: string; readonly still: number };

/** Another version may have been indexed where it lies, and so be the file of a still of its own. */
function itsOwnStill(
  db: WritableDb,
  { match, path, still }: NewVersion,
): { still: number; hash: string } | null {
  const there = match.as === "another" ? filePresentAt(db, path) : null;
  return there === null || there.still === still ? null : there;
}
