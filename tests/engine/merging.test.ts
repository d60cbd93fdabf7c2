import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sides, type MergeChoices, type MergeReport } from "../../shared/contract/merging.ts";
import type { Catalog } from "../../electron/engine/catalog/catalog.ts";
import { all, connect, emptyLog, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { record, redo, undo } from "../../electron/engine/catalog/history.ts";
import { integrityProblems } from "../../electron/engine/catalog/integrity.ts";
import {
  mergeCatalogs,
  previewMerge,
  type MergePreview,
} from "../../electron/engine/catalog/merge/merge-catalogs.ts";
import { rowsOf, tablesOf } from "../../electron/engine/catalog/whole-tables.ts";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { setText } from "../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";
import { previewTakingIn, takeIn } from "../../electron/engine/exchange/take-in.ts";
import { archivistSteps, isArchivistStep, takeStep } from "../helpers/archivist-steps.ts";
import { recordSteps, takeRecordStep } from "../helpers/record-steps.ts";
import { isRightsStep, rightsSteps, takeRightsStep } from "../helpers/rights-steps.ts";
import type { Action } from "../../electron/engine/commands/action.ts";
import { joinStills } from "../../electron/engine/commands/join-stills.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { emptyCatalog, storeStills } from "../helpers/catalogs.ts";
import { makePastCatalog } from "../helpers/past-catalogs.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { tagTwoFilms } from "../helpers/two-films.ts";

/** Everything but the history itself, row for row. */
function everything(db: WritableDb): Record<string, string[]> {
  const tables = tablesOf(db).filter(({ name }) => !/^(?:history|sqlite_)/u.test(name));
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      [...rowsOf(db, table)].map((row) => JSON.stringify(row)).toSorted(),
    ]),
  );
}

/** What is read from files again after a redo. */
function toldByFiles(contents: Record<string, string[]>): Record<string, unknown> {
  const { file, file_carried: _carried, ...rest } = contents;
  return { ...rest, files: file?.length };
}

/** The archive as somebody else works in it. */
function copyOf({ folder, db }: Catalog): Catalog {
  emptyLog(db);
  const to = join(temporaryFolder(), "Berlin.stillroom");
  cpSync(folder, to, { recursive: true });
  return openCatalog(to);
}

const ours: MergeChoices = { all: "ours", groups: {}, each: {} };

function order({ db }: Catalog, { folder }: Catalog): { other: string; catalog: string } {
  return { other: folder, catalog: db.name };
}

type Taken = { readonly report: MergeReport; readonly change: number | null };

/** Takes in the other, after asking what that would do: it does what was said. */
function taken(here: Catalog, there: Catalog, choices = ours): Taken {
  const how = {
    theirs: there.db,
    name: "Berlin",
    thumbnails: { theirs: join(there.folder, "thumbnails"), ours: join(here.folder, "thumbnails") },
  };
  const before = everything(here.db);
  const preview = previewMerge(here.db, { ...how, choices });
  expect(everything(here.db)).toEqual(before);
  const { result, change } = record(here.db, () => ({
    result: mergeCatalogs(here.db, { ...how, choices }),
    label: "Took in",
  }));
  expect(result).toEqual(preview.report);
  expect(countedLines(preview)).toEqual(countedRows(result));
  expect(integrityProblems(here.db)).toEqual([]);
  return { report: result, change };
}

/** How many values come in of each kind, by the lines of them, and whether there are others of the rest. */
function countedLines({ lines }: MergePreview): unknown {
  return Object.fromEntries(
    lines
      .filter(({ as }) => as === "added")
      .map(({ kind, total, lines: { length } }) => [kind, { total, length }]),
  );
}

function countedRows({ counts }: MergeReport): unknown {
  return Object.fromEntries(
    counts.flatMap(({ kind, added }) =>
      added === 0 ? [] : [[kind, { total: added, length: added }]],
    ),
  );
}

