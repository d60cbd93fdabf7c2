import { expect, onTestFinished, test } from "vitest";
import { SearchService } from "../../../electron/engine/search-service.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

test("answers from the tables before the index is there, and takes in what changed meanwhile", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg", "eggs.jpg"], { keywords: ["village"] });
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const search = new SearchService(catalog.db, catalog.folder, true, resolve);
  onTestFinished(() => search.close());
  const counting = search.counts(); // there is no index yet
  const first = await search.run("village eggs", "film", true);
  expect(first).toMatchObject({ total: 1, problem: null });
  expect([...search.list(first.result)]).toEqual([2]);

  const added = storeStills(catalog, ["wedding.jpg"], { keywords: ["village"] });
  const taken = search.update(added, true); // whoever changed it does not wait for the index
  await opened;
  await taken;
  expect((await counting).stills).toBe(2);
  expect((await search.counts()).stills).toBe(3);
  const second = await search.run("village", "name", true);
  expect(second).toMatchObject({ total: 3 });
  const moved = search.remap(first.result, second.result, { ranges: [[0, 1]], places: [0, null] });
  expect(moved).toEqual({ ranges: [[1, 2]], places: [1, null] });
});

test("symbols are words, and punctuation says something only where nothing else does", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["emoji 🎬🥚.jpg", "eggs & bread.jpg", "eggs.jpg"], {
    keywords: ["village"],
  });
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const search = new SearchService(catalog.db, catalog.folder, true, resolve);
  onTestFinished(() => search.close());
  const found = async (query: string): Promise<number[]> => {
    const { result } = await search.run(query, "name", false);
    return Array.from(search.list(result)).toSorted((a, b) => a - b);
  };
  const expected: readonly (readonly [string, readonly number[]])[] = [
    ["🎬", [1]],
    ["🥚 village", [1]],
    ['"🎬🥚"', [1]],
    ["eggs & bread", [2]],
    ["eggs -&", [2, 3]],
    ["!!!", []],
    ["—", []],
    ["🐘", []],
    ['film:"!!!"', []],
    ["scene:", [1, 2, 3]],
    ["scene: !!!", []],
    ['"', [1, 2, 3]],
    ["", [1, 2, 3]],
  ];
  for (const index of [false, true]) {
    if (index) await opened;
    for (const [query, stills] of expected)
      expect([query, await found(query)]).toEqual([query, stills]);
  }
});

test("a search that closing cuts short says so in words", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg"]);
  const search = new SearchService(catalog.db, catalog.folder, false, () => undefined);
  const refused = expect(search.run("bed", "film", true)).rejects.toMatchObject({
    problem: { kind: "closed" },
  });
  await search.close();
  await refused;
});

test("a list of before a restart, or of another archive, names none of the new lists", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg", "eggs.jpg"]);
  const service = (): SearchService => {
    const search = new SearchService(catalog.db, catalog.folder, false, () => undefined);
    onTestFinished(() => search.close());
    return search;
  };
  const before = await service().run("bed", "name", false);
  const search = service();
  const after = await search.run("eggs", "name", false);
  expect(search.remap(before.result, after.result, { ranges: [[0, 1]], places: [] })).toBeNull();
  expect(() => search.stillsOf({ result: before.result, ranges: [[0, 1]] })).toThrow(
    "Search again",
  );
  expect(Number.isSafeInteger(after.result + 1_000_000)).toBe(true);
});
