import fc from "fast-check";
import { expect, test } from "vitest";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import type { Touched } from "../../../electron/engine/catalog/touched.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { facetNames } from "../../../shared/contract/search.ts";
import { linkedTables, type SearchRecord } from "../../../shared/search-document.ts";
import { archivistSteps, isArchivistStep, takeStep } from "../../helpers/archivist-steps.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { recordSteps, takeRecordStep } from "../../helpers/record-steps.ts";
import { tagTwoFilms } from "../../helpers/two-films.ts";

const steps = fc.array(
  fc.oneof({ weight: 1, arbitrary: archivistSteps }, { weight: 3, arbitrary: recordSteps }),
  { minLength: 2, maxLength: 12 },
);

/** All that an index knows by name, and what it finds and counts. */
function known(index: SearchIndex): unknown {
  const { tables } = index.parts.engine.stills;
  const records = linkedTables.map((table) =>
    Array.from({ length: tables[table].size }, (_, number) => tables[table].record(number))
      .filter((one): one is SearchRecord => (one?.names.length ?? 0) > 0)
      .toSorted((a, b) => a.id - b.id),
  );
  const { ids, facets } = index.run({ kind: "all" }, { sort: "film", group: null, facets: true });
  const counted = facetNames.map((facet) =>
    (facets?.[facet] ?? []).map(({ value, count }) => `${value} ${count}`).toSorted(),
  );
  return { records, ids: [...ids.all()], counted };
}

test("the index that reads only what an action names knows the same as one built anew, after undo and redo too", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const catalog = emptyCatalog();
      const { db } = catalog;
      const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
      tagTwoFilms(db, stills);
      const index = await SearchIndex.build(searchSource(db));
      const follow = async ({ named, stills: touched }: Touched): Promise<void> => {
        index.updateRecords(named);
        index.update(touched);
        expect(known(index)).toEqual(known(await SearchIndex.build(searchSource(db))));
      };
      for (const step of run)
        await follow(
          record<unknown>(db, () =>
            isArchivistStep(step) ? takeStep(db, stills, step) : takeRecordStep(db, step),
          ),
        );
      for (const replay of [undo, redo])
        for (let done = replay(db); done !== null; done = replay(db)) await follow(done);
      catalog.close();
    }),
    { numRuns: tries(30) },
  );
}, 120_000);
