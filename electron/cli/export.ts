import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ExportPlan } from "../../shared/contract/sets.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Archive } from "../engine/archive.ts";
import { searchNamed } from "../engine/catalog/saved-searches.ts";
import { findSet, stillsOfSet } from "../engine/catalog/sets.ts";
import { countOf } from "../engine/commands/tag-stills.ts";
import type { Engine } from "../engine/engine.ts";
import { checkedPlan, warningsOf } from "../engine/export/checked-plan.ts";
import {
  resumeExport,
  startExport,
  type ExportOrder,
  type ExportOutcome,
  type ExportRun,
} from "../engine/export/export-set.ts";
import { requireTemplate } from "../engine/export/plan.ts";
import { prepareFolder } from "../engine/export/target-folder.ts";
import { find, nothingFound } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
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
      const plan = await checkedPlan(archive.catalog.db, stills, order);
      sayPlan(options, { archive, folder, seconds: secondsSince() }, plan);
      return plan.held.length > 0 ? 1 : 0;
    }
    archive.requireWritable();
    await prepareFolder(folder);
    warn(warningsOf(archive.catalog.db, folder));
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

type Where = { readonly archive: Archive; readonly folder: string; readonly seconds: number };

function sayPlan(
  options: ExportOptions,
  { archive, seconds }: Where,
  { files, held, documents, warnings }: ExportPlan,
): void {
  const without = new Set(held.map(({ still }) => still));
  const names = files.flatMap(({ still, fileName }) => (without.has(still) ? [] : [fileName]));
  const reasons = held.map(({ still, message }) => ({
    id: recordOf(archive.catalog.db, still)?.uuid ?? "",
    reasons: [message],
  }));
  warn(warnings);
  // The ledger gets no entry for what was not done.
  print(
    options,
    { exported: names.length, held: reasons, files: names, ledgerId: null, seconds },
    () => [
      ...files.flatMap(({ still, original, fileName, remarks }) => [
        without.has(still) ? original : `${original} -> ${fileName}`,
        ...remarks.map(({ message }) => `    ${message}`),
      ]),
      `${countOf(names.length)} would be exported, with ${documents.join(" and ")}`,
    ],
  );
}

function warn(warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`stillroom: ${warning}\n`);
}

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
    `${cancelled ? "Cancelled: " : ""}${countOf(exported)} exported to ${folder} in ${seconds.toFixed(1)} s${documents.files.map((name, at) => `${at === 0 ? ", with" : " and"} ${name}`).join("")}`,
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
  const { db } = engine.archive().catalog;
  const id = findSet(db, set);
  if (id !== null) return { stills: stillsOfSet(db, id), set: id };
  const saved = searchNamed(db, set);
  if (saved === null)
    throw new ProblemError("not-found", `There is no set or saved search “${set}”.`);
  return { stills: await find(engine, saved.query, saved.sort), set: null };
}
