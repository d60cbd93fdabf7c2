import fc from "fast-check";
import { expect, test } from "vitest";
import { all, inTransactionUndone } from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { archivistSteps, isArchivistStep, takeStep } from "../../helpers/archivist-steps.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { recordSteps, takeRecordStep } from "../../helpers/record-steps.ts";
import { tagTwoFilms } from "../../helpers/two-films.ts";

const steps = fc.array(
  fc.oneof({ weight: 1, arbitrary: archivistSteps }, { weight: 3, arbitrary: recordSteps }),
  { minLength: 2, maxLength: 12 },
);

/** What must hold whatever was done. */
const never = [
  // one name twice, but where each is drawn in a region of its own
  `SELECT 1 FROM depiction WHERE coalesce(character_id, performer_id) IS NOT NULL
   GROUP BY still_id, character_id, performer_id
   HAVING count(*) > 1 AND count(*) > count(DISTINCT region_x || ' ' || region_y || ' ' || region_width || ' ' || region_height)`,
  "SELECT 1 FROM cast_role GROUP BY film_id, character_id, performer_id, kind HAVING count(*) > 1",
  `WITH RECURSIVE above(id, top) AS (SELECT id, parent_id FROM keyword WHERE parent_id IS NOT NULL
     UNION SELECT above.id, keyword.parent_id FROM above JOIN keyword ON keyword.id = above.top WHERE keyword.parent_id IS NOT NULL)
   SELECT 1 FROM above WHERE id = top`,
  "PRAGMA foreign_key_check",
];

test("any run of changes of records, undone in full and done again, gives each state row for row", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  fc.assert(
    fc.property(steps, (run) => {
      inTransactionUndone(db, () => {
        const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
        tagTwoFilms(db, stills);
        const states = [contents(db)];
        for (const step of run) {
          const { rows } = record<unknown>(db, () =>
            isArchivistStep(step) ? takeStep(db, stills, step) : takeRecordStep(db, step),
          );
          for (const sql of never) expect(all(db, sql), sql).toEqual([]);
          if (rows > 0) states.push(contents(db));
        }
        for (let at = states.length - 2; at >= 0; at -= 1) {
          undo(db);
          expect(contents(db)).toEqual(states[at]);
        }
        expect(undo(db)).toBeNull();
        for (let at = 1; at < states.length; at += 1) {
          redo(db);
          expect(contents(db)).toEqual(states[at]);
        }
        expect(redo(db)).toBeNull();
      });
    }),
    { numRuns: tries(150) },
  );
}, 120_000);
