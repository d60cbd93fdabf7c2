import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadableDb } from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import {
  currentChange,
  unknownOf,
  type NotedChange,
} from "../../../electron/engine/catalog/noted-change.ts";
import { archivistSteps, takeStep } from "../../helpers/archivist-steps.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";

/** A catalog as it was at some time, what was noted of it then, and all that an archivist can change in it. */
type Moment = {
  readonly db: ReadableDb;
  readonly noted: NotedChange | null;
  readonly held: string;
};

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: archivistSteps },
    { weight: 4, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
  ),
  { minLength: 2, maxLength: 8 },
);

test("of any two moments the later one's note is unknown to the earlier one, unless that holds the same, and never the other way round", () => {
  let told = 0;
  fc.assert(
    fc.property(steps, (taken) => {
      const { db } = catalogWithStills();
      const moments: Moment[] = [];
      for (const step of taken) {
        if (step === "undo") undo(db);
        else if (step === "redo") redo(db);
        else record(db, () => takeStep(db, [1, 2], step));
        moments.push({
          db: copyOf(db),
          noted: currentChange(db),
          held: JSON.stringify(contents(db)),
        });
      }
      db.close();
      for (const [at, earlier] of moments.entries())
        for (const later of moments.slice(at)) {
          expect(unknownIn(later, earlier.noted)).toBe(false);
          if (earlier.held === later.held) continue;
          told += 1;
          expect(unknownIn(earlier, later.noted)).toBe(true);
        }
      for (const moment of moments) moment.db.close();
    }),
    { numRuns: tries(120) },
  );
  expect(told).toBeGreaterThan(30);
});

/** In memory, where SQLite opens nothing whose header says that it has a log. */
function copyOf(db: ReadableDb): ReadableDb {
  const bytes = db.serialize();
  bytes.fill(1, 18, 20);
  return new Database(bytes);
}

function unknownIn({ db }: Moment, noted: NotedChange | null): boolean {
  return noted !== null && unknownOf(db, noted) !== null;
}

function catalogWithStills(): ReturnType<typeof emptyCatalog> {
  const catalog = emptyCatalog();
  storeStills(catalog, ["a.jpg", "b.jpg"]);
  return catalog;
}
