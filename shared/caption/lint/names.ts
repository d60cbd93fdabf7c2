import { namesOf, type CaptionName, type CaptionPerson } from "../facts.ts";
import { placeOf } from "../title-marks.ts";
import { namesAround, type NearName } from "./roster-names.ts";
import {
  at,
  put,
  textsIn,
  whole,
  type CheckedStill,
  type CheckedText,
  type Found,
} from "./finding.ts";

/** Names that are spelled nearly, but not quite, as somebody of the cast is. */
export function namesUnlikeRoster(still: CheckedStill): Found[] {
  const known = namesAround(still);
  return textsIn(still, ["caption", "headline", "altText", "extendedDescription"]).flatMap(
    (one) => {
      const misspelled = wordsLikeNames(one.text)
        .flatMap(({ from, words }) => {
          const near = partsOf(words).some((part) => known.some((names) => names.has(part)))
            ? null
            : onlyOne(known.flatMap((names) => names.near(words)));
          return near === null
            ? []
            : [{ place: [from, from + words.length] as const, words, ...near }];
        })
        .toSorted((a, b) => a.distance - b.distance);
      return misspelled
        .filter(({ place }, rank) =>
          misspelled.slice(0, rank).every((nearer) => isApart(place, nearer.place)),
        )
        .map(({ place, words, name }) => {
          const fix = { label: `Write “${name}”`, text: put(one.text, place, name) };
          return at(one, place, `“${words}” is nearly “${name}” of the cast.`, fix);
        });
    },
  );
}

/** A run of words, and every shorter run in it. */
function partsOf(words: string): string[] {
  const ends = [...words.matchAll(/\S+/gu)].map(
    ({ index, 0: word }) => [index, index + word.length] as const,
  );
  return ends.flatMap(([from], first) => ends.slice(first).map(([, to]) => words.slice(from, to)));
}

/** What is near, if that is one name: of two nobody can tell which is meant. */
function onlyOne(near: readonly NearName[]): NearName | null {
  const [only] = near;
  return only !== undefined && near.every(({ name }) => name === only.name) ? only : null;
}

type Place = readonly [from: number, to: number];

function isApart([from, to]: Place, [otherFrom, otherTo]: Place): boolean {
  return to <= otherFrom || otherTo <= from;
}

/** People of the picture whom the caption does not name. */
export function peopleNotNamed(still: CheckedStill): Found[] {
  const { people } = still.facts;
  return textsIn(still, ["caption"]).flatMap((one) => {
    const unnamed = people.filter((person) => isNamed(person) && !isMentioned(one.text, person));
    const words = unnamed.map(shownAs);
    const strangers = people.filter((person) => person.across !== null && !isNamed(person)).length;
    const said =
      /unidentified|unknown|non identifié|unbekannt|nicht identifiziert|身份不明|不明/iu.test(
        one.text,
      );
    return [
      ...(words.length === 0
        ? []
        : [whole(one, `In the picture, but not in the caption: ${words.join(", ")}.`)]),
      ...(strangers === 0 || said
        ? []
        : [whole(one, `Somebody in the picture is unidentified; the caption leaves them out.`)]),
    ];
  });
}

/** People of the cast whom the caption names, and who are not tagged, or have no region while others have. */
export function namedNotShown(still: CheckedStill): Found[] {
  const { people } = still.facts;
  const without = people.filter(({ across }) => across === null);
  const others = without.length < people.length ? without : [];
  return textsIn(still, ["caption"]).flatMap((one) => [
    ...strangersNamed(one, still),
    ...others
      .filter((person) => placeOfPerson(one.text, person) >= 0)
      .map((person) => whole(one, `${shownAs(person)} has no region in the picture; others have.`)),
  ]);
}

/** People whom the caption places, in another order than their regions stand in. */
export function orderUnlikeRegions(still: CheckedStill): Found[] {
  return textsIn(still, ["caption"]).flatMap((one) => {
    if (!pointers.test(one.text)) return [];
    const placed = still.facts.people.flatMap((person) => {
      const { across } = person;
      const from = placeOfPerson(one.text, person);
      return across === null || from < 0 ? [] : [{ person, across, from }];
    });
    const written = placed.toSorted((a, b) => a.from - b.from);
    const shown = placed.toSorted((a, b) => a.across - b.across);
    if (written.every(({ person }, position) => shown[position]?.person === person)) return [];
    const order = shown.map(({ person }) => shownAs(person)).join(", ");
    const text = namesInOrder(
      one.text,
      written.map(({ person }) => person),
      shown.map(({ person }) => person),
    );
    return [
      whole(
        one,
        `From left to right the regions show ${order}.`,
        text === null ? null : { label: "Name them in that order", text },
      ),
    ];
  });
}

