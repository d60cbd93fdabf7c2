import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { all, inTransaction, run } from "../../../electron/engine/catalog/database.ts";
import { tallySql, textsSql } from "../../../electron/engine/catalog/summary.ts";
import { searchSource } from "../../../electron/engine/catalog/search-source.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { SearchIndex } from "../../../electron/engine/search/search-index.ts";
import { SearchService } from "../../../electron/engine/search-service.ts";
import { Summaries } from "../../../electron/engine/summaries.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { carried, catalogOf } from "../search/carried-catalogs.ts";
import { summaryOf } from "./plain-summary.ts";

const open = new AbortController().signal;

test("a summary says what one statement over all stills says, with the index and without", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(carried, { minLength: 1, maxLength: 10 }),
      fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("x-default", "en"),
      fc.array(fc.constantFrom(null, "1", "2"), { minLength: 1, maxLength: 4 }),
      async (files, chosen, language, numbers) => {
        const catalog = catalogOf(files);
        for (const [at, number] of numbers.entries())
          run(
            catalog.db,
            "UPDATE still SET number = ?, production_code = ? WHERE id % ? = ?",
            number,
            numbers.at(-1 - at) ?? null,
            numbers.length,
            at,
          );
        const known = all<{ id: number }>(catalog.db, "SELECT id FROM still").map(({ id }) => id);
        const stills = [...new Set(chosen)].filter((id) => known.includes(id));
        const expected = summaryOf(catalog.db, stills, language);
        const index = await SearchIndex.build(searchSource(catalog.db));
        // changed since it was built: rows of the index that are no longer sealed
        index.update(stills.slice(0, 1));
        const tallies = (keys: Uint32Array) => Promise.resolve(index.talliesOf(keys));
        const quick = new Summaries(catalog.db, tallies, open);
        expect(await quick.of(Uint32Array.from(stills), language)).toEqual(expected);
        const plain = new Summaries(catalog.db, () => Promise.resolve(null), open);
        expect(await plain.of(Uint32Array.from(stills), language)).toEqual(expected);
        catalog.close();
      },
    ),
    { numRuns: tries(40) },
  );
}, 120_000);

/** More stills than are read in one go. */
function manyStills(): { catalog: Catalog; stills: number[] } {
  const catalog = emptyCatalog();
  const names = Array.from({ length: 1200 }, (_, at) => `${String(at)}.jpg`);
  const stills = inTransaction(catalog.db, () => {
    const stored = storeStills(catalog, names, { texts: { caption: { "x-default": "Eggs" } } });
    tagStills(catalog.db, {
      stills: stored,
      add: [{ field: "keyword", name: "farm" }],
      remove: [],
    });
    return stored;
  });
  return { catalog, stills };
}

function writeCaption({ db }: Catalog, still: number, text: string): void {
  setText(db, [still], {
    field: "caption",
    language: "x-default",
    mode: "replace",
    textOf: () => text,
  });
}

test("many stills read in parts are one summary", async () => {
  const { catalog, stills } = manyStills();
  const index = await SearchIndex.build(searchSource(catalog.db));
  const tallies = (keys: Uint32Array) => Promise.resolve(index.talliesOf(keys));
  const summaries = new Summaries(catalog.db, tallies, open);
  const keys = Uint32Array.from(stills);
  const before = await summaries.of(keys, "x-default");
  expect(before.texts.caption).toEqual({ text: "Eggs", mixed: false });
  expect(before).toEqual(summaryOf(catalog.db, stills, "x-default"));
  writeCaption(catalog, stills.at(-1) ?? 0, "");
  const after = await summaries.of(keys, "x-default");
  expect(after.texts.caption).toEqual({ text: "", mixed: true });
});

test("a summary gives way to the next one, and is shared by those who ask the same", async () => {
  const { catalog, stills } = manyStills();
  const summaries = new Summaries(catalog.db, () => Promise.resolve(null), open);
  const keys = Uint32Array.from(stills);
  const first = summaries.of(keys, "en");
  expect(summaries.of(keys.slice(), "en")).toBe(first);
  const given = expect(first).rejects.toMatchObject({ problem: { kind: "changed" } });
  expect((await summaries.of(keys.subarray(0, 3), "en")).count).toBe(3);
  await given;
});

test("a summary under which a still changes begins anew, and is of one moment", async () => {
  const { catalog, stills } = manyStills();
  const search = new SearchService(catalog.db, catalog.folder, false, {
    opened: () => undefined,
    damaged: () => undefined,
  });
  onTestFinished(() => search.close());
  await search.ready();
  const asked = search.summary({ ids: stills }, "x-default");
  inTransaction(catalog.db, () => {
    for (const still of stills) writeCaption(catalog, still, "Snow");
  });
  run(catalog.db, "DELETE FROM still_keyword WHERE still_id = ?", stills[0] ?? 0);
  await search.update(stills, "none");
  const summary = await asked;
  expect(summary.texts.caption).toEqual({ text: "Snow", mixed: false });
  expect(summary).toEqual(summaryOf(catalog.db, stills, "x-default"));
});

test("what a summary reads it reads by the key of the stills", () => {
  const { db } = emptyCatalog();
  const statements = [
    ...Object.values(tallySql).map((sql) => [sql, { ids: "[1]" }] as const),
    [textsSql, { ids: "[1]", fields: "[]", localised: "[]", language: "en" }] as const,
  ];
  for (const [sql, parameters] of statements) {
    const steps = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, parameters);
    const read = steps.filter(({ detail }) => /^(?:SCAN|SEARCH) (?!json_each)/u.test(detail));
    const [first = "", ...others] = read.map(({ detail }) => detail);
    expect(first).toMatch(/^SEARCH \w+ USING .*\((?:still_id|rowid)=\?/u);
    for (const step of others)
      expect(step).toMatch(/^SEARCH \w+ USING .*\((?:still_id|film_id)=\?/u);
  }
});
