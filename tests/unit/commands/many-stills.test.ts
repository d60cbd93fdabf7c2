import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { all } from "../../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { setText, type TextChange } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import type { Tag } from "../../../shared/tag.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const tables = [
  "film ORDER BY id",
  "scene ORDER BY id",
  "character ORDER BY id",
  "cast_role ORDER BY id",
  "agent ORDER BY id",
  "keyword ORDER BY id",
  "still ORDER BY id",
  "still_scene ORDER BY still_id, scene_id",
  "still_keyword ORDER BY still_id, keyword_id",
  "depiction ORDER BY still_id, position",
  "rights_record ORDER BY still_id, holder_id",
  "still_text ORDER BY still_id, field, language",
];

/** Every row but what the clock tells. */
function rows({ db }: Catalog): unknown {
  return tables.map((table) =>
    all<Record<string, unknown>>(db, `SELECT * FROM ${table}`).map((row) => ({
      ...row,
      added_at: null,
    })),
  );
}

/**
 * What the rows say, records by their names: keys are given in the order in which records are made, which
 * is another when stills of two films are tagged together.
 */
const said = [
  "SELECT title, year FROM film",
  "SELECT title, label, scene.position FROM scene LEFT JOIN film ON film.id = film_id",
  "SELECT name FROM character",
  "SELECT name FROM agent",
  "SELECT term FROM keyword",
  `SELECT title, character.name, agent.name AS performer, cast_role.position FROM cast_role
   JOIN film ON film.id = film_id JOIN character ON character.id = character_id LEFT JOIN agent ON agent.id = performer_id`,
  "SELECT still.id, title, year, kind FROM still LEFT JOIN film ON film.id = film_id",
  `SELECT still_id, label, title FROM still_scene JOIN scene ON scene.id = scene_id LEFT JOIN film ON film.id = film_id`,
  "SELECT still_id, term FROM still_keyword JOIN keyword ON keyword.id = keyword_id",
  `SELECT still_id, depiction.position, character.name, agent.name AS performer FROM depiction
   LEFT JOIN character ON character.id = character_id LEFT JOIN agent ON agent.id = performer_id`,
  "SELECT still_id, name, role FROM rights_record JOIN agent ON agent.id = holder_id",
  "SELECT still_id, field, language, text, origin FROM still_text",
];

function saying({ db }: Catalog): unknown {
  return said.map((sql) =>
    all(db, sql)
      .map((row) => JSON.stringify(row))
      .toSorted(),
  );
}

const tag: fc.Arbitrary<Tag> = fc.oneof(
  fc.record({
    field: fc.constantFrom("character", "scene", "performer", "rightsHolder", "keyword"),
    name: fc.constantFrom("Ma", "Guiying", "Wedding"),
  }),
  fc.record({ field: fc.constant("film" as const), name: fc.constantFrom("Dust", "Snow (1999)") }),
  fc.record({ field: fc.constant("kind" as const), name: fc.constantFrom("scene", "portrait") }),
);
const tagging = fc.record({
  add: fc.array(tag, { maxLength: 4 }),
  remove: fc.array(tag, { maxLength: 3 }),
});

/** Five stills: two of a film, two of another, one of none. */
function filmed(): { catalog: Catalog; stills: number[] } {
  const catalog = emptyCatalog();
  const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"], {
    texts: { caption: { "x-default": "Eggs", en: "Eggs", zh: "鸡蛋" } },
  });
  for (const [name, from] of [
    ["Dust", 0],
    ["Ice", 2],
  ] as const)
    tagStills(catalog.db, {
      stills: stills.slice(from, from + 2),
      add: [{ field: "film", name }],
      remove: [],
    });
  return { catalog, stills };
}

test("tagging many stills at once does what tagging one after the other does, and is undone whole", () => {
  fc.assert(
    fc.property(fc.array(tagging, { minLength: 1, maxLength: 3 }), (taggings) => {
      const together = filmed();
      const oneByOne = filmed();
      for (const { add, remove } of taggings) {
        const before = rows(together.catalog);
        const { result, rows: touched } = record(together.catalog.db, () =>
          tagStills(together.catalog.db, { stills: together.stills, add, remove }),
        );
        const single = oneByOne.stills.map((still) =>
          record(oneByOne.catalog.db, () =>
            tagStills(oneByOne.catalog.db, { stills: [still], add, remove }),
          ),
        );
        expect(result.changed).toBe(single.filter((done) => done.result.changed > 0).length);
        expect(saying(together.catalog)).toEqual(saying(oneByOne.catalog));
        if (touched > 0) {
          undo(together.catalog.db);
          expect(rows(together.catalog)).toEqual(before);
          redo(together.catalog.db);
          expect(saying(together.catalog)).toEqual(saying(oneByOne.catalog));
        }
      }
      together.catalog.close();
      oneByOne.catalog.close();
    }),
    { numRuns: 8 },
  );
}, 120_000);

const change: fc.Arbitrary<TextChange> = fc
  .record({
    field: fc.constantFrom("caption", "headline"),
    language: fc.constantFrom("x-default", "en", "zh"),
    mode: fc.constantFrom("replace", "append", "prepend"),
    text: fc.constantFrom("", "Eggs", "Snow。"),
  })
  .map(({ text, ...rest }) => ({
    ...rest,
    textOf: (still: number) => (still % 2 === 0 ? text : "Odd"),
  }));

test("writing a text of many stills does what writing it of one after the other does", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const together = filmed();
      const oneByOne = filmed();
      for (const one of changes) {
        const { result } = setText(together.catalog.db, together.stills, one);
        const single = oneByOne.stills.map((still) => setText(oneByOne.catalog.db, [still], one));
        expect(result.changed).toBe(single.filter((done) => done.result.changed > 0).length);
        expect(saying(together.catalog)).toEqual(saying(oneByOne.catalog));
      }
      together.catalog.close();
      oneByOne.catalog.close();
    }),
    { numRuns: 8 },
  );
}, 120_000);

test("a still named twice is tagged and written once", () => {
  const { catalog, stills } = filmed();
  const twice = [...stills, ...stills];
  const done = tagStills(catalog.db, {
    stills: twice,
    add: [{ field: "character", name: "Ma" }],
    remove: [],
  });
  expect(done.result.changed).toBe(stills.length);
  const depictions = all(catalog.db, "SELECT still_id FROM depiction");
  expect(depictions).toHaveLength(stills.length);
  setText(catalog.db, twice, {
    field: "headline",
    language: "x-default",
    mode: "append",
    textOf: () => "Once",
  });
  const headlines = all(catalog.db, "SELECT text FROM still_text WHERE field = 'headline'");
  expect(headlines).toEqual(stills.map(() => ({ text: "Once" })));
});

test("the UUIDs of what tagging makes begin with its time, so that many are written side by side", () => {
  const { catalog, stills } = filmed();
  const before = Date.now();
  tagStills(catalog.db, {
    stills,
    add: [
      { field: "character", name: "Ma" },
      { field: "rightsHolder", name: "Real Image" },
    ],
    remove: [],
  });
  const made = all<{ uuid: string }>(
    catalog.db,
    "SELECT uuid FROM depiction UNION ALL SELECT uuid FROM rights_record",
  );
  expect(made).toHaveLength(2 * stills.length);
  for (const { uuid } of made) {
    expect(uuid.charAt(14)).toBe("7"); // RFC 9562: the version; its 48 bits of time are the first twelve digits
    const at = Number.parseInt(uuid.slice(0, 13).replace("-", ""), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  }
  catalog.close();
});
