import fc from "fast-check";
import { expect, test } from "vitest";
import {
  all,
  inTransactionUndone,
  type WritableDb,
} from "../../../electron/engine/catalog/database.ts";
import { followFile } from "../../../electron/engine/catalog/follow-file.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import {
  currentChange,
  unknownOf,
  type NotedChange,
} from "../../../electron/engine/catalog/noted-change.ts";
import { unlikeHistory } from "../../../electron/engine/catalog/unlike-history.ts";
import { takenOf } from "../../../electron/engine/catalog/taken.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import type { RecordCommand } from "../../../shared/contract/records.ts";
import type { Carried } from "../../../shared/carried.ts";
import type { Tag } from "../../../shared/tag.ts";
import {
  archivistSteps,
  stepKinds,
  stepNames,
  takeStep,
  type ArchivistStep,
} from "../../helpers/archivist-steps.ts";
import { nothingCarried } from "../../helpers/carried.ts";
import { fileMarks } from "../../helpers/marks.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { recordSteps, takeRecordStep } from "../../helpers/record-steps.ts";

const nameOrNone = fc.option(stepNames, { freq: 2 });

/** What a file may come to say: of the very names the archivist uses. */
const carried: fc.Arbitrary<Partial<Carried>> = fc.record(
  {
    texts: fc.constantFrom("One", "两个").map((text) => ({ caption: { zh: text } })),
    film: stepNames.map((title) => ({ title, year: null, directors: [] })),
    scenes: fc.uniqueArray(stepNames, { maxLength: 2 }),
    keywords: fc.uniqueArray(stepNames, { maxLength: 2 }),
    persons: fc.array(fc.record({ character: nameOrNone, performer: nameOrNone }), {
      maxLength: 2,
    }),
    copyrightOwners: fc.uniqueArray(stepNames, { maxLength: 2 }),
    imageSupplier: stepNames,
    creators: fc.uniqueArray(stepNames, { maxLength: 2 }),
    kind: stepKinds,
    marks: fileMarks,
  },
  { requiredKeys: [] },
);

type Step =
  | { do: "act"; step: ArchivistStep }
  | { do: "change"; step: RecordCommand }
  | { do: "index"; which: number; carried: Partial<Carried> }
  | { do: "add"; carried: Partial<Carried> }
  | { do: "undo" | "redo" };

const others: readonly { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 3, arbitrary: archivistSteps.map((step) => ({ do: "act" as const, step })) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("index" as const), which: fc.nat(2), carried }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("add" as const), carried }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }) },
];
const runOf = (...kinds: typeof others): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...kinds), { minLength: 2, maxLength: 14 });
const steps = runOf(...others);
const stepsWithRecords = runOf(...others, {
  weight: 3,
  arbitrary: recordSteps.map((step) => ({ do: "change" as const, step })),
});

/** Records of one name: files and tags find what is there, and never make another. */
const alike = [
  "SELECT 'film', name_key FROM film GROUP BY name_key, year",
  "SELECT 'agent', name_key FROM agent GROUP BY name_key",
  "SELECT 'keyword', name_key FROM keyword GROUP BY name_key",
  "SELECT 'scene', name_key FROM scene GROUP BY film_id, name_key",
  "SELECT 'set', name_key FROM still_set GROUP BY name_key",
];
/** Rows that say the same twice: whatever is done, none may ever be made. Two regions of one name are two to be seen. */
const same = [
  "SELECT 'cast', film_id FROM cast_role GROUP BY film_id, character_id, performer_id, kind",
  `SELECT 'depiction', one.still_id FROM depiction AS one JOIN depiction AS other USING (still_id)
   WHERE coalesce(one.character_id, one.performer_id) IS NOT NULL
     AND other.character_id IS one.character_id AND other.performer_id IS one.performer_id
     AND (other.region_x IS NULL OR (other.region_x, other.region_y, other.region_width, other.region_height)
       = (one.region_x, one.region_y, one.region_width, one.region_height))
   GROUP BY one.id`,
  "SELECT 'rights', still_id FROM rights_record GROUP BY still_id, holder_id, role",
];

function found(db: WritableDb, doubles: readonly string[]): unknown[] {
  return doubles.flatMap((sql) => all(db, `${sql} HAVING count(*) > 1`));
}

