import fc from "fast-check";
import { expect, test } from "vitest";
import { openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { all, inTransactionUndone } from "../../../electron/engine/catalog/database.ts";
import { findFilm } from "../../../electron/engine/catalog/films.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { historyState, listHistory } from "../../../electron/engine/catalog/history-list.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import type { Tag } from "../../../shared/tag.ts";
import { archivistSteps, takeStep } from "../../helpers/archivist-steps.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";

test("undo takes a tagging back with every record that was made for it, redo does it again", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [first, second] = storeStills(catalog, ["a.jpg", "b.jpg"]);
  const before = contents(db);
  record(db, () =>
    tagStills(db, {
      stills: [first ?? 0, second ?? 0],
      add: [
        { field: "character", name: "Ma Youtie" },
        { field: "film", name: "Return to Dust (2022)" },
        { field: "scene", name: "The wedding" },
        { field: "rightsHolder", name: "Real Image Media Collection" },
        { field: "keyword", name: "donkey" },
        { field: "kind", name: "scene" },
      ],
      remove: [],
    }),
  );
  const after = contents(db);
  expect(after["film"]).toHaveLength(1);
  expect(after["cast_role"]).toHaveLength(1); // the film goes first, so the character joins its cast
  expect(after["depiction"]).toHaveLength(2);
  expect(undo(db)?.result).toContain("character “Ma Youtie”");
  expect(contents(db)).toEqual(before);
  expect(redo(db)?.stills).toEqual(expect.arrayContaining([first, second]));
  expect(contents(db)).toEqual(after);
});

test("undo works after the archive was closed and opened again", () => {
  const catalog = emptyCatalog();
  const [still] = storeStills(catalog, ["a.jpg"], {
    texts: { caption: { "x-default": "As the file had it" } },
  });
  const before = contents(catalog.db);
  const change = {
    field: "caption" as const,
    language: "x-default",
    mode: "replace" as const,
    textOf: () => "New",
  };
  record(catalog.db, () => setText(catalog.db, [still ?? 0], change));
  catalog.close();
  const again = openCatalog(catalog.folder);
  expect(historyState(again.db)).toMatchObject({ undo: "Changed caption (1 still)", redo: null });
  undo(again.db);
  expect(contents(again.db)).toEqual(before);
  again.close();
});

test("an action that changes nothing leaves no trace and keeps what can be redone", () => {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg"]);
  const tag: Tag = { field: "keyword", name: "donkey" };
  record(catalog.db, () => tagStills(catalog.db, { stills, add: [tag], remove: [] }));
  undo(catalog.db);
  record(catalog.db, () => tagStills(catalog.db, { stills, add: [], remove: [tag] }));
  expect(historyState(catalog.db)).toEqual({
    undo: null,
    last: null,
    redo: "Tagged 1 still with keyword “donkey”",
  });
});

test("one change is undone only as long as it is the last", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const stills = storeStills(catalog, ["a.jpg"]);
  const tagged = (name: string): number | null =>
    record(db, () => tagStills(db, { stills, add: [{ field: "keyword", name }], remove: [] }))
      .change;
  const one = tagged("one");
  expect(historyState(db).last).toBe(one);
  expect(tagged("one")).toBeNull();
  const two = tagged("two");
  const before = contents(db);
  expect(() => undo(db, one)).toThrow(/changed after this/u);
  expect(contents(db)).toEqual(before);
  expect(undo(db, two)?.result).toContain("two");
  expect(undo(db, one)?.result).toContain("one");
  expect(() => undo(db, one)).toThrow(/changed after this/u);
});

test("a new action drops what was undone before it", () => {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg"]);
  record(catalog.db, () =>
    tagStills(catalog.db, { stills, add: [{ field: "keyword", name: "one" }], remove: [] }),
  );
  undo(catalog.db);
  record(catalog.db, () =>
    tagStills(catalog.db, { stills, add: [{ field: "keyword", name: "two" }], remove: [] }),
  );
  expect(redo(catalog.db)).toBeNull();
  expect(
    listHistory(catalog.db, { still: null, offset: 0, limit: 10 }).map(({ label }) => label),
  ).toEqual(["Tagged 1 still with keyword “two”"]);
});

test("an action that fails half way changes nothing", () => {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg", "b.jpg"]);
  const before = contents(catalog.db);
  expect(() =>
    record(catalog.db, () =>
      tagStills(catalog.db, {
        stills,
        add: [
          { field: "keyword", name: "x" },
          { field: "kind", name: "sculpture" },
        ],
        remove: [],
      }),
    ),
  ).toThrow(/no still kind “sculpture”/u);
  expect(contents(catalog.db)).toEqual(before);
  expect(historyState(catalog.db)).toEqual({ undo: null, last: null, redo: null });
  // and recording is off again: what indexing stores is not history
  storeStills(catalog, ["c.jpg"]);
  expect(listHistory(catalog.db, { still: null, offset: 0, limit: 10 })).toEqual([]);
});

test("a record that indexing has come to use stays when its making is undone", () => {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg"]);
  record(catalog.db, () =>
    tagStills(catalog.db, { stills, add: [{ field: "film", name: "Dust (2022)" }], remove: [] }),
  );
  storeStills(catalog, ["b.jpg"], { film: { title: "Dust", year: 2022, directors: [] } });
  undo(catalog.db);
  expect(findFilm(catalog.db, { title: "Dust", year: 2022 })).not.toBeNull();
  redo(catalog.db);
  expect(all(catalog.db, "SELECT * FROM film")).toHaveLength(1);
  expect(all(catalog.db, "SELECT * FROM still WHERE film_id IS NOT NULL")).toHaveLength(2);
});

test("any run of actions undone step by step and redone gives each state again", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  fc.assert(
    fc.property(fc.array(archivistSteps, { minLength: 1, maxLength: 8 }), (steps) => {
      inTransactionUndone(db, () => {
        const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg"]);
        const states = [contents(db)];
        for (const step of steps) {
          const { rows } = record<unknown>(db, () => takeStep(db, stills, step));
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
    { numRuns: tries(200) },
  );
});
