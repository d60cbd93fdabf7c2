import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { parseCredit, type ParsedCredit } from "../../electron/engine/credits/parse-credit.ts";

/** A credit line as somebody read it who did not know the parser: see the README beside the labels. */
export type LabelledLine = {
  readonly language: string;
  readonly line: string;
  readonly unknownParties?: true;
} & Partial<Omit<ParsedCredit, "line" | "acquisition">> & {
    readonly acquisition?: { kind: string; from?: readonly string[]; year?: number };
  };

/** Found, wrongly found and missed. */
export type Score = { readonly right: number; readonly wrong: number; readonly missed: number };

const labels = path.join(import.meta.dirname, "../unit/credits/labelled");
/** The collected lines, which are read where they are and never copied. */
const collected = path.join(import.meta.dirname, "../../../shared/texts/credit-lines.csv");

export const areCollectedLinesThere = existsSync(collected);

/** The collected lines with what they are: "museum credit line", or one of the press or in a file. */
export function collectedLines(): readonly { text: string; kind: string }[] {
  return parse(readFileSync(collected), { columns: true });
}

/** The labels of a file; those of collected lines name them by the hash of their text. */
export function labelledLines(file: string): readonly LabelledLine[] {
  const written = readFileSync(path.join(labels, file), "utf8").trim().split("\n");
  const entries = written.map(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    (entry) => JSON.parse(entry) as LabelledLine & { readonly key?: string },
  );
  if (entries.every(({ key }) => key === undefined)) return entries;
  const byKey = new Map(
    collectedLines().map(({ text }) => [
      createHash("sha256").update(text).digest("hex").slice(0, 16),
      text,
    ]),
  );
  return entries.map((entry) => ({ ...entry, line: byKey.get(entry.key ?? "") ?? entry.line }));
}

const parts = [
  "photographers",
  "rightsHolders",
  "suppliers",
  "distributors",
  "clients",
  "year",
  "restrictions",
  "licence",
  "film",
] as const;

/** Reads the lines and counts what agrees: per part, per language, and in lines with parties that nobody knows. */
export function scoresOf(lines: readonly LabelledLine[]): ReadonlyMap<string, Score> {
  const scores = new Map<string, Score>();
  const add = (what: string, counted: Score): void => {
    const { right, wrong, missed } = scores.get(what) ?? { right: 0, wrong: 0, missed: 0 };
    scores.set(what, {
      right: right + counted.right,
      wrong: wrong + counted.wrong,
      missed: missed + counted.missed,
    });
  };
  for (const label of lines) {
    const read = parseCredit(label.line);
    for (const part of parts) {
      const counted = compared(values(label[part]), values(read[part]));
      add(part, counted);
      add(`language ${label.language}`, counted);
      add(label.unknownParties === true ? "lines with unknown parties" : "other lines", counted);
    }
    const kind = values(label.acquisition?.kind);
    add("acquisition", compared(kind, values(read.acquisition?.kind)));
  }
  return scores;
}

function values(value: unknown): ReadonlySet<string> {
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return new Set(list.map((one) => plain(String(one))));
}

/** Stops, quotes, dashes and case are none of the parser's claims. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s.,;:'’"“”()\-–]+/gu, " ")
    .trim();
}

function compared(wanted: ReadonlySet<string>, found: ReadonlySet<string>): Score {
  const right = [...found].filter((one) => wanted.has(one)).length;
  return { right, wrong: found.size - right, missed: wanted.size - right };
}

export function precision({ right, wrong }: Score): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Score): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}
