import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { all } from "../../../electron/engine/catalog/database.ts";
import { filmNamed } from "../../../electron/engine/catalog/films.ts";
import { addDepiction, setFilm, setNumber } from "../../../electron/engine/catalog/tags.ts";
import { addUnidentified, judge } from "../../../electron/engine/catalog/depictions.ts";
import { characterNamed } from "../../../electron/engine/catalog/cast.ts";
import { codesSql, numberSql } from "../../../electron/engine/catalog/stills-by-number.ts";
import { SearchService } from "../../../electron/engine/search-service.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const toldNothing = { opened: () => undefined, damaged: () => undefined };

test("answers from the tables before the index is there, and takes in what changed meanwhile", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg", "eggs.jpg"], { keywords: ["village"] });
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const search = new SearchService(catalog.db, catalog.folder, true, {
    opened: resolve,
    damaged: () => undefined,
  });
  onTestFinished(() => search.close());
  const counting = search.counts(); // there is no index yet
  const first = await search.run("village eggs", { sort: "film", group: null, facets: true });
  expect(first).toMatchObject({ total: 1, problem: null });
  expect(search.part(first.result, 0, 10)).toEqual([2]);

  const added = storeStills(catalog, ["wedding.jpg"], { keywords: ["village"] });
  const taken = search.update(added, "all"); // whoever changed it does not wait for the index
  await opened;
  await taken;
  expect((await counting).stills).toBe(2);
  expect((await search.counts()).stills).toBe(3);
  const second = await search.run("village", { sort: "name", group: null, facets: true });
  expect(second).toMatchObject({ total: 3 });
  const moved = search.remap(first.result, second.result, { ranges: [[0, 1]], places: [0, null] });
  expect(moved).toEqual({ ranges: [[1, 2]], places: [1, null] });
});

test("what is searched for while the index is made or read is answered by it as soon as it is there", async () => {
  const catalog = emptyCatalog();
  catalog.db.exec(`
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, new_uuid(), '/stills', '2026-01-01');
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
      INSERT INTO still (id, uuid, added_at) SELECT i, new_uuid(), i FROM n;
    INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height,
        orientation, pages, state, thumbnail)
      SELECT id, 1, id || '/wedding.jpg', 'wedding.jpg', CAST(printf('%032d', id) AS BLOB), 1, 1, id, 'jpeg', 3, 2,
        1, 1, 'present', 'failed' FROM still;
  `);
  const open = (): { search: SearchService; opened: () => boolean } => {
    let isOpened = false;
    const search = new SearchService(catalog.db, catalog.folder, true, {
      opened: () => (isOpened = true),
      damaged: () => undefined,
    });
    return { search, opened: () => isOpened };
  };
  const wanted = { sort: "name", group: null, facets: false } as const;
  // so many words that the tables take far longer than the index takes to be made
  const words = ["wedding", ...Array.from({ length: 900 }, (_, at) => `word${at}`)].join(" OR ");
  const made = open();
  expect(await made.search.run(words, wanted)).toMatchObject({ total: 2_500, inOrder: true });
  expect(made.opened()).toBe(true);
  await made.search.close();
  const read = open();
  onTestFinished(() => read.search.close());
  expect(await read.search.run("", wanted)).toMatchObject({ total: 2_500, inOrder: false });
  expect(read.opened()).toBe(false);
  expect(await read.search.run("wedding", wanted)).toMatchObject({ total: 2_500, inOrder: true });
});

test("words that are a film's title and year find that film", async () => {
  const catalog = emptyCatalog();
  const [olivier = 0, branagh = 0] = storeStills(catalog, ["a.jpg", "b.jpg"]);
  storeStills(catalog, ["hamlet 1948 poster.jpg", "1948.jpg"]);
  setFilm(catalog.db, [olivier], filmNamed(catalog.db, { title: "Hamlet", year: 1948 }));
  setFilm(catalog.db, [branagh], filmNamed(catalog.db, { title: "Hamlet", year: 1996 }));
  const search = new SearchService(catalog.db, catalog.folder, true, toldNothing);
  onTestFinished(() => search.close());
  await search.ready();
  const found = async (query: string): Promise<number[]> => {
    const { result } = await search.run(query, { sort: "name", group: null, facets: false });
    return search.part(result, 0, 100).toSorted((a, b) => a - b);
  };
  expect(await found("Hamlet (1948)")).toEqual([1, 3]);
  expect(await found("hamlet 1948")).toEqual([1, 3]);
  expect(await found("hamlet 1996")).toEqual([2]);
  expect(await found("hamlet 1948 -poster")).toEqual([]); // only a query that is such a name
});

test("symbols are words, and punctuation says something only where nothing else does", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["emoji 🎬🥚.jpg", "eggs & bread.jpg", "eggs.jpg"], {
    keywords: ["village"],
  });
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const search = new SearchService(catalog.db, catalog.folder, true, {
    opened: resolve,
    damaged: () => undefined,
  });
  onTestFinished(() => search.close());
  const found = async (query: string): Promise<number[]> => {
    const { result } = await search.run(query, { sort: "name", group: null, facets: false });
    return search.part(result, 0, 100).toSorted((a, b) => a - b);
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
  const search = new SearchService(catalog.db, catalog.folder, false, toldNothing);
  const refused = expect(
    search.run("bed", { sort: "film", group: null, facets: true }),
  ).rejects.toMatchObject({
    problem: { kind: "closed" },
  });
  await search.close();
  await refused;
});