function countsOf({ counts }: MergeReport, kind: string): unknown {
  const { kind: _kind, ...counted } = counts.find((one) => one.kind === kind) ?? { kind };
  return Object.fromEntries(Object.entries(counted).filter(([, many]) => many !== 0));
}

function write({ db }: Catalog, still: number, text: string, field = "caption"): void {
  record(db, () =>
    setText(db, [still], {
      field: field as "caption",
      language: "en",
      mode: "replace",
      textOf: () => text,
    }),
  );
}

function texts({ db }: Catalog): unknown {
  return all<{ text: string }>(db, "SELECT text FROM still_text ORDER BY still_id, field").map(
    ({ text }) => text,
  );
}

/** A copy that two work in: three stills of two films. */
function forked(): { here: Catalog; there: Catalog } {
  const here = emptyCatalog();
  const stills = storeStills(here, ["bed.jpg", "eggs.jpg", "wheat.jpg"]);
  record(here.db, () => {
    tagTwoFilms(here.db, stills);
    return { result: null, label: "Tagged" };
  });
  return { here, there: copyOf(here) };
}

/** One that was never a copy of ours. */
function foreign(): Catalog {
  const there = emptyCatalog();
  there.db.exec("UPDATE catalog SET uuid = new_uuid()");
  return there;
}

/** An archive of other folders, with records of its own. */
function another(): Catalog {
  const there = foreign();
  const stills = storeStills(there, ["kiss.jpg", "rain.jpg"], {}, "/festival");
  record(there.db, () =>
    tagStills(there.db, {
      stills,
      add: [
        { field: "film", name: "Dust (2022)" },
        { field: "character", name: "Cao Guiying" },
        { field: "keyword", name: "rain" },
      ],
      remove: [],
    }),
  );
  write(there, stills[0] ?? 0, "A kiss in the rain.");
  return there;
}

test("a copy of the same archive changes nothing", () => {
  const { here, there } = forked();
  const before = everything(here.db);
  expect(taken(here, there).change).toBe(null);
  expect(everything(here.db)).toEqual(before);
  expect(all(here.db, "SELECT label FROM history")).toEqual([{ label: "Tagged" }]);
});

test("another archive comes in with its stills, files, folders and exports, as one change", () => {
  const { here } = forked();
  const there = another();
  there.db.exec(`
    INSERT INTO export (id, uuid, at, who, folder, profile, held, packed_hash)
      VALUES (7, 'e1', '2026-11-30', 'them', '/out', 'Press', 0, x'00ff');
    INSERT INTO export_file (export_id, position, still_uuid, file_name, hash, caption, credit_line)
      SELECT 7, 0, uuid, 'kiss.jpg', x'00ff', '', '' FROM still WHERE id = 1;
    INSERT INTO export_record (export_id, position, record) VALUES (7, 0, x'abae0500');`);
  const before = everything(here.db);
  const { report, change } = taken(here, there);
  const after = everything(here.db);
  expect(countsOf(report, "stills")).toEqual({ added: 2 });
  expect(countsOf(report, "exports")).toEqual({ added: 1 });
  expect(report.folders).toEqual([{ path: "/festival", files: 2, isHere: false }]);
  expect(report.possiblySame.first.map(({ kind, name }) => [kind, name])).toEqual([
    ["film", "Dust (2022)"],
    ["character", "Cao Guiying"],
  ]);
  expect(texts(here)).toEqual(["A kiss in the rain."]);
  expect(
    all(
      here.db,
      "SELECT file.path, state, offline FROM file JOIN source ON source.id = source_id WHERE source.path = '/festival'",
    ),
  ).toEqual([
    { path: "kiss.jpg", state: "present", offline: "gone" },
    { path: "rain.jpg", state: "present", offline: "gone" },
  ]);

  undo(here.db);
  expect(everything(here.db)).toEqual(before);
  redo(here.db);
  expect(toldByFiles(everything(here.db))).toEqual(toldByFiles(after));
  expect(change).not.toBe(null);
  expect(taken(here, there).change).toBe(null);
});

