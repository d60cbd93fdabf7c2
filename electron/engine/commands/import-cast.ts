import type { CheckedRow, ComparedRow } from "../../../shared/cast-list.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { WritableDb } from "../catalog/database.ts";
import { filmSummary } from "../catalog/films.ts";
import { CastImport, type CastMade, type FilmAsked, type RowChoice } from "./cast-import.ts";
import type { Action } from "./action.ts";

/** Which rows are imported, by their place among the rows of the list, and who is meant where that was chosen. */
export type CastOrder = {
  readonly film: FilmAsked;
  readonly choices: ReadonlyMap<number, RowChoice>;
  /** Null takes those that repeat and contradict no other. */
  readonly take: ReadonlySet<number> | null;
};

/** What an import did: the rows it took, how many records it made, and how many roles are new or not what they were. */
export type CastImported = {
  readonly rows: readonly ComparedRow[];
  readonly made: CastMade;
  readonly roles: number;
};

/**
 * Imports rows of a cast list. Nothing is taken away from any cast; rows that are unclear or of another
 * film are passed over and come back as such.
 */
export function importCast(
  db: WritableDb,
  rows: readonly CheckedRow[],
  { film, choices, take }: CastOrder,
): Action<CastImported> {
  requireFilm(db, film);
  const work = new CastImport(db, film);
  const taken = rows.flatMap((row, at) => {
    const isTaken = take === null ? row.repeats === null && row.contradicts === null : take.has(at);
    return isTaken ? [work.take(row, choices.get(at) ?? {})] : [];
  });
  work.settle();
  const changed = taken.filter(({ as }) => as === "new" || as === "fills" || as === "changes");
  return {
    result: {
      rows: taken.map((row) => work.withPlace(row)),
      made: work.made,
      roles: changed.length,
    },
    label: labelOf(changed),
  };
}

/** What an import would do with each row; rows that are not taken unasked are compared as if they were. */
export function compareCast(
  db: WritableDb,
  rows: readonly CheckedRow[],
  { film, choices }: Pick<CastOrder, "film" | "choices">,
): Action<{ rows: readonly ComparedRow[]; newFilms: number }> {
  requireFilm(db, film);
  const work = new CastImport(db, film);
  const compared = rows.map((row, at) => {
    const choice = choices.get(at) ?? {};
    return row.repeats === null && row.contradicts === null
      ? work.take(row, choice)
      : work.try(row, choice);
  });
  const told = compared.map((row) => work.withPlace(row));
  return { result: { rows: told, newFilms: work.made.films }, label: "" };
}

function labelOf(changed: readonly ComparedRow[]): string {
  const films = new Set(changed.map(({ film }) => film));
  const [only] = films;
  if (only === undefined) return "Imported nothing";
  const whose = films.size === 1 ? `“${only}”` : `${films.size.toLocaleString("en")} films`;
  return `Imported the cast of ${whose} (${countOfRoles(changed.length)})`;
}

/** "12 roles". */
export function countOfRoles(count: number): string {
  return count === 1 ? "1 role" : `${count.toLocaleString("en")} roles`;
}

function requireFilm(db: WritableDb, film: FilmAsked): void {
  if (typeof film !== "number" || filmSummary(db, film) !== null) return;
  throw new ProblemError(
    "not-found",
    "This film is no longer in the archive. Choose another or make it anew.",
  );
}
