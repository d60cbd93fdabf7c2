import fc from "fast-check";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { run } from "../../../electron/engine/catalog/database.ts";
import { makeSet } from "../../../electron/engine/commands/set-commands.ts";
import type { Carried } from "../../../shared/carried.ts";
import { stillKinds } from "../../../shared/still.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { phrase } from "./arbitraries.ts";

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
export const carried = fc.record({
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

/** A catalog of files that carry this: the first two stills are in a set, the third was deleted. */
export function catalogOf(files: readonly Partial<Carried>[]): Catalog {
  const catalog = emptyCatalog();
  for (const [at, file] of files.entries())
    storeStills(catalog, [`still ${String(at)} egg.jpg`], file);
  makeSet(
    catalog.db,
    "Ma",
    [2, 1].filter((still) => still <= files.length),
  );
  run(catalog.db, "DELETE FROM file WHERE still_id = 3");
  run(catalog.db, "DELETE FROM still WHERE id = 3");
  return catalog;
}
