import fc from "fast-check";
import { expect, test } from "vitest";
import type { BatchNamed } from "../../../shared/batch.ts";
import type { BatchChange } from "../../../shared/contract/stills.ts";
import { tagFields, type Tag, type TagField } from "../../../shared/tag.ts";
import type { StillId } from "../../../shared/still.ts";
import { findCharacter, makeCharacter } from "../../../electron/engine/catalog/cast.ts";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { inTransactionUndone, run } from "../../../electron/engine/catalog/database.ts";
import { findFilm } from "../../../electron/engine/catalog/films.ts";
import { record, undo } from "../../../electron/engine/catalog/history.ts";
import { keywordNamed } from "../../../electron/engine/catalog/keywords.ts";
import { recordOf } from "../../../electron/engine/catalog/record.ts";
import {
  BatchComparison,
  changeBatch,
  isSeparable,
  type BatchOutcome,
} from "../../../electron/engine/commands/batch-change.ts";
import { setNumberOf } from "../../../electron/engine/commands/set-number.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { contents, emptyCatalog, storeStills } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";

/** Five stills: two of a film, two of another, one of none, each with some tags and texts. */
function filmed(): { catalog: Catalog; stills: number[] } {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const stills = storeStills(catalog, ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]);
  const tagged = (from: number, to: number, add: readonly Tag[]): void =>
    void tagStills(db, { stills: stills.slice(from, to), add, remove: [] });
  tagged(0, 2, [{ field: "film", name: "Dust" }]);
  tagged(2, 4, [{ field: "film", name: "Ice" }]);
  tagged(0, 3, [
    { field: "character", name: "Ma" },
    { field: "scene", name: "Wedding" },
    { field: "keyword", name: "mud" },
  ]);
  tagged(1, 5, [
    { field: "keyword", name: "wheat" },
    { field: "performer", name: "Wu" },
    { field: "rightsHolder", name: "Real Image" },
    { field: "kind", name: "scene" },
  ]);
  const role = { character: "Guiying", performer: "Hai Qing" };
  tagStills(db, { stills: stills.slice(1, 2), add: [], remove: [], role });
  run(
    db,
    "INSERT INTO film_holder (film_id, agent_id, position) SELECT film.id, agent.id, 0 FROM film, agent WHERE title = 'Dust' AND agent.name = 'Real Image'",
  );
  setText(db, stills.slice(0, 2), {
    field: "headline",
    language: "x-default",
    mode: "replace",
    textOf: () => "Eggs",
  });
  return { catalog, stills };
}

const name = fc.constantFrom("Ma", "Guiying", "Wedding", "mud", "wheat", "Wu", "Hai Qing", "new");
const tag: fc.Arbitrary<Tag> = fc.oneof(
  fc.record({
    field: fc.constantFrom("character", "scene", "performer", "rightsHolder", "keyword"),
    name,
  }),
  fc.record({ field: fc.constant("film" as const), name: fc.constantFrom("Dust", "Snow (1999)") }),
  fc.record({ field: fc.constant("kind" as const), name: fc.constantFrom("scene", "portrait") }),
);
const textChange: fc.Arbitrary<BatchChange> = fc.record({
  write: fc.constant("text" as const),
  field: fc.constant("headline" as const),
  language: fc.constant("x-default"),
  mode: fc.constantFrom("replace", "append", "prepend"),
  text: fc.constantFrom("", "Eggs", "Snow"),
});
const change: fc.Arbitrary<BatchChange> = fc.oneof(
  fc.record({
    write: fc.constant("tags" as const),
    add: fc.array(tag, { maxLength: 3 }),
    remove: fc.array(tag, { maxLength: 2 }),
    replace: fc.uniqueArray(fc.constantFrom(...tagFields), { maxLength: 2 }),
  }),
  textChange,
);

/** A value of a field: two records of one name are two. */
type Value = { readonly id: number | string; readonly name: string };
type Said = Readonly<Record<string, readonly Value[]>>;

