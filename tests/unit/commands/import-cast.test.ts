import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalog } from "../../../electron/engine/catalog/catalog.ts";
import { castEntries, rolesOfCharacter } from "../../../electron/engine/catalog/cast-roles.ts";
import {
  castPerformer,
  characterNamed,
  makeCharacter,
} from "../../../electron/engine/catalog/cast.ts";
import { agentNamed, makeAgent } from "../../../electron/engine/catalog/agents.ts";
import { all, inTransactionUndone } from "../../../electron/engine/catalog/database.ts";
import { filmNamed } from "../../../electron/engine/catalog/films.ts";
import { record, redo, undo } from "../../../electron/engine/catalog/history.ts";
import { historyState } from "../../../electron/engine/catalog/history-list.ts";
import { addNames } from "../../../electron/engine/catalog/variants.ts";
import type { FilmAsked, RowChoice } from "../../../electron/engine/commands/cast-import.ts";
import { compareCast, importCast } from "../../../electron/engine/commands/import-cast.ts";
import { changeRecords } from "../../../electron/engine/commands/records/change-records.ts";
import { castOfFilm } from "../../../electron/engine/cast-lists/cast-of-film.ts";
import type { ComparedRow } from "../../../shared/cast-list.ts";
import { contents, emptyCatalog } from "../../helpers/catalogs.ts";
import { tries } from "../../helpers/doses.ts";
import { reading } from "../cast-lists/reading.ts";

const dust = { title: "Return to Dust", year: 2022 };

function dustWith(
  catalog: Catalog,
  ...roles: readonly (readonly [string, string | null])[]
): number {
  const { db } = catalog;
  const film = filmNamed(db, dust);
  for (const [character, performer] of roles) {
    const key = characterNamed(db, film, character);
    if (performer !== null) castPerformer(db, film, key, agentNamed(db, performer));
  }
  return film;
}

function order(
  film: FilmAsked,
  choices: Record<number, RowChoice> = {},
  take: number[] | null = null,
) {
  const byRow = new Map(Object.entries(choices).map(([at, choice]) => [Number(at), choice]));
  return { film, choices: byRow, take: take === null ? null : new Set(take) };
}

function imported(
  { db }: Catalog,
  list: string,
  film: FilmAsked,
  choices: Record<number, RowChoice> = {},
  take: number[] | null = null,
) {
  return record(db, () => importCast(db, reading(list).rows, order(film, choices, take))).result;
}

function compared({ db }: Catalog, list: string, film: FilmAsked): readonly ComparedRow[] {
  return inTransactionUndone(
    db,
    () => compareCast(db, reading(list).rows, order(film)).result.rows,
  );
}

const outcomes = (rows: readonly ComparedRow[]): string[] => rows.map(({ as }) => as);

test("a cast is put into a film that is made for it, in the order of the list, and undone in one step", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const before = contents(db);
  const { made, roles } = imported(
    catalog,
    "Wu Renlin as Ma Youtie\nHai Qing as Cao Guiying (as Huang Yi)\nZhao Dengping as Zhang Chengwan (voice) (uncredited)",
    dust,
  );
  expect({ made, roles }).toEqual({ made: { films: 1, characters: 3, performers: 3 }, roles: 3 });
  const plain = { creditedAs: null, kind: "role", uncredited: false, code: null };
  expect(castEntries(db, filmNamed(db, dust))).toEqual([
    { ...plain, character: "Ma Youtie", performer: "Wu Renlin", order: null },
    {
      ...plain,
      character: "Cao Guiying",
      performer: "Hai Qing",
      order: null,
      creditedAs: "Huang Yi",
    },
    {
      ...plain,
      character: "Zhang Chengwan",
      performer: "Zhao Dengping",
      order: null, // the list says none
      kind: "voice",
      uncredited: true,
    },
  ]);
  expect(historyState(db).undo).toBe("Imported the cast of “Return to Dust (2022)” (3 roles)");
  const after = contents(db);
  undo(db);
  expect(contents(db)).toEqual(before);
  redo(db);
  expect(contents(db)).toEqual(after);
});

