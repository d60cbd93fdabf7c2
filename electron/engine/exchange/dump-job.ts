import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dumpForms, type DumpFormName } from "../../../shared/dump-forms.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Archive } from "../archive.ts";
import { runAside } from "../backups/run-aside.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";
import { HEAD, SCHEMA } from "./dump-catalog.ts";

/**
 * Writes everything an archive holds into a new folder within another, as a job, which also an archive has that cannot be
 * changed. Of one that is stopped or fails nothing stays. @throws ProblemError where no folder can be made there
 */
export function startDump(
  { catalog, jobs }: Archive,
  { into, form }: { readonly into: string; readonly form: DumpFormName },
): { readonly job: number; readonly folder: string } {
  const folder = newFolder(into, `${catalog.name} in plain files ${today()}`);
  const label = "Writing everything into plain files";
  const { id } = jobs.start(
    { kind: "dump", label, input: folder, kept: false },
    async ({ signal, progress }) => {
      try {
        const { rows } = await runAside(
          { kind: "dump", catalog: catalog.db.name, folder, form },
          { signal, progress: (share, of = 1) => progress(Math.round(share * of), of) },
        );
        return said(rows, folder);
      } catch (error) {
        clearDump(folder);
        if (signal.aborted)
          return "Writing everything into plain files was stopped. What was written is taken away again.";
        throw isFull(error) ? noRoom(into) : error;
      }
    },
  );
  return { job: id, folder };
}

function isFull(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.kind === "disk-full";
}

function noRoom(into: string): ProblemError {
  return new ProblemError(
    "disk-full",
    `The disk with the folder “${into}” is full. What was written is taken away again: make room there, or choose another disk.`,
    into,
  );
}

function said(rows: Readonly<Record<string, number>>, folder: string): string {
  const stills = rows["still"] ?? 0;
  const what = `${stills.toLocaleString("en")} ${stills === 1 ? "still" : "stills"}`;
  return `Everything is written into plain files, ${what} with all that is said of them: ${folder}`;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function newFolder(into: string, name: string): string {
  if (!existsSync(into))
    throw new ProblemError("not-found", "This folder is not there. Choose another one.", into);
  for (let count = 1; ; count += 1) {
    const folder = join(into, count === 1 ? name : `${name} (${String(count)})`);
    if (existsSync(folder)) continue;
    try {
      makeFolderSync(folder);
      return folder;
    } catch {
      throw new ProblemError(
        "read-only",
        "Nothing can be written into this folder. Choose another one.",
        into,
      );
    }
  }
}

const written = new RegExp(`^(?:[a-z_]+\\.(?:${dumpForms.join("|")})|${HEAD}|${SCHEMA})$`, "u");

/** Takes away what was written of a dump, and nothing that somebody else has put beside it. */
function clearDump(folder: string): void {
  try {
    for (const name of readdirSync(folder))
      if (written.test(name)) rmSync(join(folder, name), { force: true });
    rmdirSync(folder);
  } catch {
    // something else lies there, or its disk is away: without dump.json it is no dump
  }
}
