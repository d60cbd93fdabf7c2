import { ProblemError } from "../../../../shared/problem.ts";
import type { StillId } from "../../../../shared/still.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { shownName } from "../../catalog/records/tables.ts";
import type { Places } from "../../catalog/rights/place.ts";
import { existingStills } from "../../catalog/tags.ts";
import { countOf } from "../tag-stills.ts";

/** Where an archivist says something of rights, with its name for the history. */
export type NamedPlaces = Places & { readonly name: string };

/** Some stills. @throws ProblemError where none of them is left. */
export function ofStills(db: ReadableDb, stills: readonly StillId[]): NamedPlaces {
  const ids = existingStills(db, stills);
  if (ids.length === 0)
    throw new ProblemError("not-found", "None of these stills is in the archive any more.");
  return { kind: "still", ids, name: countOf(ids.length) };
}

/** A film. @throws ProblemError where it is no longer there. */
export function ofFilm(db: ReadableDb, film: number): NamedPlaces {
  return { kind: "film", ids: [film], name: `the film “${nameOf(db, "film", film)}”` };
}

/** A rights holder in general. @throws ProblemError where it is no longer there. */
export function ofHolder(db: ReadableDb, holder: number): NamedPlaces {
  return { kind: "holder", ids: [holder], name: `all that “${nameOf(db, "agent", holder)}” holds` };
}

/** The name of a film or an agent. @throws ProblemError where it is no longer there. */
export function nameOf(db: ReadableDb, kind: "film" | "agent", id: number): string {
  const name = shownName(db, kind, id);
  if (name === null)
    throw new ProblemError(
      "not-found",
      kind === "film"
        ? "This film is no longer in the archive."
        : "This name is no longer in the archive.",
    );
  return name;
}

/** How many places something is said of, where they are counted after a change. */
export function inWords({ kind, ids, name }: NamedPlaces, changed: number): string {
  return kind === "still" && changed !== ids.length ? countOf(changed) : name;
}
