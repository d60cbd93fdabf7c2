import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { shownFilesOf } from "../catalog/files.ts";
import { preferFile } from "../catalog/joined.ts";
import { moveRegions } from "../catalog/moved-region.ts";
import type { Action } from "./action.ts";

/**
 * Makes one of a still's files, by the hash of its bytes (hex), the one that is shown and handed out;
 * while its disk is away, another stands for the still. Regions move to their place in its picture.
 * @throws ProblemError when the still has no such file.
 */
export function showFile(
  db: WritableDb,
  still: StillId,
  hash: string,
): Action<{ changed: number }> {
  const files = shownFilesOf(db, still);
  const chosen = files.find((file) => file.hash.toString("hex") === hash);
  const [before] = files;
  if (chosen === undefined || before === undefined) {
    throw new ProblemError(
      "not-found",
      "This file no longer belongs to the still. Look at the files of the still again.",
    );
  }
  preferFile(db, still, hash);
  const now = shownFilesOf(db, still)[0] ?? before;
  if (!now.hash.equals(before.hash)) moveRegions(db, still, before, now);
  const name = chosen.path.slice(chosen.path.lastIndexOf("/") + 1);
  return { result: { changed: 1 }, label: `Show the file “${name}”` };
}