/** Words that place people in a picture. */
const pointers =
  /\b(?:left|right|center|centre|L-R)\b|\([LRC]\)|\b(?:gauche|droite|links|rechts)\b|v\.\s?l\.\s?n\.\s?r|[左右]/iu;

/** The text with the names of each place put where the order wants them; null where that cannot be done name by name. */
function namesInOrder(
  text: string,
  written: readonly CaptionPerson[],
  wanted: readonly CaptionPerson[],
): string | null {
  const puts: { from: number; to: number; words: string }[] = [];
  for (const part of ["performer", "character"] as const) {
    const places = written.map((person) => placeOfName(text, person[part]));
    if (places.every((place) => place === null)) continue;
    for (const [position, place] of places.entries()) {
      const name = wanted[position]?.[part];
      if (place === null || name === null || name === undefined) return null;
      puts.push({ ...place, words: placeOfName(text, name)?.words ?? name.name });
    }
  }
  return puts
    .toSorted((a, b) => b.from - a.from)
    .reduce((made, { from, to, words }) => put(made, [from, to], words), text);
}

function placeOfName(
  text: string,
  name: CaptionName | null,
): { from: number; to: number; words: string } | null {
  for (const words of name === null ? [] : namesOf(name)) {
    const from = placeOf(text, words);
    if (from >= 0) return { from, to: from + words.length, words };
  }
  return null;
}

/** Where a text first names somebody by character or performer; -1 where it does not. */
function placeOfPerson(text: string, { character, performer }: CaptionPerson): number {
  const places = [performer, character].flatMap((name) => {
    const place = placeOfName(text, name);
    return place === null ? [] : [place.from];
  });
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Whether a text names somebody, be it by one word of a name only, as captions do. */
export function isMentioned(text: string, { character, performer }: CaptionPerson): boolean {
  const words = [character, performer]
    .flatMap((name) => (name === null ? [] : namesOf(name)))
    .flatMap((name) => [name, ...name.split(/\s+/u).filter((word) => word.length > 2)]);
  return words.some((word) => placeOf(text, word) >= 0);
}

function isNamed({ character, performer, certainty }: CaptionPerson): boolean {
  return certainty === "certain" && (character !== null || performer !== null);
}

function shownAs({ character, performer }: CaptionPerson): string {
  return (character ?? performer)?.name ?? "somebody unidentified";
}

function strangersNamed(one: CheckedText, { facts, roster }: CheckedStill): Found[] {
  const shown = new Set(
    facts.people.flatMap(({ character, performer }) =>
      [character, performer].flatMap((name) => (name === null ? [] : namesOf(name))),
    ),
  );
  const told = new Set<string>();
  return roster.flatMap(({ character, performer }) => {
    for (const [field, name] of [
      ["character", character],
      ["performer", performer],
    ] as const) {
      if (name === null || namesOf(name).some((each) => shown.has(each))) return [];
      const place = placeOfName(one.text, name);
      const key = `${field} ${String(name.id)}`;
      if (place === null || told.has(key) || isWithinAnother(one.text, place, shown)) continue;
      told.add(key);
      const tagged = character ?? performer;
      if (tagged === null) continue;
      const { id, name: called } = tagged;
      const of = character === null ? "performer" : "character";
      const tag = { field: of, id, name: called } as const;
      return [
        at(one, [place.from, place.to], `The caption names ${place.words}, who is not tagged.`, {
          label: `Tag ${tagged.name}`,
          tag,
        }),
      ];
    }
    return [];
  });
}

/** "Ma" within "Ma Youtie" names nobody else. */
function isWithinAnother(
  text: string,
  { from, to }: { from: number; to: number },
  shown: ReadonlySet<string>,
): boolean {
  return [...shown].some((name) => {
    const place = placeOf(text, name);
    return place >= 0 && place <= from && to <= place + name.length;
  });
}

/** Runs of two to four words that begin with capitals, as names do. */
function wordsLikeNames(text: string): { from: number; words: string }[] {
  const runs = [...text.matchAll(/\p{Lu}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]*)+/gu)];
  return runs.flatMap((run) => {
    const words = [...run[0].matchAll(/\S+/gu)];
    return words.flatMap((first, position) =>
      words.slice(position + 1, position + 4).map((last) => {
        const from = first.index;
        const to = last.index + last[0].replace(/['’]s?$/u, "").length;
        return { from: run.index + from, words: run[0].slice(from, to) };
      }),
    );
  });
}
