import { expect, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { recordOf } from "../../../electron/engine/catalog/record.ts";
import type { MarkChange } from "../../../electron/engine/catalog/marks.ts";
import { markStills } from "../../../electron/engine/commands/mark-stills.ts";
import { unmarked, type Marks } from "../../../shared/marks.ts";
import { copyMetadata } from "../../../electron/engine/commands/copy-metadata.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

function threeStills(): { catalog: Catalog; stills: number[] } {
  const catalog = emptyCatalog();
  return { catalog, stills: storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]) };
}

function marksOf({ db }: Catalog, still: number | undefined): Marks | undefined {
  return recordOf(db, still ?? 0)?.marks;
}

test("only what is given is written, and only what differs is a change", () => {
  const { catalog, stills } = threeStills();
  const { db } = catalog;
  expect(marksOf(catalog, stills[0])).toEqual(unmarked);
  markStills(db, stills.slice(0, 1), { rating: 4, colourLabel: "red" });
  const { result } = markStills(db, stills, { rating: 4, pick: "picked" });
  expect(result.changed).toBe(3);
  expect(markStills(db, stills, { rating: 4 }).result.changed).toBe(0);
  expect(marksOf(catalog, stills[0])).toEqual({
    rating: 4,
    pick: "picked",
    colourLabel: "red",
    workState: "new",
  });
  markStills(db, stills, { rating: null, colourLabel: null, workState: "checked" });
  expect(marksOf(catalog, stills[0])).toEqual({
    rating: null,
    pick: "picked",
    colourLabel: null,
    workState: "checked",
  });
});

test("marking stills is one change, which undo takes back and redo does again", () => {
  const { catalog, stills } = threeStills();
  const { db } = catalog;
  record(db, () => markStills(db, stills, { rating: 2 }));
  record(db, () => markStills(db, stills, { rating: 5, workState: "tagged" }));
  expect(undo(db)?.result).toBe(
    "Rated 3 stills ★★★★★ (3 had another rating); marked 3 stills as tagged",
  );
  expect(marksOf(catalog, stills[2])).toEqual({ ...unmarked, rating: 2 });
  redo(db);
  expect(marksOf(catalog, stills[2])).toEqual({ ...unmarked, rating: 5, workState: "tagged" });
});

test.each<[MarkChange, string]>([
  [{ rating: 3 }, "Rated 3 stills ★★★"],
  [{ pick: "picked" }, "Picked 3 stills"],
  [{ pick: "rejected" }, "Rejected 3 stills"],
  [{ colourLabel: "purple" }, "Labelled 3 stills purple"],
  [{ workState: "captioned" }, "Marked 3 stills as captioned"],
])("what was done is said in a sentence: %o", (marks, sentence) => {
  const { catalog, stills } = threeStills();
  expect(markStills(catalog.db, stills, marks).label).toBe(sentence);
});

test("how many of several stills had another mark is said, not of those that had none", () => {
  const { catalog, stills } = threeStills();
  const { db } = catalog;
  const said = (marks: MarkChange, of = stills): string => markStills(db, of, marks).label;
  said(
    { rating: 2, pick: "rejected", colourLabel: "blue", workState: "tagged" },
    stills.slice(0, 2),
  );
  said({ rating: 3 }, stills.slice(1, 2));
  expect(said({ rating: 3 })).toBe("Rated 2 stills ★★★ (1 had another rating)");
  expect(said({ pick: "picked" })).toBe("Picked 3 stills (2 had been rejected)");
  expect(said({ colourLabel: "red" })).toBe("Labelled 3 stills red (2 had another label)");
  expect(said({ workState: "checked" })).toBe("Marked 3 stills as checked (2 had another state)");
  expect(said({ rating: 1 }, stills.slice(0, 1))).toBe("Rated 1 still ★");
  expect(said({ rating: null })).toBe("Took the rating from 3 stills");
});

test("taking marks away is said too", () => {
  const { catalog, stills } = threeStills();
  const { db } = catalog;
  markStills(db, stills, { rating: 1, pick: "rejected", colourLabel: "blue" });
  const said = (marks: MarkChange): string => markStills(db, stills, marks).label;
  expect(said({ rating: null })).toBe("Took the rating from 3 stills");
  expect(said({ pick: null })).toBe("Set 3 stills back to neither picked nor rejected");
  expect(said({ colourLabel: null })).toBe("Took the colour label from 3 stills");
});

test("a still that shows the same is given the marks it lacks, and keeps its own unless they are chosen", () => {
  const { catalog, stills } = threeStills();
  const { db } = catalog;
  const [from = 0, fills = 0, chosen = 0] = stills;
  markStills(db, [from], { rating: 5, pick: "picked", workState: "captioned" });
  markStills(db, [fills, chosen], { rating: 2, colourLabel: "green" });
  const none = { pick: "picked", colourLabel: "green", workState: "captioned" } as const;
  copyMetadata(db, from, [fills], []);
  expect(marksOf(catalog, fills)).toEqual({ ...none, rating: 2 });
  copyMetadata(db, from, [chosen], [{ field: "rating", language: "x-default", from }]);
  expect(marksOf(catalog, chosen)).toEqual({ ...none, rating: 5 });
});