/** All that is said of a still in the fields of a batch, as the inspector reads it. */
function said({ db }: Catalog, still: StillId): Said {
  const read = recordOf(db, still);
  if (read === null) return {};
  const values = (of: readonly (Value | null)[]): readonly Value[] =>
    of.flatMap((one) => (one === null ? [] : [{ id: one.id, name: one.name }]));
  const texts = (of: readonly string[]): readonly Value[] =>
    of.map((text) => ({ id: text, name: text }));
  const once = (of: readonly Value[]): readonly Value[] => [
    ...new Map(of.map((one) => [one.id, one])).values(),
  ];
  const following = ({ id, name: called }: Value): Value => ({
    id: `follows ${String(id)}`,
    name: `${called} (follows)`,
  });
  const own = read.depictions.filter(({ performerFollows }) => !performerFollows);
  const performers = values(own.map(({ performer }) => performer));
  const follow = values(
    read.depictions
      .filter(({ performerFollows }) => performerFollows)
      .map(({ performer }) => performer),
  ).filter(({ id }) => !performers.some((one) => one.id === id));
  return {
    film: values([read.film]),
    scene: values(read.scenes),
    character: once(values(read.depictions.map(({ character }) => character))),
    performer: once([...performers, ...follow.map(following)]),
    rightsHolder: read.rightsHolders.map((holder) => (holder.follows ? following(holder) : holder)),
    keyword: values(read.keywords),
    kind: texts(read.kind === null ? [] : [read.kind]),
    headline: texts(Object.values(read.texts.headline ?? {})),
  };
}

/** The same by name alone. */
function named(catalog: Catalog, still: StillId): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(said(catalog, still)).map(([field, values]) => [
      field,
      values.map((value) => value.name),
    ]),
  );
}

/** What differs between two such, by field, in no order. */
function differing(before: Said, after: Said): unknown {
  const inOrder = (values: readonly (number | string)[] = []): readonly string[] =>
    values.map(String).toSorted();
  const ids = (of: Said, field: string): string =>
    JSON.stringify(inOrder(of[field]?.map(({ id }) => id)));
  const names = (of: Said, field: string): readonly string[] =>
    inOrder(of[field]?.map((value) => value.name));
  return Object.keys(before)
    .filter((field) => ids(before, field) !== ids(after, field))
    .map((field) => ({ field, before: names(before, field), after: names(after, field) }));
}

const kinds: Readonly<Record<string, string>> = { "Scene still": "scene", Portrait: "portrait" };

/** The differences that an outcome tells of a still, in the same form. */
function told({ differences }: BatchOutcome, still: StillId): unknown {
  const codes = (field: string, values: readonly BatchNamed[]): string[] =>
    values
      .map(({ name: called, follows }) =>
        field === "kind"
          ? (kinds[called] ?? called)
          : `${called}${follows === true ? " (follows)" : ""}`,
      )
      .toSorted();
  const fields = ["film", "scene", "character", "performer", "rightsHolder", "keyword", "kind"];
  const order = [...fields, "headline"];
  return (differences.get(still) ?? [])
    .toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
    .map(({ field, before, after }) => ({
      field,
      before: codes(field, before),
      after: codes(field, after),
    }));
}

test("what is previewed is what is done, to each still, and leaves no trace; one undo takes it back", () => {
  fc.assert(
    fc.property(change, (one) => {
      const { catalog, stills } = filmed();
      const { db } = catalog;
      const rows = contents(db);
      const preview = inTransactionUndone(db, () => changeBatch(db, stills, one)).result;
      expect(contents(db)).toEqual(rows);
      const before = stills.map((still) => said(catalog, still));
      const done = record(db, () => changeBatch(db, stills, one));
      expect(done.result).toEqual(preview);
      for (const [at, still] of stills.entries())
        expect(told(preview, still)).toEqual(differing(before[at] ?? {}, said(catalog, still)));
      expect(preview.changed).toBe(preview.differences.size);
      if (done.rows > 0) {
        undo(db);
        expect(stills.map((still) => said(catalog, still))).toEqual(before);
      }
      catalog.close();
    }),
    { numRuns: tries(30) },
  );
}, 120_000);

