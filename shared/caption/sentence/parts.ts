import type { CaptionFacts, CaptionName, CaptionPerson } from "../facts.ts";
import { nameIn } from "../facts.ts";
import type { PeopleWords } from "../people-words.ts";
import type { TitleMarks } from "../title-marks.ts";
import { marked } from "../title-marks.ts";
import { together } from "../unidentified.ts";
import type { Writing } from "../writing.ts";

/** What a language calls those whom nobody has named with certainty. */
type Doubt = {
  readonly unidentified: (count: number) => string;
  readonly probably: (who: string) => string;
};

/** Somebody by name, or so many side by side who are unidentified, and whom they play where that is to be said. */
export type PersonInWords = { readonly name: string; readonly role: string | null };

/** The names of a still in the language its sentence is made in. */
export type Parts = {
  /** In their order. */
  readonly people: readonly PersonInWords[];
  /** Title with its marks and year; null for a still of no film. */
  readonly film: { readonly title: string; readonly year: string | null } | null;
  readonly directors: readonly string[];
};

type Words = {
  readonly language: string;
  readonly writing: Writing;
  readonly titles: TitleMarks;
  readonly doubt: Doubt;
  /** Pictures of performers as themselves: on the set, at a première. */
  readonly performersOnly: boolean;
};

/** What a sentence in any language is made from. */
export function partsOf({ film, people, values }: CaptionFacts, words: Words): Parts {
  const { language, writing, titles } = words;
  const named = (one: CaptionName): string =>
    language === "x-default" ? one.name : nameIn(one, language);
  return {
    people: together(
      people.map((person) => personIn(person, words, named)),
      (count) => ({ name: words.doubt.unidentified(count), role: null }),
    ),
    film:
      film === null
        ? null
        : {
            title: marked(named(film), writing, titles),
            year: values.year === "" ? null : values.year,
          },
    directors: film === null ? [] : film.directors.map(named),
  };
}

/** Null where nobody can name them. */
function personIn(
  { character, performer, certainty }: CaptionPerson,
  { doubt, performersOnly }: Words,
  named: (one: CaptionName) => string,
): PersonInWords | null {
  const who = [performer, performersOnly && performer !== null ? null : character].flatMap((one) =>
    one === null ? [] : [named(one)],
  );
  const [name, role = null] = who;
  if (name === undefined || certainty === "doubtful") return null;
  return { name: certainty === "probable" ? doubt.probably(name) : name, role };
}

/** Somebody with whom they play, in the words of a language. */
export function said(
  { name, role }: PersonInWords,
  { playing }: Pick<PeopleWords, "playing">,
): string {
  return role === null ? name : playing(name, role);
}

/** Pictures in which performers are themselves. */
export function showsPerformers({ kind }: CaptionFacts): boolean {
  return kind === "bts" || kind === "portrait" || kind === "event" || kind === "press";
}
