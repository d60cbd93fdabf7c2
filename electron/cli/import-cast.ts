import { text } from "node:stream/consumers";
import { resolve } from "node:path";
import {
  castColumns,
  type CastColumn,
  type CastForm,
  type CastWord,
  type ComparedRow,
} from "../../shared/cast-list.ts";
import { ProblemError } from "../../shared/problem.ts";
import { filmAsked, loadCastList } from "../engine/cast-lists/load-cast-list.ts";
import type { CastList } from "../engine/cast-lists/read-cast-list.ts";
import { countOfRoles, importCast, type CastImported } from "../engine/commands/import-cast.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

export type ImportCastOptions = CommonOptions & {
  readonly film?: string;
  readonly form?: CastForm;
  readonly columns?: string;
  readonly preview?: boolean;
  readonly dryRun?: boolean;
};

/** `stillroom import-cast FILE|- [--film "Title (Year)"] [--preview]`. */
export async function importCastList(file: string, options: ImportCastOptions): Promise<ExitCode> {
  const columns = columnsOf(options.columns);
  const list = file === "-" ? { text: await text(process.stdin) } : { file: resolve(file) };
  const preview = options.preview === true || options.dryRun === true;
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    archive.requireWritable(); // A preview tries it and takes it back.
    const film = filmAsked(db, options.film === undefined ? null : { name: options.film });
    const read = await loadCastList(db, list, { film, form: options.form ?? null, columns });
    const work = () => importCast(db, read.rows, { film, choices: new Map(), take: null });
    const { result, label } = preview
      ? { result: archive.rehearse(work), label: "" }
      : await archive.perform(work);
    const problems = problemsOf(read, result);
    print(options, documentOf(read, result, problems), () => [
      ...result.rows.filter(({ as }) => isTold(as)).map(inWords),
      ...[...problems, ...remarksOf(read)]
        .toSorted((one, other) => one.line - other.line)
        .map(({ line, message }) => `line ${String(line)}: ${message}`),
      summary(result, preview ? "Would import" : label),
    ]);
    return problems.length > 0 ? 1 : 0;
  });
}

function columnsOf(written: string | undefined): (CastColumn | null)[] | null {
  if (written === undefined) return null;
  return written.split(",").map((word) => {
    const column = castColumns.find((one) => one.toLowerCase() === word.trim().toLowerCase());
    if (column === undefined && !["", "-"].includes(word.trim()))
      throw new ProblemError(
        "invalid",
        `A column cannot be “${word.trim()}”. The columns are: ${castColumns.join(", ")}; and - for one to pass over.`,
      );
    return column ?? null;
  });
}

type Told = { readonly line: number; readonly message: string };

/** All that was not taken, and why, in the order of the list. */
function problemsOf({ words, rows: listed }: CastList, { rows }: CastImported): Told[] {
  const contradicting = new Set(
    listed.flatMap(({ line, contradicts }) => (contradicts === null ? [] : [line])),
  );
  const told = words
    .filter(({ tone }) => tone === "problem")
    .map(({ line, message }: CastWord) => ({
      line,
      message: contradicting.has(line)
        ? `${message} Choose in the window, or take the line that is wrong out of the list.`
        : message,
    }));
  const left = rows.flatMap((row) => refusalOf(row));
  return [...told, ...left].toSorted((one, other) => one.line - other.line);
}

/** What is to be known of rows that were taken all the same. */
function remarksOf({ words }: CastList): Told[] {
  return words.filter(({ tone }) => tone === "remark");
}

function refusalOf({ row, as, notes, characters, performers }: ComparedRow): Told[] {
  if (as === "left-out") return [{ line: row.line, message: notes.join(" ") }];
  if (as !== "unclear") return [];
  const choices = [...characters, ...performers].map(
    ({ name, detail }) => `${name} (${detail === "" ? "in no cast" : detail})`,
  );
  const name = characters.length > 0 ? row.character : (row.performer ?? "");
  return [
    {
      line: row.line,
      message: `“${name}” may be each of: ${choices.join("; ")}. Choose in the window, or write the name as in the archive.`,
    },
  ];
}

/** What stays as it is is counted only; what is not taken is among the problems. */
function isTold(as: ComparedRow["as"]): boolean {
  return as === "new" || as === "fills" || as === "changes";
}

function inWords({ row, as, changes, notes }: ComparedRow): string {
  const role = row.performer === null ? row.character : `${row.performer} as ${row.character}`;
  const said = changes.map(
    ({ what, before, after }) => `${what} ${before ?? "nothing"} -> ${after}`,
  );
  return [
    `line ${String(row.line)}: ${role}: ${[outcomeWords[as], ...said].join(", ")}`,
    ...notes,
  ].join(" – ");
}

const outcomeWords: Readonly<Record<ComparedRow["as"], string>> = {
  new: "new",
  same: "the same",
  fills: "filled",
  changes: "changed",
  unclear: "unclear",
  "left-out": "left out",
};

function summary({ rows, roles }: CastImported, done: string): string {
  const count = (as: ComparedRow["as"]): number => rows.filter((row) => row.as === as).length;
  const parts = (["new", "fills", "changes", "same", "unclear", "left-out"] as const)
    .filter((as) => count(as) > 0)
    .map((as) => `${count(as).toLocaleString("en")} ${outcomeWords[as]}`);
  const all = parts.length === 0 ? "" : `: ${parts.join(", ")}`;
  return `${done === "Would import" ? `${done} ${countOfRoles(roles)}` : done}${all}`;
}

/** Counts of what is in the list, whether the archive had it or not; `created` counts what was made for it. */
function documentOf(
  read: CastList,
  { rows, made, roles }: CastImported,
  problems: readonly Told[],
) {
  const taken = rows.filter(({ as }) => as !== "unclear" && as !== "left-out");
  const distinct = (valueOf: (row: ComparedRow) => string | null): number =>
    new Set(taken.map(valueOf).filter((value) => value !== null)).size;
  return {
    films: distinct(({ film }) => film),
    characters: distinct((one) => `${one.film}\n${one.character ?? one.row.character}`),
    performers: distinct((one) => one.performer ?? one.row.performer),
    scenes: 0,
    codes: distinct((one) => (one.row.code === null ? null : `${one.film}\n${one.row.code}`)),
    changed: roles,
    created: made,
    form: read.form,
    columns: read.columns.map(({ name, is }) => ({ name, is })),
    rows: rows.map(({ row, as, film, character, performer, changes, notes }) => ({
      line: row.line,
      as,
      film,
      character: character ?? row.character,
      performer: performer ?? row.performer,
      ...(changes.length === 0 ? {} : { changes }),
      ...(notes.length === 0 ? {} : { notes }),
    })),
    problems,
    remarks: read.words
      .filter(({ tone }) => tone === "remark")
      .map(({ line, message }) => ({ line, message })),
  };
}