test.each([
  ["", steps, [...alike, ...same]],
  [" with records changed by hand", stepsWithRecords, same],
])(
  "whatever is indexed between%s, undo and redo never stick, never double, and give back each state",
  (_, runs, doubles) => {
    const catalog = emptyCatalog();
    const { db } = catalog;
    fc.assert(
      fc.property(runs, (taken) => {
        inTransactionUndone(db, () => {
          const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
          const says = stills.map(() => takenOf(nothingCarried));
          const noted: (NotedChange | null)[] = [];
          for (const [number, step] of taken.entries()) {
            if (step.do === "act") record(db, () => takeStep(db, stills, step.step));
            if (step.do === "change") record(db, () => takeRecordStep(db, step.step));
            if (step.do === "undo") undo(db);
            if (step.do === "redo") redo(db);
            if (step.do === "add") storeStills(catalog, [`new${String(number)}.jpg`], step.carried);
            if (step.do === "index") {
              const now = takenOf({ ...nothingCarried, ...step.carried });
              followFile(db, stills[step.which] ?? 0, says[step.which] ?? now, now);
              says[step.which] = now;
            }
            expect(found(db, doubles)).toEqual([]);
            expect([...unlikeHistory(db)]).toEqual([]);
            noted.push(currentChange(db));
            expect(unknownAmong(db, noted)).toEqual([]);
          }
          undoAllAndRedoAll(db, doubles);
          expect(unknownAmong(db, noted)).toEqual([]);
        });
      }),
      { numRuns: tries(200) },
    );
  },
  120_000,
);

/** What would be told to be lost, though the catalog had all of it. */
function unknownAmong(db: WritableDb, noted: readonly (NotedChange | null)[]): unknown[] {
  return noted.flatMap((one) => (one === null ? [] : (unknownOf(db, one) ?? [])));
}

/** From here on nothing is indexed: undo must give back row for row what redo found. */
function undoAllAndRedoAll(db: WritableDb, doubles: readonly string[]): void {
  while (undo(db) !== null) expect(found(db, doubles)).toEqual([]);
  const states = [contents(db)];
  for (let again = redo(db); again !== null; again = redo(db)) {
    expect(found(db, doubles)).toEqual([]);
    if (again.change !== null) states.push(contents(db)); // else files say all of it by now
  }
  for (const state of states.toReversed()) {
    expect(contents(db)).toEqual(state);
    undo(db);
  }
  expect(undo(db)).toBeNull();
}

/** A catalog with one still whose file says this, and what happens to both. */
function stillSaying(first: Partial<Carried>) {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [still = 0] = storeStills(catalog, ["a.jpg"], first);
  let says = takenOf({ ...nothingCarried, ...first });
  return {
    catalog,
    db,
    still,
    tag: (field: Tag["field"], name: string) =>
      record(db, () => tagStills(db, { stills: [still], add: [{ field, name }], remove: [] })),
    untag: (field: Tag["field"], name: string) =>
      record(db, () => tagStills(db, { stills: [still], add: [], remove: [{ field, name }] })),
    caption: (text: string) =>
      record(db, () =>
        setText(db, [still], {
          field: "caption",
          language: "x-default",
          mode: "replace",
          textOf: () => text,
        }),
      ),
    /** The file changes and is indexed. */
    saysNow: (now: Partial<Carried>) => {
      const before = says;
      says = takenOf({ ...nothingCarried, ...now });
      followFile(db, still, before, says);
    },
  };
}

const undone = (db: WritableDb): string | null => undo(db)?.result ?? null;
const wedding = { texts: { caption: { "x-default": "Wedding" } } };
const maYoutie = { character: "Ma Youtie", performer: null };
const played = { character: "Ma Youtie", performer: "Wu Renlin" };

test("a caption the archivist decided for stays when the file drops the same words, and undo goes on", () => {
  const { db, tag, caption, saysNow } = stillSaying(wedding);
  tag("keyword", "first");
  caption("Funeral");
  caption("Wedding");
  saysNow({});
  const texts = "SELECT text, origin FROM still_text";
  expect(all(db, texts)).toEqual([{ text: "Wedding", origin: "archivist" }]);
  undo(db);
  expect(all(db, texts)).toEqual([{ text: "Funeral", origin: "archivist" }]);
  undo(db);
  expect(all(db, texts)).toEqual([{ text: "Wedding", origin: "file" }]);
  expect(undone(db)).toContain("first");
});

