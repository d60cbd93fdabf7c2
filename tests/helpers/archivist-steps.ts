import fc from "fast-check";
import { findCharacter } from "../../electron/engine/catalog/cast.ts";
import type { WritableDb } from "../../electron/engine/catalog/database.ts";
import { findFilm } from "../../electron/engine/catalog/films.ts";
import { findSet } from "../../electron/engine/catalog/sets.ts";
import type { Action } from "../../electron/engine/commands/action.ts";
import { assignPerformersTo } from "../../electron/engine/commands/assign-performers.ts";
import {
  dropSet,
  fillSet,
  makeSet,
  moveInSet,
} from "../../electron/engine/commands/set-commands.ts";
import { setText } from "../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { Tag } from "../../shared/tag.ts";

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
  | { do: "cast"; performers: string[] }
  | { do: "set"; which: number[]; before: number; drop: boolean };

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
    do: fc.constant("cast" as const),
    performers: fc.subarray(["Wu Renlin", "Hai Qing"]),
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
    case "cast": {
      const film = findFilm(db, { title: "Ölgii", year: null });
      const character = findCharacter(db, film, "Ma Youtie");
      if (film === null || character === null) return { result: null, label: "" };
      return assignPerformersTo(db, { film, character, performers: step.performers });
    }
    case "set": {
      const set = findSet(db, "Press kit");
      if (set === null) return makeSet(db, "Press kit", chosen(step.which));
      if (step.drop) return dropSet(db, set);
      fillSet(db, set, chosen(step.which));
      return moveInSet(db, set, chosen(step.which), step.before);
    }
  }
}
