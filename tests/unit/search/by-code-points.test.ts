import fc from "fast-check";
import { expect, test } from "vitest";
import { byCodePoints } from "../../../electron/engine/search/by-code-points.ts";

test("texts stand in the order of their UTF-8, as SQLite has them", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(byCodePoints(a, b))).toBe(bytes);
    }),
  );
  expect(["🎬", "ﬁlm", "马"].toSorted(byCodePoints)).toEqual(["马", "ﬁlm", "🎬"]);
});
