import { expect, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { record, undo } from "../../../electron/engine/catalog/history.ts";
import { recordOf } from "../../../electron/engine/catalog/record.ts";
import { tagStills, type Tagged } from "../../../electron/engine/commands/tag-stills.ts";
import { fewestUnidentified } from "../../../electron/engine/catalog/tags.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

type Tagging = Parameters<typeof tagStills>[1];

/** A catalog of so many stills; their keys count from 1. */
function catalogOf(count: number): Catalog {
  const catalog = emptyCatalog();
  storeStills(
    catalog,
    Array.from({ length: count }, (_, index) => `${String(index)}.jpg`),
  );
  return catalog;
}

/** What a tagging came to, and the sentence that is told of it. */
function tag(
  { db }: Catalog,
  tagging: Partial<Tagging> & Pick<Tagging, "stills">,
): Tagged & { readonly label: string } {
  let label = "";
  const { result } = record(db, () => {
    const action = tagStills(db, { add: [], remove: [], ...tagging });
    ({ label } = action);
    return action;
  });
  return { ...result, label };
}

test("a tagging names what it changed, not what all stills had already", () => {
  const catalog = catalogOf(3);
  tag(catalog, { stills: [1, 2], add: [{ field: "keyword", name: "cart" }] });
  const add = [
    { field: "keyword", name: "cart" },
    { field: "keyword", name: "snow" },
  ] as const;
  const more = tag(catalog, { stills: [1, 2], add });
  expect(more.named).toEqual(["snow"]);
  expect(more.label).toBe("Tagged 2 stills with keyword “snow”");
  // the third has neither
  expect(tag(catalog, { stills: [1, 3], add }).label).toBe(
    "Tagged 1 still with keyword “cart”, keyword “snow”",
  );
});

test("a tagging names records as they are called, not as they were typed", () => {
  const catalog = catalogOf(2);
  const first = [
    { field: "film", name: "Dust (2022)" },
    { field: "character", name: "Ma Youtie" },
    { field: "keyword", name: "Cart" },
  ] as const;
  tag(catalog, { stills: [1], add: first });
  const turned = { field: "character", name: "Youtie Ma" } as const;
  const typed = [
    { field: "film", name: "dust (2022)" },
    turned,
    { field: "keyword", name: "cart" },
  ] as const;
  expect(tag(catalog, { stills: [2], add: typed }).label).toBe(
    "Tagged 1 still with film “Dust (2022)”, character “Ma Youtie”, keyword “Cart”",
  );
  expect(tag(catalog, { stills: [1], remove: [turned] })).toMatchObject({
    label: expect.stringMatching(/^Removed character “Ma Youtie” from 1 still/u),
    named: ["Ma Youtie"],
  });
  const role = { character: "Youtie Ma", performer: "Wu Renlin" };
  expect(tag(catalog, { stills: [1], role }).label).toBe(
    "Tagged 1 still with character “Ma Youtie”, performer “Wu Renlin”",
  );
});

test("a tagging that changes nothing names what was meant", () => {
  const catalog = catalogOf(1);
  const again = { stills: [1], add: [{ field: "keyword", name: "cart" }] } as const;
  tag(catalog, again);
  expect(tag(catalog, again)).toMatchObject({ changed: 0, named: ["cart"] });
});

test("what takes the place of others is named also where it was among them", () => {
  const catalog = catalogOf(1);
  const cart = { field: "keyword", name: "cart" } as const;
  tag(catalog, { stills: [1], add: [cart, { field: "keyword", name: "snow" }] });
  expect(tag(catalog, { stills: [1], add: [cart], replace: ["keyword"] }).label).toBe(
    "Replaced keywords of 1 still by keyword “cart”",
  );
});

test("who plays a character whom the cast gives to others is said of the tagged stills only", () => {
  const catalog = catalogOf(3);
  const film = { field: "film", name: "Dust" } as const;
  const ma = { field: "character", name: "Ma Youtie" } as const;
  const playedBy = (performer: string) => ({ character: "Ma Youtie", performer });
  tag(catalog, { stills: [1, 2, 3], add: [film, ma] });
  expect(tag(catalog, { stills: [1], role: playedBy("Wu Renlin") }).othersInCast).toEqual([]);
  const other = tag(catalog, { stills: [2], role: playedBy("Young Ma") });
  expect(other.othersInCast).toEqual(["Dust"]);
  expect(other.label).toBe(
    "Tagged 1 still with character “Ma Youtie”, performer “Young Ma”, in this still only: the cast of “Dust” names others",
  );
  const shown = (still: number): unknown =>
    recordOf(catalog.db, still)?.depictions.map(({ performer }) => performer?.name);
  // the third follows the cast
  expect([1, 2, 3].map(shown)).toEqual([["Wu Renlin"], ["Young Ma"], ["Wu Renlin"]]);
});

test("who plays a character whom the cast gives to others is taken from a file for its still only", () => {
  const catalog = emptyCatalog();
  const film = { title: "Dust", year: 2022, directors: [] };
  const carrying = (performer: string | null) => ({
    film,
    persons: [{ character: "Ma Youtie", performer }],
  });
  const stills = [
    ...storeStills(catalog, ["a.jpg"], carrying("Wu Renlin")),
    ...storeStills(catalog, ["b.jpg"], carrying("Young Ma")),
    ...storeStills(catalog, ["c.jpg"], carrying(null)),
  ];
  const shown = stills.map((still) =>
    recordOf(catalog.db, still)?.depictions.map(({ performer }) => performer?.name),
  );
  expect(shown).toEqual([["Wu Renlin"], ["Young Ma"], ["Wu Renlin"]]);
});

test("several people whom nobody can name are shown as so many, once however often it is said", () => {
  const catalog = catalogOf(2);
  const strangers = (people?: number) =>
    ({ field: "character", unidentified: true, people }) as const;
  const shown = (): unknown =>
    [1, 2].map((still) => recordOf(catalog.db, still)?.depictions.length);
  tag(catalog, { stills: [1], add: [strangers()] });
  const two = tag(catalog, { stills: [1, 2], add: [strangers(2)] });
  expect(two).toMatchObject({ changed: 2, named: ["two unidentified people"] });
  expect(two.label).toBe("Tagged 2 stills with two unidentified people");
  expect(shown()).toEqual([2, 2]);
  expect(tag(catalog, { stills: [1, 2], add: [strangers(2)] }).changed).toBe(0);
  expect(tag(catalog, { stills: [1, 2], add: [strangers()] }).changed).toBe(0);
  undo(catalog.db);
  expect(shown()).toEqual([1, 0]);
});

test("it is known how many unidentified people each of some stills shows at least", () => {
  const catalog = catalogOf(3);
  const strangers = (people: number) =>
    ({ field: "character", unidentified: true, people }) as const;
  tag(catalog, { stills: [1], add: [strangers(3)] });
  tag(catalog, { stills: [2], add: [strangers(2)] });
  expect(fewestUnidentified(catalog.db, [1])).toBe(3);
  expect(fewestUnidentified(catalog.db, [1, 2])).toBe(2);
  expect(fewestUnidentified(catalog.db, [1, 2, 3])).toBe(0);
});
