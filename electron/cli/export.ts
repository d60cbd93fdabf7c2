import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { AskedGate, ExportPlan } from "../../shared/contract/export.ts";
import { profileNamed } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { namesInWords } from "../../shared/names-in-words.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Recipient } from "../../shared/recipient.ts";
import type { RightsGate } from "../../shared/rights/gate.ts";
import { requestInWords } from "../../shared/rights/request-in-words.ts";
import type { Use } from "../../shared/rights/use.ts";
import { rightsStatuses, type RightsStatus } from "../../shared/still.ts";
import type { Archive } from "../engine/archive.ts";
import { ledgerEntry } from "../engine/catalog/ledger.ts";
import { searchNamed } from "../engine/catalog/saved-searches.ts";
import { findSet, stillsOfSet } from "../engine/catalog/sets.ts";
import type { ReadableDb } from "../engine/catalog/database.ts";
import { listProfiles } from "../engine/commands/export-profiles.ts";
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
import { leftOutInWords } from "../engine/export/documents/documents-asked.ts";
import { gateOf } from "../engine/export/asked-gate.ts";
import { requireTemplate } from "../engine/export/plan.ts";
import { prepareFolder } from "../engine/export/target-folder.ts";
import { find, nothingFound } from "./find.ts";
import { repeated, type Repeated } from "./repeat.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";
import { onOneLine, warn } from "./terminal.ts";
import { recordOf } from "../engine/catalog/record.ts";

export type ExportOptions = CommonOptions & {
  readonly set?: string;
  readonly to: string;
  readonly profile?: string;
  readonly template?: string;
  readonly recipient?: string;
  readonly reference?: string;
  readonly repeat?: string;
  readonly asThen?: boolean;
  readonly dryRun?: boolean;
  readonly zip?: boolean;
  readonly use?: Use;
  readonly territory?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly lang?: string;
  readonly conditionsRead?: boolean;
  readonly strict?: boolean;
  readonly override?: string;
};

/** `stillroom export QUERY|--set NAME --to DIR`. */
export async function exportStills(
  query: string | undefined,
  stated: ExportOptions,
): Promise<ExitCode> {
  requirePossible(stated, query);
  return await withArchive(stated, async (engine) => {
    const archive = engine.archive();
    const again =
      stated.repeat === undefined ? null : await repeated(engine, stated.repeat, stated);
    const options = { ...again?.asked, ...stated };
    const profile = profileOf(archive.catalog.db, options, again?.profile ?? null);
    const rights = await gateAsked(engine, options, profile);
    const { stills, set } = again ?? (await chosen(engine, query, options));
    const folder = resolve(options.to);
    if (stills.length === 0)
      throw new ProblemError(
        "not-found",
        `${nothingToExport(query, options)} Nothing was written.`,
      );
    const asThen = options.asThen === true ? (options.repeat ?? null) : null;
    const recipient = recipientOf(options);
    const repeats = options.repeat ?? null;
    const order = { stills, set, folder, profile, rights, recipient, asThen, repeats };
    sayChanged(again);
    const started = performance.now();
    const secondsSince = (): number => Math.round(performance.now() - started) / 1000;
    if (options.dryRun === true) {
      const plan = await checkedPlan(archive.catalog.db, stills, {
        ...order,
        prints: archive.printer !== null,
      });
      const paper = { prints: archive.printer !== null, stills: stills.length };
      const leftOut = leftOutInWords(profile, paper);
      sayPlan(options, { archive, folder, seconds: secondsSince(), rights, again, leftOut }, plan);
      return plan.held.length > 0 ? 1 : 0;
    }
    archive.requireWritable();
    await prepareFolder(folder);
    sayWarnings(warningsOf(archive.catalog.db, folder));
    const run = beginOrGoOn(archive, engine, order, options);
    const outcome = await run.outcome;
    await run.ended;
    sayOutcome(options, { archive, folder, seconds: secondsSince(), rights, again }, outcome);
    const { held, documents, cancelled } = outcome;
    return held.length > 0 || documents.problems.length > 0 || cancelled ? 1 : 0;
  });
}

/** Refuses what cannot be done, in words. */
function requirePossible(
  { override, repeat, set, asThen, recipient, reference }: ExportOptions,
  query: string | undefined,
): void {
  const refusals = [
    repeat !== undefined && (query !== undefined || set !== undefined)
      ? "An export that is repeated has its own stills. Leave out the query and --set."
      : "",
    asThen === true && repeat === undefined
      ? "--as-then goes with --repeat: it hands out the texts of that export once more."
      : "",
    reference !== undefined && recipient === undefined && repeat === undefined
      ? "A reference is what the recipient calls it. Say who that is: --recipient NAME."
      : "",
    recipient?.trim() === "" ? "A recipient needs a name: --recipient NAME." : "",
    override?.trim() === ""
      ? "An override needs a written reason, which goes into the ledger: --override REASON."
      : "",
  ];
  const refusal = refusals.find((text) => text !== "");
  if (refusal !== undefined) throw new ProblemError("invalid", refusal);
}

