import { ProblemError } from "../../shared/problem.ts";
import { castOfFilm } from "../engine/cast-lists/cast-of-film.ts";
import { filmAsked } from "../engine/cast-lists/load-cast-list.ts";
import type { PrintedForm } from "../engine/cast-lists/print-cast-list.ts";
import type { CommonOptions } from "./options.ts";
import { withArchive, type ExitCode } from "./session.ts";
import { harmless } from "./terminal.ts";

export type ExportCastOptions = CommonOptions & {
  readonly film: string;
  readonly as: PrintedForm;
};

/** `stillroom export-cast --film "Title (Year)" --as csv|tsv|json|codes`: the list on stdout, for a file or another program. */
export async function exportCast(options: ExportCastOptions): Promise<ExitCode> {
  return await withArchive(options, (engine) => {
    const { db } = engine.archive().catalog;
    const film = filmAsked(db, { name: options.film });
    if (typeof film !== "number")
      throw new ProblemError(
        "not-found",
        `There is no film “${options.film}”, or more than one. Write it as “Title (Year)”.`,
      );
    const { text } = castOfFilm(db, film, options.json === true ? "json" : options.as);
    // As it is for a file or another program; on a terminal it is only looked at.
    process.stdout.write(process.stdout.isTTY ? harmless(text) : text);
    return Promise.resolve(0);
  });
}