test("a rights holder that the file names again is there once, whoever undoes or redoes", () => {
  const owner = { copyrightOwners: ["Real Image"] };
  const { db, tag, untag, saysNow } = stillSaying(owner);
  tag("keyword", "first");
  untag("rightsHolder", "Real Image");
  saysNow({});
  saysNow(owner);
  expect(undone(db)).toContain("Removed rights holder");
  expect(all(db, "SELECT role FROM rights_record")).toEqual([{ role: "owner" }]);
  redo(db);
  expect(all(db, "SELECT role FROM rights_record")).toEqual([]);
  undo(db);
  expect(undone(db)).toContain("first");
});

test("what a file has come to say is not done a second time, and undo leaves it to the file", () => {
  const { db, tag, saysNow } = stillSaying({});
  tag("rightsHolder", "Real Image");
  undo(db);
  saysNow({ copyrightOwners: ["Real Image"] });
  expect(redo(db)?.change).toBeNull();
  expect(all(db, "SELECT state FROM history")).toEqual([{ state: "dropped" }]); // it was there once
  expect(all(db, "SELECT origin FROM rights_record")).toEqual([{ origin: "file" }]);
  expect(undo(db)).toBeNull();
  expect(all(db, "SELECT origin FROM rights_record")).toEqual([{ origin: "file" }]);
});

test("a character that the file names again is depicted once after undo", () => {
  const { db, untag, saysNow } = stillSaying({ persons: [maYoutie] });
  untag("character", "Ma Youtie");
  saysNow({});
  saysNow({ persons: [maYoutie] });
  undo(db);
  expect(all(db, "SELECT origin FROM depiction")).toHaveLength(1);
});

test("a character whose performer the archivist took off is the archivist's, and undo names the performer again", () => {
  const { db, tag, untag, saysNow } = stillSaying({ persons: [played] });
  tag("keyword", "first");
  untag("performer", "Wu Renlin");
  saysNow({ persons: [maYoutie] });
  const depicted = "SELECT performer_id IS NOT NULL AS played, origin FROM depiction";
  expect(all(db, depicted)).toEqual([{ played: 0, origin: "archivist" }]);
  saysNow({});
  expect(all(db, depicted)).toEqual([{ played: 0, origin: "archivist" }]);
  undo(db);
  expect(all(db, depicted)).toEqual([{ played: 1, origin: "file" }]);
  expect(undone(db)).toContain("first");
});

test("records that indexing made meanwhile are found by redo, also by the actions undone after", () => {
  const { catalog, db, still, tag, untag } = stillSaying({});
  record(db, () =>
    tagStills(db, {
      stills: [still],
      add: [
        { field: "keyword", name: "wedding" },
        { field: "film", name: "Dust (2022)" },
        { field: "character", name: "Ma Youtie" },
      ],
      remove: [],
    }),
  );
  untag("keyword", "wedding");
  tag("scene", "The wedding");
  while (undo(db) !== null);
  storeStills(catalog, ["b.jpg"], {
    keywords: ["wedding"],
    film: { title: "Dust", year: 2022, directors: [] },
    persons: [played],
    scenes: ["The wedding"],
  });
  redo(db);
  for (const table of ["keyword", "film", "character", "cast_role"])
    expect(all(db, `SELECT id FROM ${table}`), table).toHaveLength(1);
  const keywords = "SELECT count(*) AS n FROM still_keyword";
  expect(all(db, keywords)).toEqual([{ n: 2 }]);
  redo(db);
  expect(all(db, keywords)).toEqual([{ n: 1 }]);
  redo(db);
  expect(all(db, "SELECT DISTINCT scene_id FROM still_scene")).toHaveLength(1);
  while (undo(db) !== null);
  expect(all(db, "SELECT still_id FROM still_scene WHERE still_id = ?", still)).toEqual([]);
  expect(all(db, "SELECT id FROM film")).toHaveLength(1);
});

test("a tag, a kind and a film that the archivist gave stay when the file had them too and drops them", () => {
  const { db, still, tag, saysNow } = stillSaying({ kind: "scene" });
  tag("keyword", "donkey");
  tag("film", "Dust (2022)");
  tag("scene", "The wedding");
  tag("kind", "portrait");
  tag("kind", "scene");
  const film = { title: "Dust", year: 2022, directors: [] };
  saysNow({ kind: "scene", keywords: ["donkey"], film, scenes: ["The wedding"] });
  const before = contents(db);
  saysNow({});
  expect(contents(db)).toEqual(before);
  while (undo(db) !== null);
  expect(all(db, "SELECT keyword_id FROM still_keyword WHERE still_id = ?", still)).toEqual([]);
});
