import { basename, join } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import type { WritableDb } from "../catalog/database.ts";
import { relink, type NewPlace } from "../catalog/relink.ts";
import type { Located } from "../locate/located.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Gives the files that were found their new places; with `others`, other versions of files too. */
export function relinkFiles(
  db: WritableDb,
  { source, folder, matches }: Located,
  others: boolean,
): Action<{ changed: number }> {
  const places = matches.flatMap((match): NewPlace[] =>
    match.as === "found" || (others && match.as === "another")
      ? [{ file: match.file.id, path: join(folder, match.to) }]
      : [],
  );
  if (places.length === 0)
    throw new ProblemError("not-found", "None of the files was found here. Choose another folder.");
  const moved = new Set(places.map(({ file }) => file));
  const notFound = matches.map(({ file }) => file.id).filter((file) => !moved.has(file));
  const changed = relink(db, { folder, places, source, notFound });
  return { result: { changed }, label: `Locate in “${basename(folder)}” (${countOf(changed)})` };
}
