import { expect, test } from "vitest";
import { unsureBeside, unsureInFolder } from "../../../electron/engine/catalog/charsets.ts";
import { all, run } from "../../../electron/engine/catalog/database.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const guess = { iimCharset: { charset: "windows-1252", how: "guessed" } } as const;

test("guesses beside a file are those right in its folder, of other stills, that were not chosen", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  storeStills(catalog, ["one/a.jpg", "one/b.jpg", "one/c.jpg", "one/deep/d.jpg", "e.jpg"], guess);
  storeStills(catalog, ["one/declared.jpg"]);
  run(
    db,
    "INSERT INTO chosen_charset (hash, charset) SELECT lower(hex(hash)), 'koi8-r' FROM file WHERE name = 'c.jpg'",
  );
  expect(unsureBeside(db, 1).map(({ path }) => path)).toEqual(["/stills/one/b.jpg"]);
  expect(unsureBeside(db, 5)).toEqual([]);
});

test("guesses beside a file are found by their folder, however many files there are", () => {
  const { db } = emptyCatalog();
  const steps = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${unsureInFolder}`, {
    source: 1,
    still: 1,
    folder: "",
  }).map(({ detail }) => detail);
  expect(steps.find((step) => /\bfile\b/u.test(step))).toMatch(/file_charset_guessed .*<expr>=/u);
  expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual([]);
});
