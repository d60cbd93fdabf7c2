import fc from "fast-check";
import { colourLabels } from "../../../shared/marks.ts";
import { sizeUnits } from "../../../shared/query/sizes.ts";
import type { QueryTree } from "../../../shared/query/tree.ts";
import {
  countFields,
  dateFields,
  hasNames,
  join,
  languageFields,
  namingFields,
  stillStates,
  textualFields,
} from "../../../shared/query/tree.ts";

const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "Ma Youtie",
      "OR",
      "AND",
      "-x",
      "a:b",
      'say "cut"',
      "(x)",
      "张曼玉",
      "film:",
      "",
      '"',
      "x*",
    ),
  )
  .map((value) => value.replaceAll(/[\u201c\u201d\u201e\uff02]/gu, ""));

const day = fc.oneof(
  fc.constantFrom(
    "today",
    "yesterday",
    "tomorrow",
    "7d",
    "3m",
    "1y",
    "2024",
    "2024-02",
    "2024-02-29",
  ),
  fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** Any tree in the form that the parser makes, of every kind of term. */
export const { tree } = fc.letrec<{ tree: QueryTree; leaf: QueryTree }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text, prefix: fc.boolean() }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constantFrom(
        ...textualFields.filter((name) => !["kind", "status", "label"].includes(name)),
      ),
      value: text,
    }),
    fc.record({
      kind: fc.constant("named" as const),
      by: fc.constantFrom(...namingFields),
      value: text,
    }),
    fc.record({
      kind: fc.constant("has" as const),
      what: fc.constantFrom(...hasNames),
      present: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("is" as const), state: fc.constantFrom(...stillStates) }),
    fc.record({
      kind: fc.constant("field" as const),
      field: fc.constant("label" as const),
      value: fc.constantFrom(...colourLabels),
    }),
    fc.record({
      kind: fc.constant("rating" as const),
      from: fc.option(fc.integer({ min: 0, max: 5 })),
      to: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
    fc
      .record({ by: fc.constantFrom(...dateFields), from: fc.option(day), to: fc.option(day) })
      .map((range) => ({ kind: "dates" as const, ...range })),
    fc
      .record({
        unit: fc.constantFrom(...sizeUnits),
        from: fc.option(fc.nat(5_000_000_000)),
        to: fc.option(fc.nat(5_000_000_000)),
      })
      // without an end there is no unit either
      .filter(({ unit, from, to }) => unit === "edge" || from !== null || to !== null)
      .map((range) => ({ kind: "size" as const, ...range })),
    fc.record({
      kind: fc.constant("count" as const),
      of: fc.constantFrom(...countFields),
      from: fc.option(fc.nat(999_999)),
      to: fc.option(fc.nat(999_999)),
    }),
    fc.record({
      kind: fc.constant("language" as const),
      what: fc.constantFrom(...languageFields),
      language: fc.constantFrom("zh", "zh-Hant", "en-GB", "x-default", "de"),
      present: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("years" as const),
      from: fc.option(fc.integer({ min: 0, max: 9999 })),
      to: fc.option(fc.integer({ min: 0, max: 9999 })),
    }),
  ),
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("tree"), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, parts]) => join(kind, parts)),
    tie("tree").map((part): QueryTree => ({ kind: "not", part })),
  ),
}));
