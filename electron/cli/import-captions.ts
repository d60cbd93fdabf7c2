import { text as textOf } from "node:stream/consumers";
import { resolve } from "node:path";
import {
  placeNames,
  rowOutcomes,
  sheetColumns,
  type ColumnMeaning,
  type ComparedSheetRow,
  type MatchWish,
  type SheetMatch,
  type SheetTextField,
  type SheetWord,
} from "../../shared/caption-sheet.ts";
import { charsets, type Charset } from "../../shared/charsets.ts";
import { requireLanguageTag, unstatedLanguage } from "../../shared/language.ts";
import { ProblemError } from "../../shared/problem.ts";
import { textFieldNames, type StillId } from "../../shared/still.ts";
import type { Certainty } from "../../shared/suggestion.ts";
import { previewCaptions, type ComparedSheet } from "../engine/caption-sheets/preview-captions.ts";
import { uuidsOfStills } from "../engine/catalog/stills-of-names.ts";
import type { ReadableDb } from "../engine/catalog/database.ts";
import { takeCaptions, takenTexts } from "../engine/commands/take-captions.ts";
import type { Engine } from "../engine/engine.ts";
import { runQuery } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type ImportCaptionsOptions = CommonOptions & {
  readonly match?: Exclude<MatchWish, "auto">;
  readonly within?: string;
  readonly lang: string;
  readonly columns?: string;
  readonly charset?: string;
  readonly sheet?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
};

/** `stillroom import-captions FILE|- [--match name|id|order] [--dry-run]`. */
export async function importCaptions(
  file: string,
  options: ImportCaptionsOptions,
): Promise<ExitCode> {
  const columns = columnsOf(options.columns);
  const language = requireLanguageTag(options.lang);
  const charset = charsetOf(options.charset);
  const source = file === "-" ? { text: await textOf(process.stdin) } : { file: resolve(file) };
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    if (options.dryRun !== true) archive.requireWritable();
    const wish = options.match ?? "auto";
    const sheet = await previewCaptions(db, archive.sheets, source, {
      charset,
      sheet: options.sheet ?? null,
      columns,
      wish,
      language,
      scope: await scopeOf(engine, wish, options.within),
      choices: new Map(),
    });
    // a text is removed only by a tick in the window
    const taken = takenTexts(sheet.rows, (at, index, proposed) => {
      const row = sheet.rows[at];
      const removes = row?.differences[index]?.after === "";
      return proposed || (options.all === true && row?.as !== "contradicts" && !removes);
    });
    const stills = new Set(taken.map(({ still }) => still)).size;
    const done =
      options.dryRun === true || stills === 0
        ? { result: { stills }, label: labelOf(stills) }
        : await archive.perform(() => takeCaptions(db, taken, sheet.from));
    const problems = problemsOf(sheet, options.all === true);
    const remarks = [
      ...sheet.words.filter(({ tone }) => tone === "remark"),
      ...sheet.rows.flatMap(removalsOf),
    ];
    const uuids = uuidsOf(db, sheet);
    print(
      options,
      documentOf(sheet, uuids, { changed: done.result.stills, problems, remarks }),
      () => [
        ...sheet.rows.flatMap((row) => rowInWords(row, placeNames[sheet.form])),
        ...guessedInWords(sheet),
        ...new Set(
          [...problems, ...remarks]
            .toSorted((one, other) => one.line - other.line)
            .map(({ line, message }) => `line ${String(line)}: ${message}`),
        ),
        summary(sheet, done.label),
      ],
    );
    return problems.length > 0 ? 1 : 0;
  });
}

function labelOf(stills: number): string {
  if (stills === 0) return "Nothing to take in";
  return `Would take in captions of ${stills === 1 ? "1 still" : `${stills.toLocaleString("en")} stills`}`;
}

/** In order it is the order of file names, within what a query finds or the whole archive. */
async function scopeOf(
  engine: Engine,
  wish: MatchWish,
  within: string | undefined,
): Promise<readonly StillId[] | null> {
  if (within === undefined && wish !== "order") return null;
  const { result, total } = await runQuery(engine, within ?? "", { sort: "name" });
  return engine.archive().search.stillsOf({ result, ranges: [[0, total]] });
}

function charsetOf(written: string | undefined): Charset | null {
  if (written === undefined) return null;
  const known = charsets.find((one) => one === written.toLowerCase());
  if (known !== undefined) return known;
  throw new ProblemError(
    "invalid",
    `“${written}” is no character set that is known. They are: ${charsets.join(", ")}.`,
  );
}

/** "fileName,caption:zh-Hans,-". */
function columnsOf(written: string | undefined): (ColumnMeaning | null)[] | null {
  if (written === undefined) return null;
  return written.split(",").map((word) => {
    const [name = "", language] = word.trim().split(":");
    const is = sheetColumns.find((one) => one.toLowerCase() === name.toLowerCase());
    if (is !== undefined)
      return {
        is,
        language: language === undefined ? unstatedLanguage : requireLanguageTag(language),
      };
    if (["", "-"].includes(name)) return null;
    throw new ProblemError(
      "invalid",
      `A column cannot be “${name}”. The columns are: ${sheetColumns.join(", ")}; and - for one to pass over. A text may have a language: caption:fr.`,
    );
  });
}

type Told = Pick<SheetWord, "line" | "message">;

/** All that was not taken, and why, in the order of the file. */
function problemsOf({ rows, words }: ComparedSheet, all: boolean): Told[] {
  const told = words.filter(({ tone }) => tone === "problem");
  const left = rows.flatMap((row) => refusalsOf(row, all));
  return [...told, ...left].toSorted((one, other) => one.line - other.line);
}

