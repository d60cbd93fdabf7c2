import type { ComparedSheetRow, TextDifference } from "../../../shared/caption-sheet.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { existingStills } from "../catalog/tags.ts";
import { textsOf, writeText } from "../catalog/texts.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** A text to be written, of the still of its row. */
export type TakenText = Pick<TextDifference, "field" | "language" | "before" | "after"> & {
  readonly still: StillId;
  readonly line: number;
};

/** Whether a difference is written: the archivist's tick by row and place, or else what was proposed. */
export type IsTaken = (row: number, difference: number, proposed: boolean) => boolean;

/** The texts that are taken of compared rows. Throws a Problem where two rows would write one text differently. */
export function takenTexts(rows: readonly ComparedSheetRow[], isTaken: IsTaken): TakenText[] {
  const taken = new Map<string, TakenText>();
  for (const [at, { row, match, differences }] of rows.entries()) {
    if (match === null) continue;
    for (const [
      index,
      { field, language, before, after, taken: proposed },
    ] of differences.entries()) {
      if (!isTaken(at, index, proposed)) continue;
      const key = `${String(match.still)} ${field} ${language}`;
      const known = taken.get(key);
      if (known !== undefined && known.after !== after)
        throw new ProblemError(
          "invalid",
          `Numbers ${String(known.line)} and ${String(row.line)} of the file both write one text of the same still. Choose one of them.`,
        );
      taken.set(key, { still: match.still, line: row.line, field, language, before, after });
    }
  }
  return [...taken.values()];
}

/**
 * Writes texts that were taken from a file, all in one action. Throws a Problem, and nothing is changed,
 * where a text is no longer what it was when they were compared.
 */
export function takeCaptions(
  db: WritableDb,
  texts: readonly TakenText[],
  from: string,
): Action<{ changed: number; stills: number }> {
  const byStill = Map.groupBy(texts, ({ still }) => still);
  if (existingStills(db, [...byStill.keys()]).length !== byStill.size) throw notAsShown();
  let changed = 0;
  const stills = new Set<StillId>();
  for (const [still, ofStill] of byStill) {
    const present = textsOf(db, still);
    for (const { field, language, before, after } of ofStill) {
      if ((present[field]?.[language] ?? "") !== before) throw notAsShown();
      if (!writeText(db, still, { field, language, text: after })) continue;
      changed += 1;
      stills.add(still);
    }
  }
  return {
    result: { changed, stills: stills.size },
    label: `Took in captions from ${from} (${countOf(stills.size)})`,
  };
}

function notAsShown(): ProblemError {
  return new ProblemError(
    "changed",
    "Texts of these stills were changed meanwhile, so something else would be overwritten than was shown. Look the file over again.",
  );
}
