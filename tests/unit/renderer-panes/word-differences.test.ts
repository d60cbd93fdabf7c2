import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutLikeness } from "../../../renderer/inspector/without-likeness.ts";
import { changesIn, differencesIn } from "../../../renderer/inspector/word-differences.ts";

/** A text with what differs in brackets. */
function marked(text: string, ...others: readonly string[]): string {
  return differencesIn(text, others)
    .map((stretch) => (stretch.differs ? `[${stretch.text}]` : stretch.text))
    .join("");
}

describe("what of a caption other places do not say", () => {
  test("is the one word that differs, on both sides", () => {
    expect(marked("Ma Youtie hatches the eggs.", "Ma Youtie counts the eggs.")).toBe(
      "Ma Youtie [hatches] the eggs.",
    );
    expect(marked("Ma Youtie counts the eggs.", "Ma Youtie hatches the eggs.")).toBe(
      "Ma Youtie [counts] the eggs.",
    );
  });

  test("is everything that any of several others says differently", () => {
    expect(marked("The wedding in the snow", "The wedding in rain", "A wedding in the snow")).toBe(
      "[The] wedding in [the snow]",
    );
  });

  test("is found by character in Chinese", () => {
    expect(marked("马有铁在雪中耕地", "马有铁在雨中耕地")).toBe("马有铁在[雪]中耕地");
  });

  test("is nothing where only the other one has more, and where the two have nothing in common", () => {
    expect(marked("The wedding", "The wedding in snow")).toBe("The wedding");
    expect(marked("Harvest at dusk", "两个人")).toBe("Harvest at dusk");
  });

  test("leaves the text as it is, whatever is marked", () => {
    const words = fc.array(fc.constantFrom("egg", " ", "hen", "雪", "。", "\n"), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const stretches = differencesIn(one.join(""), [other.join("")]);
        expect(stretches.map(({ text }) => text).join("")).toBe(one.join(""));
      }),
    );
  });
});

describe("what of a caption takes the place of another", () => {
  const changed = (text: string, other: string): string =>
    changesIn(text, other)
      .map((stretch) => (stretch.differs ? `[${stretch.text}]` : stretch.text))
      .join("");

  test("is all of it where it is wholly rewritten, in whichever script", () => {
    expect(changed("Harvest at dusk", "Two people wait")).toBe("[Harvest at dusk]");
    expect(changed("马有铁", "Two people wait")).toBe("[马有铁]");
  });

  test("is what differs where little is left as it was", () => {
    expect(changed("A lamp burns above the old gate.", "Nobody waits here any more.")).toBe(
      "[A lamp burns above the old gate].",
    );
    expect(changed("The wedding", "The wedding in snow")).toBe("The wedding");
  });
});

test("of long captions the words around what differs are left, with whole words at their ends", () => {
  const long = "They plough the field with the donkey before the rain comes. ".repeat(20);
  const text = `${long}hatching ${long}`;
  const parts = withoutLikeness(differencesIn(text, [`${long}counting ${long}`]));
  const shown = parts.map((part) => part.text).join("");
  expect(parts.filter(({ differs }) => differs)).toEqual([{ text: "hatching", differs: true }]);
  expect(shown.length).toBeLessThan(260);
  expect(shown).toMatch(/^… \S.* hatching .*\S …$/su);
  for (const word of shown.split(/\s+/u)) expect(["…", ...text.split(/\s+/u)]).toContain(word);
});
