import fc from "fast-check";
import { expect, test } from "vitest";
import { element, xmlPieces } from "../../../../electron/engine/export/linked/xml.ts";
import { all, parsed } from "./parsed.ts";

test("every text comes back as it was, in elements and attributes; what XML cannot hold is seen to be missing", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(fc.constantFrom(..."\0\u0008\t\n\r\uFFFE\uD800<>&\"']🎞"), fc.string()),
      }),
      (text) => {
        const document = parsed(xmlPieces("a", {}, [element("b", { c: text }, text)]));
        const [read] = all(document, "b");
        const expected = [...text]
          .map((one) =>
            /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u.test(one) ? one : "\uFFFD",
          )
          .join("");
        expect(read?.text).toBe(expected);
        expect(read?.attributes["c"]).toBe(expected);
      },
    ),
  );
});

test("a document comes in pieces, one for each of its elements", () => {
  let made = 0;
  function* elements() {
    for (; made < 10_000; made += 1) yield element("b", {}, String(made));
  }
  const pieces = xmlPieces("a", {}, elements());
  pieces.next();
  pieces.next();
  expect(made).toBeLessThan(2);
});
