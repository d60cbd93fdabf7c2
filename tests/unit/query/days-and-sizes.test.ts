import { describe, expect, test } from "vitest";
import { asDateKeys, asInstants, parseDates, printDates } from "../../../shared/query/dates.ts";
import { parseQuery } from "../../../shared/query/parse.ts";
import { printQuery } from "../../../shared/query/print.ts";
import { parseSizes, printSizes, type SizeRange } from "../../../shared/query/sizes.ts";

/** The fifth of March 2024, a leap year, at noon by this machine's clock. */
const now = new Date(2024, 2, 5, 12);

describe("days", () => {
  test.each<[string, string | null, string | null]>([
    ["2024", "2024", "2024"],
    ["2024-3", "2024-03", "2024-03"],
    ["2024/03/05", "2024-03-05", "2024-03-05"],
    ["2024-01..2024-06", "2024-01", "2024-06"],
    ["2024-01..", "2024-01", null],
    ["..2024-06", null, "2024-06"],
    [">2023", "2024", null],
    [">2023-12", "2024-01", null],
    [">2024-02-29", "2024-03-01", null],
    [">=2024-03", "2024-03", null],
    ["<2024", null, "2023"],
    ["<2024-01", null, "2023-12"],
    ["<2024-03-01", null, "2024-02-29"],
    ["<2023-03-01", null, "2023-02-28"],
    ["<=2024-03", null, "2024-03"],
    ["today", "today", "today"],
    [">yesterday", "today", null],
    ["<today", null, "yesterday"],
    ["7d", "7d", null],
    ["2w", "14d", null],
    ["30d..7d", "30d", "7d"],
    ["<7d", null, "8d"],
    ["1y", "1y", null],
  ])("%s", (text, from, to) => {
    expect(parseDates(text)).toEqual({ from, to });
  });

  test.each(["2024-13", "2023-02-29", "2024-04-31", "soon", "12345", "-", "7q"])(
    "%s is none",
    (text) => expect(parseDates(text)).toBeNull(),
  );

  test("a range is written as short as it can be read again", () => {
    expect(printDates({ from: "2024-03", to: "2024-03" })).toBe("2024-03");
    expect(printDates({ from: "7d", to: null })).toBe("7d");
    expect(printDates({ from: "7d", to: "7d" })).toBe("7d..7d");
    expect(printDates({ from: null, to: null })).toBe("..");
  });

  test.each<[string, Date | null, Date | null]>([
    ["2024", new Date(2024, 0, 1), new Date(2025, 0, 1)],
    ["2024-02", new Date(2024, 1, 1), new Date(2024, 2, 1)],
    ["2024-02-29", new Date(2024, 1, 29), new Date(2024, 2, 1)],
    ["today", new Date(2024, 2, 5), new Date(2024, 2, 6)],
    ["yesterday", new Date(2024, 2, 4), new Date(2024, 2, 5)],
    ["7d", new Date(2024, 1, 27), null],
    ["1m..", new Date(2024, 1, 5), null],
    ["1y..", new Date(2023, 2, 5), null],
  ])("%s goes from midnight to midnight, by the machine's clock", (text, from, before) => {
    expect(asInstants(parseDates(text) ?? { from: null, to: null }, now)).toEqual({
      from: from === null ? null : from.getTime(),
      to: before === null ? null : before.getTime() - 1,
    });
  });

  test("the day a picture was made is compared as it is written, by no time zone", () => {
    expect(asDateKeys({ from: "2024", to: "2024-03" }, now)).toEqual({
      from: 20240000000000,
      to: 20240399999999,
    });
    expect(asDateKeys({ from: "yesterday", to: "today" }, now)).toEqual({
      from: 20240304000000,
      to: 20240305999999,
    });
  });
});

describe("sizes", () => {
  test.each<[string, SizeRange]>([
    ["3000", { unit: "edge", from: 3000, to: 3000 }],
    [">=3000px", { unit: "edge", from: 3000, to: null }],
    [">3000", { unit: "edge", from: 3001, to: null }],
    ["1000..2000", { unit: "edge", from: 1000, to: 2000 }],
    ["12MP", { unit: "pixels", from: 11_500_000, to: 12_499_999 }],
    ["12.5mp", { unit: "pixels", from: 12_450_000, to: 12_549_999 }],
    ["12..24MP", { unit: "pixels", from: 12_000_000, to: 24_000_000 }],
    [">20MB", { unit: "bytes", from: 20_000_001, to: null }],
    ["<=1,5 GB", { unit: "bytes", from: null, to: 1_500_000_000 }],
    ["800kB..2MB", { unit: "bytes", from: 800_000, to: 2_000_000 }],
  ])("%s", (text, range) => {
    expect(parseSizes(text)).toEqual(range);
  });

  test.each(["", "big", "12 apples", "3px..2MB", "-5"])("%s is none", (text) =>
    expect(parseSizes(text)).toBeNull(),
  );

  test.each<[SizeRange, string]>([
    [{ unit: "edge", from: 3000, to: 3000 }, "3000px"],
    [{ unit: "edge", from: 3000, to: null }, "3000px.."],
    [{ unit: "pixels", from: 11_500_000, to: 12_499_999 }, "11.5MP..12.499999MP"],
    [{ unit: "bytes", from: null, to: 19_999_999 }, "..19.999999MB"],
    [{ unit: "bytes", from: 12, to: 12 }, "12B..12B"],
  ])("%o is written %s", (range, text) => {
    expect(printSizes(range)).toBe(text);
    expect(parseSizes(text)).toEqual(range);
  });
});

describe("exported:", () => {
  test.each([
    ["exported:2026-11", { from: "2026-11", to: "2026-11" }],
    ["exported:7d", { from: "7d", to: null }],
    ["exported:>=2026-03", { from: "2026-03", to: null }],
    ["exported:today", { from: "today", to: "today" }],
    ["exported:yesterday..today", { from: "yesterday", to: "today" }],
  ])("%s asks for days", (query, range) => {
    expect(parseQuery(query)).toEqual({ tree: { kind: "dates", by: "exported", ...range } });
  });

  test.each([
    ['exported:"Sight & Sound"', "Sight & Sound"],
    ["exported:tom", "tom"],
    ["exported:to", "to"],
    ['exported:"2026"', "2026"],
    ["exported:", ""],
  ])("%s asks for a name", (query, value) => {
    const tree = { kind: "field", field: "exported", value } as const;
    expect(parseQuery(query)).toEqual({ tree });
    expect(parseQuery(printQuery(tree))).toEqual({ tree });
  });
});
