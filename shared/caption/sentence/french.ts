import type { CaptionFacts } from "../facts.ts";
import type { StillKind } from "../../still.ts";
import { frenchOf, frenchPeople, fromLeft, listed } from "../people-words.ts";
import { partsOf, said, showsPerformers } from "./parts.ts";

/**
 * A French caption sentence: "Hai Qing dans le rôle de Cao Guiying, à gauche, et … dans « … » (2022), de Li Ruijun."
 * Null where neither people nor film are known.
 */
export function frenchSentence(facts: CaptionFacts, language: string): string | null {
  const { people, film, directors } = partsOf(facts, {
    language,
    writing: "fr",
    titles: "quotes",
    doubt: {
      unidentified: frenchPeople.unidentified,
      probably: (who) => `probablement ${who}`,
    },
    performersOnly: showsPerformers(facts),
  });
  if (people.length === 0 && film === null) return null;
  const each = people.map((person) => said(person, frenchPeople));
  const who = capital(fromLeft(each, facts, frenchPeople));
  if (film === null) return `${who}.`;
  const year = film.year === null ? "" : ` (${film.year})`;
  const by = directors.length === 0 ? "" : `, ${listed(directors.map(frenchOf), " et ")}`;
  const kind = facts.kind ?? "scene";
  const shown = facts.placesKnown && people.length === 2 ? `${who},` : who; // “, à droite, dans”
  const begun = who === "" ? `${alone[kind]} de` : `${shown} ${within[kind]}`;
  return `${begun} ${film.title}${year}${by}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const within: Readonly<Record<StillKind, string>> = {
  scene: "dans",
  bts: "sur le tournage de",
  publicity: "sur une photo publicitaire pour",
  portrait: "dans un portrait pour",
  frame: "dans",
  lobby: "sur une photo d’exploitation de",
  poster: "sur une affiche de",
  test: "lors d’un essai de costume ou de maquillage pour",
  set: "dans le décor de",
  event: "lors d’un événement autour de",
  press: "sur une photo de presse de",
  other: "dans",
};

const alone: Readonly<Record<StillKind, string>> = {
  scene: "Photo de plateau",
  bts: "Photo de tournage",
  publicity: "Photo publicitaire",
  portrait: "Portrait",
  frame: "Photogramme",
  lobby: "Photo d’exploitation",
  poster: "Affiche",
  test: "Essai de costume ou de maquillage",
  set: "Décor",
  event: "Événement autour",
  press: "Photo de presse",
  other: "Photo",
};
