import { expect, test } from "vitest";
import { suggestByFace } from "../../../electron/engine/suggestions/suggest-by-face.ts";
import type { Certainty, Suggestion } from "../../../shared/suggestion.ts";
import { evidenceOf } from "./evidence.ts";

const box = { x: 0.1, y: 0.1, width: 0.1, height: 0.1 };
const guiying = { id: 1, name: "Cao Guiying" };

/** One whose face is seen, once or more often. */
const seen = (times: number) => () =>
  Array.from({ length: times }, () => ({ character: guiying, box, why: "looks like her" }));

function named(certainty: Certainty): Suggestion {
  const why = "named in the caption";
  return { field: "character", ...guiying, certainty, why, isOneOfSeveral: false, role: null };
}

const told = (suggestions: readonly Suggestion[]): string[] =>
  suggestions.map(({ name, certainty, why }) => `${name} ${certainty}, ${why}`);

test("who is named with certainty anyway needs no face; else the face says more", () => {
  const evidence = evidenceOf({ film: 1 });
  expect(told(suggestByFace(evidence, seen(1), [named("high")]))).toEqual([
    "Cao Guiying high, named in the caption",
  ]);
  for (const certainty of ["medium", "low"] as const)
    expect(told(suggestByFace(evidence, seen(1), [named(certainty)]))).toEqual([
      "Cao Guiying medium, looks like her",
    ]);
});

test("nobody is suggested twice, or who is in the picture already", () => {
  expect(told(suggestByFace(evidenceOf({ film: 1 }), seen(2), []))).toHaveLength(1);
  const shown = evidenceOf({ film: 1, characters: [guiying.id] });
  expect(suggestByFace(shown, seen(1), [])).toEqual([]);
});
