import fc from "fast-check";
import { colourLabels } from "../../../shared/marks.ts";
import {
  countFields,
  dateFields,
  hasNames,
  languageFields,
  stillStates,
  textualFields,
  type SearchTree,
} from "../../../shared/query/tree.ts";
import { sizeUnits } from "../../../shared/query/sizes.ts";
import { rightsStatuses, stillKinds } from "../../../shared/still.ts";

const vocabulary = [
  "ma",
  "Ma",
  "Youtie",
  "you",
  "egg",
  "eggs",
  "café",
  "cafe",
  "东",
  "京",
  "東京",
  "张曼玉",
  "曼",
  "张曼",
  "well-known",
  "don't",
  "ﬁlm",
  "Łódź",
  "2",
  "22",
  "2020",
  "(2020)",
  "がく",
  "한국",
  "🎬",
  "🎬🥚",
  "★eggs",
  "&",
  "!!!",
  "—",
];

export const languages = ["x-default", "en", "en-GB", "zh-Hans", "zh-Hant"] as const;

/** A range whose ends are among these. */
function range(ends: readonly number[]) {
  return { from: fc.option(fc.constantFrom(...ends)), to: fc.option(fc.constantFrom(...ends)) };
}

const word = fc.constantFrom(...vocabulary);
/** Up to four of them in a row. */
export const phrase = fc
  .array(word, { minLength: 0, maxLength: 4 })
  .map((words) => words.join(" "));

/** Any query that the parser can make of these words. */
export const { tree } = fc.letrec<{ tree: SearchTree; leaf: SearchTree }>((tie) => ({
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant("text" as const),
      text: fc.oneof(word, phrase, fc.constantFrom("m", "y", "e", "c", "s")),
      prefix: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constantFrom(
        ...textualFields.filter((field) => !["kind", "status", "label"].includes(field)),
      ),
      value: fc.oneof(word, phrase),
    }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constant("kind" as const),
      value: fc.constantFrom(...stillKinds),
    }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constant("status" as const),
      value: fc.constantFrom(...rightsStatuses),
    }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constant("label" as const),
      value: fc.constantFrom(...colourLabels, "p"),
    }),
    fc.record({
      kind: fc.constant("rating" as const),
      from: fc.option(fc.integer({ min: 0, max: 5 })),
      to: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
    fc.record({
      kind: fc.constant("has" as const),
      what: fc.constantFrom(...hasNames),
      present: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("is" as const), state: fc.constantFrom(...stillStates) }),
    fc.record({
      kind: fc.constant("only-in" as const),
      sources: fc.subarray([1, 2, 3]),
    }),
    fc.record({
      kind: fc.constant("years" as const),
      from: fc.option(fc.integer({ min: 1990, max: 2022 })),
      to: fc.option(fc.integer({ min: 1990, max: 2022 })),
    }),
    fc.record({
      kind: fc.constant("between" as const),
      by: fc.constantFrom(...dateFields),
      ...range([1, 2, 20200000000000, 20200599999999, 20210101000000]),
    }),
    fc.record({
      kind: fc.constant("size" as const),
      unit: fc.constantFrom(...sizeUnits),
      ...range([999, 1000, 3000, 2_000_000, 6_000_000]),
    }),
    fc.record({
      kind: fc.constant("count" as const),
      of: fc.constantFrom(...countFields),
      ...range([0, 1, 2, 3]),
    }),
    fc.record({
      kind: fc.constant("language" as const),
      what: fc.constantFrom(...languageFields),
      language: fc.constantFrom("en", "en-gb", "zh", "zh-Hant", "fr"),
      present: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom("stills" as const, "alike" as const),
      ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
    }),
  ),
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), part: tie("tree") }),
  ),
}));
