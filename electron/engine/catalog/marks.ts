import { markColumns, markFields, type Marks } from "../../../shared/marks.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, type WritableDb } from "./database.ts";

/** What of the marks of a still is said; what is not given, or undefined, stays as it is. */
export type MarkChange = { readonly [M in keyof Marks]?: Marks[M] | undefined };

/** The marks in SQL, for a query of `still`. */
export const selectedMarks = markFields.map((mark) => `${markColumns[mark]} AS ${mark}`).join(", ");

/** The marks of a row that {@link selectedMarks} are part of. */
export function marksIn({ rating, pick, colourLabel, workState }: Marks): Marks {
  return { rating, pick, colourLabel, workState };
}

/** Marks any number of stills in one statement; answers which of them it changed. */
export function setMarks(db: WritableDb, stills: readonly StillId[], marks: MarkChange): StillId[] {
  const given = markFields.filter((mark) => marks[mark] !== undefined);
  if (given.length === 0) return [];
  const set = given.map((mark) => `${markColumns[mark]} = @${mark}`).join(", ");
  const differs = given.map((mark) => `${markColumns[mark]} IS NOT @${mark}`).join(" OR ");
  return all<{ still: StillId }>(
    db,
    `UPDATE still SET ${set} WHERE id IN (SELECT value FROM json_each(@ids)) AND (${differs})
     RETURNING id AS still`,
    { ids: JSON.stringify(stills), ...marks },
  ).map(({ still }) => still);
}
