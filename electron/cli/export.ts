import { resolve } from "node:path";
import { ProblemError } from "../../shared/problem.ts";
import type { Archive } from "../engine/archive.ts";
import { findSet, membersOf } from "../engine/catalog/sets.ts";
import type { Engine } from "../engine/engine.ts";
import { planExport, startExport, type ExportOutcome } from "../engine/export/export-set.ts";
import { requireTemplate } from "../engine/export/plan.ts";
import { prepareFolder } from "../engine/export/target-folder.ts";
import type { CommonOptions } from "./options.ts";
import { find, print, withArchive, type ExitCode } from "./session.ts";
import { recordOf } from "../engine/catalog/record.ts";

export type ExportOptions = CommonOptions & {
  readonly set?: string;
  readonly to: string;
  readonly profile: string;
  readonly template: string;
  readonly dryRun?: boolean;
};

/** `stillroom export QUERY|--set NAME --to DIR`. */
export async function exportStills(
  query: string | undefined,
  options: ExportOptions,
): Promise<ExitCode> {
  if (options.profile !== "press") {
    throw new ProblemError(
      "invalid",
      `There is no export profile “${options.profile}”. The one there is: press.`,
    );
  }
  requireTemplate(options.template);
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { stills, set } = await chosen(engine, query, options);
    const folder = resolve(options.to);
    const order = { stills, set, folder, template: options.template };
    if (options.dryRun === true) {
      sayPlan(options, planExport(archive.catalog.db, stills, order));
      return 0;
    }
    archive.requireWritable();
    await prepareFolder(folder);
    const started = performance.now();
    const run = startExport(archive, engine.exiftool(), order);
    process.once("SIGINT", () => {
      archive.jobs.cancel(run.id);
    });
    const outcome = await run.outcome;
    await run.ended;
    const seconds = Math.round(performance.now() - started) / 1000;
    sayOutcome(options, { archive, folder, seconds }, outcome);
    const { held, documents, cancelled } = outcome;
    return held.length > 0 || documents.problems.length > 0 || cancelled ? 1 : 0;
  });
}

function sayPlan(
  options: ExportOptions,
  { files, documents }: ReturnType<typeof planExport>,
): void {
  print(
    options,
    { exported: files.length, held: [], files: files.map(({ fileName }) => fileName) },
    () => [
      ...files.flatMap(({ original, fileName, remarks }) => [
        `${original} -> ${fileName}`,
        ...remarks.map((remark) => `    ${remark}`),
      ]),
      `and ${documents.join(", ")}`,
    ],
  );
}

type Where = { readonly archive: Archive; readonly folder: string; readonly seconds: number };

function sayOutcome(
  options: ExportOptions,
  { archive, folder, seconds }: Where,
  { exported, held, files, documents, cancelled, ledgerId }: ExportOutcome,
): void {
  const reasons = held.map(({ still, problem }) => ({
    id: recordOf(archive.catalog.db, still)?.uuid ?? "",
    reasons: [problem.message],
  }));
  print(options, { exported, held: reasons, files, ledgerId, seconds }, () => [
    `${cancelled ? "Cancelled: " : ""}${String(exported)} stills exported to ${folder} in ${seconds.toFixed(1)} s, with ${documents.files.join(" and ")}`,
    ...held.map(({ problem }) => `Held back: ${problem.path ?? ""}: ${problem.message}`),
  ]);
  for (const { path, message } of documents.problems)
    process.stderr.write(`stillroom: ${path ?? folder}: ${message}\n`);
}

async function chosen(
  engine: Engine,
  query: string | undefined,
  { set }: ExportOptions,
): Promise<{ stills: number[]; set: number | null }> {
  if (set === undefined) return { stills: await find(engine, query ?? ""), set: null };
  const id = findSet(engine.archive().catalog.db, set);
  if (id === null) throw new ProblemError("not-found", `There is no set “${set}”.`);
  return { stills: membersOf(engine.archive().catalog.db, id), set: id };
}
