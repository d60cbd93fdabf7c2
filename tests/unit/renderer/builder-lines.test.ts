import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldGroups, fields } from "../../../renderer/builder/fields.ts";
import { termOf } from "../../../renderer/builder/condition.ts";
import {
  type Line,
  type Lines,
  linesOf,
  linesOfTree,
  newGroup,
  newLine,
  queryOfLines,
  treeOfLines,
  withAdded,
  withCondition,
  withJoined,
  withLine,
} from "../../../renderer/builder/lines.ts";
import { relationLabel, relationsOf } from "../../../renderer/builder/relations.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import { fieldNames } from "../../../shared/query/tree.ts";
import type { QueryTree } from "../../../shared/query/tree.ts";
import { tree } from "../query/any-tree.ts";

function shown(query: string): Lines {
  const lines = linesOf(query);
  if ("trouble" in lines) throw new Error(lines.trouble);
  return lines;
}

function allLines(lines: Lines): Line[] {
  return lines.lines.flatMap((one) => (one.kind === "line" ? [one] : allLines(one)));
}

/** Field, relation and value of each row, as they are read. */
function inWords(query: string): string[] {
  return allLines(shown(query)).map(({ condition: { field, relation, value, upTo } }) => {
    const found = fields.find(({ id }) => id === field);
    if (found === undefined) throw new Error(field);
    const words = `${found.label} ${relationLabel(found.asks, relation)}`;
    return [words, value, upTo].filter((one) => one !== "").join(" ");
  });
}

/** Levels of groups within the first one. */
function nested(one: QueryTree): number {
  const part = one.kind === "not" ? one.part : one;
  return part.kind === "and" || part.kind === "or" ? 1 + Math.max(...part.parts.map(nested)) : 0;
}

function isDeniedTwice(one: QueryTree): boolean {
  if (one.kind === "not") return one.part.kind === "not" || isDeniedTwice(one.part);
  return (one.kind === "and" || one.kind === "or") && one.parts.some(isDeniedTwice);
}

