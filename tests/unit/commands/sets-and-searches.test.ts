import fc from "fast-check";
import { expect, test } from "vitest";
import {
  all,
  inTransactionUndone,
  type WritableDb,
} from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { keptSearches } from "../../../electron/engine/catalog/saved-searches.ts";
import { listSets } from "../../../electron/engine/catalog/sets.ts";
import type { Action } from "../../../electron/engine/commands/action.ts";
import {
  deleteSearch,
  duplicateSearch,
  saveSearch,
} from "../../../electron/engine/commands/saved-searches.ts";
import {
  dropSet,
  fillSet,
  makeSet,
  moveInSet,
  nameSet,
  noteInSet,
  noteSet,
  placeSet,
} from "../../../electron/engine/commands/set-commands.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";

// few names and places, so that steps meet
const names = fc.constantFrom("Berlin", "Press", "Web", "in the village");
const step = fc.record({
  what: fc.constantFrom(
    "make",
    "fill",
    "move",
    "place",
    "note",
    "noteIn",
    "name",
    "drop",
    "save",
    "change",
    "copy",
    "delete",
  ),
  name: names,
  other: names,
  at: fc.nat(3),
  into: fc.option(fc.nat(3)),
  stills: fc.subarray([1, 2, 3]),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does it to the set or search at a place of the lists, as far as there is one. */
function take(db: WritableDb, { what, name, other, at, into, stills }: Step): Action<unknown> {
  const sets = listSets(db);
  const set = sets[at % Math.max(1, sets.length)]?.id ?? 0;
  const parent = into === null ? null : (sets[into % Math.max(1, sets.length)]?.id ?? null);
  const searches = keptSearches(db);
  const search = searches[at % Math.max(1, searches.length)]?.id ?? 0;
  const kept = { name, query: `in:"${other}" eggs`, sort: "date", group: null } as const;
  switch (what) {
    case "make":
      return makeSet(db, { name, stills, parent });
    case "fill":
      return fillSet(db, set, stills);
    case "move":
      return moveInSet(db, set, stills, at);
    case "place":
      return placeSet(db, set, parent);
    case "note":
      return noteSet(db, set, name);
    case "noteIn":
      return noteInSet(db, set, { stills, note: name });
    case "name":
      return nameSet(db, set, name);
    case "drop":
      return dropSet(db, set);
    case "save":
      return saveSearch(db, null, kept);
    case "change":
      return saveSearch(db, search, kept);
    case "copy":
      return duplicateSearch(db, search);
    default:
      return deleteSearch(db, search);
  }
}

function taken(db: WritableDb, one: Step): void {
  try {
    record(db, () => take(db, one));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error; // what cannot be is refused
  }
}

/** Sets that lie in themselves; sets and searches of one name. */
const impossible = `
  WITH RECURSIVE above(id, up) AS (
    SELECT id, parent_id FROM still_set WHERE parent_id IS NOT NULL
    UNION SELECT above.id, parent_id FROM above JOIN still_set ON still_set.id = up WHERE parent_id IS NOT NULL)
  SELECT id FROM above WHERE id = up
  UNION ALL SELECT 0 FROM (SELECT name_key FROM still_set UNION ALL SELECT name_key FROM saved_search)
    GROUP BY name_key HAVING count(*) > 1`;

test("whatever is done to sets and saved searches, undo and redo give back each state row for row", () => {
  const { db, ...catalog } = emptyCatalog();
  storeStills({ db, ...catalog }, ["a.jpg", "b.jpg", "c.jpg"]);
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), (steps) => {
      inTransactionUndone(db, () => {
        const states = [contents(db)];
        for (const one of steps) {
          taken(db, one);
          expect(all(db, impossible)).toEqual([]);
          const now = contents(db);
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        for (const state of states.toReversed().slice(1)) {
          expect(undo(db)).not.toBeNull();
          expect(contents(db)).toEqual(state);
        }
        expect(undo(db)).toBeNull();
        for (const state of states.slice(1)) {
          redo(db);
          expect(contents(db)).toEqual(state);
        }
      });
    }),
    { numRuns: tries(150) },
  );
}, 60_000);