test("rows are compared with the cast that is there: same, filling a gap, changing, new", () => {
  const catalog = emptyCatalog();
  const film = dustWith(
    catalog,
    ["Ma Youtie", "Wu Renlin"],
    ["Cao Guiying", null],
    ["Ma Youtong", "Yang Guangrui"],
  );
  imported(catalog, "Order,Character\n3,Ma Youtong", film);
  const list =
    "Order,Character,Performer,Credited as\n,Youtie Ma,Wǔ Renlin,\n,Cao Guiying,Hai Qing,\n7,Ma Youtong,Yang Guangrui,Yang G.\n,Zhang Chengwan,Zhao Dengping,";
  const before = contents(catalog.db);
  const rows = compared(catalog, list, film);
  expect(contents(catalog.db)).toEqual(before);
  expect(outcomes(rows)).toEqual(["same", "fills", "changes", "new"]);
  expect(rows.map(({ changes }) => changes)).toEqual([
    [],
    [{ what: "performer", before: null, after: "Hai Qing" }],
    [
      { what: "creditedAs", before: null, after: "Yang G." },
      { what: "order", before: "3", after: "7" },
    ],
    [],
  ]);
  expect(rows[0]).toMatchObject({ character: "Ma Youtie", performer: "Wu Renlin" });
  expect(rows[3]).toMatchObject({ character: null, performer: null });
  imported(catalog, list, film);
  expect(castEntries(catalog.db, film)).toHaveLength(4);
  expect(outcomes(compared(catalog, list, film))).toEqual(["same", "same", "same", "same"]);
});

test("a role has the place in the billing that a list or the archivist gives it, or none, and then stands last", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const film = dustWith(catalog, ["The donkey", null]); // tagged before
  const list =
    "Order,Character,Performer,Uncredited\n,Villager,Anon,yes\n2,Cao Guiying,Hai Qing,\n1,Ma Youtie,Wu Renlin,\n5,Ma Youtong,Yang Guangrui,";
  imported(catalog, list, film);
  const cast = () => castEntries(db, film).map(({ character, order: place }) => [character, place]);
  const after = [
    ["Ma Youtie", 1],
    ["Cao Guiying", 2],
    ["Ma Youtong", 5],
    ["The donkey", null],
    ["Villager", null],
  ];
  expect(cast()).toEqual(after);
  expect(castOfFilm(db, film, "csv").text).toContain("Return to Dust,2022,,Villager,Anon");
  expect(imported(catalog, list, film).roles).toBe(0);
  expect(cast()).toEqual(after);
  // A place that another role has already is told; of roles that change places in the list nothing is.
  const moved = "Order,Character\n2,Ma Youtie\n1,Cao Guiying\n5,Zhang Chengwan";
  expect(compared(catalog, moved, film).map(({ notes }) => notes)).toEqual([
    [],
    [],
    ["The place 5 in the billing is that of Ma Youtong already; both stand there."],
  ]);
  // By hand: the donkey stands third, and so do those before it where they stand.
  const donkey = rolesOfCharacter(db, film, characterNamed(db, film, "The donkey"))[0]?.id ?? 0;
  record(db, () =>
    changeRecords(db, { do: "edit", record: { kind: "role", id: donkey, set: { position: 2 } } }),
  );
  expect(cast()).toEqual([
    ["Ma Youtie", 1],
    ["Cao Guiying", 2],
    ["The donkey", 3],
    ["Ma Youtong", 4],
    ["Villager", null],
  ]);
  undo(db);
  expect(cast()).toEqual(after);
});

test("importing the same again changes nothing and leaves no trace", () => {
  const catalog = emptyCatalog();
  const list = "Wu Renlin as Ma Youtie";
  imported(catalog, list, dust);
  const { undo: last } = historyState(catalog.db);
  const before = contents(catalog.db);
  expect(imported(catalog, list, dust).roles).toBe(0);
  expect(contents(catalog.db)).toEqual(before);
  expect(historyState(catalog.db).undo).toBe(last);
});

