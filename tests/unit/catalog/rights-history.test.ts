import fc from "fast-check";
import { expect, test } from "vitest";
import { all, inTransactionUndone } from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { joinStills } from "../../../electron/engine/commands/join-stills.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { recordSteps, takeRecordStep } from "../../helpers/record-steps.ts";
import { isRightsStep, rightsSteps, takeRightsStep } from "../../helpers/rights-steps.ts";
import { tagTwoFilms } from "../../helpers/two-films.ts";

/** What must hold whatever was done. */
const never = [
  "PRAGMA foreign_key_check",
  ...["usage_grant", "embargo", "picture_release"].map((table) => {
    const places =
      { usage_grant: "grant_place", embargo: "embargo_place" }[table] ?? "release_place";
    return `SELECT * FROM ${table} WHERE id NOT IN (SELECT ${table}_id FROM ${places})`;
  }),
  "SELECT * FROM usage_grant WHERE id NOT IN (SELECT usage_grant_id FROM grant_term WHERE kind = 'layer')",
  // what says nothing is no record
  `SELECT * FROM layer_rights WHERE coalesce(status, credit_line, credit, usage_terms, mining, untraced, note) IS NULL
   AND id NOT IN (SELECT layer_rights_id FROM layer_holder)
   AND id NOT IN (SELECT layer_rights_id FROM rights_document WHERE layer_rights_id IS NOT NULL)`,
];

test("any run of changes of rights and records, undone in full and done again, gives each state row for row", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const step = fc.oneof(
    { weight: 5, arbitrary: rightsSteps },
    { weight: 2, arbitrary: recordSteps },
    { weight: 1, arbitrary: fc.constant({ do: "join" as const }) },
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (run) => {
      inTransactionUndone(db, () => {
        const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
        tagTwoFilms(db, stills);
        const [one = 0, other = 0] = stills;
        let isJoined = false;
        const states = [contents(db)];
        for (const next of run) {
          if (next.do === "join" && isJoined) continue;
          const { rows } = record<unknown>(db, () => {
            if (next.do === "join") return joinStills(db, one, [other], []);
            return isRightsStep(next) ? takeRightsStep(db, next) : takeRecordStep(db, next);
          });
          isJoined ||= next.do === "join";
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