/**
 * The profile of this name, or that of an export that is repeated where none is named, as the options change it.
 * @throws ProblemError when there is none, or its file names make no sense.
 */
function profileOf(
  db: ReadableDb,
  { profile: named, template, zip, strict }: ExportOptions,
  then: Profile | null,
): Profile {
  const profiles = listProfiles(db).map((listed) => listed.profile);
  const name = named ?? "press";
  const profile = named === undefined && then !== null ? then : profileNamed(profiles, name);
  if (profile === null) {
    const names = profiles.map((one) => one.name).join(", ");
    throw new ProblemError(
      "invalid",
      `There is no export profile “${name}”. Those there are: ${names}.`,
    );
  }
  const fileNames = template ?? profile.fileNames;
  requireTemplate(fileNames);
  return {
    ...profile,
    fileNames,
    isPacked: zip ?? profile.isPacked,
    rights: strict === true ? "strict" : profile.rights,
  };
}

function recipientOf({ recipient, reference = "" }: ExportOptions): Recipient | null {
  return recipient === undefined ? null : { name: recipient.trim(), reference: reference.trim() };
}

/** Says what the records of an export that is repeated say otherwise by now. */
function sayChanged(again: Repeated | null): void {
  for (const { id, fields } of again?.changed ?? [])
    warn(`Changed since then: ${id}: ${fields.join(", ")}`);
}

/** What is handed out for, as the contract takes it. @throws ProblemError that says what of it makes no sense. */
async function gateAsked(
  engine: Engine,
  { use = "press", territory, date, zone, lang, conditionsRead, override }: ExportOptions,
  { rights: strictness }: Profile,
): Promise<RightsGate> {
  const request: AskedGate["request"] = {
    use,
    territory: territory?.toUpperCase() ?? null,
    ...(date === undefined ? {} : { date }),
    ...(zone === undefined ? {} : { zone }),
    ...(lang === undefined ? {} : { language: lang }),
  };
  await engine.ask("rights.status", { stills: { ids: [] }, request, from: 0, count: 0 });
  return gateOf({
    request,
    strictness,
    read: conditionsRead === true ? "all" : [],
    override: override === undefined ? null : { reason: override.trim(), of: "all" },
  });
}

function nothingToExport(query: string | undefined, { set }: ExportOptions): string {
  return set === undefined
    ? nothingFound(query ?? "")
    : `The set “${set}” has no stills. Put some into it first.`;
}

/** The same export that was interrupted goes on where it was, for the day it was begun for; any other is begun. */
function beginOrGoOn(
  archive: Archive,
  engine: Engine,
  order: ExportOrder,
  stated: Pick<ExportOptions, "date" | "zone">,
): ExportRun {
  const comparable = ({ request, strictness, read, override }: RightsGate): unknown => [
    { ...request, date: stated.date ?? null, zone: stated.zone ?? null },
    stated.date === undefined || request.date,
    stated.zone === undefined || request.zone,
    strictness,
    read,
    override?.reason,
    override?.of,
  ];
  const interrupted = archive.takeInterruptedExport(
    ({ stills, set, folder, profile, rights, recipient = null, asThen = null, repeats = null }) =>
      set === order.set &&
      isDeepStrictEqual(recipient, order.recipient ?? null) &&
      asThen === (order.asThen ?? null) &&
      repeats === (order.repeats ?? null) &&
      folder === order.folder &&
      isDeepStrictEqual(profile, order.profile) &&
      isDeepStrictEqual(stills, order.stills) &&
      isDeepStrictEqual(comparable(rights), comparable(order.rights)),
  );
  return interrupted === null
    ? startExport(archive, engine.exiftool(), order)
    : resumeExport(archive, engine.exiftool(), interrupted);
}

type Where = {
  readonly archive: Archive;
  readonly folder: string;
  readonly seconds: number;
  readonly rights: RightsGate;
  readonly again: Repeated | null;
};