function refusalsOf(
  { row, as, match, notes, differences, candidates }: ComparedSheetRow,
  all: boolean,
): Told[] {
  const { line } = row;
  if (as === "unmatched")
    return [{ line, message: ["No still was found for it.", ...notes].join(" ") }];
  if (as === "unclear") {
    const may = candidates.map(({ why }) => why).join("; ");
    return [
      { line, message: `${notes.join(" ")} Not taken: it may be ${may}. Choose in the window.` },
    ];
  }
  if (as === "contradicts") return [{ line, message: notes.join(" ") }];
  if (all) return [];
  return differences
    .filter(({ taken, after }) => !taken && after !== "")
    .map(({ field, notes: against }) => {
      const why =
        against.length > 0
          ? against.join(" ")
          : `It is not sure whose it is (${match?.why ?? ""}).`;
      return { line, message: `${textFieldNames[field]} not taken: ${why} Take it with --all.` };
    });
}

/** Which letters the bytes stand for, where that was guessed. */
function guessedInWords({ charset }: ComparedSheet): string[] {
  return charset?.guessed === true
    ? [
        `Read as ${charset.charset}, which is a guess. If letters are wrong, say it with --charset; the sets are ${charsets.join(", ")}.`,
      ]
    : [];
}

/** Empty cells where the archive has a text: a remark, for most were never filled. */
function removalsOf({ row, differences }: ComparedSheetRow): SheetWord[] {
  return differences
    .filter(({ after }) => after === "")
    .map(({ field }) => ({
      line: row.line,
      tone: "remark",
      message: `The ${textFieldNames[field].toLowerCase()} is empty in the file and stays in the archive. To remove it, take the file in in the window.`,
    }));
}

function rowInWords({ row, match, differences }: ComparedSheetRow, place: string): string[] {
  if (match === null || differences.length === 0) return [];
  return [
    `${place} ${String(row.line)}: ${match.why} (${confidenceWords[match.certainty]})`,
    ...differences.flatMap(({ field, language, before, after, taken }) => [
      `  ${textFieldNames[field]}${language === unstatedLanguage ? "" : ` (${language})`}${taken ? "" : ", not taken"}`,
      ...(before === "" ? [] : [`  - ${before}`]),
      ...(after === "" ? [] : [`  + ${after}`]),
    ]),
  ];
}

function summary({ rows }: ComparedSheet, label: string): string {
  const count = (as: ComparedSheetRow["as"]): number => rows.filter((row) => row.as === as).length;
  const parts = rowOutcomes
    .filter((as) => count(as) > 0)
    .map((as) => `${count(as).toLocaleString("en")} ${outcomeWords[as]}`);
  return parts.length === 0 ? label : `${label}: ${parts.join(", ")}`;
}

const outcomeWords: Readonly<Record<ComparedSheetRow["as"], string>> = {
  fills: "filled",
  changes: "changed",
  same: "the same",
  unclear: "unclear",
  unmatched: "without a still",
  contradicts: "contradicted",
};

const confidenceWords: Readonly<Record<Certainty, string>> = {
  high: "certain",
  medium: "likely",
  low: "possible",
};

/** 0 to 1, as of credit lines. */
function confidenceOf({ by, certainty }: SheetMatch): number {
  if (by === "identifier") return 1;
  return { high: 0.95, medium: 0.7, low: 0.3 }[certainty];
}

function uuidsOf(db: ReadableDb, { rows }: ComparedSheet): ReadonlyMap<StillId, string> {
  const stills = rows.flatMap(({ match, candidates }) => [
    ...(match === null ? [] : [match.still]),
    ...candidates.map(({ still }) => still),
  ]);
  return uuidsOfStills(db, [...new Set(stills)]);
}

function documentOf(
  { form, charset, columns, rows }: ComparedSheet,
  uuids: ReadonlyMap<StillId, string>,
  told: { changed: number; problems: readonly Told[]; remarks: readonly SheetWord[] },
) {
  const said = ({ row, characters }: ComparedSheetRow) => ({
    line: row.line,
    caption: mainOf(row, "caption"),
    altText: mainOf(row, "altText"),
    creditLine: mainOf(row, "creditLine"),
    characters,
  });
  return {
    matched: rows.flatMap((compared) => {
      const { match, as, differences, notes } = compared;
      if (match === null) return [];
      return [
        {
          id: uuids.get(match.still) ?? "",
          ...said(compared),
          confidence: confidenceOf(match),
          by: match.by,
          reason: match.why,
          as,
          differences,
          notes,
        },
      ];
    }),
    unmatched: rows.flatMap((compared) => {
      const { match, row, candidates, notes } = compared;
      if (match !== null) return [];
      const may = candidates.map(({ still, why }) => ({ id: uuids.get(still) ?? "", reason: why }));
      const { fileNames, number } = row;
      return [{ ...said(compared), fileNames, number, candidates: may, notes }];
    }),
    changed: told.changed,
    form,
    charset,
    columns: columns.map(({ name, is }) => ({ name, is })),
    problems: told.problems.map(({ line, message }) => ({ line, message })),
    remarks: told.remarks.map(({ line, message }) => ({ line, message })),
  };
}

/** The text of no stated language, or else the first. */
function mainOf({ texts }: ComparedSheetRow["row"], field: SheetTextField): string {
  const all = texts.filter((text) => text.field === field);
  const stated = all.find(({ language }) => language === null || language === unstatedLanguage);
  return (stated ?? all[0])?.text ?? "";
}
