import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { run } from "../../../electron/engine/catalog/database.ts";
import { plainSource } from "../../../electron/engine/catalog/plain-source.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { makeSet } from "../../../electron/engine/commands/set-commands.ts";
import { prepareFolding } from "../../../electron/engine/search/fold.ts";
import { searchPlainly } from "../../../electron/engine/search/plain-search.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import type { Carried } from "../../../shared/carried.ts";
import { sortOrders } from "../../../shared/contract/search.ts";
import { stillKinds } from "../../../shared/still.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { phrase, tree } from "./arbitraries.ts";

beforeAll(prepareFolding);

const name = phrase.filter((text) => text.trim() !== "");
const names = fc.uniqueArray(name, { maxLength: 2 });
const texts = fc.record(
  {
    caption: fc.record({ "x-default": phrase, en: phrase }, { requiredKeys: [] }),
    headline: fc.record({ "x-default": name }),
    altText: fc.record({ "x-default": name }),
    creditLine: fc.record({ "x-default": name }),
  },
  { requiredKeys: [] },
);
/** What files of few films, people and words carry. */
const carried = fc.record({
  texts,
  creators: names,
  keywords: names,
  scenes: names,
  copyrightOwners: names,
  kind: fc.option(fc.constantFrom(...stillKinds)),
  dateCreated: fc.option(fc.constantFrom("1999", "2020-05", "2021-01-01T10:11:12")),
  film: fc.option(
    fc.record({
      title: fc.constantFrom("Ma", "東京 film"),
      year: fc.constantFrom(null, 1995, 2020),
      directors: fc.constant([]),
    }),
  ),
  persons: fc.array(fc.record({ performer: fc.option(name), character: fc.option(name) }), {
    maxLength: 2,
  }),
});

function catalogOf(files: readonly Partial<Carried>[]): Catalog {
  const catalog = emptyCatalog();
  for (const [at, file] of files.entries())
    storeStills(catalog, [`still ${String(at)} egg.jpg`], file);
  makeSet(
    catalog.db,
    "Ma",
    [2, 1].filter((still) => still <= files.length),
  );
  run(catalog.db, "DELETE FROM still WHERE id = 3");
  return catalog;
}

test("without an index the same stills are found, in the same order and with the same facets", async () => {
  const { signal } = new AbortController();
  await fc.assert(
    fc.asyncProperty(
      fc.array(carried, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(tree, fc.constantFrom(...sortOrders)), { minLength: 12, maxLength: 12 }),
      async (files, searches) => {
        const { db } = catalogOf(files);
        const index = await SearchIndex.build(searchSource(db));
        for (const [sought, sort] of searches) {
          const options = { wantFacets: true, signal };
          const expected = index.run(sought, sort, true);
          expect(await searchPlainly(plainSource(db), sought, sort, options)).toEqual(expected);
          // A result too large to be ordered: the very stills, newest first.
          const loose = await searchPlainly(plainSource(db), sought, sort, {
            ...options,
            orderedAtMost: -1,
          });
          expect(loose).toEqual({
            ids: expected.ids.toSorted((a, b) => b - a),
            facets: null,
            inOrder: false,
          });
        }
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
