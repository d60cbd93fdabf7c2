import fc from "fast-check";
import { expect, test } from "vitest";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { PlainCounts } from "../../../electron/engine/plain-counts.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { toCheckTree } from "../../../shared/query/to-check.ts";
import { carried, catalogOf } from "./carried-catalogs.ts";

const tables = ["films", "scenes", "characters", "rightsHolders", "keywords"] as const;

test("the tables count stills as the index does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(carried, { minLength: 1, maxLength: 12 }), async (files) => {
      const { db } = catalogOf(files);
      const source = searchSource(db);
      const counted = await new PlainCounts(db, new AbortController().signal).get();
      const expected = (await SearchIndex.build(source)).counts(toCheckTree);
      const { stills, noFilm, noCaption, noCredit, missing, toCheck } = expected;
      expect(counted).toMatchObject({ stills, noFilm, noCaption, noCredit, missing, toCheck });
      const records = source.records();
      for (const table of tables)
        for (const { id } of records[table])
          expect(counted.of(table, id), `${table} ${String(id)}`).toBe(expected.of(table, id));
      for (const character of records.characters)
        for (const film of records.films)
          expect(counted.ofCharacterIn(character.id, film.id)).toBe(
            expected.ofCharacterIn(character.id, film.id),
          );
    }),
    { numRuns: tries(25) },
  );
}, 120_000);

test("a count is shared by those who ask meanwhile, and taken anew when something changed since", async () => {
  const catalog = catalogOf([{}, {}]);
  const counts = new PlainCounts(catalog.db, new AbortController().signal);
  const [one, other] = await Promise.all([counts.get(), counts.get()]);
  expect(one).toBe(other);
  expect(one.stills).toBe(2);

  storeStills(catalog, ["wedding.jpg"]);
  counts.changed();
  expect((await counts.get()).stills).toBe(3);
});
