import type { Repaired } from "../../shared/contract/backups.ts";
import type { Problem } from "../../shared/problem.ts";
import { reportLines, repairReport } from "../../shared/repair-report.ts";
import type { CommonOptions } from "./options.ts";
import { folderAsked, print, withArchive, withEngine, type ExitCode } from "./session.ts";
import { onOneLine } from "./terminal.ts";

export type VerifyOptions = CommonOptions & {
  readonly repair?: boolean;
  readonly goOn?: boolean;
};

/**
 * `stillroom verify`: the database, the thumbnails, every original; with `--repair` after recovering what is damaged, with
 * `--go-on` after giving up changes that were lost.
 */
export async function verify(options: VerifyOptions): Promise<ExitCode> {
  const repaired = options.repair === true ? await repair(options) : null;
  return await withArchive(options, async (engine) => {
    if (options.goOn === true) await engine.ask("archive.goOn", {});
    const { ok, problems, waiting } = await engine.ask("archive.verify", {});
    const isLost = repaired?.tables.some(({ lost }) => lost !== 0) === true;
    print(options, { ok, problems, ...documentOf(repaired) }, () => [
      ...(repaired === null ? [] : reportLines(repaired).map(onOneLine)),
      ...problems.flatMap(problemLines),
      ok ? inOrder(isLost) : found(problems.length),
      ...stillToMake(waiting),
    ]);
    return ok && !isLost ? 0 : 1;
  });
}

/** What is said in several lines stands below its path. */
function problemLines({ path, message }: Problem): string[] {
  const lines = message.split("\n");
  const where = `${onOneLine(path ?? "")}:`;
  return lines.length === 1
    ? [`${where} ${message}`]
    : [where, ...lines.map((line) => `  ${line}`)];
}

async function repair(options: CommonOptions): Promise<Repaired> {
  const archive = folderAsked(options);
  return await withEngine((engine) => engine.ask("archive.repair", { archive }));
}

/** Only tables of which something could not be read: all others are as they were. */
function documentOf(repaired: Repaired | null): Partial<Repaired> {
  if (repaired === null) return {};
  const { counted, unread } = repairReport(repaired.tables);
  const told = new Set([...counted, ...unread].map(({ table }) => table));
  return { ...repaired, tables: repaired.tables.filter(({ table }) => told.has(table)) };
}

function inOrder(isLost: boolean): string {
  return isLost ? "What is there now is as it should be." : "Everything is as it should be.";
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
