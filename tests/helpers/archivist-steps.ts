import fc from "fast-check";
import { agentNamed } from "../../electron/engine/catalog/agents.ts";
import { castPerformer, findCharacter } from "../../electron/engine/catalog/cast.ts";
import type { WritableDb } from "../../electron/engine/catalog/database.ts";
import { findFilm } from "../../electron/engine/catalog/films.ts";
import { orderOf } from "../../electron/engine/catalog/depiction-order.ts";
import { findSet } from "../../electron/engine/catalog/sets.ts";
import type { Action } from "../../electron/engine/commands/action.ts";
import { markStills } from "../../electron/engine/commands/mark-stills.ts";
import {
  drawRegion,
  moveRegion,
  removePerson,
  removeRegion,
} from "../../electron/engine/commands/draw-region.ts";
import { identifyPerson, judgePerson } from "../../electron/engine/commands/identify.ts";
import { placePerson } from "../../electron/engine/commands/order-people.ts";
import {
  dropSet,
  fillSet,
  makeSet,
  moveInSet,
} from "../../electron/engine/commands/set-commands.ts";
import { setText } from "../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { Marks } from "../../shared/marks.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { Tag } from "../../shared/tag.ts";
import { marks } from "./marks.ts";

/** Few names, so that steps meet: the same person is character, performer, holder and film. */
export const stepNames = fc.constantFrom("Ma Youtie", "Cao Guiying", "马有铁", "Ölgii");

export const stepKinds = fc.constantFrom("scene" as const, "portrait" as const);

const namedTags = fc.record({
  field: fc.constantFrom(
    "film" as const,
    "scene" as const,
    "character" as const,
    "performer" as const,
    "rightsHolder" as const,
    "keyword" as const,
  ),
  name: stepNames,
});
const kindTags = fc.record({ field: fc.constant("kind" as const), name: stepKinds });
const tags: fc.Arbitrary<Tag> = fc.oneof(
  { weight: 6, arbitrary: namedTags },
  { weight: 1, arbitrary: kindTags },
);

/** One thing an archivist does to some of three stills. */
export type ArchivistStep =
  | { do: "tag"; which: number[]; add: Tag[]; remove: Tag[] }
  | { do: "text"; which: number[]; text: string; mode: "append" | "replace" }
  | { do: "mark"; which: number[]; marks: Partial<Marks> }
  | { do: "cast"; performers: string[] }
  | { do: "draw"; which: number; x: number; name: string | null }
  | { do: "person"; which: number; what: PersonStep; x: number; name: string }
  | { do: "set"; which: number[]; before: number; drop: boolean };

const does: ReadonlySet<string> = new Set<ArchivistStep["do"]>([
  "tag",
  "text",
  "mark",
  "cast",
  "set",
  "draw",
  "person",
]);

/** Tells them from other steps. */
export function isArchivistStep(step: { readonly do: string }): step is ArchivistStep {
  return does.has(step.do);
}

type PersonStep = (typeof personSteps)[number];
const personSteps = [
  "move",
  "removeRegion",
  "remove",
  "identify",
  "unidentify",
  "doubt",
  "place",
] as const;

export const archivistSteps: fc.Arbitrary<ArchivistStep> = fc.oneof(
  fc.record({
    do: fc.constant("tag" as const),
    which: fc.subarray([0, 1, 2]),
    add: fc.array(tags, { maxLength: 3 }),
    remove: fc.array(tags, { maxLength: 2 }),
  }),
  fc.record({
    do: fc.constant("text" as const),
    which: fc.subarray([0, 1, 2]),
    text: fc.constantFrom("", "One", "两个"),
    mode: fc.constantFrom("append" as const, "replace" as const),
  }),
  fc.record({
    do: fc.constant("mark" as const),
    which: fc.subarray([0, 1, 2]),
    marks: marks.chain(({ rating, pick, colourLabel, workState }) =>
      fc.constantFrom<Partial<Marks>>({ rating }, { pick, colourLabel }, { workState }),
    ),
  }),
  fc.record({
    do: fc.constant("cast" as const),
    performers: fc.subarray(["Wu Renlin", "Hai Qing"]),
  }),
  fc.record({
    do: fc.constant("draw" as const),
    which: fc.nat(2),
    x: fc.constantFrom(0, 0.3, 0.6),
    name: fc.option(stepNames),
  }),
  fc.record({
    do: fc.constant("person" as const),
    which: fc.nat(2),
    what: fc.constantFrom(...personSteps),
    x: fc.constantFrom(0, 0.3, 0.6),
    name: stepNames,
  }),
  fc.record({
    do: fc.constant("set" as const),
    which: fc.subarray([0, 1, 2]),
    before: fc.nat(3),
    drop: fc.boolean(),
  }),
);

/** Does it; nothing when it needs a record that there is not. */
export function takeStep(
  db: WritableDb,
  stills: readonly number[],
  step: ArchivistStep,
): Action<unknown> {
  const chosen = (which: readonly number[]): number[] =>
    which.flatMap((index) => stills[index] ?? []);
  switch (step.do) {
    case "tag":
      return tagStills(db, { stills: chosen(step.which), add: step.add, remove: step.remove });
    case "text":
      return setText(db, chosen(step.which), {
        field: "caption",
        language: "zh",
        mode: step.mode,
        textOf: () => step.text,
      });
    case "mark":
      return markStills(db, chosen(step.which), step.marks);
    case "cast": {
      const film = findFilm(db, { title: "Ölgii", year: null });
      const character = findCharacter(db, film, "Ma Youtie");
      if (film === null || character === null) return { result: null, label: "" };
      for (const name of step.performers) castPerformer(db, film, character, agentNamed(db, name));
      return { result: null, label: "Cast" };
    }
    case "draw": {
      const box = { x: step.x, y: 0.1, width: 0.2, height: 0.3 };
      const who = step.name === null ? null : { character: { name: step.name } };
      return orNothing(() => drawRegion(db, stills[step.which] ?? 0, { box, who }));
    }
    case "person":
      return orNothing(() => changePerson(db, stills[step.which] ?? 0, step));
    case "set": {
      const set = findSet(db, "Press kit");
      if (set === null)
        return makeSet(db, { name: "Press kit", stills: chosen(step.which), parent: null });
      if (step.drop) return dropSet(db, set);
      fillSet(db, set, chosen(step.which));
      return moveInSet(db, set, chosen(step.which), step.before);
    }
  }
}

/** Somebody whom the picture shows twice with a region each, or nobody, is refused. */
function orNothing(work: () => Action<unknown>): Action<unknown> {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return { result: null, label: "" };
    throw error;
  }
}

function changePerson(
  db: WritableDb,
  still: number,
  { what, x, name }: Extract<ArchivistStep, { do: "person" }>,
): Action<unknown> {
  const people = orderOf(db, still);
  const person = people.at(-1) ?? 0;
  switch (what) {
    case "move":
      return moveRegion(db, person, { x, y: 0.2, width: 0.2, height: 0.3 });
    case "removeRegion":
      return removeRegion(db, person);
    case "remove":
      return removePerson(db, person);
    case "identify":
      return identifyPerson(db, person, { performer: { name } });
    case "unidentify":
      return identifyPerson(db, person, null);
    case "doubt":
      return judgePerson(db, person, { certainty: "doubtful" });
    case "place":
      return placePerson(db, still, { depiction: person, place: 0 });
  }
}
