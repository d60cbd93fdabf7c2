import type { CaptionFacts } from "../facts.ts";
import type { CaptionStyle } from "../style.ts";
import { titleMarksOf } from "../style.ts";
import { listed } from "../people-words.ts";
import { unidentifiedPeople } from "../unidentified.ts";
import { partsOf, showsPerformers, type Parts, type PersonInWords } from "./parts.ts";

/** An English caption sentence in the manner of a house; null where neither people nor film are known. */
export function englishSentence(
  facts: CaptionFacts,
  language: string,
  style: CaptionStyle,
): string | null {
  const parts = partsOf(facts, {
    language,
    writing: "en",
    titles: titleMarksOf(style),
    doubt: {
      unidentified: (count) => (count === 1 ? "an unidentified person" : unidentifiedPeople(count)),
      probably: (who) => `probably ${who}`,
    },
    performersOnly: style.house === "ap" || showsPerformers(facts),
  });
  if (parts.people.length === 0 && parts.film === null) return null;
  return makers[style.house](parts, facts);
}

const makers: Readonly<
  Record<CaptionStyle["house"], (parts: Parts, facts: CaptionFacts) => string>
> = { house: inHouseStyle, ap: forAp, getty: forGetty };

/** "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie in Return to Dust (2022), directed by Li Ruijun." */
function inHouseStyle({ people, film, directors }: Parts, facts: CaptionFacts): string {
  const who = capital(leftToRight(people, facts, "From left: "));
  if (film === null) return `${who}.`;
  const title = film.year === null ? film.title : `${film.title} (${film.year})`;
  // who is in the picture is named once
  const named = directors.filter((director) => !people.some(({ name }) => name === director));
  const by = named.length === 0 ? "" : `, directed by ${listed(named, " and ")}`;
  const link = links[facts.kind ?? "scene"];
  return who === ""
    ? `${capital(link.alone)} ${title}${by}.`
    : `${who} ${link.with} ${title}${by}.`;
}

/** AP: "This image released by Netflix shows A, left, and B in a scene from the 2022 film “T.”", its credit behind. */
function forAp({ people, film }: Parts, facts: CaptionFacts): string {
  const { kind, holders, creators, film: known } = facts;
  // whoever lends a picture has not released it
  const company = known?.companies[0];
  const released = company === undefined ? "This image" : `This image released by ${company}`;
  const who = leftToRight(people, facts, ", from left, ");
  const shows = who.startsWith(",") ? who : ` ${who}`;
  const credit = behindStroke([creators[0], company ?? holders[0]?.name], " via AP");
  if (film === null) return `${released} shows${shows}.${credit}`;
  const work = `${film.year === null ? "the film" : `the ${film.year} film`} ${withStop(film.title, ".")}`;
  const link = agencyLink(kind);
  return who === ""
    ? `${released} shows ${link.alone} ${work}${credit}`
    : `${released} shows${shows} ${link.with} ${work}${credit}`;
}

/** Getty: "A (L) as X and B (R) as Y in a scene from the film “T,” 2022. (Photo by P/H via Getty Images)". */
function forGetty({ people, film }: Parts, facts: CaptionFacts): string {
  const { kind, creators, holders, placesKnown } = facts;
  const [first, second] = people;
  const who =
    first !== undefined && second !== undefined && people.length === 2 && placesKnown
      ? `${said(first, " (L)")} and ${said(second, " (R)")}`
      : `${people.length > 2 && placesKnown ? "(L-R) " : ""}${listed(
          people.map((person) => said(person)),
          " and ",
        )}`;
  const by = creators[0] === undefined ? "" : "Photo by "; // an organisation takes none
  const credit = behindStroke([creators[0], holders[0]?.name], " via Getty Images", by);
  if (film === null) return `${capital(who)}.${credit}`;
  const link = agencyLink(kind);
  const work =
    film.year === null ? withStop(film.title, ".") : `${withStop(film.title, ",")} ${film.year}.`;
  const begun = who === "" ? capital(link.alone) : `${capital(who)} ${link.with}`;
  return `${begun} the film ${work}${credit}`;
}

/** "A as X", with the place of A behind its name where that is said. */
function said({ name, role }: PersonInWords, place = ""): string {
  return `${name}${place}${role === null ? "" : ` as ${role}`}`;
}

function leftToRight(
  people: readonly PersonInWords[],
  { placesKnown }: CaptionFacts,
  several: string,
): string {
  const words = people.map((person) => said(person));
  const [first, second] = words;
  if (first === undefined) return "";
  if (second === undefined || !placesKnown) return listed(words, " and ");
  return people.length === 2
    ? `${first}, left, and ${second}`
    : `${several}${listed(words, " and ")}`;
}

/** American usage: full stop and comma stand within the closing mark. */
function withStop(title: string, stop: string): string {
  return title.endsWith("”") ? `${title.slice(0, -1)}${stop}”` : `${title}${stop}`;
}

function behindStroke(parties: readonly (string | undefined)[], via: string, before = ""): string {
  const known = parties.filter((party) => party !== undefined);
  return known.length === 0 ? "" : ` (${before}${known.join("/")}${via})`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Link = { readonly with: string; readonly alone: string };

/** Agencies say "in a scene from" where the house says "in"; of any other kind of picture it would be wrong. */
function agencyLink(kind: CaptionFacts["kind"]): Link {
  const link = links[kind ?? "scene"];
  if (link.with === "in") return { with: "in a scene from", alone: "a scene from" };
  return kind === "bts" ? { ...link, alone: "the set of" } : link;
}

const links: Readonly<Record<NonNullable<CaptionFacts["kind"]>, Link>> = {
  scene: { with: "in", alone: "a scene from" },
  bts: { with: "on the set of", alone: "on the set of" },
  publicity: { with: "in a publicity still for", alone: "a publicity still for" },
  portrait: { with: "in a portrait for", alone: "a portrait for" },
  frame: { with: "in", alone: "a frame from" },
  lobby: { with: "on a lobby card for", alone: "a lobby card for" },
  poster: { with: "on a poster for", alone: "a poster for" },
  test: { with: "in a costume or make-up test for", alone: "a costume or make-up test for" },
  set: { with: "on the set of", alone: "the set of" },
  event: { with: "at an event for", alone: "an event for" },
  press: { with: "in a press print for", alone: "a press print for" },
  other: { with: "in", alone: "from" },
};