test("a list of before a restart, or of another archive, names none of the new lists", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg", "eggs.jpg"]);
  const service = (): SearchService => {
    const search = new SearchService(catalog.db, catalog.folder, false, toldNothing);
    onTestFinished(() => search.close());
    return search;
  };
  const before = await service().run("bed", { sort: "name", group: null, facets: false });
  const search = service();
  const after = await search.run("eggs", { sort: "name", group: null, facets: false });
  expect(search.remap(before.result, after.result, { ranges: [[0, 1]], places: [] })).toBeNull();
  expect(() => search.stillsOf({ result: before.result, ranges: [[0, 1]] })).toThrow(
    "Search again",
  );
  expect(Number.isSafeInteger(after.result + 1_000_000)).toBe(true);
});

test("numbers and codes on stills, and who is open in them, are found with and without an index", async () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]);
  for (const [still, number, code] of [
    [1, "SG-45", "802"],
    [2, "sg-450", "802"],
    [3, "45 b", "802-A"],
  ] as const) {
    setNumber(db, [still], "number", number);
    setNumber(db, [still], "production_code", code);
  }
  const character = characterNamed(db, null, "Ma");
  addDepiction(db, [1, 2, 3], { character });
  const by = { by: null, on: null };
  judge(db, 1, { certainty: "doubtful", ...by });
  judge(db, 2, { certainty: "probable", ...by });
  // what is said of somebody whom nobody has named is not said of a name
  addUnidentified(db, 3, { box: null, called: null, origin: "archivist" });
  addUnidentified(db, 4, { box: null, called: null, origin: "archivist" });
  judge(db, 5, { certainty: "doubtful", ...by });
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const search = new SearchService(db, catalog.folder, true, {
    opened: resolve,
    damaged: () => undefined,
  });
  onTestFinished(() => search.close());
  const found = async (query: string): Promise<number[]> => {
    const { result } = await search.run(query, { sort: "name", group: null, facets: false });
    return search.part(result, 0, 100).toSorted((a, b) => a - b);
  };
  const expected: readonly (readonly [string, readonly number[]])[] = [
    ["number:sg-45", [1]],
    ["number:SG", [1, 2]],
    ['number:"45 B"', [3]],
    ["number:5", []],
    ["-number:SG", [3, 4]],
    ["code:802", [1, 2]],
    ["code:802-a", [3]],
    ["code:80", [1, 2, 3]],
    ["number:", [1, 2, 3, 4]],
    ["is:unidentified", [3, 4]],
    ["is:unid -is:doubtful", [3, 4]],
    ["is:doubtful", [1, 2]],
    ["is:unidentified has:character", [3]],
  ];
  for (const index of [false, true]) {
    if (index) await opened;
    for (const [query, stills] of expected)
      expect([query, await found(query)]).toEqual([query, stills]);
  }
  const offered = (await search.complete("code:80", 7)).map(({ insert, count }) => [insert, count]);
  expect(offered).toEqual([
    ["code:802", 2],
    ["code:802-A", 1],
  ]);

  expect(await found("code:802")).toEqual([1, 2]);
  await search.update(setNumber(catalog.db, [4], "production_code", "802"), "none");
  expect(await found("code:802")).toEqual([1, 2, 4]);
  expect(await search.complete("code:80", 7)).toMatchObject([{ count: 3 }, { count: 1 }]);
});

test.each(["number", "production_code"] as const)(
  "stills are found by their %s without reading them all",
  (column) => {
    const { db } = emptyCatalog();
    for (const sql of Object.values(numberSql(column))) {
      const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, { value: "SG" });
      expect(plan.map(({ detail }) => detail).join()).toMatch(
        /^SEARCH still USING .*INDEX still_by_/u,
      );
    }
  },
);

test("the codes on stills are gone through by the index, not still by still", () => {
  const { db } = emptyCatalog();
  const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${codesSql}`);
  const read = plan.filter(({ detail }) => /^(?:SCAN|SEARCH) still\b/u.test(detail));
  expect(read).toHaveLength(2);
  for (const { detail } of read) expect(detail).toContain("INDEX still_by_production_code");
});

test("a damaged index is built anew, and that is said", async () => {
  const catalog = emptyCatalog();
  storeStills(catalog, ["bed.jpg", "eggs.jpg"]);
  const told: string[] = [];
  const opened = async (): Promise<SearchService> => {
    const search = new SearchService(catalog.db, catalog.folder, true, {
      opened: () => told.push("opened"),
      damaged: () => told.push("damaged"),
    });
    await search.ready();
    return search;
  };
  await (await opened()).close();
  const file = join(catalog.folder, "search.snapshot");
  const bytes = readFileSync(file);
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const search = await opened();
  expect(told).toEqual(["opened", "damaged", "opened"]);
  const { total } = await search.run("eggs", { sort: "name", group: null, facets: false });
  expect(total).toBe(1);
  await search.close();
  await (await opened()).close();
  expect(told.slice(3)).toEqual(["opened"]); // it was kept whole again
});

test("numbers and paths of files are offered as the catalog has them, from the first letter on", async () => {
  const catalog = emptyCatalog();
  const [bed = 0] = storeStills(catalog, ["night/bed.jpg", "night/eggs.jpg", "out.jpg"]);
  setNumber(catalog.db, [bed], "number", "44 A");
  const search = new SearchService(catalog.db, catalog.folder, true, toldNothing);
  onTestFinished(() => search.close());
  const offered = async (query: string): Promise<string[]> =>
    (await search.complete(query, query.length)).map(({ insert, count }) => `${insert} ${count}`);
  expect(await offered("number:")).toEqual(['number:"44 A" 1']);
  expect(await offered("path:/sti")).toEqual([
    "path:/stills/night/bed.jpg 1",
    "path:/stills/night/eggs.jpg 1",
    "path:/stills/out.jpg 1",
  ]);
  expect(await offered("path:/stills/night/e")).toEqual(["path:/stills/night/eggs.jpg 1"]);
  expect(await offered("source:")).toEqual(["source:/stills 3", "source:/stills/night 2"]);
});
