import type { CaptionFacts } from "../facts.ts";
import type { StillKind } from "../../still.ts";
import { fromLeft, germanPeople, listed } from "../people-words.ts";
import { partsOf, said, showsPerformers } from "./parts.ts";

/**
 * A German caption sentence: "V. l. n. r.: A als X, B als Y und C als Z in „…“ (2022), Regie: D." Null where neither
 * people nor film are known.
 */
export function germanSentence(facts: CaptionFacts, language: string): string | null {
  const { people, film, directors } = partsOf(facts, {
    language,
    writing: "de",
    titles: "quotes",
    doubt: { unidentified: germanPeople.unidentified, probably: (who) => `vermutlich ${who}` },
    performersOnly: showsPerformers(facts),
  });
  if (people.length === 0 && film === null) return null;
  const each = people.map((person) => said(person, germanPeople));
  const who = capital(fromLeft(each, facts, germanPeople));
  if (film === null) return `${who}.`;
  const year = film.year === null ? "" : ` (${film.year})`;
  const by = directors.length === 0 ? "" : `, Regie: ${listed(directors, " und ")}`;
  const kind = facts.kind ?? "scene";
  const begun = who === "" ? alone[kind] : `${who} ${within[kind]}`;
  return `${begun} ${film.title}${year}${by}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const within: Readonly<Record<StillKind, string>> = {
  scene: "in",
  bts: "bei den Dreharbeiten zu",
  publicity: "auf einem Werbefoto zu",
  portrait: "in einem Porträt zu",
  frame: "in",
  lobby: "auf einem Aushangfoto zu",
  poster: "auf einem Plakat zu",
  test: "bei einer Kostüm- oder Maskenprobe zu",
  set: "am Set von",
  event: "bei einer Veranstaltung zu",
  press: "auf einem Pressefoto zu",
  other: "in",
};

const alone: Readonly<Record<StillKind, string>> = {
  scene: "Szenenfoto aus",
  bts: "Bei den Dreharbeiten zu",
  publicity: "Werbefoto zu",
  portrait: "Porträt zu",
  frame: "Filmkader aus",
  lobby: "Aushangfoto zu",
  poster: "Plakat zu",
  test: "Kostüm- oder Maskenprobe zu",
  set: "Filmset von",
  event: "Veranstaltung zu",
  press: "Pressefoto zu",
  other: "Bild zu",
};
