import fc from "fast-check";
import { expect, test } from "vitest";
import { groupings } from "../../shared/grouping.ts";
import { sortOrders } from "../../shared/sort-order.ts";
import { isLink, printLink, readLink } from "../../shared/search-link.ts";

const archive = "01234567-89ab-4cde-8f01-23456789abcd";

test("a link is a URL whose query other programs read", () => {
  const query = 'film:"Return to Dust" (剧照 OR eggs) & 100%';
  const link = printLink({ query, sort: "date", group: null, archive });
  // by the WHATWG URL parser
  const url = new URL(link);
  expect([url.protocol, url.host]).toEqual(["stillroom:", "search"]);
  expect([...url.searchParams]).toEqual([
    ["q", query],
    ["sort", "date"],
    ["archive", archive],
  ]);
  expect(link).toMatch(/^[\w:/?=&%.-]+$/u); // nothing at which a mail program ends a link
  expect(readLink(link)).toEqual({ search: { query, sort: "date", group: null, archive } });
});

test("every search comes back as it was", () => {
  // the search bar has one line, without spaces at its ends
  const queries = fc.string({ unit: "binary" }).map((text) =>
    text
      .toWellFormed()
      .replaceAll(/\p{Cc}+/gu, " ")
      .trim(),
  );
  fc.assert(
    fc.property(
      queries,
      fc.constantFrom(...sortOrders),
      fc.constantFrom(...groupings, null),
      fc.constantFrom(archive, null),
      (...said) => {
        const [query, sort, group, of] = said;
        const search = { query, sort, group, archive: of };
        expect(readLink(printLink(search))).toEqual({ search });
      },
    ),
  );
});

test.each([
  ["stillroom://search?q=eggs", "eggs"],
  ["stillroom://search/?q=eggs", "eggs"], // as some systems pass them on
  ["STILLROOM://Search?q=eggs+and%20bread", "eggs and bread"],
  ["stillroom:search?q=", ""],
  ["stillroom://search?q=a%0Ab", "a b"],
  ["stillroom://search?q=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>"], // words to search for
])("%s searches for %s", (link, query) => {
  expect(readLink(link)).toEqual({ search: { query, sort: "film", group: null, archive: null } });
});

test.each([
  ["stillroom://export?q=eggs", "does not know this kind of link"],
  ["stillroom://delete", "does not know this kind of link"],
  ["stillroom:", "does not know this kind of link"],
  ["stillroom://search/../export?q=a", "does not know this kind of link"],
  ["stillroom://user@search?q=a", "does not know this kind of link"],
  ["javascript:alert(1)", "does not know this kind of link"],
  ["stillroom://search?q=eggs#run", "does not know this kind of link"],
  ["stillroom://search", "does not say what to search for"],
  ["stillroom://search?sort=date", "does not say what to search for"],
  ["stillroom://search?q=eggs&catalog=/etc", "something besides a search"],
  ["stillroom://search?q=eggs&__proto__=1", "something besides a search"],
  ["stillroom://search?q=%E0%A4%A", "damaged"],
  ["stillroom://search?q=a&q=b", "damaged"],
  ["stillroom://search?q=a&archive=../../etc", "which archive"],
  ["stillroom://search?q=a&sort=size", "an order that is not known"],
  [`stillroom://search?q=${"a".repeat(10_001)}`, "it has 10,001 characters"],
  [`stillroom://search?q=${"%41".repeat(100_000)}`, "too long"],
])("%.60s is refused in words", (link, words) => {
  expect(readLink(link)).toEqual({ problem: expect.stringContaining(words) });
});

test("whatever a link says, it can only search or be refused", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "stillroom://", "stillroom://search?q="),
      (tail, head) => {
        const read = readLink(head + tail);
        expect("search" in read ? Object.keys(read.search) : ["refused"]).toEqual(
          "search" in read ? ["query", "sort", "group", "archive"] : ["refused"],
        );
      },
    ),
  );
});

test("a link is told from other arguments by its scheme alone", () => {
  expect(
    ["stillroom://search?q=a", "Stillroom:x", "--catalog", "/a/stillroom:x"].map(isLink),
  ).toEqual([true, true, false, false]);
});