test("what came in goes with undo, also when its folder was found and read meanwhile", () => {
  const { here } = forked();
  const before = everything(here.db);
  taken(here, another());
  here.db.exec(`
    UPDATE file SET modified_ms = 7, inode = 7, thumbnail = 'made', state = 'missing' WHERE path = 'kiss.jpg';
    UPDATE source SET offline = NULL, device = '7:7', indexed_at = '2026-11-30' WHERE path = '/festival';`);
  undo(here.db);
  expect(everything(here.db)).toEqual(before);
});

test("of two who worked in copies each keeps what is the other's alone, and decides where both wrote", () => {
  const { here, there } = forked();
  write(here, 1, "Only here");
  write(there, 2, "Only there");
  write(here, 3, "Ours");
  write(there, 3, "Theirs");
  write(there, 3, "Also theirs", "headline");
  const { report } = taken(here, there);
  expect(texts(here)).toEqual(["Only here", "Only there", "Ours", "Also theirs"]);
  expect(report.conflicts).toMatchObject([
    { kind: "texts", property: "caption (en)", of: "wheat.jpg", ours: "Ours", theirs: "Theirs" },
  ]);
  // what was decided is not asked again, and what they write from then on is news
  expect(taken(here, there).change).toBe(null);
  write(there, 3, "Theirs, once more");
  taken(here, there);
  expect(texts(here)).toEqual(["Only here", "Only there", "Theirs, once more", "Also theirs"]);
});

test.each([
  ["all", { ...ours, all: "theirs" }],
  ["of its kind", { ...ours, groups: { "texts/caption (en)": "theirs" } }],
] as const)("where it is said of %s, theirs stands", (_of, choices) => {
  const { here, there } = forked();
  write(here, 3, "Ours");
  write(there, 3, "Theirs");
  taken(here, there, choices);
  expect(texts(here)).toEqual(["Theirs"]);
  undo(here.db);
  expect(texts(here)).toEqual(["Ours"]);
});

test("two records of one name are told apart where they are in conflict", () => {
  const [here, there] = [emptyCatalog(), foreign()];
  for (const { db } of [here, there])
    record(db, () =>
      tagStills(db, {
        stills: storeStills(db === here.db ? here : there, ["bed.jpg"]),
        add: [{ field: "film", name: "Return to Dust (2022)" }],
        remove: [],
      }),
    );
  expect(taken(here, there).report.conflicts).toMatchObject([
    { property: "film", ours: "Return to Dust", theirs: "Return to Dust (another of this name)" },
  ]);
});

test("a character is possibly the same whose other name is that of one here", () => {
  const [here, there] = [emptyCatalog(), foreign()];
  for (const [{ db }, name] of [
    [here, "马有铁"],
    [there, "Ma Youtie"],
  ] as const)
    record(db, () =>
      tagStills(db, {
        stills: storeStills(db === here.db ? here : there, [`${name}.jpg`]),
        add: [{ field: "character", name }],
        remove: [],
      }),
    );
  there.db.exec(`INSERT INTO character_name (character_id, kind, language, name, name_key, position)
    SELECT id, 'alias', 'zh', '马有铁', name_key('马有铁'), 0 FROM character`);
  expect(taken(here, there).report.possiblySame.first).toEqual([
    { kind: "character", name: "马有铁", ours: 1 },
  ]);
});

test("what is stopped has read or taken in nothing, and the archive is open", async () => {
  const { engine } = await engineWithArchive();
  const other = another().folder;
  for (const begin of [
    () => engine.ask("merge.preview", { other }),
    () => engine.ask("merge.take", { other, choices: ours }),
  ]) {
    const refused = expect(begin()).rejects.toThrow(/stopped before it was done/u);
    await engine.ask("merge.stop", {});
    await refused;
  }
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({
    stills: 0,
    readOnly: null,
  });
  const refused = expect(engine.ask("merge.take", { other, choices: ours })).rejects.toThrow();
  await engine.close();
  await refused;
});

