import type { CaptionFacts } from "../facts.ts";
import type { StillKind } from "../../still.ts";
import { listed, partsOf, showsPerformers, type PersonInWords } from "./parts.ts";

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
      unidentified: "personne non identifiée",
      probably: (who) => `probablement ${who}`,
    },
    performersOnly: showsPerformers(facts),
  });
  if (people.length === 0 && film === null) return null;
  const who = capital(inOrder(people));
  if (film === null) return `${who.replace(/,$/u, "")}.`;
  const year = film.year === null ? "" : ` (${film.year})`;
  const by = directors.length === 0 ? "" : `, ${listed(directors.map(of), " et ")}`;
  const kind = facts.kind ?? "scene";
  const begun =
    who === "" ? `${alone[kind]} de` : `${who} ${kind === "bts" ? "sur le tournage de" : "dans"}`;
  return `${begun} ${film.title}${year}${by}.`;
}

function inOrder(people: readonly PersonInWords[]): string {
  const words = people.map(({ name, role }) =>
    role === null ? name : `${name} dans le rôle ${of(role)}`,
  );
  const [first, second] = words;
  if (first === undefined) return "";
  if (second === undefined) return first;
  return people.length === 2
    ? `${first}, à gauche, et ${second}, à droite,`
    : `De gauche à droite\u00A0: ${listed(words, " et ")}`;
}

/** "de" with what it is before, elided before a vowel; whether an h is mute cannot be seen. */
function of(name: string): string {
  return /^[aeiouàâäéèêëîïôöùûü]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

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
