import { colourLabelNames, starsOf, workStateNames, type MarkName } from "../../../shared/marks.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { countOverwritten, setMarks, type MarkChange, type Overwritten } from "../catalog/marks.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Gives stills the marks that are said, and leaves their others alone; null takes one away. */
export function markStills(
  db: WritableDb,
  stills: readonly StillId[],
  marks: MarkChange,
): Action<{ changed: number }> {
  const overwritten = countOverwritten(db, stills, marks);
  const changed = setMarks(db, stills, marks).length;
  const [first = "", ...rest] = sentences(marks, changed, overwritten);
  const others = rest.map((one) => `; ${one.charAt(0).toLowerCase()}${one.slice(1)}`);
  return { result: { changed }, label: `${first}${others.join("")}` };
}

function sentences(
  { rating, pick, colourLabel, workState }: MarkChange,
  changed: number,
  overwritten: Overwritten,
): readonly string[] {
  const stills = countOf(changed);
  const said: string[] = [];
  // Of one still it shows what it had; of several only so many had another, which somebody may want back.
  const had = (mark: MarkName, what: string): string => {
    const count = overwritten[mark] ?? 0;
    return changed < 2 || count === 0 ? "" : ` (${count.toLocaleString("en")} ${what})`;
  };
  if (rating !== undefined)
    said.push(
      rating === null
        ? `Took the rating from ${stills}`
        : `Rated ${stills} ${starsOf(rating)}${had("rating", "had another rating")}`,
    );
  if (pick !== undefined)
    said.push(
      `${pickSentence(pick, stills)}${pick === null ? "" : had("pick", pick === "picked" ? "had been rejected" : "had been picked")}`,
    );
  if (colourLabel !== undefined)
    said.push(
      colourLabel === null
        ? `Took the colour label from ${stills}`
        : `Labelled ${stills} ${colourLabelNames[colourLabel].toLowerCase()}${had("colourLabel", "had another label")}`,
    );
  if (workState !== undefined)
    said.push(
      `Marked ${stills} as ${workStateNames[workState].toLowerCase()}${had("workState", "had another state")}`,
    );
  return said;
}

function pickSentence(pick: NonNullable<MarkChange["pick"]> | null, stills: string): string {
  if (pick === null) return `Set ${stills} back to neither picked nor rejected`;
  return pick === "picked" ? `Picked ${stills}` : `Rejected ${stills}`;
}
