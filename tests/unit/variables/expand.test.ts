import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expand, hasNewBraces, variables } from "../../../shared/variables.ts";
import type { VariableValues } from "../../../shared/variables.ts";

const values: VariableValues = {
  film: "Return to Dust",
  year: "2022",
  characters: "Ma Youtie, Cao Guiying",
  performers: "Wu Renlin, Hai Qing",
  "performers:as": "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying",
  "people:left-to-right": "Wu Renlin as Ma Youtie, left, and Hai Qing as Cao Guiying",
  scene: "",
  credit: "Courtesy of {film} Collection",
  date: "2021-03",
  filename: "RTD_0107",
  seq: "7",
  stillnumber: "RTD-107",
  kind: "Scene still",
  set: "Spring",
  photographer: "",
};

/** The template that expands to exactly this text. */
function literal(text: string): string {
  return text.replaceAll("{", "{{").replaceAll("}", "}}");
}

describe("variables", () => {
  it("become what they stand for", () => {
    expect(expand("{film} ({year}) {stillnumber}", values)).toEqual({
      text: "Return to Dust (2022) RTD-107",
      problems: [],
      empty: [],
    });
  });

  it("are found in any case and with blanks around them", () => {
    expect(expand("{Film}{ year }", values).text).toBe("Return to Dust2022");
  });

  it("may have a form behind a colon", () => {
    expect(expand("{performers:as} {Performers : As}", values).text).toBe(
      "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying ".repeat(2).trim(),
    );
    expect(expand("{performers:is}", values).problems).toHaveLength(1);
    expect(expand("{performer:as}", values).problems[0]?.suggestion).toBe("{performers:as}");
  });

  it("give the position as many digits as asked for", () => {
    expect(expand("{seq:4}", values).text).toBe("0007");
    expect(expand("{seq}", values).text).toBe("7");
    expect(expand("{seq:2}", { ...values, seq: "1234" }).text).toBe("1234");
  });

  it("say which of them stand for nothing, each once", () => {
    expect(expand("{scene}-{scene}-{photographer}", values).empty).toEqual([
      "scene",
      "photographer",
    ]);
  });

  it("do not expand braces within a value", () => {
    expect(expand("{credit}", values).text).toBe("Courtesy of {film} Collection");
  });

  it.each([
    ["{flim}", "{film}"],
    ["{caracters}", "{characters}"],
    ["{photographers}", "{photographer}"],
    ["{number}", "{stillnumber}"],
    ["{char}", "{characters}"],
  ])("name the nearest known one for %s", (template, hint) => {
    const { text, problems } = expand(template, values);
    expect(text).toBe(template);
    expect(problems).toEqual([
      {
        from: 0,
        to: template.length,
        message: expect.stringContaining(`Did you mean ${hint}?`),
        suggestion: hint,
      },
    ]);
  });

  it("list the known ones where none is near", () => {
    const [problem] = expand("{weather}", values).problems;
    expect(problem?.message).toContain("Known are film, year");
    expect(problem?.suggestion).toBeNull();
  });

  it.each(["{seq:0}", "{seq:x}", "{seq:4:4}", "{film:3}", "{}", "{film"])(
    "explain what is wrong with %s",
    (template) => {
      const { text, problems } = expand(template, values);
      expect(text).toBe(template);
      expect(problems).toHaveLength(1);
    },
  );

  it("tell where in the template a problem is", () => {
    expect(expand("{film} {x} ", values).problems[0]).toMatchObject({ from: 7, to: 10 });
  });

  it("each have a name, an explanation and an example", () => {
    for (const variable of variables)
      expect(variable.about.length * variable.example.length).toBeGreaterThan(0);
    expect(new Set(variables.map((variable) => variable.name)).size).toBe(variables.length);
  });
});

describe("braces", () => {
  it("that a text had before are words, those that are written now are variables", () => {
    expect(hasNewBraces("A {film} is here", "A {film} was here")).toBe(false);
    expect(hasNewBraces("A {film} of {year}", "A {film} was here")).toBe(true);
    expect(hasNewBraces("A brace { as it is", "A brace { as it was")).toBe(false);
    expect(hasNewBraces("No brace", "A {film}")).toBe(false);
  });
});

describe("any text", () => {
  it("comes out as it is once its braces are doubled", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(expand(literal(text), values)).toEqual({ text, problems: [], empty: [] });
      }),
    );
  });

  it("is never lost or refused as a template", () => {
    const piece = fc.constantFrom("{", "}", "{film}", "{seq:3}", "{x}", ":", "text", "剧照", "$&");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const template = pieces.join("");
        for (const { from, to } of expand(template, values).problems)
          expect(template.slice(from, to)).toMatch(/^\{/u);
      }),
    );
  });

  it("stands in for a variable unchanged, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (film) => {
        expect(expand("<{film}>", { ...values, film }).text).toBe(`<${film}>`);
      }),
    );
  });
});
