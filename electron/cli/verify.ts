import type { ConcernedStills, Repaired } from "../../shared/contract/backups.ts";
import type { Problem } from "../../shared/problem.ts";
import { brokenSteps, repairReport, withoutFile } from "../../shared/repair-report.ts";
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
      ...(repaired === null ? [] : repairLines(repaired)),
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

function repairLines({
  repaired,
  tables,
  steps,
  withoutFile: bare,
  kept,
  backup,
  passedOver,
}: Repaired): string[] {
  if (!repaired) return ["The database is in order: nothing was repaired."];
  const number = (count: number): string => count.toLocaleString("en");
  const { counted, unread } = repairReport(tables);
  const isAllThere = tables.every(({ lost }) => lost === 0);
  return [
    isAllThere
      ? "The database was damaged, and is repaired. Nothing is known to be lost."
      : "The database was damaged, and was recovered as far as it could be read.",
    ...counted.flatMap(({ what, kept: read, fromBackup, lost, stills }) => [
      `${what}: ${number(read)} read, ${number(fromBackup)} from the backup, ${lost === null ? "it cannot be known how many lost" : `${number(lost)} lost`}`,
      ...(stills === null ? [] : [stillsLine(stills)]),
    ]),
    ...(unread.length === 0
      ? []
      : [
          `Nothing could be read of these, nor taken from a backup; whether there were any is not known: ${unread.map(({ what }) => what).join("; ")}`,
        ]),
    ...(bare === 0 ? [] : [withoutFile(bare)]),
    ...(steps === 0 ? [] : [brokenSteps(steps)]),
    ...(backup === null ? [] : [`The backup: ${backup}`]),
    ...passedOver.flatMap(problemLines),
    `The damaged database is kept: ${kept ?? ""}`,
  ];
}

/** Stills that are named on a line. */
const NAMED = 8;

function stillsLine({ exact, total, first }: ConcernedStills): string {
  const names = first.slice(0, NAMED).map(({ name }) => onOneLine(name));
  const more = total - names.length;
  const rest = more === 0 ? "" : ` and ${more.toLocaleString("en")} more`;
  return `  ${exact ? "of" : "of some of"} ${names.join(", ")}${rest}`;
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
