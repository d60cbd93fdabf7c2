import type { MergeChoices, merging } from "../../shared/contract/merging.ts";
import type { Backup } from "../../shared/contract/backups.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { AnswerBook } from "./answer-book.ts";
import { backUpBefore } from "./backup-answers.ts";
import { runAside } from "./backups/run-aside.ts";
import type { TakenIn } from "./exchange/take-in.ts";
import { realFolder } from "./real-folder.ts";
import type { Session } from "./session.ts";

/** Taking in another archive. Whole catalogs are read, so it is done in a process beside the engine. */
export const mergeAnswers: Pick<AnswerBook, keyof typeof merging> = {
  "merge.preview": (session, { other }) =>
    runAside({ kind: "preview-merge", ...bothOf(session, other) }),
  "merge.take": (session, { other, choices }) => take(session, other, choices),
};

async function take(
  session: Session,
  other: string,
  choices: MergeChoices,
): Promise<TakenIn & { readonly before: Backup | null }> {
  const archive = session.archive();
  const both = bothOf(session, other);
  archive.originals.requireRest();
  const before = await backUpBefore(archive, "before-merge");
  const taken = await session.whileClosed(archive.catalog.folder, () =>
    runAside({ kind: "merge", ...both, choices }),
  );
  return { ...taken, before };
}

/** @throws ProblemError where the other is the archive itself. */
function bothOf(
  session: Session,
  named: string,
): { readonly other: string; readonly catalog: string } {
  const { db, folder } = session.archive().catalog;
  const other = realFolder(named);
  if (other === folder)
    throw new ProblemError(
      "invalid",
      "This is the archive that is open. Choose another one to take in.",
      folder,
    );
  return { other, catalog: db.name };
}
