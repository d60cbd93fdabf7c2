import type { Effects } from "../../shared/record-page.ts";
import type { RecordKind } from "../../shared/record.ts";
import { counted } from "../ui/numbers.ts";

type Effect = keyof Effects;
type Words = Readonly<Partial<Record<Effect, (count: number, all: Effects) => string>>>;

const inOrder: readonly Effect[] = [
  "stills",
  "unidentified",
  "twice",
  "otherScenes",
  "left",
  "films",
  "scenes",
  "roles",
  "characters",
  "identifiers",
  "codes",
  "agents",
  "keywords",
  "rightsRecords",
];

const isOrAre = (count: number): string => (count === 1 ? "is" : "are");
const stays = (count: number): string => (count === 1 ? "stays" : "stay");
const goes = (count: number): string => (count === 1 ? "goes" : "go");

const goWithIt =
  (what: string) =>
  (count: number): string =>
    `${counted(count, what)} of it ${goes(count)} with it.`;

/** The work that was drawn stays when the name goes. */
function becomeUnidentified(count: number, { unidentifiedIn = 0 }: Effects): string {
  return count === 1
    ? "1 person with a region becomes unidentified and keeps the region."
    : `${counted(count, "person", "people")} with regions in ${counted(unidentifiedIn, "still")} become unidentified and keep their regions.`;
}

/** What becomes of what is counted when a record is deleted. */
const removing: Readonly<Record<RecordKind, Words>> = {
  film: {
    stills: (count) =>
      `${counted(count, "still")} ${isOrAre(count)} in no film then. ${count === 1 ? "The still stays." : "The stills stay."}`,
    scenes: (count) =>
      `${counted(count, "scene")} ${goes(count)} with it, and what ${count === 1 ? "it was" : "they were"} on stills.`,
    roles: (count) => `${counted(count, "role")} of its cast ${goes(count)} with it.`,
    identifiers: goWithIt("identifier"),
    codes: goWithIt("production code"),
    agents: (count) =>
      count === 1
        ? "1 director, company or rights holder stays, and is not named for it any more."
        : `${counted(count, "", "directors, companies and rights holders")} stay, and are not named for it any more.`,
    characters: (count) =>
      `${counted(count, "character")} of no other film ${stays(count)}, with the stills that show them.`,
  },
  scene: {
    stills: (count) =>
      `${counted(count, "still")} ${isOrAre(count)} no longer of this scene. ${count === 1 ? "The still stays." : "The stills stay."}`,
  },
  character: {
    stills: (count) =>
      `${counted(count, "still")} no longer ${count === 1 ? "shows" : "show"} this character. ${count === 1 ? "The still stays." : "The stills stay."}`,
    unidentified: becomeUnidentified,
    roles: (count) => `${counted(count, "role")} ${goes(count)} from the cast.`,
  },
  agent: {
    stills: (count) =>
      `${counted(count, "still")} no longer ${count === 1 ? "shows" : "show"} this performer. ${count === 1 ? "The still stays, and its character." : "The stills stay, and their characters."}`,
    unidentified: becomeUnidentified,
    films: (count) =>
      `${counted(count, "film")} no longer ${count === 1 ? "names" : "name"} it as director, company or rights holder.`,
    roles: (count) =>
      `${counted(count, "role")} ${count === 1 ? "has" : "have"} no performer then, or another one.`,
    rightsRecords: (count) =>
      `${counted(count, "still")} ${count === 1 ? "loses" : "lose"} it as rights holder.`,
  },
  keyword: {
    stills: (count) =>
      `${counted(count, "still")} no longer ${count === 1 ? "has" : "have"} this keyword. ${count === 1 ? "The still stays." : "The stills stay."}`,
    keywords: (count) =>
      `${counted(count, "narrower keyword")} ${count === 1 ? "moves" : "move"} up in its place.`,
  },
};

/** Nobody's region is lost: who is one is seen twice then, as in a mirror. */
const twiceIn =
  (whom: string) =>
  (count: number): string =>
    `In ${counted(count, "still")} both have a region: both regions stay, and ${whom} is shown twice.`;

/** What becomes of what is counted when a record is merged into another. */
const merging: Readonly<Record<RecordKind, Words>> = {
  film: {
    stills: (count) => `${counted(count, "still")} ${goes(count)} over to it.`,
    twice: twiceIn("a character"),
    scenes: (count) =>
      `${counted(count, "scene")} ${goes(count)} over; those of one name become one.`,
    roles: (count) =>
      `${counted(count, "role")} of the cast ${goes(count)} over; those of one name become one.`,
  },
  scene: { stills: (count) => `${counted(count, "still")} ${goes(count)} over to it.` },
  character: {
    stills: (count) =>
      `${counted(count, "still")} of the other ${count === 1 ? "shows" : "show"} it then.`,
    twice: twiceIn("it"),
    roles: (count) =>
      `${counted(count, "role")} ${goes(count)} over; one that it has already is not doubled.`,
  },
  agent: {
    stills: (count) =>
      `${counted(count, "still")} of the other ${count === 1 ? "shows" : "show"} it then as performer.`,
    twice: twiceIn("it"),
    films: (count) =>
      `${counted(count, "film")} ${count === 1 ? "names" : "name"} it then as director, company or rights holder.`,
    roles: (count) => `${counted(count, "role")} ${goes(count)} over to it.`,
    rightsRecords: (count) =>
      `${counted(count, "still")} of the other ${count === 1 ? "has" : "have"} it then as rights holder.`,
  },
  keyword: {
    stills: (count) =>
      `${counted(count, "still")} of the other ${count === 1 ? "has" : "have"} it then.`,
    keywords: (count) =>
      `${counted(count, "narrower keyword")} ${count === 1 ? "stands" : "stand"} under it then.`,
  },
};

/** What becomes of what is counted when a scene goes to another film. */
const movingScene: Words = {
  stills: (count) =>
    `${counted(count, "still")} of the scene ${goes(count)} along, and ${isOrAre(count)} of that film then.`,
  otherScenes: (count) =>
    `${counted(count, "of them shows", "of them show")} other scenes too, which are not of that film and are taken off.`,
  left: (count) =>
    `${counted(count, "still")} of a third film ${stays(count)} there, no longer of this scene.`,
};

/** What merging, deleting or moving a record affects, a sentence each; of nothing there is none. */
export function effectSentences(
  what: "merge" | "remove" | "moveScene",
  kind: RecordKind,
  effects: Effects,
): readonly string[] {
  const words = { merge: merging[kind], remove: removing[kind], moveScene: movingScene }[what];
  return inOrder.flatMap((effect) => {
    const count = effects[effect];
    const sentence = words[effect];
    return count === undefined || sentence === undefined ? [] : [sentence(count, effects)];
  });
}
