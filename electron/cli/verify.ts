import type { RecoveredTable, Repaired } from "../../shared/contract/backups.ts";
import type { CommonOptions } from "./options.ts";
import { folderAsked, print, withArchive, withEngine, type ExitCode } from "./session.ts";

export type VerifyOptions = CommonOptions & { readonly repair?: boolean };

/** `stillroom verify`: the database, the thumbnails, every original; with `--repair` after recovering what is damaged. */
export async function verify(options: VerifyOptions): Promise<ExitCode> {
  const repaired = options.repair === true ? await repair(options) : null;
  return await withArchive(options, async (engine) => {
    const { ok, problems, waiting } = await engine.ask("archive.verify", {});
    print(options, { ok, problems, ...documentOf(repaired) }, () => [
      ...(repaired === null ? [] : repairLines(repaired)),
      ...problems.map(({ path, message }) => `${path ?? ""}: ${message}`),
      ok ? "Everything is as it should be." : found(problems.length),
      ...stillToMake(waiting),
    ]);
    const isLost = repaired?.tables.some(({ lost }) => lost !== 0) === true;
    return ok && !isLost ? 0 : 1;
  });
}

async function repair(options: CommonOptions): Promise<Repaired> {
  const archive = folderAsked(options);
  return await withEngine((engine) => engine.ask("archive.repair", { archive }));
}

/** Only tables of which something could not be read: all others are as they were. */
function documentOf(repaired: Repaired | null): Partial<Repaired> {
  return repaired === null ? {} : { ...repaired, tables: repaired.tables.filter(isTouched) };
}

function isTouched({ fromBackup, lost }: RecoveredTable): boolean {
  return fromBackup > 0 || lost !== 0;
}

function repairLines({ repaired, tables, kept, backup }: Repaired): string[] {
  if (!repaired) return ["The database is in order: nothing was repaired."];
  const number = (count: number): string => count.toLocaleString("en");
  return [
    "The database was damaged, and was recovered as far as it could be read.",
    ...tables
      .filter(isTouched)
      .map(
        (table) =>
          `${table.table}: ${number(table.kept)} rows read, ${number(table.fromBackup)} from the backup, ${table.lost === null ? "it cannot be known how many lost" : `${number(table.lost)} lost`}`,
      ),
    ...(backup === null ? [] : [`The backup: ${backup}`]),
    `The damaged database is kept: ${kept ?? ""}`,
  ];
}

function found(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems.toLocaleString("en")} problems`;
}

function stillToMake(waiting: number): string[] {
  if (waiting === 0) return [];
  return waiting === 1
    ? ["1 thumbnail is still to be made: when its still is looked at, or its folder indexed."]
    : [
        `${waiting.toLocaleString("en")} thumbnails are still to be made: each when its still is looked at, or its folder indexed.`,
      ];
}
