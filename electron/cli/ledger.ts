import { atWhatTime } from "../../shared/at-what-time.ts";
import type { CopyOfStill, CopyState, LedgerEntry } from "../../shared/contract/ledger.ts";
import { alikeCopies } from "../../shared/export/alike-copies.ts";
import { recipientInWords } from "../../shared/recipient.ts";
import { requestInWords } from "../../shared/rights/request-in-words.ts";
import { uuidsOfStills } from "../engine/catalog/stills-of-names.ts";
import { countOf } from "../engine/commands/tag-stills.ts";
import type { Engine } from "../engine/engine.ts";
import { find, nothingFound } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { onOneLine } from "./terminal.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type LedgerOptions = CommonOptions & { readonly affected?: boolean };

/**
 * `stillroom ledger`: every export; `ledger QUERY`: every copy of the stills it finds, and who has it;
 * `ledger --affected`: the exports of which less is allowed now than when they were made. Nothing is changed.
 */
export async function ledger(query: string | undefined, options: LedgerOptions): Promise<ExitCode> {
  return await withArchive(options, async (engine) => {
    const stills = query === undefined ? null : await find(engine, query);
    if (options.affected === true) await sayAffected(engine, stills, options);
    else if (stills === null) await sayExports(engine, options);
    else await sayCopies(engine, stills, { ...options, query });
    return 0;
  });
}

async function sayExports(engine: Engine, options: LedgerOptions): Promise<void> {
  const entries = await engine.ask("ledger.list", {});
  print(options, { exports: entries.map(plainEntry) }, () =>
    entries.length === 0
      ? ["Nothing was handed out of this archive yet."]
      : entries.flatMap((entry) => [
          ...headLines(entry),
          `    ${countOf(entry.stills)}${entry.finished ? "" : " so far"}`,
        ]),
  );
}

/** The contract tells so many copies at once. */
const AT_ONCE = 1000;

async function sayCopies(
  engine: Engine,
  stills: readonly number[],
  { query = "", ...options }: LedgerOptions & { readonly query: string | undefined },
): Promise<void> {
  const copies: CopyOfStill[] = [];
  for (let total = 1; copies.length < total;) {
    const asked = { stills: { ids: [...stills] }, from: copies.length, count: AT_ONCE };
    const part = await engine.ask("ledger.ofStills", asked);
    if (part.copies.length === 0) break;
    total = part.total;
    copies.push(...part.copies);
  }
  const id = idsOf(engine, copies);
  const plain = copies.map(({ entry, still, stands, ...copy }) => ({
    export: plainEntry(entry),
    still: id(still),
    ...copy,
    stands:
      stands === null
        ? null
        : { judgedFor: stands.request, status: stands.status, reasons: stands.reasons },
  }));
  print(options, { copies: plain }, () =>
    copies.length === 0
      ? [stills.length === 0 ? nothingFound(query) : "No copy of these stills was handed out."]
      : copies.flatMap(({ entry, fileName, state, stood, stands }) => [
          ...headLines(entry),
          `    ${fileName}${stateWords[state]}`,
          ...(stood === null ? [] : [`    Then ${stood.status}${listed(stood.reasons)}`]),
          ...overrideLines(stood),
          ...(stands === null ? [] : [`    Now ${stands.status}${listed(stands.reasons)}`]),
        ]),
  );
}

const stateWords: Readonly<Record<CopyState, string>> = {
  unchecked: "",
  whole: "",
  changed: " (changed since)",
  gone: " (no longer in the folder)",
};

async function sayAffected(
  engine: Engine,
  stills: readonly number[] | null,
  options: LedgerOptions,
): Promise<void> {
  const wanted = stills === null ? null : new Set(stills);
  const affected = (await engine.ask("ledger.affected", {}))
    .map((one) => ({
      ...one,
      copies: one.copies.filter(({ still }) => wanted?.has(still) ?? true),
    }))
    .filter(({ copies }) => copies.length > 0);
  const id = idsOf(
    engine,
    affected.flatMap(({ copies }) => copies),
  );
  const plain = affected.map(({ entry, request, copies }) => ({
    export: plainEntry(entry),
    judgedFor: request,
    copies: copies.map((copy) => ({ ...copy, still: id(copy.still) })),
  }));
  print(options, { affected: plain }, () =>
    affected.length === 0
      ? ["Of nothing that was handed out is less allowed now than it was then."]
      : affected.flatMap(({ entry, request, copies }) => [
          ...headLines(entry),
          `    Judged now for ${requestInWords(request)}`,
          ...alikeCopies(copies).flatMap(({ fileNames, stood, stands }) => [
            `    ${fileNames.join(", ")}`,
            `        Then ${stood.status}${listed(stood.reasons)}`,
            `        Now ${stands.status}${listed(stands.reasons)}`,
          ]),
        ]),
  );
}

function headLines(entry: LedgerEntry): string[] {
  const { at, recipient, set, folder, request, uuid } = entry;
  const to = recipient === null ? "nobody named" : recipientInWords(recipient);
  return [
    `${atWhatTime(at)}  to ${to}${set === null ? "" : `, set ${set}`}  (${uuid})`,
    `    ${folder}`,
    ...(request === null ? [] : [`    For ${requestInWords(request)}`]),
    ...(entry.finished ? [] : [`    ${unfinishedInWords(entry)}`]),
  ];
}

/** Copies that are to go into a ZIP file are nobody's before it is there. */
function unfinishedInWords({ packed, profileThen }: LedgerEntry): string {
  return packed === null && profileThen?.isPacked === true
    ? "Not finished: there is no ZIP file yet, so nothing was handed out"
    : "Not finished: more stills and documents may follow";
}

/** Who handed a copy out against its rights, and why. */
function overrideLines(stood: CopyOfStill["stood"]): string[] {
  const override = stood?.override ?? null;
  return override === null
    ? []
    : [`    Handed out all the same by ${override.by}: ${onOneLine(override.reason)}`];
}

function listed(reasons: readonly string[]): string {
  return reasons.map((words) => ` · ${words}`).join("");
}

/** An entry under its lasting name. */
function plainEntry(entry: LedgerEntry) {
  const { uuid, at, who, set, folder, profile, template, request, recipient } = entry;
  return {
    id: uuid,
    at,
    who,
    set,
    folder,
    profile,
    template,
    request,
    recipient: recipient?.name ?? null,
    reference: recipient?.reference ?? null,
    stills: entry.stills,
    held: entry.held,
    finished: entry.finished,
  };
}

function idsOf(
  engine: Engine,
  copies: readonly { readonly still: number }[],
): (still: number) => string {
  const { db } = engine.archive().catalog;
  const ids = uuidsOfStills(db, [...new Set(copies.map(({ still }) => still))]);
  return (still) => ids.get(still) ?? "";
}
