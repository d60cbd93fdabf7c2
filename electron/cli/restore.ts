import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { RestorePreview } from "../../shared/contract/backups.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Engine } from "../engine/engine.ts";
import { problemOfError } from "../engine/problem-of-error.ts";
import type { CommonOptions } from "./options.ts";
import { folderAsked, print, withEngine, type ExitCode } from "./session.ts";

export type RestoreOptions = CommonOptions & { readonly dryRun?: boolean };

/** `stillroom restore BACKUP`: also where the archive is too damaged to be opened. */
export async function restore(named: string, options: RestoreOptions): Promise<ExitCode> {
  return await withEngine<ExitCode>(async (engine) => {
    const archive = folderAsked(options);
    const backup = await fileOf(engine, archive, named);
    await openIfPossible(engine, archive);
    const preview = await engine.ask("backups.preview", { archive, backup });
    const dryRun = options.dryRun === true;
    const done = dryRun ? null : await engine.ask("backups.restore", { archive, backup });
    const before = done?.before?.path ?? null;
    const document = {
      ok: true,
      backup,
      restored: !dryRun,
      before,
      differs: preview.differs,
      files: preview.compared ? preview.files.total : null,
      changes: preview.compared ? preview.changes.total : null,
      problems: [],
    };
    print(options, document, () => [
      ...(preview.compared ? differenceLines(preview) : [unknownDifference]),
      ...(dryRun ? ["Nothing was restored: this was a dry run."] : [`Restored ${backup}`]),
      ...(before === null ? [] : [`To take it back: stillroom restore ${basename(before, ".db")}`]),
    ]);
    return 0;
  });
}

const unknownDifference =
  "The archive's database cannot be opened, so what differs is not known. Restoring keeps it in the archive's folder “damaged”.";

/** One that is too damaged for it can be restored as well. */
async function openIfPossible(engine: Engine, archive: string): Promise<void> {
  try {
    await engine.ask("archive.open", { path: archive });
  } catch (error) {
    if (problemOfError(error).kind !== "damaged") throw error;
  }
}

/** By the path of its file, or by the name that the list of backups gives it. */
async function fileOf(engine: Engine, archive: string, named: string): Promise<string> {
  if (existsSync(resolve(named))) return resolve(named);
  const { backups } = await engine.ask("backups.list", { archive });
  const found = backups.find(({ path }) => basename(path, ".db") === named);
  if (found !== undefined) return found.path;
  throw new ProblemError(
    "not-found",
    `There is no backup “${named}”. To see which there are: stillroom backups`,
  );
}

function differenceLines({ differs, files, changes }: RestorePreview): string[] {
  if (differs.length === 0) return ["The backup holds what the archive holds."];
  const number = (count: number): string => count.toLocaleString("en");
  return [
    ...differs.map(({ kind, back, gone, changed }) =>
      [
        `${kind}: ${number(back)} come back`,
        `${number(gone)} go`,
        `${number(changed)} are again as they were`,
      ].join(", "),
    ),
    ...(files.total === 0
      ? []
      : [
          `Files that came since: ${number(files.total)}. They stay where they are, and are taken in again when their folders are indexed.`,
        ]),
    `Changes made since, which go: ${number(changes.total)}`,
  ];
}
