import { byCertainty, type Certainty, type Suggestion } from "../../../shared/suggestion.ts";
import type { StillKind } from "../../../shared/still.ts";
import type { CastBook, Person } from "./cast-book.ts";
import type { Evidence } from "../catalog/still-evidence.ts";
import { stemOf } from "./stem-of.ts";
import { nameAlone, nameInText } from "./name-in-text.ts";
import { aboutThePicture } from "./shown-text.ts";
import { inWords } from "./text-words.ts";

/** A name of the cast that was found, and all who are called so. */
type Sighting = {
  readonly people: readonly Person[];
  readonly certainty: Certainty;
  /** "named in the caption" */
  readonly where: string;
};

/** Who of a film's cast is named in a still's texts, its keywords, its file name, or as shown by the file. */
export function suggestPeople(evidence: Evidence, cast: CastBook): Suggestion[] {
  const best = new Map<string, Suggestion>();
  for (const sighting of sightings(evidence, cast)) {
    for (const suggestion of meant(sighting, evidence, cast)) {
      const key = `${suggestion.field} ${String(suggestion.id)}`;
      const known = best.get(key);
      if (known === undefined || byCertainty(suggestion.certainty, known.certainty) < 0)
        best.set(key, suggestion);
    }
  }
  return withoutTheirPerformers([...best.values()], cast);
}

function sightings(evidence: Evidence, cast: CastBook): Sighting[] {
  const { captions, headlines, keywords, alone, file } = evidence;
  return [
    ...captions.flatMap((text) => inText(text, cast, "named in the caption")),
    ...headlines.flatMap((text) => inText(text, cast, "named in the headline")),
    ...alone.flatMap(({ name }) => inList(name, cast, "named as shown by the file")),
    ...keywords.flatMap((name) => inList(name, cast, "named in a keyword")),
    ...inFileName(file.name, cast),
  ];
}

function inText(text: string, cast: CastBook, where: string): Sighting[] {
  const words = inWords(aboutThePicture(text));
  const all = cast.names.in(words);
  return all.flatMap((found) => {
    const certainty = nameInText(found, words, all);
    return certainty === null ? [] : [{ people: found.records, certainty, where }];
  });
}

/** An entry of a list is a name as a whole, in whatever order, or has names in it: "Wu Renlin as Ma Youtie". */
function inList(entry: string, cast: CastBook, where: string): Sighting[] {
  const people = cast.called(entry);
  if (people.length === 0) return inText(entry, cast, where);
  const words = inWords(entry);
  const whole = { name: entry, records: people, from: 0, to: words.words.length, isTurned: false };
  const certainty = nameAlone(whole, words);
  return certainty === null ? [] : [{ people, certainty, where }];
}

/** Of file names the letters' case says nothing, and words run together: "RTD_maYoutie_03". */
function inFileName(name: string, cast: CastBook): Sighting[] {
  const words = inWords(stemOf(name).replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2"));
  return cast.names.in(words).flatMap((found) => {
    const certainty = nameAlone(found, words);
    if (certainty === null) return [];
    const lower = certainty === "high" && !found.isTurned ? "medium" : "low";
    return [{ people: found.records, certainty: lower, where: "named in the file name" }];
  });
}

/** Whom a name means: a character who is called so, or the one whom a performer of the name plays. */
function meant(sighting: Sighting, evidence: Evidence, cast: CastBook): Suggestion[] {
  const characters = sighting.people.filter(({ is }) => is === "character");
  const performers = sighting.people.filter(({ is }) => is === "performer");
  const candidates = new Set([...characters, ...performers.flatMap(({ id }) => cast.playedBy(id))]);
  const { certainty, where } = sighting;
  if (characters.length > 0 && candidates.size === 1)
    return [...candidates].flatMap((character) =>
      asCharacter(character, { certainty, why: where }, evidence),
    );
  if (sighting.people.length > 1) {
    const why = `${where}; ${String(Math.max(candidates.size, performers.length))} of the cast are called so`;
    const who = candidates.size > 0 ? [...candidates] : performers;
    const reason = { certainty: "low", why, isOneOfSeveral: true } as const;
    return who.flatMap((person) =>
      person.is === "character"
        ? asCharacter(person, reason, evidence)
        : asPerformer(person, reason, evidence, cast),
    );
  }
  return performers.flatMap((performer) => ofPerformer(performer, sighting, evidence, cast));
}

type Reason = Pick<Suggestion, "certainty" | "why"> & { readonly isOneOfSeveral?: boolean };

/** In a scene of the film a performer is shown as whom they play; on the set or at a premiere as themselves. */
function ofPerformer(
  performer: Person,
  { certainty, where }: Sighting,
  evidence: Evidence,
  cast: CastBook,
): Suggestion[] {
  const [character, ...others] = cast.playedBy(performer.id);
  const inCharacter = certaintyInCharacter(evidence.kind);
  if (character === undefined || others.length > 0 || inCharacter === null)
    return asPerformer(performer, { certainty, why: where }, evidence, cast);
  const least = byCertainty(certainty, inCharacter) > 0 ? certainty : inCharacter;
  const why = `${performer.name}, who plays the part, is ${where}`;
  return asCharacter(character, { certainty: least, why }, evidence);
}

/** How sure it is that performers are shown in their parts in stills of a kind; null where they mostly are not. */
function certaintyInCharacter(kind: StillKind | null): Certainty | null {
  switch (kind) {
    case "scene":
    case "frame":
      return "high";
    case null:
    case "lobby":
    case "poster":
    case "publicity":
    case "test":
      return "medium";
    case "bts":
    case "portrait":
    case "set":
    case "event":
    case "press":
    case "other":
      return null;
  }
}

function asCharacter(character: Person, reason: Reason, { characters }: Evidence): Suggestion[] {
  return characters.includes(character.id) ? [] : [suggested("character", character, reason)];
}

/** Not where the still shows whom they play: that they are seen follows from it. */
function asPerformer(
  performer: Person,
  reason: Reason,
  { performers, characters }: Evidence,
  cast: CastBook,
): Suggestion[] {
  const isShown =
    performers.includes(performer.id) ||
    cast.playedBy(performer.id).some(({ id }) => characters.includes(id));
  return isShown ? [] : [suggested("performer", performer, reason)];
}

function suggested(
  field: "character" | "performer",
  { id, name }: Person,
  { certainty, why, isOneOfSeveral = false }: Reason,
): Suggestion {
  return { field, id, name, certainty, why, isOneOfSeveral, role: null };
}

/** "Ma Youtie (Wu Renlin)" names one person: who plays a character that is suggested follows from it. */
function withoutTheirPerformers(suggestions: readonly Suggestion[], cast: CastBook): Suggestion[] {
  const played = new Set(
    suggestions
      .filter(({ field }) => field === "character")
      .flatMap(({ id }) => cast.playersOf(id ?? 0).map((performer) => performer.id)),
  );
  return suggestions.filter(({ field, id }) => field !== "performer" || !played.has(id ?? 0));
}
