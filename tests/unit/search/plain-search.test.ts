import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { plainSource } from "../../../electron/engine/catalog/plain-source.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { prepareFolding } from "../../../electron/engine/search/fold.ts";
import { searchPlainly } from "../../../electron/engine/search/plain-search.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { sortOrders } from "../../../shared/sort-order.ts";
import { tree } from "./arbitraries.ts";
import { carried, catalogOf } from "./carried-catalogs.ts";

beforeAll(prepareFolding);

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