test("a single conflict is decided before all of its kind", async () => {
  const { here, there } = forked();
  for (const still of [1, 2]) {
    write(here, still, "Ours");
    write(there, still, "Theirs");
  }
  const { conflicts } = (await previewTakingIn(order(here, there))).report;
  const each = { [conflicts[0]?.key ?? ""]: "ours" as const };
  taken(here, there, { ...ours, each, groups: { "texts/caption (en)": "theirs" } });
  expect(texts(here)).toEqual(["Ours", "Theirs"]);
});

test("every value that comes in, becomes as theirs or stays as ours can be read, with the still it is of", async () => {
  const { engine } = await engineWithArchive();
  const here = engine.archive().catalog;
  const stills = storeStills(here, ["bed.jpg", "eggs.jpg", "wheat.jpg"]);
  record(here.db, () => {
    tagTwoFilms(here.db, stills);
    return { result: null, label: "Tagged" };
  });
  write(here, 3, "As both had it");
  const there = copyOf(here);
  const tag = ({ db }: Catalog, add: string[], remove: string[]): void => {
    const keywords = (names: string[]) =>
      names.map((name) => ({ field: "keyword", name }) as const);
    record(db, () => tagStills(db, { stills: [1], add: keywords(add), remove: keywords(remove) }));
  };
  write(here, 1, "Only here");
  write(there, 2, "Only there");
  write(there, 3, "As they have it");
  tag(here, [], ["Ma Youtie"]);
  tag(there, ["hatching"], []);
  there.close();
  await engine.ask("merge.preview", { other: there.folder });
  const lines = (kind: string, as: "added" | "taken" | "kept", from = 0, count = 10) =>
    engine.ask("merge.lines", { kind, as, from, count });
  expect(await lines("texts", "added")).toEqual({
    total: 1,
    listed: 1,
    lines: [{ of: "eggs.jpg", property: "caption (en)", ours: null, theirs: "Only there" }],
  });
  expect(await lines("texts", "taken")).toEqual({
    total: 1,
    listed: 1,
    lines: [
      {
        of: "wheat.jpg",
        property: "caption (en)",
        ours: "As both had it",
        theirs: "As they have it",
      },
    ],
  });
  expect((await lines("tags", "added")).lines).toEqual([
    { of: "bed.jpg", property: "keyword", ours: null, theirs: "hatching" },
  ]);
  expect((await lines("keywords", "added")).lines).toEqual([
    { of: "hatching", property: "", ours: null, theirs: null },
  ]);
  expect((await lines("tags", "added", 1)).lines).toEqual([]);
  await engine.ask("merge.take", { other: there.folder, choices: ours });
  expect(await lines("texts", "added")).toEqual({ total: 0, listed: 0, lines: [] });
});

test("what stays as ours is read with theirs beside it, also where we took it away", () => {
  const { here } = forked();
  write(here, 3, "Both");
  const copy = copyOf(here);
  write(here, 3, "Ours by now");
  record(here.db, () =>
    tagStills(here.db, { stills: [1], add: [], remove: [{ field: "keyword", name: "Ma Youtie" }] }),
  );
  const how = { theirs: copy.db, name: "Berlin", choices: ours };
  const { lines } = previewMerge(here.db, { ...how, thumbnails: { theirs: null, ours: "" } });
  const kept = lines.filter(({ as }) => as === "kept").flatMap((list) => list.lines);
  expect(kept).toEqual([
    { of: "wheat.jpg", property: "caption (en)", ours: "Ours by now", theirs: "Both" },
    { of: "bed.jpg", property: "keyword", ours: null, theirs: "Ma Youtie" },
  ]);
});

