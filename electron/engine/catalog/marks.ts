import { markColumns, markFields, unmarked, type Marks } from "../../../shared/marks.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, type ReadableDb, type WritableDb } from "./database.ts";

/** What of the marks of a still is said; what is not given, or undefined, stays as it is. */
export type MarkChange = { readonly [M in keyof Marks]?: Marks[M] | undefined };

/** The marks in SQL, for a query of `still`. */
export const selectedMarks = markFields.map((mark) => `${markColumns[mark]} AS ${mark}`).join(", ");

/** The marks of a row that {@link selectedMarks} are part of. */
export function marksIn({ rating, pick, colourLabel, workState }: Marks): Marks {
  return { rating, pick, colourLabel, workState };
}

/** Of each mark how many stills had another than they get; those without one lose nothing. */
export type Overwritten = Readonly<Partial<Record<keyof Marks, number>>>;

/** Counts among these stills those whose marks a change would write over. */
export function countOverwritten(
  db: ReadableDb,
  stills: readonly StillId[],
  marks: MarkChange,
): Overwritten {
  const given = markFields.filter((mark) => marks[mark] !== undefined);
  if (given.length === 0) return {};
  const counts = given.map(
    (mark) =>
      `count(*) FILTER (WHERE ${markColumns[mark]} IS NOT @${mark} AND ${markColumns[mark]} IS NOT @no_${mark}) AS ${mark}`,
  );
  const none = Object.fromEntries(given.map((mark) => [`no_${mark}`, unmarked[mark]]));
  return (
    first<Overwritten>(
      db,
      `SELECT ${counts.join(", ")} FROM still WHERE id IN (SELECT value FROM json_each(@ids))`,
      { ids: JSON.stringify(stills), ...marks, ...none },
    ) ?? {}
  );
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
