import { expect, test } from "vitest";
import {
  choicesMade,
  choose,
  firstDecision,
  prefer,
  sameAs,
  step,
  toggleApart,
  valueFrom,
} from "../../../renderer/near-duplicates/decision.ts";
import { certaintyInWords, reasonsInWords } from "../../../renderer/near-duplicates/field-words.ts";
import { viewInWords } from "../../../renderer/near-duplicates/view-words.ts";
import { moveZoom, toggleZoom, unzoomed } from "../../../renderer/near-duplicates/shared-zoom.ts";
import type {
  ComparedStill,
  Comparison,
  PictureView,
} from "../../../shared/contract/near-duplicates.ts";

const stills = [1, 2, 3];

function begun(): NonNullable<ReturnType<typeof firstDecision>> {
  const decision = firstDecision(stills);
  if (decision === null) throw new Error("there are stills");
  return decision;
}

const asTheFirst = { share: 1, mirrored: false, turned: 0, scale: 1 } as const;
const compared = (still: number): ComparedStill => ({
  still,
  name: `${String(still)}.jpg`,
  path: `/stills/${String(still)}.jpg`,
  hash: "ab",
  thumbnail: "made",
  format: "jpeg",
  bytes: 1,
  width: 1,
  height: 1,
  grey: false,
  files: 1,
  view: asTheFirst,
});
const caption = {
  field: "caption" as const,
  language: "en",
  values: [[], ["Two"], ["Three"]],
  differs: true,
};
const comparison: Comparison = { stills: stills.map(compared), fields: [caption] };

test("the first is preferred at first, and all are the same", () => {
  expect(begun()).toMatchObject({ preferred: 1, current: 1 });
  expect(sameAs(begun(), stills)).toEqual([2, 3]);
});

test("what is set apart is not joined; what is preferred is not apart", () => {
  const apart = toggleApart(begun(), 2);
  expect(sameAs(apart, stills)).toEqual([3]);
  expect(sameAs(prefer(apart, 2), stills)).toEqual([1, 3]);
  expect(toggleApart(begun(), 1).apart.size).toBe(0);
});

test("the keyboard stays within the group", () => {
  expect(step(begun(), stills, -1).current).toBe(1);
  expect(step(step(begun(), stills, 2), stills, 1).current).toBe(3);
});

test("a line takes the chosen value, else the preferred still's, else the first there is", () => {
  expect(valueFrom(begun(), comparison, caption)).toBe(2);
  expect(valueFrom(prefer(begun(), 3), comparison, caption)).toBe(3);
  const chosen = choose(begun(), { field: "caption", language: "en", from: 3 });
  expect(valueFrom(chosen, comparison, caption)).toBe(3);
  expect(valueFrom(toggleApart(chosen, 3), comparison, caption)).toBe(2);
});

test("only copying takes of every line of which one value stays the one that is marked", () => {
  const kind = { field: "kind", language: "x-default", values: [["A"], ["B"], []], differs: true };
  const same = { ...caption, language: "fr", values: [["F"], ["F"], ["F"]], differs: false };
  const keywords = { ...kind, field: "keywords" };
  const fields = [caption, kind, same, keywords] as Comparison["fields"];
  const chosen = choose(begun(), { field: "caption", language: "en", from: 3 });
  const made = (decision: typeof chosen): unknown =>
    choicesMade(decision, { ...comparison, fields });
  expect(made(chosen)).toEqual([
    { field: "caption", language: "en", from: 3 },
    { field: "kind", language: "x-default", from: 1 },
  ]);
  expect(made(toggleApart(chosen, 3))).toMatchObject([{ from: 2 }, { from: 1 }]);
});

test("figures are said in words", () => {
  expect(certaintyInWords(0.996)).toBe("Nearly certain, 99 %");
  expect(certaintyInWords(0.5)).toBe("Possible, 50 %");
});

test("what a still shows is said with how it is turned, coloured and sized", () => {
  const others = [{ grey: false }];
  const inWords = (view: Partial<PictureView>, grey = false): string | null =>
    viewInWords({ view: { ...asTheFirst, ...view }, grey }, others);
  expect(inWords({})).toBe("Whole picture");
  expect(inWords({ scale: 0.98 }, true)).toBe("Whole picture, in black and white");
  expect(inWords({ share: 0.72, scale: 0.25 })).toBe("Crop, 72 % of it, 4 × smaller");
  expect(inWords({ mirrored: true })).toBe("Whole picture, mirrored");
  expect(inWords({ turned: 270, scale: 1.5 })).toBe("Whole picture, turned by 270°, 1.5 × larger");
  expect(viewInWords({ view: asTheFirst, grey: true }, [{ grey: true }])).toBe("Whole picture");
  expect(viewInWords({ view: null, grey: true }, others)).toBeNull();
});

test("why a file is proposed is said in a few words, where anything tells it from the others", () => {
  expect(reasonsInWords(["largest", "colour"], "jpeg")).toBe("largest, in colour");
  expect(reasonsInWords(["format"], "tiff")).toBe("nearest to an original as TIFF");
  expect(reasonsInWords([], "jpeg")).toBeNull();
});

test("looking closely begins where one points and stays within the picture", () => {
  const close = toggleZoom(unzoomed, { x: 0.9, y: 0.2 });
  expect(close).toEqual({ scale: 3, x: 0.9, y: 0.2 });
  expect(moveZoom(close, 0.3, -0.1)).toEqual({ scale: 3, x: 1, y: 0.1 });
  expect(toggleZoom(close)).toEqual(unzoomed);
});
