import { colourLabelNames, starsOf, workStateNames } from "../../../shared/marks.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { setMarks, type MarkChange } from "../catalog/marks.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Gives stills the marks that are said, and leaves their others alone; null takes one away. */
export function markStills(
  db: WritableDb,
  stills: readonly StillId[],
  marks: MarkChange,
): Action<{ changed: number }> {
  const changed = setMarks(db, stills, marks).length;
  const [first = "", ...rest] = sentences(marks, countOf(changed));
  const others = rest.map((one) => `; ${one.charAt(0).toLowerCase()}${one.slice(1)}`);
  return { result: { changed }, label: `${first}${others.join("")}` };
}

function sentences(
  { rating, pick, colourLabel, workState }: MarkChange,
  stills: string,
): readonly string[] {
  const said: string[] = [];
  if (rating !== undefined)
    said.push(
      rating === null ? `Took the rating from ${stills}` : `Rated ${stills} ${starsOf(rating)}`,
    );
  if (pick !== undefined) said.push(pickSentence(pick, stills));
  if (colourLabel !== undefined)
    said.push(
      colourLabel === null
        ? `Took the colour label from ${stills}`
        : `Labelled ${stills} ${colourLabelNames[colourLabel].toLowerCase()}`,
    );
  if (workState !== undefined)
    said.push(`Marked ${stills} as ${workStateNames[workState].toLowerCase()}`);
  return said;
}

function pickSentence(pick: NonNullable<MarkChange["pick"]> | null, stills: string): string {
  if (pick === null) return `Set ${stills} back to neither picked nor rejected`;
  return pick === "picked" ? `Picked ${stills}` : `Rejected ${stills}`;
}