function sayPlan(
  options: ExportOptions,
  { archive, seconds, rights, again, leftOut }: Where & Pick<ExportOutcome, "leftOut">,
  { files, held, documents, packed, warnings }: ExportPlan,
): void {
  const without = new Set(held.map(({ still }) => still));
  const out = files.filter(({ still }) => !without.has(still));
  const names = out.map(({ fileName }) => fileName);
  sayWarnings(warnings);
  print(
    options,
    {
      exported: names.length,
      held: heldOf(archive, held),
      files: names,
      packed,
      leftOut: names.length === 0 ? null : leftOut,
      ledgerId: null, // The ledger gets no entry for what was not done.
      seconds,
      ...changedOf(again),
      request: rights.request,
      statuses: counted(out.map((file) => file.rights.status)),
    },
    () => [
      ...files.flatMap(({ still, original, fileName, remarks, rights: { status, reasons } }) => [
        without.has(still) ? original : `${original} -> ${fileName}`,
        `    Rights ${status}${reasons.map(({ words }) => ` · ${words}`).join("")}`,
        ...remarks.map(({ message }) => `    ${message}`),
      ]),
      `For ${requestInWords(rights.request)}`,
      `${countOf(names.length)} would be exported${packed === null ? "" : ` in the ZIP file “${packed}”`}${withDocuments(names.length === 0 ? [] : documents)}`,
    ],
  );
  const originals = new Map(files.map(({ still, original }) => [still, original]));
  sayHeld(
    options,
    held.map(({ still, reasons }) => ({ path: originals.get(still) ?? "", reasons })),
    "Would be held back",
  );
  if (held.length > 0) sayHowToHandOut(options);
}

function withDocuments(names: readonly string[]): string {
  return names.length === 0 ? "" : `, with ${namesInWords(names)}`;
}

/** Only an export that is repeated has something to compare with. */
function changedOf(again: Repeated | null): { changed?: Repeated["changed"] } {
  return again === null ? {} : { changed: again.changed };
}

function sayWarnings(warnings: readonly string[]): void {
  for (const warning of warnings) warn(`stillroom: ${warning}`);
}

function sayOutcome(
  options: ExportOptions,
  { archive, folder, seconds, rights, again }: Where,
  outcome: ExportOutcome,
): void {
  const { exported, held, files, passes, documents, leftOut, packed, ledgerId } = outcome;
  const statuses = counted(passes.flatMap((pass) => pass?.status ?? []));
  const { request } = rights;
  print(
    options,
    {
      exported,
      held: heldOf(archive, held),
      files,
      packed,
      leftOut,
      ledgerId,
      seconds,
      request,
      statuses,
      ...changedOf(again),
    },
    () => [
      outcome.goesOn
        ? stoppedInWords(archive, folder, outcome)
        : `${outcome.cancelled ? "Cancelled: " : ""}${countOf(exported)} exported to ${folder}${packed === null ? "" : ` in the ZIP file “${packed}”`} in ${seconds.toFixed(1)} s${withDocuments(documents.files)}`,
      `For ${requestInWords(request)}: ${rightsStatuses.map((status) => `${String(statuses[status])} ${status}`).join(" · ")}`,
    ],
  );
  sayHeld(options, held, "Held back");
  if (held.some(({ problem }) => problem === null)) sayHowToHandOut(options);
  if (leftOut !== null) warn(`stillroom: ${leftOut}.`);
  for (const { path, message } of documents.problems)
    warn(`stillroom: ${path ?? folder}: ${message}`);
}

/** What Ctrl-C has left: copies that are kept, in the folder or where a ZIP file is prepared, until it goes on. */
function stoppedInWords(
  { catalog: { db } }: Archive,
  folder: string,
  { ledgerId, exported }: ExportOutcome,
): string {
  const entry = ledgerEntry(db, ledgerId);
  const goesOn = "It also goes on when the archive is next opened in the window.";
  return entry?.profileThen?.isPacked === true
    ? `Stopped: there is no ZIP file yet, so nothing was handed out. ${countOf(entry.stills)} for it are ready in a hidden folder in ${folder}. ${goesOn}`
    : `Stopped: ${countOf(exported)} exported to ${folder} so far, without documents. ${goesOn}`;
}

/** What is held back, for people; in JSON it stands in the document. */
function sayHeld(
  { json }: ExportOptions,
  held: readonly { readonly path: string; readonly reasons: readonly string[] }[],
  what: string,
): void {
  if (json === true) return;
  for (const { path, reasons } of held) warn(`${what}: ${onOneLine(path)}: ${reasons.join(" ")}`);
}

/** What is held back for its rights or its texts can be decided on; a file that is missing cannot. */
function sayHowToHandOut({ json }: ExportOptions): void {
  if (json !== true)
    warn(
      "stillroom: Conditions and unknown rights go out with --conditions-read, what is blocked only with --override REASON, and nothing with a text left to fill in.",
    );
}

function heldOf(
  archive: Archive,
  held: readonly { readonly still: number; readonly reasons: readonly string[] }[],
): { id: string; reasons: readonly string[] }[] {
  return held.map(({ still, reasons }) => ({
    id: recordOf(archive.catalog.db, still)?.uuid ?? "",
    reasons,
  }));
}

function counted(statuses: readonly RightsStatus[]): Record<RightsStatus, number> {
  const counts = { clear: 0, conditional: 0, blocked: 0, unknown: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
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
