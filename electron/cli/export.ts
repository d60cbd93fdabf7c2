import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ProblemError } from "../../shared/problem.ts";
import type { Archive } from "../engine/archive.ts";
import { findSet, membersOf } from "../engine/catalog/sets.ts";
import type { Engine } from "../engine/engine.ts";
import {
  planExport,
  resumeExport,
  startExport,
  type ExportOrder,
  type ExportOutcome,
  type ExportRun,
} from "../engine/export/export-set.ts";
import { requireTemplate } from "../engine/export/plan.ts";
import { prepareFolder } from "../engine/export/target-folder.ts";
import type { CommonOptions } from "./options.ts";
import { find, nothingFound, print, withArchive, type ExitCode } from "./session.ts";
import { recordOf } from "../engine/catalog/record.ts";

export type ExportOptions = CommonOptions & {
  readonly set?: string;
  readonly to: string;
  readonly profile: string;
  readonly template: string;
  readonly dryRun?: boolean;
  readonly zip?: boolean;
  readonly override?: string;
};

/** `stillroom export QUERY|--set NAME --to DIR`. */
export async function exportStills(
  query: string | undefined,
  options: ExportOptions,
): Promise<ExitCode> {
  requirePossible(options);
  requireTemplate(options.template);
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { stills, set } = await chosen(engine, query, options);
    const folder = resolve(options.to);
    if (stills.length === 0)
      throw new ProblemError(
        "not-found",
        `${nothingToExport(query, options)} Nothing was written.`,
      );
    const order = { stills, set, folder, template: options.template };
    const started = performance.now();
    const secondsSince = (): number => Math.round(performance.now() - started) / 1000;
    if (options.dryRun === true) {
      sayPlan(options, await planExport(archive.catalog.db, stills, order), secondsSince());
      return 0;
    }
    archive.requireWritable();
    await prepareFolder(folder);
    const run = beginOrGoOn(archive, engine, order);
    const outcome = await run.outcome;
    await run.ended;
    sayOutcome(options, { archive, folder, seconds: secondsSince() }, outcome);
    const { held, documents, cancelled } = outcome;
    return held.length > 0 || documents.problems.length > 0 || cancelled ? 1 : 0;
  });
}

/** Refuses what cannot be done, in words. */
function requirePossible({ profile, zip, override }: ExportOptions): void {
  const refusals = [
    profile === "press" ? "" : `There is no export profile “${profile}”. The one there is: press.`,
    zip === true
      ? "An export cannot be packed into a ZIP file yet. Leave out --zip and pack the folder."
      : "",
    override === undefined
      ? ""
      : "Nothing is held back for its rights yet, so there is nothing to override. Leave out --override.",
  ];
  const refusal = refusals.find((text) => text !== "");
  if (refusal !== undefined) throw new ProblemError("invalid", refusal);
}

function nothingToExport(query: string | undefined, { set }: ExportOptions): string {
  return set === undefined
    ? nothingFound(query ?? "")
    : `The set “${set}” has no stills. Put some into it first.`;
}

/** The same export that was interrupted goes on where it was; any other is begun. */
function beginOrGoOn(archive: Archive, engine: Engine, order: ExportOrder): ExportRun {
  const interrupted = archive.takeInterruptedExport(
    ({ stills, set, folder, template }) =>
      set === order.set &&
      folder === order.folder &&
      template === order.template &&
      isDeepStrictEqual(stills, order.stills),
  );
  return interrupted === null
    ? startExport(archive, engine.exiftool(), order)
    : resumeExport(archive, engine.exiftool(), interrupted);
}

function sayPlan(
  options: ExportOptions,
  { files, documents }: Awaited<ReturnType<typeof planExport>>,
  seconds: number,
): void {
  const names = files.map(({ fileName }) => fileName);
  // The ledger gets no entry for what was not done.
  print(
    options,
    { exported: files.length, held: [], files: names, ledgerId: null, seconds },
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
    `${cancelled ? "Cancelled: " : ""}${String(exported)} stills exported to ${folder} in ${seconds.toFixed(1)} s${documents.files.map((name, at) => `${at === 0 ? ", with" : " and"} ${name}`).join("")}`,
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