describe("every tree", () => {
  test("that is shown as rows is the tree they say", () => {
    fc.assert(
      fc.property(tree, (original) => {
        const lines = linesOfTree(original);
        if (lines !== null) expect(treeOfLines(lines)).toEqual(original);
      }),
      { numRuns: 2000 },
    );
  });

  test("is shown unless it is nested more than three levels deep, or denied twice", () => {
    fc.assert(
      fc.property(tree, (original) => {
        const isShown = linesOfTree(original) !== null;
        expect(isShown).toBe(nested(original) <= 3 && !isDeniedTwice(original));
      }),
      { numRuns: 2000 },
    );
  });

  test("is said by its rows also when each of them is written anew from what it shows", () => {
    fc.assert(
      fc.property(tree, (original) => {
        const lines = linesOfTree(original);
        for (const { condition, said } of lines === null ? [] : allLines(lines)) {
          const again = termOf(condition);
          if (again !== null && said !== null) expect(signOf(again)).toEqual(signOf(said));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("has a relation that is offered, or one that is named", () => {
    fc.assert(
      fc.property(tree, (original) => {
        const lines = linesOfTree(original);
        for (const { condition } of lines === null ? [] : allLines(lines)) {
          const field = fields.find(({ id }) => id === condition.field);
          if (field === undefined) throw new Error(condition.field);
          expect(relationsOf(field.asks).map(({ name }) => name)).toContain(
            // the language writes exact sizes only as ranges
            field.asks.of === "size" ? "between" : condition.relation.name,
          );
        }
      }),
    );
  });
});

/** `-has:caption` and `no:caption` are one: what is given is not missing. */
function signOf({ term, not }: NonNullable<Line["said"]>): unknown {
  return "present" in term && not
    ? { term: { ...term, present: !term.present }, not: false }
    : { term, not };
}

test("all fields of the language have a place, each once", () => {
  const ids = fieldGroups.flatMap((group) => group.fields.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const without = new Set(["has", "no", "is", "size"]); // said by other fields
  for (const name of fieldNames) if (!without.has(name)) expect(ids).toContain(name);
});

test.each([
  ["eggs", ["Any text or name has words beginning with eggs"]],
  ['-"the egg"', ["Any text or name has not exactly the words the egg"]],
  ['film:"Hamlet #12"', ["Film is Hamlet #12"]],
  ["-film:dust no:scene", ["Film is not dust", "Scene is none"]],
  ["has:caption:zh -has:caption", ["Caption is given in zh", "Caption is missing"]],
  ["-no:caption", ["Caption is given"]],
  ["is:picked -is:checked", ["Pick is picked", "Work state is not checked"]],
  ["is:offline", ["State of its files is offline"]],
  ["added:7d", ["Added to the archive is in the last 7d"]],
  ["changed:today", ["Last changed is today"]],
  ["date:2024-01..2024-06", ["Date made is between 2024-01 2024-06"]],
  ["date:>=2024-03", ["Date made is since 2024-03"]],
  ["year:<=1999", ["Year of the film is at most 1999"]],
  ["rating:3 people:>=3", ["Rating is 3", "Number of people is at least 3"]],
  ["size:>=3000px", ["Longer edge is at least 3000px"]],
  ["size:12MP", ["Megapixels is about 12MP"]],
  ["size:..20MB", ["File size is at most 20MB"]],
  ["credit:hbo no:photographer", ["Credit line has the words hbo", "Photographer is missing"]],
  ["has:conflict", ["Conflict to settle is there"]],
])("%s reads as rows", (query, rows) => {
  expect(inWords(query)).toEqual(rows);
});

test("groups keep whether all, any or none of their rows must hold", () => {
  const { joined, not, lines } = shown("film:dust (a OR (b c)) -(d OR e)");
  expect({ joined, not }).toEqual({ joined: "and", not: false });
  expect(lines.map((one) => (one.kind === "lines" ? [one.joined, one.not] : one.kind))).toEqual([
    "line",
    ["or", false],
    ["or", true],
  ]);
});

test("what cannot be shown is told, and what cannot be read too", () => {
  expect(linesOf("a OR (b (c OR (d (e OR f))))")).toEqual({
    trouble: "This search is nested more deeply than rows can show. It stays as it is.",
  });
  expect(linesOf("flim:dust")).toMatchObject({
    trouble: expect.stringContaining("There is no field “flim:”"),
  });
});

describe("rows that are edited", () => {
  const film = (value: string): Line =>
    newLine({ field: "film", relation: { name: "is", not: false }, value, upTo: "" });

  test("say nothing while they have no value", () => {
    const top = withAdded(shown("eggs"), shown("").key, film("x"));
    expect(queryOfLines(top)).toBe("eggs");
    const { key } = top;
    expect(queryOfLines(withAdded(top, key, film("")))).toBe("eggs");
    expect(queryOfLines(withAdded(top, key, film("Return to Dust")))).toBe(
      'eggs film:"Return to Dust"',
    );
    const blank = {
      field: "film",
      relation: { name: "is", not: false },
      value: "",
      upTo: "",
    } as const;
    expect(queryOfLines(withAdded(top, key, newGroup("or", blank)))).toBe("eggs");
  });

  test("are changed, taken away and joined otherwise", () => {
    const top = shown("eggs (film:dust OR film:snow)");
    const [eggs, group] = top.lines;
    if (eggs?.kind !== "line" || group?.kind !== "lines") throw new Error("other rows");
    const [dust] = group.lines;
    if (dust?.kind !== "line") throw new Error("other rows");
    const not = withCondition(dust, { ...dust.condition, relation: { name: "is", not: true } });
    expect(queryOfLines(withLine(top, dust.key, not))).toBe(
      "eggs (-film:dust OR film:snow)".replaceAll(/[()]/gu, ""),
    );
    expect(queryOfLines(withLine(top, dust.key, null))).toBe("eggs film:snow");
    expect(queryOfLines(withJoined(top, group.key, { joined: "or", not: true }))).toBe(
      "eggs -(film:dust OR film:snow)",
    );
    expect(queryOfLines(withJoined(top, top.key, { joined: "or", not: false }))).toBe(
      "eggs OR film:dust OR film:snow",
    );
  });

  test("of dates, sizes and numbers are read as the language reads them", () => {
    const said = (
      field: string,
      name: "is" | "least" | "between" | "last" | "about",
      value: string,
      upTo = "",
    ): QueryTree | null =>
      termOf({ field, relation: { name, not: false }, value, upTo })?.term ?? null;
    const typed = (query: string): QueryTree => {
      const parsed = parseQuery(query);
      if ("problem" in parsed) throw new Error(parsed.problem.message);
      return parsed.tree;
    };
    expect(said("added", "last", "2w")).toEqual(typed("added:2w"));
    expect(said("date", "is", "2024-02-29")).toEqual(typed("date:2024-02-29"));
    expect(said("date", "is", "2023-02-29")).toBeNull();
    expect(said("people", "between", "2", "4")).toEqual(typed("people:2..4"));
    expect(said("people", "between", "", "4")).toEqual(typed("people:..4"));
    expect(said("bytes", "least", "1.5MB")).toEqual(typed("size:>=1.5MB"));
    expect(said("pixels", "about", "12MP")).toEqual(typed("size:12MP"));
    expect(said("rating", "is", "6")).toBeNull();
  });
});
