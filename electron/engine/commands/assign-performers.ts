import { ProblemError } from "../../../shared/problem.ts";
import { assignPerformers } from "../catalog/cast.ts";
import type { WritableDb } from "../catalog/database.ts";
import { isRecord, nameOfRecord } from "../catalog/names.ts";
import type { Action } from "./action.ts";
import { named } from "./records/words.ts";

/** Says who plays a character in a film. */
export function assignPerformersTo(
  db: WritableDb,
  role: { film: number; character: number; performers: readonly string[] },
): Action<{ changed: number }> {
  if (!isRecord(db, "film", role.film) || !isRecord(db, "character", role.character)) {
    throw new ProblemError(
      "not-found",
      "This film or character is no longer in the archive. Choose another or make it anew.",
    );
  }
  assignPerformers(db, role.film, role.character, role.performers);
  const character = nameOfRecord(db, "character", role.character);
  const who = role.performers.length === 0 ? "nobody" : role.performers.join(", ");
  return {
    result: { changed: 1 },
    label: `Cast ${who} as “${character}” in ${named(db, "film", role.film)}`,
  };
}
