import { basename, resolve } from "node:path";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { Backup } from "../../shared/contract/backups.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { CommonOptions } from "./options.ts";
import { folderAsked, print, withArchive, withEngine, type ExitCode } from "./session.ts";

export type BackupOptions = CommonOptions & { readonly to?: string };

/** `stillroom backup`: makes a backup wherever something has changed since the last one. */
export async function backUp(options: BackupOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const asked = options.to === undefined ? {} : { to: resolve(options.to) };
    const { made, problems } = await engine.ask("backups.make", asked);
    const [problem] = problems;
    if (made.length === 0 && problem !== undefined)
      throw new ProblemError(problem.kind, problem.message, problem.path);
    print(options, { ok: problems.length === 0, backups: made, problems }, () => [
      ...made.map((backup) => `Backed up: ${backupLine(backup)}`),
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
      ...(made.length + problems.length === 0
        ? ["Nothing has changed since the last backup, so none was made."]
        : []),
    ]);
    return problems.length === 0 ? 0 : 1;
  });
}

/** `stillroom backups`: also of an archive that cannot be opened. */
export async function listBackups(options: CommonOptions): Promise<ExitCode> {
  return await withEngine<ExitCode>(async (engine) => {
    const archive = folderAsked(options);
    const { backups, folder, elsewhere } = await engine.ask("backups.list", { archive });
    print(options, { ok: true, folder, elsewhere, backups }, () =>
      backups.length === 0
        ? ["There are no backups yet. Make one with: stillroom backup"]
        : backups.map((backup) => backupLine(backup)),
    );
    return 0;
  });
}

/** A backup in one line: its name, what it holds, why it was made, and where it is. */
export function backupLine({ path, at, bytes, holds, reason }: Backup): string {
  const size = `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
  const stills = `${holds.stills.toLocaleString("en")} ${holds.stills === 1 ? "still" : "stills"}`;
  const name = basename(path, ".db");
  return `${name}  ${atWhatTime(at)}  ${stills}, ${size}, ${reason.replace("-", " ")}  ${path}`;
}
