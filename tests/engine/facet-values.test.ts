import { expect, test } from "vitest";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import { facetNames } from "../../shared/contract/search.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

/** Two stills: the first with `keywords` keywords and a character, the second with the first keyword alone. */
async function tagged(keywords: number) {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [first = 0, second = 0] = storeStills(engine.archive().catalog, ["a.jpg", "b.jpg"]);
  const add = Array.from({ length: keywords }, (_, at) => ({
    field: "keyword" as const,
    name: `word ${String(at).padStart(3, "0")}`,
  }));
  const zoe = { field: "character" as const, name: "Zoë O’Brien" };
  tagStills(db, { stills: [first], add: [...add, zoe], remove: [] });
  tagStills(db, { stills: [second], add: add.slice(0, 1), remove: [] });
  const { search } = engine.archive();
  await search.ready();
  await search.update([first, second], "all");
  return engine;
}

test("a search says how many values each facet has, and any of them can be had", async () => {
  const engine = await tagged(130);
  const { result, facets, facetSizes } = await engine.ask("search.run", {
    query: "",
    sort: "name",
    facets: true,
  });
  expect(facets?.keywords).toHaveLength(100);
  expect(facetSizes?.keywords).toBe(130);
  const asked = { result, facet: "keywords", filter: "", limit: 200 } as const;
  const all = await engine.ask("search.facet", { ...asked, offset: 0 });
  expect(all.total).toBe(130);
  expect(all.values.slice(0, 100)).toEqual(facets?.keywords);
  expect(all.values[0]).toMatchObject({ value: "word 000", count: 2 });
  const rest = await engine.ask("search.facet", { ...asked, offset: 129 });
  expect(rest.values).toMatchObject([{ value: "word 129", count: 1, query: 'keyword:"word 129"' }]);
  const found = await engine.ask("search.facet", { ...asked, filter: "12", offset: 0 });
  expect(found.values.map(({ value }) => value)).toEqual(
    Array.from({ length: 10 }, (_, at) => `word 12${String(at)}`),
  );
});

test("a facet's values are those of its list, found by name as everywhere; every facet lists what the search lists", async () => {
  const engine = await tagged(3);
  const { result, facets } = await engine.ask("search.run", {
    query: 'character:"Zoë O’Brien"',
    sort: "name",
    facets: true,
  });
  for (const facet of facetNames) {
    const asked = { result, facet, filter: "", offset: 0, limit: 200 } as const;
    expect((await engine.ask("search.facet", asked)).values).toEqual(facets?.[facet]);
  }
  const named = async (filter: string) =>
    (
      await engine.ask("search.facet", { result, facet: "characters", filter, offset: 0, limit: 9 })
    ).values.map(({ value }) => value);
  expect(await named("brien zoe")).toEqual(["Zoë O’Brien"]);
  expect(await named("anna")).toEqual([]);
});