test("what we took away does not come back with a copy that still has it", () => {
  const { here, there } = forked();
  record(here.db, () =>
    tagStills(here.db, { stills: [1], add: [], remove: [{ field: "keyword", name: "Ma Youtie" }] }),
  );
  const before = everything(here.db);
  expect(taken(here, there).change).toBe(null);
  expect(everything(here.db)).toEqual(before);
  const keywords = (): number =>
    all(here.db, "SELECT 1 FROM still_keyword WHERE still_id = 1").length;
  expect(keywords()).toBe(1);
  for (const text of ["News", "More"]) {
    write(there, 2, text);
    expect(taken(here, there).change).not.toBe(null);
  }
  expect(keywords()).toBe(1);
});

test("the same bytes under another lasting name are the same still", () => {
  const here = emptyCatalog();
  storeStills(here, ["a.jpg", "b.jpg"]);
  const there = foreign();
  storeStills(there, ["b.jpg", "c.jpg"], {}, "/elsewhere");
  write(there, 1, "Bread");
  const { report } = taken(here, there);
  expect(countsOf(report, "stills")).toEqual({ added: 1, same: 1 });
  expect(countsOf(report, "files")).toEqual({ added: 1 });
  expect(all(here.db, "SELECT still_id AS still, text FROM still_text")).toEqual([
    { still: 2, text: "Bread" },
  ]);
});

test("a dump is taken in like the archive it was made of", async () => {
  const { here } = forked();
  const dump = join(temporaryFolder(), "dump");
  dumpCatalog(another().db, dump, "csv");
  const { report, label } = await takeIn({ other: dump, catalog: here.db.name, choices: ours });
  expect(label).toMatch(/^Took in the archive “Test”: 2 new stills/u);
  expect(countsOf(report, "stills")).toEqual({ added: 2 });
  expect(texts(here)).toEqual(["A kiss in the rain."]);
});

test("one of an older Stillroom is brought forward in a copy, and is as it was", async () => {
  const { here } = forked();
  const folder = join(temporaryFolder(), "Past.stillroom");
  makePastCatalog(folder, 30);
  const { report } = await takeIn({ other: folder, catalog: here.db.name, choices: ours });
  expect(report.counts.map(({ added }) => added > 0)).toContain(true);
  expect(all(here.db, "PRAGMA foreign_key_check")).toEqual([]);
  const there = connect(join(folder, "catalog.db"), "read");
  expect(there.pragma("user_version", { simple: true })).toBe(30);
  there.close();
});

test("what is no archive, or of a newer Stillroom, is refused; what is damaged is said to be the other", async () => {
  const { here, there } = forked();
  const junk = temporaryFolder();
  writeFileSync(join(junk, "catalog.db"), "no database at all");
  const asked = { other: junk, catalog: here.db.name };
  await expect(previewTakingIn(asked)).rejects.toThrow(/^The other archive’s database is damaged/u);
  there.db.pragma("user_version = 999");
  await expect(previewTakingIn(order(here, there))).rejects.toThrow(/newer Stillroom/u);
  const other = temporaryFolder();
  await expect(previewTakingIn({ other, catalog: here.db.name })).rejects.toThrow(/neither/u);
});

