import { codeClosedAt } from "../../cast-code.ts";
import { expand, type VariableValues } from "../../variables.ts";
import { nameIn, type CaptionFacts } from "../facts.ts";
import { peopleInLanguage, peopleWordsOf } from "../people-words.ts";
import { writtenIn } from "../writing.ts";
import { at, put, readFields, textsIn, type CheckedStill, type Found } from "./finding.ts";

const variables = /\{[^{}]*\}/gu;
const codes = /(?<![\p{L}\p{N}?&/])=[^\s=#]{1,40}(?:#\d)?=/gu;
/** Signs that are words in small letters; as part of a name in any script (ČTK, TK-421) they are none. */
const signs = /(?<![\p{L}\p{N}_-])(?:TK|TKTK|TBC|TBA|TBD|X{3,})(?![\p{L}\p{N}_-])/gu;
const phrases =
  /(?<!\p{L})(?:names?|caption|credit|details|text) to (?:come|follow)(?!\p{L})|(?<!\p{L})lorem ipsum|\[(?:name|caption|credit|character|performer|scene|date)\]|\?{3,}/giu;

/**
 * Whether anything may be left to be filled in of texts: of most stills nothing is, and what the rest is checked against
 * need not be read.
 */
export function mayHaveLeftovers(still: Pick<CheckedStill, "texts">): boolean {
  return textsIn(still, readFields).some(({ text }) =>
    [variables, codes, signs, phrases].some((left) => text.search(left) !== -1),
  );
}

/** Variables that were never filled in. */
export function leftoverVariables(still: CheckedStill): Found[] {
  return textsIn(still, readFields).flatMap((one) =>
    [...one.text.matchAll(variables)].map((found) => {
      const [written] = found;
      const place = [found.index, found.index + written.length] as const;
      const { text: value, problems } = expand(
        written,
        valuesIn(still.facts, writtenIn(one.language, one.text)),
      );
      const [problem] = problems;
      if (problem !== undefined) return at(one, place, problem.message);
      if (value === "")
        return at(one, place, `${written} was not filled in: this still has nothing for it.`);
      const fix = { label: `Write “${value}”`, text: put(one.text, place, value) };
      return at(one, place, `${written} was not filled in.`, fix);
    }),
  );
}

/** What variables stand for in a text of a language, as they do when it is saved. */
export function valuesIn(facts: CaptionFacts, language: string): VariableValues {
  const { values, film, people, placesKnown } = facts;
  if (language === "x-default") return values;
  const words = peopleWordsOf(language);
  const cast = people.map(({ certainty, ...person }) => ({
    ...person,
    certain: certainty === "certain",
  }));
  return {
    ...values,
    ...(film === null ? {} : { film: nameIn(film, language) }),
    ...(words === null ? {} : peopleInLanguage({ cast, placesKnown }, language, words)),
  };
}

/** Codes of the cast that were never replaced. */
export function leftoverCodes(still: CheckedStill): Found[] {
  return textsIn(still, readFields).flatMap((one) =>
    [...one.text.matchAll(codes)].map((found) => {
      const [written] = found;
      const place = [found.index, found.index + written.length] as const;
      const meant = codeClosedAt(one.text, place[1], still.facts.codes);
      if (meant === null)
        return at(one, place, `${written} is no code of the cast of this still’s film.`);
      const fix = { label: `Write “${meant.words}”`, text: put(one.text, place, meant.words) };
      return at(one, place, `The code ${written} was not replaced.`, fix);
    }),
  );
}

/** What stands for words that were to come. */
export function placeholdersLeft(still: CheckedStill): Found[] {
  const titles = still.facts.film === null ? [] : [still.facts.film.name];
  return textsIn(still, readFields).flatMap((one) => {
    const found = [...one.text.matchAll(signs), ...one.text.matchAll(phrases)];
    return found
      .filter(([words]) => !titles.some((title) => title.includes(words)))
      .map(({ index, 0: words }) =>
        at(one, [index, index + words.length], `“${words}” stands for something to come.`),
      );
  });
}
