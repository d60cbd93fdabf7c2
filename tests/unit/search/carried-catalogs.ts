import fc from "fast-check";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { run } from "../../../electron/engine/catalog/database.ts";
import { addUnidentified } from "../../../electron/engine/catalog/depictions.ts";
import { makeSet } from "../../../electron/engine/commands/set-commands.ts";
import type { Carried, CarriedConflict } from "../../../shared/carried.ts";
import { stillKinds } from "../../../shared/still.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { fileMarks } from "../../helpers/marks.ts";
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
const captionDisputed: CarriedConflict = {
  property: "caption",
  chosen: { carrier: "xmp", value: { "x-default": "Ma" } },
  others: [{ carrier: "iim", value: { "x-default": "egg" } }],
  reason: "XMP is read first.",
};

/** What files of few films, people and words carry. */
export const carried = fc.record({
  texts,
  creators: names,
  keywords: names,
  scenes: names,
  copyrightOwners: names,
  kind: fc.option(fc.constantFrom(...stillKinds)),
  marks: fileMarks,
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
  conflicts: fc.constantFrom<Carried["conflicts"]>([], [captionDisputed]),
  possiblyCut: fc.constantFrom<Carried["possiblyCut"]>([], ["caption"]),
});

/**
 * A catalog of files that carry this: the first two stills are in a set, the fifth and the first in one within it; the third was
 * deleted, the fourth has a second copy in another source, and the file of the fifth is missing. The
 * second, fourth and fifth are checked. Some agents hold the rights in some films. The first and fourth show somebody unidentified, and of those named
 * every third is doubtful.
 */
export function catalogOf(files: readonly Partial<Carried>[]): Catalog {
  const catalog = emptyCatalog();
  for (const [at, file] of files.entries())
    storeStills(catalog, [`still ${String(at)} egg.jpg`], file);
  const { id: outer } = makeSet(catalog.db, {
    name: "Ma",
    stills: [2, 1].filter((still) => still <= files.length),
    parent: null,
  }).result;
  makeSet(catalog.db, { name: "Within it", stills: files.length > 4 ? [5, 1] : [], parent: outer });
  run(catalog.db, "DELETE FROM file WHERE still_id = 3");
  run(catalog.db, "DELETE FROM still WHERE id = 3");
  if (files.length > 3) storeStills(catalog, ["still 3 egg.jpg"], files[3], "/other");
  run(catalog.db, "UPDATE file SET state = 'missing' WHERE still_id = 5");
  run(catalog.db, "UPDATE still SET work_state = 'checked' WHERE id IN (2, 4, 5)");
  for (const still of [1, 4].filter((id) => id <= files.length))
    addUnidentified(catalog.db, still, { box: null, called: null, origin: "archivist" });
  run(catalog.db, "UPDATE depiction SET certainty = 'doubtful' WHERE id % 3 = 0");
  run(
    catalog.db,
    `INSERT INTO film_holder (film_id, agent_id, position)
     SELECT film.id, agent.id, 0 FROM film, agent WHERE film.id % 2 = 1 AND agent.id % 2 = 1`,
  );
  return catalog;
}
