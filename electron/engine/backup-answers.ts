import { existsSync, rmSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { Backup, backups, RestorePreview } from "../../shared/contract/backups.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { AnswerBook } from "./answer-book.ts";
import type { Archive } from "./archive.ts";
import { listBackups } from "./backups/backups.ts";
import { runAside } from "./backups/run-aside.ts";
import { notedBackups, OWN_FOLDER } from "./catalog/backup-files.ts";
import { isRestOfArchive } from "./catalog/catalog.ts";
import { catalogUuid } from "./catalog/catalog-uuid.ts";
import { forgetNotedChange, noteChange, notedChange } from "./catalog/noted-change.ts";
import { problemOfError } from "./problem-of-error.ts";
import { requireThere } from "./catalog/restore-backup.ts";
import { realFolder } from "./real-folder.ts";
import type { Session } from "./session.ts";

/** Backups of the archive, restoring one, and repairing a catalog that is damaged. */
export const backupAnswers: Pick<AnswerBook, keyof typeof backups> = {
  "backups.list": async (session, { archive }) => {
    const folder = folderMeant(session, archive);
    return await (opened(session, folder)?.backups.list() ?? listBackups(folder));
  },
  "backups.make": (session, { to }) =>
    session.archive().backups.make("asked", to === undefined ? null : resolve(to)),
  "backups.choose": (session, { folder }) =>
    session.archive().backups.choose(folder === null ? null : resolve(folder)),
  "backups.preview": async (session, { backup, archive }) => {
    const folder = folderMeant(session, archive);
    return await previewRestore(opened(session, folder), await fileMeant(backup, folder));
  },
  "backups.restore": async (session, { backup, archive }) => {
    const folder = folderMeant(session, archive);
    return { before: await restore(session, folder, await fileMeant(backup, folder)) };
  },
  "archive.repair": async (session, { archive }) => {
    const folder = folderMeant(session, archive);
    const known = (await listBackups(folder)).backups.map(({ path }) => path);
    return await session.whileClosed(folder, async () => {
      const order = { catalog: join(folder, "catalog.db"), backups: known };
      const done = await runAside({ kind: "repair", ...order });
      if (done.repaired) {
        forgetIndex(folder);
        forgetNotedChange(folder); // its report says what is lost
      }
      return done;
    });
  },
};

/** @throws ProblemError where there is neither a catalog nor a backup of one. */
function folderMeant(session: Session, archive: string | undefined): string {
  if (archive === undefined) return session.archive().catalog.folder;
  const folder = realFolder(archive);
  const isArchive = existsSync(join(folder, "catalog.db")) || isRestOfArchive(folder);
  if (isArchive || notedBackups(join(folder, OWN_FOLDER)).length > 0) return folder;
  throw new ProblemError(
    "not-a-catalog",
    "There is no Stillroom archive in this folder. Choose a folder that ends in .stillroom.",
    folder,
  );
}

/** @throws ProblemError where no database lies there, or the disk that it lies on does not answer. */
async function fileMeant(backup: string, archive: string): Promise<string> {
  const path = resolve(backup);
  if (path.startsWith(archive + sep)) requireThere(path);
  else await runAside({ kind: "find-backup", backup: path }, { on: { folder: dirname(path) } });
  return path;
}

/** The archive, if it is the one that is open. */
function opened(session: Session, folder: string): Archive | null {
  return session.openFolder === folder ? session.archive() : null;
}

/** What stands in the way of restoring it is refused here already, and not only when it is done. */
async function previewRestore(archive: Archive | null, backup: string): Promise<RestorePreview> {
  if (archive === null || archive.catalog.damaged) {
    const { listed } = await runAside({ kind: "look-through", backup, uuid: null });
    const nothing = {
      differs: [],
      files: { total: 0, first: [] },
      changes: { total: 0, labels: [] },
    };
    return { backup: listed, compared: false, ...nothing };
  }
  const { catalog } = archive;
  const { listed, ...differences } = await runAside({
    kind: "compare",
    backup,
    catalog: catalog.db.name,
    uuid: catalogUuid(catalog.db),
  });
  return { backup: listed, compared: true, ...differences };
}

/** Answers the backup of what was there before; null where that was too damaged for one, and is kept as it is. */
async function restore(session: Session, folder: string, backup: string): Promise<Backup | null> {
  const archive = opened(session, folder);
  if (archive?.catalog.damaged === false && archive.catalog.lost?.isHeldBack !== true)
    archive.requireWritable();
  if (archive !== null) requireNoExport(archive);
  const uuid = archive === null || archive.catalog.damaged ? null : catalogUuid(archive.catalog.db);
  const before = archive === null ? null : await backUpBefore(archive, "before-restore");
  await session.whileClosed(folder, async () => {
    const catalog = join(folder, "catalog.db");
    forgetIndex(folder); // before it: wherever this is ended, none is left that the restored catalog may be taken to fit
    await withoutNote(folder, () =>
      runAside({ kind: "restore", backup, catalog, uuid, damaged: before === null }),
    );
  });
  return before;
}

/**
 * Does something after which the catalog rightly lacks changes that it had. Their note goes before it, so that wherever
 * this is ended nothing is told to be lost; it comes back where nothing was done.
 */
async function withoutNote<R>(folder: string, work: () => Promise<R>): Promise<R> {
  const noted = notedChange(folder);
  forgetNotedChange(folder);
  try {
    return await work();
  } catch (error) {
    if (noted !== null) await noteChange(folder, noted).catch(problemOfError); // which logs it
    throw error;
  }
}

/** The ledger that is restored would know nothing of it: its copies would lie half-made in their folder for ever. */
function requireNoExport({ jobs }: Archive): void {
  if (jobs.isRunning("export"))
    throw new ProblemError(
      "locked",
      "An export is being made at the moment. Wait until it is done, or cancel it, and restore the backup then.",
    );
}

const whatFor = { "before-restore": "restored", "before-merge": "taken in" } as const;

/**
 * Backs the archive up before much of it is changed; null where it is damaged, and where its last backup holds all of
 * it. @throws ProblemError where no backup of it could be made: nothing is to be done then.
 */
export async function backUpBefore(
  { backups, catalog }: Archive,
  reason: keyof typeof whatFor,
  signal?: AbortSignal,
): Promise<Backup | null> {
  if (catalog.damaged) return null;
  const { made, problems } = await backups.make(reason, null, signal);
  if (made[0] !== undefined) return made[0];
  const [problem] = problems;
  if (problem === undefined || problem.kind === "damaged") return null;
  const { kind, message, path } = problem;
  throw new ProblemError(
    kind,
    `Nothing was ${whatFor[reason]}, because the archive as it is could not be backed up first. ${message}`,
    path,
  );
}

/** What was made of the other catalog: after a restore the same marks may stand for something else. */
function forgetIndex(folder: string): void {
  rmSync(join(folder, "search.snapshot"), { force: true });
}