test("a row that leaves open who performs does not undo what a row before says of the role", () => {
  const catalog = emptyCatalog();
  const list = "Character,Performer,Order\nBob,Jo Doe,1\nBob,,4\nAnn,,2\nAnn,Lu Yi,2";
  const first = imported(catalog, list, dust);
  expect(first.rows.map(({ as }) => as)).toEqual(["new", "left-out", "new", "fills"]);
  expect(first.rows[1]?.notes[0]).toContain("order 4 instead of 1. Only the first is taken.");
  const again = imported(catalog, list, dust);
  expect(again.rows.map(({ as }) => as)).toEqual(["same", "left-out", "same", "same"]);
});

test("names are found in other scripts, and nobody is made twice", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const film = dustWith(catalog, ["Ma Youtie", "Wu Renlin"], ["Cao Guiying", null]);
  addNames(db, dust, {
    language: "zh-Hans",
    title: "隐入尘烟",
    characters: { "Ma Youtie": "马有铁", "Cao Guiying": "曹贵英" },
    people: { "Wu Renlin": "武仁林" },
  });
  const rows = compared(catalog, "武仁林 飾 馬有鐵\n海清 饰 曹贵英", film);
  expect(rows).toMatchObject([
    { as: "same", character: "Ma Youtie", performer: "Wu Renlin" },
    { as: "fills", character: "Cao Guiying", performer: null },
  ]);
});

test("another performer of a role is put beside the one who is there, and it is said", () => {
  const catalog = emptyCatalog();
  const film = dustWith(catalog, ["Ma Youtie", "Wu Renlin"]);
  const [row] = imported(catalog, "Young Actor as Ma Youtie", film).rows;
  expect(row).toMatchObject({
    as: "new",
    notes: [expect.stringMatching(/Wu Renlin is in this role already/u)],
  });
  expect(castEntries(catalog.db, film).map(({ performer }) => performer)).toEqual([
    "Wu Renlin",
    "Young Actor",
  ]);
});

test("a list without kinds, performers or marks takes none of them away", () => {
  const catalog = emptyCatalog();
  imported(catalog, "Scarlett Johansson as Samantha (voice) (uncredited) (as S. J.)", dust);
  const film = filmNamed(catalog.db, dust);
  const before = contents(catalog.db);
  imported(catalog, "Character,Performer\nSamantha,", film);
  expect(contents(catalog.db)).toEqual(before);
});

test("a character that a list names first alone and then with a performer has one role", () => {
  const catalog = emptyCatalog();
  imported(catalog, "Character,Performer\nWaiter,\nWaiter,A", dust);
  expect(castEntries(catalog.db, filmNamed(catalog.db, dust))).toMatchObject([
    { character: "Waiter", performer: "A" },
  ]);
});

test("who says a role to be a voice changes it, unless the list has both", () => {
  const catalog = emptyCatalog();
  const film = dustWith(catalog, ["Samantha", "Scarlett Johansson"]);
  expect(compared(catalog, "Scarlett Johansson as Samantha (voice)", film)).toMatchObject([
    { as: "changes", changes: [{ what: "kind", before: "Role", after: "Voice" }] },
  ]);
  expect(
    outcomes(
      compared(
        catalog,
        "Scarlett Johansson as Samantha\nScarlett Johansson as Samantha (voice)",
        film,
      ),
    ),
  ).toEqual(["same", "new"]);
});

test("a voice that nobody is named for stands beside whom the list names, also the next time", () => {
  const catalog = emptyCatalog();
  const film = dustWith(catalog);
  const list = "Character,Performer,Notes\nSamantha,Scarlett Johansson,\nSamantha,,voice";
  expect(outcomes(imported(catalog, list, film).rows)).toEqual(["new", "new"]);
  expect(castEntries(catalog.db, film)).toMatchObject([
    { performer: "Scarlett Johansson", kind: "role" },
    { performer: null, kind: "voice" },
  ]);
  expect(outcomes(imported(catalog, list, film).rows)).toEqual(["same", "same"]);
});