const chosen: fc.Arbitrary<Tag> = fc.oneof(
  fc.record({
    field: fc.constantFrom("film", "scene", "character", "performer", "rightsHolder", "keyword"),
    id: fc.constantFrom(1, 2),
  }),
  fc.record({ field: fc.constant("kind" as const), name: fc.constantFrom("scene", "portrait") }),
);

test("a separable change comes to the same, tried on some stills after others", () => {
  const separable: fc.Arbitrary<BatchChange> = fc.oneof(
    fc.record({
      write: fc.constant("tags" as const),
      add: fc.array(chosen, { maxLength: 3 }),
      remove: fc.array(chosen, { maxLength: 2 }),
      replace: fc.uniqueArray(fc.constantFrom(...tagFields), { maxLength: 2 }),
    }),
    textChange,
  );
  fc.assert(
    fc.property(separable, (one) => {
      expect(isSeparable(one)).toBe(true);
      const { catalog, stills } = filmed();
      const { db } = catalog;
      const {
        followed: _,
        joined: __,
        newInCast: ___,
        named: ____,
        gone: _____,
        staying: ______,
        ...whole
      } = inTransactionUndone(db, () => changeBatch(db, stills, one)).result;
      const comparison = new BatchComparison(db, one);
      for (const part of [stills.slice(0, 2), stills.slice(2, 3), stills.slice(3)])
        inTransactionUndone(db, () => comparison.change(part));
      expect(comparison.outcome(stills.length)).toEqual(whole);
      catalog.close();
    }),
    { numRuns: tries(15) },
  );
}, 120_000);

test("a text looked over alone is told as it is among the others", () => {
  fc.assert(
    fc.property(textChange, (one) => {
      const { catalog, stills } = filmed();
      const { db } = catalog;
      const outcome = (of: readonly StillId[]): BatchOutcome =>
        inTransactionUndone(db, () => changeBatch(db, of, one)).result;
      const together = outcome(stills);
      for (const still of stills)
        expect(outcome([still]).differences.get(still)).toEqual(together.differences.get(still));
      catalog.close();
    }),
    { numRuns: tries(30) },
  );
}, 120_000);

/** The archive of `filmed`, with characters of this name that are in no film. */
function withCharacters(...names: readonly string[]): {
  catalog: Catalog;
  /** Of Dust. */
  filmed: StillId;
  /** Of no film. */
  filmless: StillId;
  characters: number[];
} {
  const { catalog, stills } = filmed();
  const characters = names.map((called) => makeCharacter(catalog.db, called));
  return { catalog, filmed: stills[0] ?? 0, filmless: stills[4] ?? 0, characters };
}

function adding(character: number | undefined, replace: TagField[] = []): BatchChange {
  return { write: "tags", add: [{ field: "character", id: character }], remove: [], replace };
}

test("a character put in the cast of one film by a batch does not bring that film to the batch's other stills", () => {
  const { catalog, filmed: dust, filmless, characters } = withCharacters("Cook");
  const { db } = catalog;
  const [cook] = characters;
  const { result } = record(db, () => changeBatch(db, [dust, filmless], adding(cook)));
  expect(result.followed).toEqual([]);
  expect(named(catalog, filmless)).toMatchObject({ film: [], character: ["Cook"] });
  // by now Cook is in the cast of Dust, and of no other
  const { result: next } = record(db, () =>
    changeBatch(db, [filmless], adding(cook, ["character"])),
  );
  expect(next.followed).toEqual(["Dust"]);
  expect(named(catalog, filmless)).toMatchObject({ film: ["Dust"] });
});

