import { damagedFiles, noteGood } from "../catalog/fixity.ts";
import { stillOfFile } from "../catalog/files.ts";
import { forgetProblem } from "../catalog/problems.ts";
import { checkFile } from "../fixity/check-file.ts";
import type { FolderPass } from "./folder-pass.ts";

/**
 * Reads again the files that were found damaged. A good copy out of a backup brings its old time with it, so that
 * nothing else tells it from the damaged one.
 */
export async function readDamagedAgain(pass: FolderPass): Promise<void> {
  const { tools, part, root, control } = pass;
  const { db } = tools;
  for (const file of damagedFiles(db, { source: part.source.id, folder: root })) {
    if (control.signal.aborted) return;
    if ((await checkFile(file)) !== "good" || !db.open) continue;
    pass.write(() => {
      noteGood(db, file.id);
      forgetProblem(db, file.path, "fixity");
      return [stillOfFile(db, file.id) ?? 0];
    });
  }
}
