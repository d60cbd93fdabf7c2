import type { MergeChoices, merging } from "../../shared/contract/merging.ts";
import type { Backup } from "../../shared/contract/backups.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { AnswerBook } from "./answer-book.ts";
import { backUpBefore } from "./backup-answers.ts";
import { runAside, stopped, type How } from "./backups/run-aside.ts";
import type { ListedLines } from "./catalog/merge/merge-lines.ts";
import { clearTemporary } from "./catalog/temporary.ts";
import type { TakenIn } from "./exchange/take-in.ts";
import { realFolder } from "./real-folder.ts";
import type { Session } from "./session.ts";

/** Taking in another archive. Whole catalogs are read, so it is done in a process beside the engine. */
export const mergeAnswers: Pick<AnswerBook, keyof typeof merging> = {
  "merge.preview": async (session, { other }) => {
    const both = bothOf(session, other);
    previewed.delete(session);
    const { report, lines } = await stoppable(session, (how) =>
      runAside({ kind: "preview-merge", ...both }, how),
    );
    previewed.set(session, lines);
    return report;
  },
  "merge.lines": (session, { kind, as, from, count }) => {
    const list = previewed.get(session)?.find((one) => one.kind === kind && one.as === as);
    if (list === undefined) return { total: 0, listed: 0, lines: [] };
    const { total, lines } = list;
    return { total, listed: lines.length, lines: lines.slice(from, from + count) };
  },
  "merge.take": (session, { other, choices }) => take(session, other, choices),
  "merge.stop": (session) => {
    stopMerging(session);
    return {};
  },
};

/** Ends what is being read or taken in, of which nothing comes then. */
export function stopMerging(session: Session): void {
  underWay.get(session)?.abort();
}

/** The values that the last preview has counted; the window asks for those that it shows. */
const previewed = new WeakMap<Session, readonly ListedLines[]>();

type Stoppable = How & { readonly signal: AbortSignal };

const underWay = new WeakMap<Session, AbortController>();

/** One at a time: what is begun after it ends the one before, of which nobody waits for the answer any more. */
async function stoppable<R>(session: Session, work: (how: Stoppable) => Promise<R>): Promise<R> {
  stopMerging(session);
  const stop = new AbortController();
  underWay.set(session, stop);
  try {
    const progress = (share: number): void => session.tell("merge.changed", { share });
    return await work({ signal: stop.signal, progress });
  } finally {
    if (underWay.get(session) === stop) underWay.delete(session);
    if (stop.signal.aborted) clearTemporary(); // the copy that it read
  }
}

async function take(
  session: Session,
  other: string,
  choices: MergeChoices,
): Promise<TakenIn & { readonly before: Backup | null }> {
  const archive = session.archive();
  const both = bothOf(session, other);
  archive.originals.requireRest();
  return await stoppable(session, async (how) => {
    const before = await backUpBefore(archive, "before-merge", how.signal);
    if (how.signal.aborted) throw stopped();
    const taken = await session.whileClosed(archive.catalog.folder, () =>
      runAside({ kind: "merge", ...both, choices }, how),
    );
    previewed.delete(session); // what it told has come true
    return { ...taken, before };
  });
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