test("who plays a character, the film and whose its stills are follow, and are told and counted; so is who joins the cast", () => {
  const { catalog, stills } = filmed();
  const { db } = catalog;
  const [dust = 0, , ice = 0, , filmless = 0] = stills;
  const guiying = findCharacter(db, findFilm(db, { title: "Dust", year: null }), "Guiying") ?? 0;
  const ofAll = [dust, ice, filmless];
  const { result } = record(db, () => changeBatch(db, ofAll, adding(guiying)));
  expect(result.differences.get(filmless)).toMatchObject([
    { field: "character", before: [], after: [{ name: "Guiying" }] },
    { field: "film", before: [], after: [{ name: "Dust" }] },
    // the still has an owner of its own, so that Dust's does not follow
    {
      field: "performer",
      before: [{ name: "Wu" }],
      after: [{ name: "Wu" }, { name: "Hai Qing", follows: true }],
    },
  ]);
  expect(result.gained.lines).toMatchObject([
    { field: "character", name: "Guiying", stills: 3 },
    { field: "performer", name: "Hai Qing", follows: true, stills: 2 },
    { field: "film", name: "Dust", stills: 1 },
  ]);
  expect(result.cast).toMatchObject({
    lines: [{ name: "Guiying", film: "Ice", stills: 1 }],
    more: 0,
  });
  expect([...(result.values.cast[0]?.of ?? [])]).toEqual([ice]);
});

test("with the film of stills go its rights holders that followed from it", () => {
  const { catalog, stills } = filmed();
  const [dust = 0] = stills;
  const { result } = record(catalog.db, () =>
    changeBatch(catalog.db, [dust], {
      write: "tags",
      add: [{ field: "film", name: "Ice" }],
      remove: [],
      replace: [],
    }),
  );
  expect(result.lost.lines).toMatchObject([
    { field: "film", name: "Dust" },
    { field: "scene", name: "Wedding" },
    { field: "rightsHolder", name: "Real Image", follows: true },
  ]);
});

test("two characters of one name are two: in what is told, in the counts and in the digest", () => {
  const { catalog, filmless, characters } = withCharacters("Guard", "Guard", "Guard");
  const { db } = catalog;
  const [one, two, three] = characters;
  const guard = (key: number | undefined): object => ({
    key,
    name: "Guard",
    distinction: `#${String(key)}`,
  });
  record(db, () => changeBatch(db, [filmless], adding(one)));
  const look = (by: BatchChange): BatchOutcome =>
    inTransactionUndone(db, () => changeBatch(db, [filmless], by)).result;
  const replaced = look(adding(two, ["character"]));
  expect(replaced.differences.get(filmless)).toEqual([
    {
      field: "character",
      before: [guard(one)],
      after: [guard(two)],
    },
  ]);
  expect(replaced.losing).toBe(1);
  expect(replaced.digest).not.toBe(look(adding(three, ["character"])).digest);
  const add = [two, three].map((id) => ({ field: "character" as const, id }));
  expect(look({ write: "tags", add, remove: [], replace: [] }).gained.lines).toEqual([
    { field: "character", ...guard(two), stills: 1 },
    { field: "character", ...guard(three), stills: 1 },
  ]);
});

test("a record that a change makes is the same one in the digest, whatever key it gets", () => {
  const { catalog, stills } = filmed();
  const { db } = catalog;
  const made: BatchChange = {
    write: "tags",
    add: [{ field: "keyword", name: "gleaning" }],
    remove: [],
    replace: [],
  };
  const look = (): BatchOutcome =>
    inTransactionUndone(db, () => changeBatch(db, stills, made)).result;
  const before = look();
  expect(before.gained.lines).toEqual([{ field: "keyword", key: -1, name: "gleaning", stills: 5 }]);
  keywordNamed(db, "straw"); // as indexing does
  expect(look().digest).toBe(before.digest);
});

