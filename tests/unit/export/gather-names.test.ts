import fc from "fast-check";
import { expect, test } from "vitest";
import { all } from "../../../electron/engine/catalog/database.ts";
import { namingSql } from "../../../electron/engine/catalog/naming.ts";
import { planExport } from "../../../electron/engine/export/plan-export.ts";
import { gather } from "../../../electron/engine/export/gather.ts";
import { planFiles } from "../../../electron/engine/export/plan.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";
import { carried, catalogOf } from "../search/carried-catalogs.ts";
import { pressNamed } from "../../helpers/press-named.ts";

const template = "{film}_{year}_{characters}_{performers}_{scene}_{kind}_{date}_{photographer}";

test("a plan says what it would say from everything that is known of each still", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(carried, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      async (files, stills) => {
        const catalog = catalogOf(files);
        const plan = await planExport(catalog.db, stills, {
          set: null,
          profile: pressNamed(template),
        });
        const taken = (): readonly string[] => plan.documents;
        const known = planFiles(gather(catalog.db, stills), {
          profile: pressNamed(template),
          set: null,
          taken,
        });
        expect(plan.files).toEqual(known);
        catalog.close();
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

test("what a plan reads it reads by the keys of the stills", () => {
  const { db } = emptyCatalog();
  for (const sql of namingSql) {
    const steps = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, { ids: "[1]" });
    expect(steps.filter(({ detail }) => /SCAN (?!json_each)/u.test(detail))).toEqual([]);
  }
});