test("where several characters are called so it is unclear until one is chosen, unless the performer tells", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const film = dustWith(catalog, ["Waiter", "A"]);
  const other = makeCharacter(db, "Waiter");
  castPerformer(db, film, other, agentNamed(db, "B"));
  const [byPerformer, unclear] = compared(catalog, "Character,Performer\nWaiter,B\nwaiter,C", film);
  expect(byPerformer).toMatchObject({ as: "same" });
  expect(unclear).toMatchObject({
    as: "unclear",
    characters: [{ detail: "A, Return to Dust" }, { id: other, detail: "B, Return to Dust" }],
  });
  const left = imported(catalog, "Character,Performer\nwaiter,C", film);
  expect([left.roles, outcomes(left.rows)]).toEqual([0, ["unclear"]]);
  imported(catalog, "Character,Performer\nwaiter,C", film, { 0: { character: other } });
  expect(rolesOfCharacter(db, film, other)).toHaveLength(2);
  imported(catalog, "Character,Performer\nwaiter,D", film, { 0: { character: null } });
  expect(all(db, "SELECT 1 FROM character WHERE name = 'waiter'")).toHaveLength(1);
});

test("where several people have the name it is unclear who plays", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const film = dustWith(catalog, ["Ma Youtie", null]);
  const first = agentNamed(db, "Wang Li");
  makeAgent(db, "Wang Li");
  expect(compared(catalog, "Wang Li as Ma Youtie", film)).toMatchObject([
    { as: "unclear", characters: [], performers: [{ id: first }, { name: "Wang Li" }] },
  ]);
});

test("a list of several films goes to each of them; of one film asked for, only its rows", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const list =
    "Film,Year,Character,Performer\nReturn to Dust,2022,Waiter,A\nDune,2021,Waiter,B\n,,Cook,C";
  const every = compared(catalog, list, null);
  expect(outcomes(every)).toEqual(["new", "new", "left-out"]);
  expect(every[2]?.notes).toEqual([expect.stringContaining("names no film")]);
  const one = imported(catalog, list, dust);
  expect(outcomes(one.rows)).toEqual(["new", "left-out", "new"]);
  expect(imported(catalog, list, null).made).toEqual({ films: 1, characters: 1, performers: 1 });
  expect(historyState(db).undo).toBe("Imported the cast of “Dune (2021)” (1 role)");
  expect(castEntries(db, filmNamed(db, dust)).map(({ character }) => character)).toEqual([
    "Waiter",
    "Cook",
  ]);
});

test("a title that two films have is not guessed", () => {
  const catalog = emptyCatalog();
  filmNamed(catalog.db, { title: "Dune", year: 1984 });
  filmNamed(catalog.db, { title: "Dune", year: 2021 });
  const [row] = compared(catalog, "Film,Character,Performer\nDune,Paul,A", null);
  expect(row).toMatchObject({ as: "left-out", notes: [expect.stringContaining("Several films")] });
});

const codesOf = ({ db }: Catalog, film: number): Record<string, string | null> =>
  Object.fromEntries(castEntries(db, film).map(({ character, code }) => [character, code]));

test("codes are kept, filled where there are none, changed, and written out again", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  imported(catalog, "Ma Youtie,Wu Renlin\nCao Guiying,Hai Qing\nDonkey,", dust);
  const film = filmNamed(db, dust);
  const list = "my\tMa Youtie\tWu Renlin\ncg\tCao Guiying\tHai Qing";
  const [youtie] = compared(catalog, list, film);
  expect(youtie).toMatchObject({
    as: "fills",
    changes: [{ what: "code", before: null, after: "my" }],
  });
  imported(catalog, list, film);
  expect(codesOf(catalog, film)).toEqual({ "Ma Youtie": "my", "Cao Guiying": "cg", Donkey: null });
  expect(outcomes(compared(catalog, list, film))).toEqual(["same", "same"]);
  const [changed] = compared(catalog, "yt\tMa Youtie\tWu Renlin", film);
  expect(changed).toMatchObject({
    as: "changes",
    changes: [{ what: "code", before: "my", after: "yt" }],
  });
  const printed = castOfFilm(db, film, "codes").text.split("\r\n").slice(3, -1);
  expect(printed.map((line) => line.split("\t")[0])).toEqual(["my", "cg", "d"]);
  undo(db);
  expect(codesOf(catalog, film)).toEqual({ "Ma Youtie": null, "Cao Guiying": null, Donkey: null });
});