test("replacing keeps what is given, takes the rest, and counts who loses what", () => {
  const { catalog, stills } = filmed();
  const { db } = catalog;
  const replaced = record(db, () =>
    changeBatch(db, stills, {
      write: "tags",
      add: [{ field: "keyword", name: "wheat" }],
      remove: [],
      replace: ["keyword"],
    }),
  );
  // a to c had mud, b to e wheat: d and e stay as they are, a gets wheat.
  expect(replaced.result).toMatchObject({
    stills: 5,
    changed: 3,
    losing: 3,
    gained: { lines: [{ field: "keyword", name: "wheat", stills: 1 }], more: 0 },
    lost: { lines: [{ field: "keyword", name: "mud", stills: 3 }], more: 0 },
  });
  expect(stills.map((still) => named(catalog, still)["keyword"])).toEqual(
    stills.map(() => ["wheat"]),
  );
  expect(undo(db)?.result).toBe("Replaced keywords of 3 stills by keyword “wheat”");
});

test("replacing by nothing empties the field, and a performer's character stays in the picture", () => {
  const { catalog, stills } = filmed();
  const { db } = catalog;
  const emptied: BatchChange = { write: "tags", add: [], remove: [], replace: ["performer"] };
  const { result } = record(db, () => changeBatch(db, stills, emptied));
  // that Hai Qing plays Guiying follows from the cast of Dust all the same
  expect(result.lost.lines).toMatchObject([{ field: "performer", name: "Wu", stills: 4 }]);
  expect(result.differences.get(stills[1] ?? 0)).toMatchObject([
    {
      field: "performer",
      before: [{ name: "Wu" }, { name: "Hai Qing" }],
      after: [{ name: "Hai Qing", follows: true }],
    },
  ]);
  expect(named(catalog, stills[1] ?? 0)).toMatchObject({
    character: ["Ma", "Guiying"],
    performer: ["Hai Qing (follows)"],
  });
  expect(undo(db)?.result).toBe("Took all performers from 4 stills");
});

test("putting text before or behind what is there takes nothing away; writing over it does", () => {
  const { catalog, stills } = filmed();
  const text = { write: "text", field: "headline", language: "x-default", text: "Snow" } as const;
  const losing = (mode: "replace" | "append" | "prepend"): number =>
    inTransactionUndone(catalog.db, () => changeBatch(catalog.db, stills, { ...text, mode })).result
      .losing;
  expect(losing("append")).toBe(0);
  expect(losing("prepend")).toBe(0);
  expect(losing("replace")).toBe(2);
});

test("a production code written over others is told before and after, with who loses one, and is one change", () => {
  const { catalog, stills } = filmed();
  const { db } = catalog;
  setNumberOf(db, stills.slice(0, 2), "productionCode", "803");
  setNumberOf(db, stills.slice(1, 3), "productionCode", "802");
  const before = contents(db);
  const code: BatchChange = { write: "number", field: "productionCode", text: "802" };
  const { result } = record(db, () => changeBatch(db, stills, code));
  // a has 803, b and c have 802, d and e none
  expect(result).toMatchObject({
    changed: 3,
    losing: 1,
    gained: { lines: [{ field: "productionCode", key: null, name: "802", stills: 3 }], more: 0 },
    lost: { lines: [{ field: "productionCode", key: null, name: "803", stills: 1 }], more: 0 },
    order: [stills[0], stills[3], stills[4]],
  });
  expect(result.differences.get(stills[0] ?? 0)).toEqual([
    {
      field: "productionCode",
      before: [{ key: null, name: "803" }],
      after: [{ key: null, name: "802" }],
    },
  ]);
  expect(stills.map((still) => recordOf(db, still)?.productionCode)).toEqual(
    stills.map(() => "802"),
  );
  expect(undo(db)?.result).toBe("Changed production code of 3 stills to “802”");
  expect(contents(db)).toMatchObject({ still: before["still"] });
});