test("what is interrupted in the middle has taken in nothing", () => {
  const { here } = forked();
  const there = another();
  const before = everything(here.db);
  const thumbnails = { theirs: null, ours: here.folder };
  const stop = (share: number): void => {
    if (share > 0.5) throw new Error("killed");
  };
  expect(() =>
    record(here.db, () => ({
      result: mergeCatalogs(here.db, {
        theirs: there.db,
        name: "Berlin",
        choices: ours,
        thumbnails,
        progress: stop,
      }),
      label: "",
    })),
  ).toThrow("killed");
  expect(everything(here.db)).toEqual(before);
});

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: archivistSteps },
    { weight: 3, arbitrary: recordSteps },
    { weight: 2, arbitrary: rightsSteps },
    { weight: 1, arbitrary: fc.constant({ do: "join" as const }) },
  ),
  { maxLength: 8 },
);
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function work({ db }: Catalog, stills: readonly number[], done: Steps): void {
  for (const step of done)
    record<unknown>(db, () => {
      if (step.do === "join") return joined(db, stills);
      if (isArchivistStep(step)) return takeStep(db, stillsThere(db, stills), step);
      return isRightsStep(step) ? takeRightsStep(db, step) : takeRecordStep(db, step);
    });
}

function stillsThere(db: WritableDb, stills: readonly number[]): number[] {
  return stills.filter((still) => all(db, "SELECT 1 FROM still WHERE id = ?", still).length > 0);
}

function joined(db: WritableDb, stills: readonly number[]): Action<unknown> {
  const [one = 0, other] = stillsThere(db, stills);
  return other === undefined ? { result: null, label: "" } : joinStills(db, one, [other], []);
}

/** What must hold whatever came in. */
const never = [
  "PRAGMA foreign_key_check",
  "SELECT * FROM usage_grant WHERE id NOT IN (SELECT usage_grant_id FROM grant_place)",
  "SELECT * FROM embargo WHERE id NOT IN (SELECT embargo_id FROM embargo_place)",
  "SELECT * FROM picture_release WHERE id NOT IN (SELECT picture_release_id FROM release_place)",
  "SELECT * FROM usage_grant WHERE id NOT IN (SELECT usage_grant_id FROM grant_term WHERE kind = 'layer')",
  `SELECT * FROM layer_rights WHERE coalesce(status, credit_line, credit, usage_terms, mining, untraced, note) IS NULL
   AND id NOT IN (SELECT layer_rights_id FROM layer_holder)
   AND id NOT IN (SELECT layer_rights_id FROM rights_document WHERE layer_rights_id IS NOT NULL)
   AND id NOT IN (SELECT layer_rights_id FROM search_step)`,
  "SELECT * FROM still WHERE id NOT IN (SELECT still_id FROM file)",
  "SELECT hash FROM file GROUP BY hash HAVING count(DISTINCT still_id) > 1",
  `SELECT * FROM still_scene JOIN still ON still.id = still_id JOIN scene ON scene.id = scene_id
   WHERE scene.film_id IS NOT NULL AND still.film_id IS NOT NULL AND scene.film_id <> still.film_id`,
];

test("whatever was done in two archives, it comes in whole, once, and goes again", () => {
  const how = fc.record({
    first: steps,
    second: steps,
    isCopy: fc.boolean(),
    all: fc.constantFrom(...sides),
  });
  fc.assert(
    fc.property(how, ({ first, second, isCopy, all: side }) => {
      const here = emptyCatalog();
      const stills = storeStills(here, ["1.jpg", "2.jpg", "3.jpg"]);
      tagTwoFilms(here.db, stills);
      const there = isCopy ? copyOf(here) : foreign();
      const theirs = isCopy ? stills : storeStills(there, ["3.jpg", "4.jpg", "5.jpg"], {}, "/b");
      for (const { db } of [here, there]) db.pragma("synchronous = OFF");
      work(here, stills, first);
      work(there, theirs, second);
      const before = everything(here.db);
      const { change } = taken(here, there, { ...ours, all: side });
      const after = everything(here.db);
      for (const sql of never) expect(all(here.db, sql), sql).toEqual([]);
      expect(taken(here, there).change).toBe(null);
      if (change === null) return;
      undo(here.db);
      expect(everything(here.db)).toEqual(before);
      redo(here.db);
      expect(toldByFiles(everything(here.db))).toEqual(toldByFiles(after));
      here.close();
      there.close();
    }),
    { numRuns: 8, seed: 42 },
  );
});