test("a code that stands for another role of the film stays with that, and is told", () => {
  const catalog = emptyCatalog();
  imported(catalog, "cg\tCao Guiying\tHai Qing", dust);
  const film = filmNamed(catalog.db, dust);
  const [row] = imported(catalog, "cg\tCao Guangming\tA", film).rows;
  expect(row).toMatchObject({
    as: "new",
    notes: ["The code “cg” is that of Cao Guiying already; Cao Guangming is taken without it."],
  });
  // Upper and lower case tell codes apart, and another film has codes of its own.
  imported(catalog, "CG\tCao Guangming\tA", film);
  imported(catalog, "cg\tCharlie Gordon\tB", { title: "Charly", year: 1968 });
  expect(codesOf(catalog, film)).toEqual({ "Cao Guiying": "cg", "Cao Guangming": "CG" });
  expect(codesOf(catalog, filmNamed(catalog.db, { title: "Charly", year: 1968 }))).toEqual({
    "Charlie Gordon": "cg",
  });
});

test("a choice that has left the archive meanwhile is refused, and nothing is changed", () => {
  const catalog = emptyCatalog();
  const before = contents(catalog.db);
  expect(() => imported(catalog, "A as B", dust, { 0: { character: 99 } })).toThrow(/chosen/u);
  expect(() => imported(catalog, "A as B", 7)).toThrow(/no longer in the archive/u);
  expect(contents(catalog.db)).toEqual(before);
});

test("contradicting rows are only taken when they are chosen", () => {
  const catalog = emptyCatalog();
  const list = "Character,Performer,Credited as\nA,B,One\nA,B,Two";
  const film = filmNamed(catalog.db, dust);
  expect(compared(catalog, list, film)).toMatchObject([
    { as: "new", taken: true },
    { as: "changes", taken: false, changes: [{ what: "creditedAs", before: "One", after: "Two" }] },
  ]);
  imported(catalog, list, film);
  expect(castEntries(catalog.db, film)).toMatchObject([{ creditedAs: "One" }]);
  imported(catalog, list, film, {}, [0, 1]);
  expect(castEntries(catalog.db, film)).toMatchObject([{ creditedAs: "Two" }]);
});

const few = fc.constantFrom(
  "Ma Youtie",
  "Youtie Ma",
  "Cao Guiying",
  "马有铁",
  "Hai Qing",
  "Waiter",
  "A",
);
const row = fc.record({
  character: few,
  performer: fc.option(few),
  creditedAs: fc.option(few),
  order: fc.option(fc.integer({ min: 1, max: 9 })),
  kind: fc.constantFrom("role" as const, "voice" as const, "double" as const),
  uncredited: fc.boolean(),
  code: fc.option(fc.constantFrom("a", "b", "A")),
});

test("any imports are undone in full and done again in full, and take no role away", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { maxLength: 5 }), { minLength: 1, maxLength: 4 }),
      (lists) => {
        inTransactionUndone(db, () => {
          const film = filmNamed(db, dust);
          const states = [contents(db)];
          for (const list of lists) {
            const rows = list.map((entry, line) => ({
              ...entry,
              line,
              film: null,
              repeats: null,
              contradicts: null,
            }));
            const roles = castEntries(db, film).length;
            if (record(db, () => importCast(db, rows, order(film))).rows > 0)
              states.push(contents(db));
            expect(castEntries(db, film).length).toBeGreaterThanOrEqual(roles);
            const codes = castEntries(db, film).flatMap(({ code }) =>
              code === null ? [] : [code],
            );
            expect(new Set(codes).size).toBe(codes.length);
          }
          for (let at = states.length - 2; at >= 0; at -= 1) {
            undo(db);
            expect(contents(db)).toEqual(states[at]);
          }
          for (let at = 1; at < states.length; at += 1) {
            redo(db);
            expect(contents(db)).toEqual(states[at]);
          }
        });
      },
    ),
    { numRuns: tries(150) },
  );
});

