import type { FieldChoice } from "../../../shared/contract/near-duplicates.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import { takePlaceInSets } from "../catalog/copy-tags.ts";
import type { WritableDb } from "../catalog/database.ts";
import { shownFilesOf } from "../catalog/files.ts";
import { joinStill, preferFile } from "../catalog/joined.ts";
import type { Action } from "./action.ts";
import { fillFrom, nameOf } from "./copy-metadata.ts";

/**
 * Makes stills that show the same picture one still with all their files. The preferred still stays,
 * its file is shown and handed out; the others complete it (see fillFrom), and their places in sets
 * become its own. Nothing on disk changes.
 */
export function joinStills(
  db: WritableDb,
  preferred: StillId,
  others: readonly StillId[],
  choices: readonly FieldChoice[],
): Action<{ changed: number }> {
  const joining = [...new Set(others)].filter((still) => still !== preferred);
  if (joining.length === 0)
    throw new ProblemError("invalid", "Choose at least one other still that is the same picture.");
  const name = nameOf(db, preferred);
  const [file] = shownFilesOf(db, preferred);
  // before its files are more than one: what is copied refers to the one that is shown
  if (file !== undefined) preferFile(db, preferred, file.hash.toString("hex"));
  for (const still of joining) {
    fillFrom(db, { from: still, to: preferred, choices });
    takePlaceInSets(db, still, preferred);
    joinStill(db, still, preferred);
  }
  const number = (joining.length + 1).toLocaleString("en");
  return {
    result: { changed: joining.length + 1 },
    label: `Joined ${number} stills into one, preferring “${name}”`,
  };
}
