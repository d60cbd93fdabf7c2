import { ProblemError } from "../../../shared/problem.ts";
import { castEntries } from "../catalog/cast-roles.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { filmSummary } from "../catalog/films.ts";
import { printCastList, type PrintedForm } from "./print-cast-list.ts";

/** The cast of a film as a list, and how many roles are in it. */
export function castOfFilm(
  db: ReadableDb,
  film: number,
  form: PrintedForm,
): { text: string; roles: number } {
  const summary = filmSummary(db, film);
  if (summary === null)
    throw new ProblemError("not-found", "This film is no longer in the archive. Choose another.");
  const cast = castEntries(db, film);
  const text = printCastList(form, { title: summary.name, year: summary.year }, cast);
  return { text, roles: cast.length };
}