const roleOfList = fc.record({
  character: fc.constantFrom("Waiter", "Cook"),
  performer: fc.constantFrom("", "A", "B"),
  notes: fc.constantFrom("", "", "voice", "stunt"),
});
const roleList = fc
  .array(roleOfList, { minLength: 1, maxLength: 4 })
  .map((roles) =>
    ["Character,Performer,Notes", ...roles.map((role) => Object.values(role).join(","))].join("\n"),
  );

test("whatever was in the cast, a list that was imported is found the same the next time", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const take = (film: number, list: string): readonly ComparedRow[] =>
    importCast(db, reading(list).rows, order(film)).result.rows;
  fc.assert(
    fc.property(roleList, roleList, (there, list) => {
      inTransactionUndone(db, () => {
        const film = filmNamed(db, dust);
        take(film, there);
        take(film, list);
        expect(new Set(outcomes(take(film, list)))).toEqual(new Set(["same"]));
      });
    }),
    { numRuns: tries(300) },
  );
});

test("a cast that was exported is found the same when it is imported again", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  imported(catalog, "cg\tCao Guiying\tHai Qing\nmy\tMa Youtie\tWu Renlin\t\tWu R.", dust);
  const film = filmNamed(db, dust);
  for (const form of ["csv", "tsv", "json", "codes"] as const) {
    const { text, roles } = castOfFilm(db, film, form);
    expect(roles).toBe(2);
    expect(outcomes(compared(catalog, text, form === "codes" ? film : null))).toEqual([
      "same",
      "same",
    ]);
  }
});

const castRole = fc.record({
  character: fc.constantFrom("Waiter", "Cook", "Guard (voice)", "Ma as Child", "海清"),
  performer: fc.constantFrom("", "A", "B", "Hai Qing (Wu)"),
  creditedAs: fc.constantFrom("", "", "H. Q."),
  kind: fc.constantFrom("role", "voice", "double"),
  uncredited: fc.constantFrom("", "yes"),
  code: fc.constantFrom("", "", "w", "W", "ck", "averylongcode", "马"),
});
const castTable = fc
  .array(castRole, { minLength: 1, maxLength: 5 })
  .map((roles) =>
    [
      "Character,Performer,Credited as,Kind,Uncredited,Code",
      ...roles.map((role) => Object.values(role).join(",")),
    ].join("\n"),
  );

test.each(["csv", "tsv", "json", "codes"] as const)(
  "whatever a cast is, importing its own export as %s changes nothing",
  (form) => {
    const catalog = emptyCatalog();
    const { db } = catalog;
    fc.assert(
      fc.property(castTable, (list) => {
        inTransactionUndone(db, () => {
          const film = filmNamed(db, dust);
          importCast(db, reading(list).rows, order(film));
          const before = contents(db);
          const { rows } = reading(castOfFilm(db, film, form).text);
          const again = record(db, () => importCast(db, rows, order(film)));
          expect(contents(db)).toEqual(before);
          expect(again.change).toBeNull();
        });
      }),
      { numRuns: tries(200) },
    );
  },
);

test("a list that is of another film makes none, and leaves nothing in the history", () => {
  const catalog = emptyCatalog();
  const list = "Film,Year,Character\nReturn to Dust,2022,Ma Youtie\n";
  const before = contents(catalog.db);
  const { rows } = imported(catalog, list, { title: "Another film", year: 2020 });
  expect(rows.map(({ as }) => as)).toEqual(["left-out"]);
  expect(all(catalog.db, "SELECT title FROM film")).toEqual([]);
  expect(contents(catalog.db)).toEqual(before);
  expect(
    imported(catalog, list, { title: "return to dust", year: null }).rows.map(({ as }) => as),
  ).toEqual(["new"]);
});
