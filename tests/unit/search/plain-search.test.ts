import fc from "fast-check";
import { expect, test } from "vitest";
import { plainSource } from "../../../electron/engine/catalog/plain-source.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { searchPlainly } from "../../../electron/engine/search/plain-search.ts";
import { SearchIndex, type SearchResult } from "../../../electron/engine/search/search-index.ts";
import type { Carried } from "../../../shared/carried.ts";
import { groupings } from "../../../shared/grouping.ts";
import { facetNames } from "../../../shared/contract/search.ts";
import { withoutFacet } from "../../../shared/query/facet-terms.ts";
import type { SearchTree } from "../../../shared/query/tree.ts";
import { sortOrders } from "../../../shared/sort-order.ts";
import { nothingCarried } from "../../helpers/carried.ts";
import { tries } from "../../helpers/doses.ts";
import { tree } from "./arbitraries.ts";
import { carried, catalogOf } from "./carried-catalogs.ts";

const group = fc.option(fc.constantFrom(...groupings));

test("without an index the same stills are found, in the same order and with the same facets", async () => {
  const { signal } = new AbortController();
  await fc.assert(
    fc.asyncProperty(
      fc.array(carried, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(tree, fc.constantFrom(...sortOrders), group), {
        minLength: 12,
        maxLength: 12,
      }),
      async (files, searches) => {
        const { db } = catalogOf(files);
        const index = await SearchIndex.build(searchSource(db));
        for (const [sought, sort, by] of searches) {
          const wanted = { sort, group: by, facets: true };
          const options = { wanted, signal };
          const expected = index.run(sought, wanted);
          const plain = await searchPlainly(plainSource(db), sought, options);
          expect(toldByResults(plain, sought)).toEqual(toldByResults(expected, sought));
          // A result too large to be ordered: the very stills, newest first.
          const loose = await searchPlainly(plainSource(db), sought, {
            ...options,
            orderedAtMost: -1,
          });
          expect({ ...loose, ids: loose.ids.all() }).toEqual({
            ids: new Uint32Array(new Set(expected.ids.all())).toSorted((a, b) => b - a),
            total: expected.total,
            groups: null,
            facets: null,
            facetSizes: null,
            inOrder: false,
          });
        }
      },
    ),
    { numRuns: tries(30) },
  );
}, 120_000);

/**
 * A result without what the stills in it alone cannot tell: which languages the archive writes captions in, and
 * what could be chosen instead of what the query has chosen.
 */
function toldByResults(
  { ids, facets, facetSizes, ...rest }: SearchResult,
  sought: SearchTree,
): unknown {
  const isTold = ([facet]: [string, unknown]): boolean =>
    facet !== "languages" &&
    !facetNames.some((one) => one === facet && withoutFacet(sought, one, () => true) !== null);
  return {
    ...rest,
    ids: ids.all(),
    facets: Object.entries(facets ?? {}).filter(isTold),
    facetSizes: Object.entries(facetSizes ?? {}).filter(isTold),
  };
}

test("a credit line that is meant as a whole is told by all stills, also where it is excluded", async () => {
  const credited = (text: string): Carried => ({
    ...nothingCarried,
    texts: { creditLine: { "x-default": text } },
  });
  const { db } = catalogOf([credited("ma cafe"), credited("cafe")]);
  const index = await SearchIndex.build(searchSource(db));
  const part = { kind: "field", field: "credit", value: "cafe" } as const;
  const wanted = { sort: "film", group: null, facets: false } as const;
  const options = { wanted, signal: new AbortController().signal };
  const { ids } = await searchPlainly(plainSource(db), { kind: "not", part }, options);
  expect([...ids.all()]).toEqual([1]);
  expect(index.run({ kind: "not", part }, wanted).ids.all()).toEqual(ids.all());
});
