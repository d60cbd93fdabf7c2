import { run, type WritableDb } from "./database.ts";
import { STEPS } from "./kept-steps.ts";
import { unlikeHistory } from "./unlike-history.ts";

/**
 * Has the history say of texts that are other than it has them last what they are: where it lost what was said of them
 * last, or somebody wrote into a dump, it is not they that are damaged. It is no change of its own: one that changes nothing
 * leaves the history when it is done again.
 */
export function keepAsFound(db: WritableDb): void {
  const unlike = [...unlikeHistory(db)]; // SQLite writes nothing while it is asked
  for (const { step, column, now } of unlike)
    run(db, `UPDATE main.${STEPS} SET after = json_set(after, @path, @now) WHERE id = @step`, {
      step,
      now,
      path: `$."${column}"`,
    });
}
