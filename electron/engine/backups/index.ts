import { ProblemError } from "../../../shared/problem.ts";
import { clearHalfDone, asListed, notedBackups, noteState } from "../catalog/backup-files.ts";
import { isFileWhole } from "../catalog/catalog-copy.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { connect } from "../catalog/database.ts";
import { eraseFacesIn } from "../catalog/erase-faces.ts";
import { isAlive } from "../catalog/is-alive.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";
import { repairCatalog } from "../catalog/repair-catalog.ts";
import { requireGood, requireThere, restoreBackup } from "../catalog/restore-backup.ts";
import { backupProblems } from "../catalog/state-of-backup.ts";
import { dumpCatalog } from "../exchange/dump-catalog.ts";
import { loadCatalog } from "../exchange/load-catalog.ts";
import { previewTakingIn, takeIn } from "../exchange/take-in.ts";
import { problemOfError } from "../problem-of-error.ts";
import { backUpIn } from "./back-up-in.ts";
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
  if (performance.now() - toldAt >= TELL_MS) told(share, of);
}

/** The same, whenever something was told last. */
function told(share: number, of?: number): void {
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
      return await backUpIn(task, (share) => (share === 0 ? told(0) : progress(share)));
    case "list-backups":
      return { backups: notedBackups(task.folder) };
    case "clear-half-done":
      clearHalfDone(task.folder);
      return {};
    case "note-state":
      for (const backup of notedBackups(task.folder).slice(0, 1))
        if (backup.note.state === task.from) noteState(backup, task.to);
      return {};
    case "make-folder":
      makeFolderSync(task.folder);
      return {};
    case "erase-faces":
      return { left: eraseFacesIn([task.folder]) };
    case "find-backup":
      requireThere(task.backup);
      return {};
    case "check":
      return { whole: isFileWhole(task.file) };
    case "check-backups":
      return { problems: backupProblems(task.folder, () => told(0)) };
    case "look-through":
      return { listed: asListed(task.backup, requireGood(task.backup, task.uuid)) };
    case "compare": {
      const listed = asListed(task.backup, requireGood(task.backup, task.uuid));
      return { listed, ...compareCatalogs(task.backup, task.catalog) };
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
  send({ begun: true });
  perform(order).then(
    (result) => send({ result }, () => process.exit(0)),
    (error: unknown) => send({ problem: problemOfError(error) }, () => process.exit(0)),
  );
});
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
