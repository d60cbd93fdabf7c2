import fc from "fast-check";
import { expect, it } from "vitest";
import { printCastList } from "../../../electron/engine/cast-lists/print-cast-list.ts";
import type { CastEntry, CastRow } from "../../../shared/cast-list.ts";
import { roleKinds } from "../../../shared/record.ts";
import { reading } from "./reading.ts";

const film = { title: "Return to Dust", year: 2022 };

/** Names as the archive keeps them: composed, with single spaces and no control characters; a lone dash is no name. */
const name = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      "=1+1",
      "'=x",
      "-",
      "@Ma",
      "Ma; Youtie",
      '"Ma" Youtie',
      "Ma (voice)",
      "马有铁",
      "A as B",
      "// C",
    ),
  )
  .map((text) =>
    text
      .normalize("NFC")
      .replaceAll(/[\s\p{Cc}]+/gu, " ")
      .trim(),
  )
  .filter((text) => text !== "" && !/^(?:[-–—]+|\.{2,}|…|\\N|n\/a)$/iu.test(text));

const entry: fc.Arbitrary<CastEntry> = fc.record({
  character: name,
  performer: fc.option(name),
  creditedAs: fc.option(name),
  order: fc.option(fc.integer({ min: 1, max: 999_999 })),
  kind: fc.constantFrom(...roleKinds),
  uncredited: fc.boolean(),
  code: fc.option(name),
});

const folded = (text: string | null): string => (text ?? "").toLowerCase();
const cast = fc
  .uniqueArray(entry, {
    selector: (one) => JSON.stringify([folded(one.character), folded(one.performer)]),
    minLength: 1,
    maxLength: 12,
  })
  .map((entries) => {
    // what two roles share, a list that is read has something to say about
    const codes = new Set<string>();
    const orders = new Set<number>();
    return entries.map((one) => {
      const code = one.code === null || codes.has(one.code) ? null : one.code;
      const order = one.order === null || orders.has(one.order) ? null : one.order;
      if (code !== null) codes.add(code);
      if (order !== null) orders.add(order);
      return { ...one, code, order };
    });
  });

function entryOf({
  character,
  performer,
  creditedAs,
  order,
  kind,
  uncredited,
  code,
}: CastRow): CastEntry {
  return { character, performer, creditedAs, order, kind, uncredited, code };
}

it.each(["csv", "tsv", "json"] as const)("a cast printed as %s is read back the same", (form) => {
  fc.assert(
    fc.property(cast, (entries) => {
      const read = reading(printCastList(form, film, entries));
      expect(read.form).toBe(form);
      expect(read.rows.map(entryOf)).toEqual(entries);
      expect(
        read.rows.every((row) => row.film?.title === film.title && row.film.year === 2022),
      ).toBe(true);
      expect(read.words).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("codes carry code, character, performer and credited name", () => {
  const plain = name.filter((text) => !text.startsWith("//") && !/ as |\(/u.test(text));
  const codeEntry = fc.record({ character: plain, performer: plain, creditedAs: fc.option(plain) });
  fc.assert(
    fc.property(
      fc.uniqueArray(codeEntry, {
        selector: (one) => JSON.stringify([folded(one.character), folded(one.performer)]),
        minLength: 1,
      }),
      (entries) => {
        const printed = printCastList(
          "codes",
          film,
          entries.map((one, at) => ({
            ...one,
            code: `c${String(at)}`,
            order: null,
            kind: "role",
            uncredited: false,
          })),
        );
        const read = reading(printed);
        expect(read.form).toBe("codes");
        expect(
          read.rows.map(({ code, character, performer, creditedAs }) => ({
            code,
            character,
            performer,
            creditedAs,
          })),
        ).toEqual(entries.map((one, at) => ({ code: `c${String(at)}`, ...one })));
      },
    ),
  );
});

it("gives a code to whoever has none, never one that is taken", () => {
  const role = { creditedAs: null, order: null, kind: "role", uncredited: false } as const;
  const printed = printCastList("codes", film, [
    { ...role, character: "Cao Guiying", performer: "Hai Qing", code: null },
    { ...role, character: "Émile Zola", performer: null, code: null },
    { ...role, character: "Carl Gustav", performer: "B", code: null },
    { ...role, character: "马有铁", performer: "武仁林", code: null },
    { ...role, character: "Other", performer: "X", code: "ez" },
  ]);
  expect(printed.split("\r\n").slice(2, -1)).toEqual([
    "// Made up for this file, and not read back into an archive: cg ez2 cg2 c",
    "cg\tCao Guiying\tHai Qing\tHai Qing as Cao Guiying",
    "ez2\tÉmile Zola",
    "cg2\tCarl Gustav\tB\tB as Carl Gustav",
    "c\t马有铁\t武仁林\t武仁林 as 马有铁",
    "ez\tOther\tX\tX as Other",
  ]);
  expect(reading(printed).rows.map(({ code }) => code)).toEqual([null, null, null, null, "ez"]);
});

it("opens in a spreadsheet in every script, and begins no formula there", () => {
  const printed = printCastList("csv", film, [
    {
      character: "=HYPERLINK(1)",
      performer: null,
      creditedAs: null,
      order: null,
      kind: "role",
      uncredited: false,
      code: null,
    },
  ]);
  expect(printed).toMatch(/^\uFEFFFilm,Year/u);
  expect(printed).toContain("'=HYPERLINK(1)");
});
