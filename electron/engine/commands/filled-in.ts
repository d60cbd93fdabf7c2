import { nameIn } from "../../../shared/caption/facts.ts";
import { peopleInLanguage, peopleWordsOf } from "../../../shared/caption/people-words.ts";
import { writtenIn } from "../../../shared/caption/writing.ts";
import type { StillId } from "../../../shared/still.ts";
import { expand, type VariableValues } from "../../../shared/variables.ts";
import { namesOfStills } from "../captions/people-of-stills.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { gatherNames } from "../export/gather.ts";
import { valuesFor } from "../export/plan.ts";

/** Stills whose values are read in one go. */
const READ_AT_ONCE = 1000;

/**
 * What variables stand for in one still, as the first of a list, in a text of a language; null when the still is gone.
 */
export function valuesOfStill(
  db: ReadableDb,
  still: StillId,
  language: string,
): VariableValues | null {
  return valuesOf(db, [still], language, () => 1).get(still) ?? null;
}

/**
 * The text a template makes of each still in a language, or where that is not stated in the one it is written in; `{seq}` counts them in the order given, from 1.
 */
export function filledIn(
  db: ReadableDb,
  stills: readonly StillId[],
  template: string,
  language: string,
): (still: StillId) => string {
  const written = writtenIn(language, template);
  const texts = new Map<StillId, string>();
  const places = new Map(stills.map((still, at) => [still, at + 1]));
  const placeOf = (still: StillId): number => places.get(still) ?? 1;
  for (let from = 0; from < stills.length; from += READ_AT_ONCE) {
    const part = stills.slice(from, from + READ_AT_ONCE);
    for (const [still, values] of valuesOf(db, part, written, placeOf))
      texts.set(still, expand(template, values).text);
  }
  return (still) => texts.get(still) ?? "";
}

function valuesOf(
  db: ReadableDb,
  stills: readonly StillId[],
  language: string,
  placeOf: (still: StillId) => number,
): ReadonlyMap<StillId, VariableValues> {
  const words = peopleWordsOf(language);
  const names = language === "x-default" ? null : namesOfStills(db, stills);
  return new Map(
    gatherNames(db, stills).map((still) => {
      const values = valuesFor(still, placeOf(still.id), null);
      const own = names?.get(still.id);
      if (own === undefined) return [still.id, values];
      const film = own.film === null ? {} : { film: nameIn(own.film, language) };
      const people =
        words === null ? {} : peopleInLanguage({ ...still, cast: own.cast }, language, words);
      return [still.id, { ...values, ...film, ...people }];
    }),
  );
}
