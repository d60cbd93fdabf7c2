import { isFileWhole } from "../catalog/catalog-copy.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { makeBackup } from "../catalog/make-backup.ts";
import { repairCatalog } from "../catalog/repair-catalog.ts";
import { requireGood, restoreBackup } from "../catalog/restore-backup.ts";
import { previewTakingIn, takeIn } from "../exchange/take-in.ts";
import { problemOfError } from "../problem-of-error.ts";
import type { Task, TaskMessage, TaskResult } from "./tasks.ts";

/*
 * A process beside the engine that does one thing with a whole catalog, tells what came of it and ends.
 */
const TELL_MS = 200;
let toldAt = 0;

function send(message: TaskMessage, then: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, then);
}

function progress(share: number): void {
  if (performance.now() - toldAt < TELL_MS) return;
  toldAt = performance.now();
  send({ share });
}

async function perform(task: Task): Promise<TaskResult[Task["kind"]]> {
  switch (task.kind) {
    case "back-up":
      return await makeBackup(task, progress);
    case "check":
      return { whole: isFileWhole(task.file) };
    case "compare": {
      const facts = requireGood(task.backup, task.uuid);
      return { facts, ...compareCatalogs(task.backup, task.catalog) };
    }
    case "restore":
      await restoreBackup(task, progress);
      return {};
    case "repair":
      return await repairCatalog(task);
    case "preview-merge":
      return await previewTakingIn(task);
    case "merge":
      return await takeIn(task);
  }
}

process.on("message", (task: Task) => {
  perform(task).then(
    (result) => send({ result }, () => process.exit(0)),
    (error: unknown) => send({ problem: problemOfError(error) }, () => process.exit(0)),
  );
});
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
