import { ProblemError } from "../../../shared/problem.ts";
import { isFileWhole } from "../catalog/catalog-copy.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { connect } from "../catalog/database.ts";
import { isAlive } from "../catalog/is-alive.ts";
import { makeBackup } from "../catalog/make-backup.ts";
import { repairCatalog } from "../catalog/repair-catalog.ts";
import { requireGood, restoreBackup } from "../catalog/restore-backup.ts";
import { backupProblems } from "../catalog/state-of-backup.ts";
import { dumpCatalog } from "../exchange/dump-catalog.ts";
import { loadCatalog } from "../exchange/load-catalog.ts";
import { previewTakingIn, takeIn } from "../exchange/take-in.ts";
import { problemOfError } from "../problem-of-error.ts";
import type { Task, TaskMessage, TaskOrder, TaskResult } from "./tasks.ts";

/*
 * A process beside the engine that does one thing with a whole catalog, tells what came of it and ends.
 */
const TELL_MS = 200;
let toldAt = 0;

function send(message: TaskMessage, then: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, then);
}

function progress(share: number, of?: number): void {
  if (performance.now() - toldAt < TELL_MS) return;
  toldAt = performance.now();
  send({ share, ...(of === undefined ? {} : { of }) });
}

/**
 * What goes on without a pause hears nothing of the engine's end, after which another may have taken the archive over.
 * Asked within a transaction it holds to the end of that: nobody takes over what is being written.
 * @throws ProblemError where the engine that gave the order is gone
 */
function requireEngine(engine: number): void {
  if (process.ppid === engine && isAlive(engine)) return;
  throw new ProblemError("closed", "The part of Stillroom that asked for this is gone.");
}

async function perform({ task, engine }: TaskOrder): Promise<TaskResult[Task["kind"]]> {
  const requireAsked = (): void => requireEngine(engine);
  requireAsked();
  const advance = (share: number, of?: number): void => {
    requireAsked();
    progress(share, of);
  };
  switch (task.kind) {
    case "back-up":
      return await makeBackup(task, progress);
    case "check":
      return { whole: isFileWhole(task.file) };
    case "check-backups":
      return { problems: backupProblems(task.folder) };
    case "look-through":
      return { facts: requireGood(task.backup, task.uuid) };
    case "compare": {
      const facts = requireGood(task.backup, task.uuid);
      return { facts, ...compareCatalogs(task.backup, task.catalog) };
    }
    case "restore":
      await restoreBackup(task, progress, requireAsked);
      return {};
    case "repair":
      return repairCatalog(task, requireAsked);
    case "preview-merge":
      return await previewTakingIn(task, advance);
    case "merge":
      return await takeIn(task, advance);
    case "dump": {
      const db = connect(task.catalog, "read");
      try {
        return dumpCatalog(db, task.folder, task.form, advance);
      } finally {
        db.close();
      }
    }
    case "load":
      return loadCatalog(task.dump, task.to, { progress: advance });
  }
}

process.on("message", (order: TaskOrder) => {
  perform(order).then(
    (result) => send({ result }, () => process.exit(0)),
    (error: unknown) => send({ problem: problemOfError(error) }, () => process.exit(0)),
  );
});
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
