import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  captionCreditsSql,
  creditLinesSql,
  differentLinesSql,
  severalLinesSql,
  stillsOfCreditSql,
} from "../../electron/engine/catalog/credit-lines.ts";
import { creatorsChosenSql } from "../../electron/engine/catalog/credit-of-stills.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { creditsOfCaptions } from "../../electron/engine/catalog/migrations/0032-credits-of-captions.ts";
import { CreditReview } from "../../electron/engine/credits/credit-review.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { CreditGroup, CreditLineOfGroup, WhichLines } from "../../shared/contract/credits.ts";
import type { Carried } from "../../shared/carried.ts";
import { areCollectedLinesThere, collectedLines, labelledLines } from "../helpers/credit-labels.ts";
import { patterns } from "../unit/credits/patterns.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { tries } from "../helpers/doses.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const patiently = { timeout: 120_000 };
let numbered = 0;

/** Stores so many stills with a credit line. */
async function withLine(
  engine: Engine,
  line: string,
  stills = 1,
  carried: Partial<Carried> = {},
): Promise<number[]> {
  const names = Array.from({ length: stills }, () => `${String((numbered += 1))}.jpg`);
  const archive = engine.archive();
  const ids = storeStills(archive.catalog, names, {
    ...carried,
    texts: { creditLine: { "x-default": line } },
  });
  await archive.stored(ids, true);
  return ids;
}

async function groups(engine: Engine, open = true, scope: number | null = null) {
  for (;;) {
    const answer = await engine.ask("credits.groups", { scope, open, offset: 0, limit: 200 });
    if (answer.reading === null) return answer;
  }
}

async function linesOf(engine: Engine, pattern: string): Promise<readonly CreditLineOfGroup[]> {
  const where = { scope: null, open: true, offset: 0, limit: 200 };
  return (await engine.ask("credits.lines", { pattern, ...where })).lines;
}

/** "{photographers}/{suppliers} 2 lines 5 stills read" */
const told = ({ pattern, lines, stills, state }: CreditGroup): string =>
  `${pattern} ${String(lines)} lines ${String(stills)} stills ${state}`;

const wholeOf = ({ pattern, lines }: CreditGroup): WhichLines => ({
  pattern,
  lines,
  scope: null,
  open: true,
});

async function said(engine: Engine, still: number): Promise<unknown> {
  const record = await engine.ask("stills.get", { id: still });
  const roles = all<{ name: string; role: string }>(
    engine.archive().catalog.db,
    `SELECT name, role FROM rights_record JOIN agent ON agent.id = holder_id WHERE still_id = ? ORDER BY rights_record.id`,
    still,
  );
  return {
    creators: record?.creators,
    holders: roles.map(({ name, role }) => `${role} ${name}`),
  };
}

test("groups the different lines by pattern, those that are read whole first, with their stills", async () => {
  const { engine } = await engineWithArchive();
  await withLine(engine, "Nexpher", 9);
  await withLine(engine, "Photo by Jane Doe/Getty Images", 2);
  await withLine(engine, "Photo by Maria Silva / AFP", 3);
  await withLine(engine, "Courtesy of A24");
  const { groups: found, lines, stills } = await groups(engine);
  expect(found.map(told)).toEqual([
    "photo by {photographers}/{suppliers} 2 lines 5 stills read",
    "courtesy of {distributors} 1 lines 1 stills read",
    "{?} 1 lines 9 stills open",
  ]);
  expect([lines, stills]).toEqual([4, 15]);
  expect(await engine.ask("credits.count", {})).toEqual({ total: 4 });
  const [afp, getty] = await linesOf(engine, "photo by {photographers}/{suppliers}");
  expect(afp).toMatchObject({ line: "Photo by Maria Silva / AFP", stills: 3, decision: null });
  expect(getty?.parts).toMatchObject([
    { name: "Jane Doe", role: "photographers", kind: "person", record: null, reason: "marker" },
    { name: "Getty Images", role: "suppliers", kind: "agency", record: null, reason: "known" },
  ]);
});

test("accepts all lines of a pattern on all their stills at once, and takes it back row for row", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [one = 0] = await withLine(engine, "Photo by Jane Doe/Getty Images", 2);
  const [other = 0] = await withLine(engine, "Photo by Maria Silva / AFP", 3);
  const { groups: found } = await groups(engine);
  const before = contents(db);
  const [group] = found;
  if (group === undefined) throw new Error("no group");
  const { changed, label } = await engine.ask("credits.accept", wholeOf(group));
  expect(changed).toBe(5);
  expect(label).toBe("Accepted 2 credit lines on 5 stills");
  expect(await said(engine, one)).toEqual({
    creators: ["Jane Doe"],
    holders: ["supplier Getty Images"],
  });
  expect(await said(engine, other)).toEqual({
    creators: ["Maria Silva"],
    holders: ["supplier AFP"],
  });
  const kinds = all<{ name: string; kind: string }>(
    db,
    "SELECT name, kind FROM agent ORDER BY name",
  );
  expect(kinds).toEqual([
    { name: "AFP", kind: "agency" },
    { name: "Getty Images", kind: "agency" },
  ]);
  expect((await groups(engine)).total).toBe(0);
  expect((await groups(engine, false)).lines).toBe(2);
  const { creditLine } = (await engine.ask("stills.get", { id: one }))?.texts ?? {};
  expect(creditLine).toEqual({ "x-default": "Photo by Jane Doe/Getty Images" });
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
  expect((await groups(engine)).total).toBe(1);
});

test("says that the stills had everything already, where a line gives them nothing", async () => {
  const { engine } = await engineWithArchive();
  const line = "Photo by Jane Doe/Getty Images";
  await withLine(engine, line, 2);
  await engine.ask("credits.accept", { line });
  await engine.ask("credits.reopen", { line });
  const { label, changed } = await engine.ask("credits.accept", { line });
  expect(changed).toBe(0);
  expect(label).toBe(`Accepted the credit line “${line}”; 2 stills had all of it already`);
  const creators = ["John Roe"];
  const [still = 0] = await withLine(engine, "Photo by John Roe", 1, { creators });
  expect(await said(engine, still)).toEqual({ creators, holders: [] });
  expect((await engine.ask("credits.accept", { line: "Photo by John Roe" })).label).toBe(
    "Accepted the credit line “Photo by John Roe”; 1 still had all of it already",
  );
});

test("leaves what was said otherwise, by the archivist or of the maker by the file, and tells it", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const line = "Photo by Jane Doe / © Paramount / Getty Images";
  const [plain = 0, ofArchivist = 0] = await withLine(engine, line, 2);
  const [ofFile = 0] = await withLine(engine, line, 1, { creators: ["John Roe"] });
  const [sameMaker = 0] = await withLine(engine, line, 1, { creators: ["JANE DOE"] });
  tagStills(db, {
    stills: [ofArchivist],
    add: [{ field: "rightsHolder", name: "Real Image" }],
    remove: [],
  });
  const { label, changed } = await engine.ask("credits.accept", { line });
  expect(changed).toBe(4);
  expect(label).toContain("; 2 stills stay as was said of them");
  const holders = ["owner Paramount", "supplier Getty Images"];
  expect(await said(engine, plain)).toEqual({ creators: ["Jane Doe"], holders });
  expect(await said(engine, ofArchivist)).toEqual({
    creators: ["Jane Doe"],
    holders: ["owner Real Image", "supplier Getty Images"],
  });
  expect(await said(engine, ofFile)).toEqual({ creators: ["John Roe"], holders });
  expect(await said(engine, sameMaker)).toEqual({ creators: ["JANE DOE"], holders });
});

test("a still's owner that follows from its film stays", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [still = 0] = await withLine(engine, "© Paramount");
  tagStills(db, {
    stills: [still],
    add: [{ field: "film", name: "Return to Dust (2022)" }],
    remove: [],
  });
  run(db, "INSERT INTO agent (uuid, name, name_key) VALUES ('u', 'Real Image', 'real image')");
  run(
    db,
    "INSERT INTO film_holder (film_id, agent_id, position) SELECT film.id, agent.id, 0 FROM film, agent",
  );
  const { label } = await engine.ask("credits.accept", { line: "© Paramount" });
  expect(label).toContain("; 1 still stays as was said of it");
  expect(await said(engine, still)).toMatchObject({ holders: [] });
});

test("an unknown token stays open until it is said what it is; then every line with it is settled", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [alone = 0] = await withLine(engine, "Nexpher", 2);
  const [beside = 0] = await withLine(engine, "Photo: Jane Doe / NEXPHER");
  await withLine(engine, "Quorvath");
  const word = { name: "Nexpher", kind: "agency" as const };
  const before = contents(db);
  const foreseen = await engine.ask("credits.foresee", { word });
  expect(foreseen).toMatchObject({ settlingLines: 2, settlingStills: 3, followingLines: 0 });
  expect(contents(db)).toEqual(before);
  const { label } = await engine.ask("credits.say", { word, accept: true });
  expect(label).toBe("In credit lines “Nexpher” is an agency; accepted 2 credit lines on 3 stills");
  expect(await said(engine, alone)).toMatchObject({ holders: ["supplier Nexpher"] });
  expect(await said(engine, beside)).toMatchObject({ creators: ["Jane Doe"] });
  expect((await groups(engine)).groups.map(told)).toEqual(["{?} 1 lines 1 stills open"]);
  expect(await engine.ask("credits.words", {})).toMatchObject({ parties: [word] });
  const later = await withLine(engine, "Maria Silva/Nexpher");
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: later } });
  expect(suggestions).toMatchObject([{ name: "Nexpher", role: "supplier" }]);
});

test("what was said of a name is changed and taken back, and undone", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  await withLine(engine, "Nexpher");
  const before = contents(db);
  const say = (name: string, kind: "agency" | "archive" | null) =>
    engine.ask("credits.say", { word: { name, kind }, accept: false });
  await say("Nexpher", "agency");
  await say("NEXPHER", "archive");
  expect((await engine.ask("credits.words", {})).parties).toEqual([
    { name: "NEXPHER", kind: "archive" },
  ]);
  await say("NEXPHER", null);
  expect((await groups(engine)).groups.map(told)).toEqual(["{?} 1 lines 1 stills open"]);
  for (const _ of [1, 2, 3]) await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("a corrected role holds for all lines of the pattern, and stills that were given the other follow", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [accepted = 0] = await withLine(engine, "Allstar/UNIVERSAL PICTURES");
  await withLine(engine, "Allstar/PARAMOUNT", 2);
  await engine.ask("credits.accept", { line: "Allstar/UNIVERSAL PICTURES" });
  const given = contents(db);
  const pattern = "{suppliers}/{rightsHolders}";
  const word = { pattern, place: 0, role: "licensors" as const };
  expect(await engine.ask("credits.foresee", { word })).toMatchObject({
    lines: 2,
    stills: 3,
    followingLines: 1,
    followingStills: 1,
  });
  await engine.ask("credits.say", { word, accept: false });
  expect(await said(engine, accepted)).toMatchObject({
    holders: ["owner UNIVERSAL PICTURES", "licensor Allstar"],
  });
  const [open] = await linesOf(engine, pattern);
  expect(open?.parts[0]).toMatchObject({ name: "Allstar", role: "licensors", reason: "corrected" });
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(given);
  await engine.ask("history.redo", {});
  await engine.ask("credits.say", { word: { ...word, role: null }, accept: false });
  expect(await said(engine, accepted)).toMatchObject({
    holders: ["owner UNIVERSAL PICTURES", "supplier Allstar"],
  });
});

test("a wrong photographer that was accepted is taken off again by saying what the name is", async () => {
  const { engine } = await engineWithArchive();
  const [still = 0] = await withLine(engine, "Marlow Fenn/AP");
  const [ofFile = 0] = await withLine(engine, "Marlow Fenn/AP", 1, { creators: ["Marlow Fenn"] });
  await engine.ask("credits.accept", { line: "Marlow Fenn/AP" });
  expect(await said(engine, still)).toMatchObject({ creators: ["Marlow Fenn"] });
  await engine.ask("credits.say", { word: { name: "Marlow Fenn", kind: "studio" }, accept: false });
  const holders = ["supplier AP", "owner Marlow Fenn"];
  expect(await said(engine, still)).toEqual({ creators: [], holders });
  expect(await said(engine, ofFile)).toEqual({ creators: ["Marlow Fenn"], holders });
});

test("a party becomes a rights holder with its kind, once", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  await withLine(engine, "Courtesy of Lantern & Vole");
  const before = contents(db);
  const holder = { name: "Lantern & Vole", kind: "distributor" as const };
  const { label } = await engine.ask("credits.makeHolder", holder);
  expect(label).toBe("Made “Lantern & Vole”, a distributor, a rights holder of the archive");
  const [line] = await linesOf(engine, "courtesy of {distributors}");
  expect(line?.parts[0]).toMatchObject({ kind: "distributor", record: { name: "Lantern & Vole" } });
  await expect(engine.ask("credits.makeHolder", holder)).rejects.toThrow("in the archive by now");
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("a line that is left does not come back, also with other stills; an accepted one does", async () => {
  const { engine } = await engineWithArchive();
  await withLine(engine, "Courtesy of A24");
  await withLine(engine, "Photofest");
  await engine.ask("credits.leave", { line: "Courtesy of A24" });
  await engine.ask("credits.accept", { line: "Photofest" });
  expect(await engine.ask("credits.count", {})).toEqual({ total: 0 });
  await withLine(engine, "Courtesy of A24");
  await withLine(engine, "Photofest");
  expect(await engine.ask("credits.count", {})).toEqual({ total: 1 });
  expect((await groups(engine)).groups.map(told)).toEqual(["{suppliers} 1 lines 2 stills read"]);
  await engine.ask("credits.reopen", { line: "Courtesy of A24" });
  expect(await engine.ask("credits.count", {})).toEqual({ total: 2 });
});

test("a review is held to the lines of chosen stills, and refuses lines that are others by now", async () => {
  const { engine } = await engineWithArchive();
  const [chosen = 0] = await withLine(engine, "Courtesy of A24", 2);
  await withLine(engine, "Photofest");
  const { scope, lines } = await engine.ask("credits.scope", { stills: { ids: [chosen] } });
  expect(lines).toBe(1);
  const { groups: found } = await groups(engine, true, scope);
  expect(found.map(told)).toEqual(["courtesy of {distributors} 1 lines 2 stills read"]);
  const [group] = found;
  if (group === undefined) throw new Error("no group");
  await expect(
    engine.ask("credits.accept", { ...wholeOf(group), scope, lines: 2 }),
  ).rejects.toThrow("Nothing was changed");
  await expect(groups(engine, true, scope + 1)).rejects.toThrow("open it again");
});

test("several records of a name: none is taken, and none made", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  for (const uuid of ["a", "b"])
    run(
      db,
      "INSERT INTO agent (uuid, name, name_key) VALUES (?, 'Allstar', person_key('Allstar'))",
      uuid,
    );
  const [still = 0] = await withLine(engine, "Allstar/UNIVERSAL PICTURES");
  await engine.ask("credits.accept", { line: "Allstar/UNIVERSAL PICTURES" });
  expect(await said(engine, still)).toMatchObject({ holders: ["owner UNIVERSAL PICTURES"] });
  await withLine(engine, "Allstar");
  const { label, changed } = await engine.ask("credits.accept", { line: "Allstar" });
  expect(changed).toBe(0);
  expect(label).toBe(
    "Accepted the credit line “Allstar”; nothing was given: “Allstar” is the name of several records",
  );
});

test("a rights holder that was dismissed of a still is not said to be had", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const [still = 0] = await withLine(engine, "Getty Images");
  run(db, "INSERT INTO agent (uuid, name, name_key) VALUES ('u', 'Getty Images', 'getty images')");
  run(
    db,
    "INSERT INTO dismissed_suggestion (still_id, field, name, record_id) SELECT ?, 'rightsHolder', name, id FROM agent",
    still,
  );
  const { label } = await engine.ask("credits.accept", { line: "Getty Images" });
  expect(label).toBe("Accepted the credit line “Getty Images”; 1 still stays as was said of it");
  expect(await said(engine, still)).toMatchObject({ holders: [] });
});

test("what was accepted is taken back later on, and accepted anew", async () => {
  const { engine } = await engineWithArchive();
  const [still = 0] = await withLine(engine, "Photo by Jane Doe/Getty Images");
  const { change } = await engine.ask("credits.accept", { line: "Photo by Jane Doe/Getty Images" });
  await withLine(engine, "Courtesy of A24");
  await engine.ask("credits.accept", { line: "Courtesy of A24" });
  await engine.ask("history.revert", { change: change ?? 0, rows: null });
  expect(await said(engine, still)).toEqual({ creators: [], holders: [] });
  expect((await groups(engine)).lines).toBe(1);
  await engine.ask("credits.accept", { line: "Photo by Jane Doe/Getty Images" });
  const holders = ["supplier Getty Images"];
  expect(await said(engine, still)).toEqual({ creators: ["Jane Doe"], holders });
});

test("credits at the end of captions are lines too: settling one settles all alike, wherever they stand", async () => {
  const { engine } = await engineWithArchive();
  const credit = "Photo: Courtesy of Film Movement";
  const tail = (words: string) => ({
    texts: { caption: { en: `${words} in Return to Dust (2022). ${credit}` } },
  });
  const [inField = 0] = await withLine(engine, credit);
  const archive = engine.archive();
  const inCaptions = storeStills(archive.catalog, ["tail-1.jpg", "tail-2.jpg"], tail("Hai Qing"));
  const bracketed = storeStills(archive.catalog, ["tail-3.jpg"], {
    texts: { caption: { fr: "Hai Qing dans un champ (Photo by Jane Doe/Getty Images)" } },
  });
  await archive.stored([...inCaptions, ...bracketed], true);
  expect(await engine.ask("credits.count", {})).toEqual({ total: 2 });
  const { groups: found } = await groups(engine);
  const lines = (await Promise.all(found.map(({ pattern }) => linesOf(engine, pattern)))).flat();
  expect(lines.map(({ line, stills, inCaptions: some }) => [line, stills, some])).toEqual([
    [credit, 3, 2],
    ["Photo by Jane Doe/Getty Images", 1, 1],
  ]);
  const { scope } = await engine.ask("credits.scope", { stills: { ids: bracketed } });
  expect((await groups(engine, true, scope)).lines).toBe(1);
  expect(await engine.ask("credits.accept", { line: credit })).toMatchObject({ changed: 3 });
  await engine.ask("credits.accept", { line: "Photo by Jane Doe/Getty Images" });
  const given = async (id: number) => {
    const record = await engine.ask("stills.get", { id });
    return [record?.creators, record?.rightsHolders.map(({ name }) => name)];
  };
  for (const id of [inField, ...inCaptions])
    expect(await given(id)).toEqual([[], ["Film Movement"]]);
  expect(await given(bracketed[0] ?? 0)).toEqual([["Jane Doe"], ["Getty Images"]]);
  expect(await engine.ask("credits.count", {})).toEqual({ total: 0 });
  // a caption without its credit is not of the line any more, one that comes brings it back
  const [first = 0] = inCaptions;
  const write = { field: "caption", language: "en", mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [first] }, text: "Hai Qing", ...write });
  expect((await groups(engine, false)).stills).toBe(3);
  await engine.ask("history.undo", {});
  expect((await groups(engine, false)).stills).toBe(4);
  const later = storeStills(archive.catalog, ["tail-4.jpg"], tail("Wu Renlin"));
  await archive.stored(later, true);
  expect(await engine.ask("credits.count", {})).toEqual({ total: 1 });
});

test("a still with several credit lines is counted once: in all, in a pattern, and in what would come of a word", async () => {
  const { engine } = await engineWithArchive();
  const archive = engine.archive();
  const ids = storeStills(archive.catalog, ["both-1.jpg", "both-2.jpg"], {
    texts: {
      creditLine: { "x-default": "Photo: Nexpher/Getty Images" },
      caption: {
        en: "Hai Qing in Return to Dust (2022). Photo: Nexpher/Reuters",
        fr: "Hai Qing dans un champ. Photo: Nexpher/Reuters",
      },
    },
  });
  await archive.stored(ids, true);
  await withLine(engine, "Photo: Nexpher/Reuters"); // in the field alone
  const found = await groups(engine);
  expect(found).toMatchObject({ lines: 2, stills: 3 });
  expect(found.groups.map(({ stills }) => stills)).toEqual([3]);
  const [{ pattern } = { pattern: "" }] = found.groups;
  expect((await linesOf(engine, pattern)).map(({ stills }) => stills)).toEqual([3, 2]);
  const foreseen = await engine.ask("credits.foresee", {
    word: { name: "Nexpher", kind: "agency" },
  });
  expect(foreseen).toMatchObject({ lines: 2, stills: 3 });
});

test("a still whose caption ends in the same credit in several languages has the line once", async () => {
  const { engine } = await engineWithArchive();
  const archive = engine.archive();
  const caption = "A field (Photo by Jane Doe/Getty Images)";
  const stills = storeStills(archive.catalog, ["twice.jpg"], {
    texts: { caption: { "x-default": caption, en: caption } },
  });
  await archive.stored(stills, true);
  const found = (await groups(engine)).groups;
  const lines = await linesOf(engine, found[0]?.pattern ?? "");
  expect(lines).toMatchObject([{ stills: 1, inCaptions: 1 }]);
});

test("in a catalog of before, the credits of captions that are there already are read", async () => {
  const { engine } = await engineWithArchive();
  const { catalog } = engine.archive();
  storeStills(catalog, ["a.jpg"], { texts: { caption: { en: "A field. © 2022 A24" } } });
  run(catalog.db, "DELETE FROM caption_unread");
  for (const table of ["caption_credit", "caption_unread"]) run(catalog.db, `DROP TABLE ${table}`);
  for (const trigger of ["came", "changed", "gone"])
    run(catalog.db, `DROP TRIGGER caption_${trigger}`);
  catalog.db.exec(creditsOfCaptions);
  expect(await engine.ask("credits.count", {})).toEqual({ total: 1 });
});

test("lines are listed, told apart and followed to their stills by the index", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const planOf = (sql: string, parameters: object): string[] =>
    all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, parameters).map(
      ({ detail }) => detail,
    );
  const plan = (sql: string, parameters: object): string[] =>
    planOf(sql, parameters).filter((detail) => detail.includes("still_text"));
  const byIndex = /^SEARCH still_text USING COVERING INDEX still_text_by_text \(field=\?/u;
  const plans = [
    plan(creditLinesSql, { line: "", still: 0 }),
    plan(differentLinesSql, { after: "" }),
    plan(stillsOfCreditSql, { line: "" }),
  ];
  for (const steps of plans) expect(steps).not.toEqual([]);
  for (const step of plans.flat()) expect(step).toMatch(byIndex);
  const ofCaptions = [
    planOf(captionCreditsSql, { line: "", still: 0 }),
    planOf(differentLinesSql, { after: "" }),
    planOf(stillsOfCreditSql, { line: "" }),
  ].flatMap((steps) => steps.filter((step) => /SCAN|caption_credit/u.test(step)));
  for (const step of planOf(severalLinesSql, { after: 0, upTo: 1 }))
    expect(step).not.toMatch(/^SCAN (?:still_text|caption_credit)/u);
  for (const step of ofCaptions)
    expect(step).toMatch(
      /^SEARCH caption_credit USING COVERING INDEX caption_credit_by_line|^SCAN (?:CONSTANT ROW|some|different|\(subquery)/u,
    );
  const chosen = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${creatorsChosenSql}`, {
    ids: "[]",
  }).map(({ detail }) => detail);
  expect(chosen).toContain(
    "SEARCH history_change USING INDEX history_change_by_still (still_id=?)",
  );
});

/** Each line that is read whole, with who has which role in it. */
async function rolesIn(engine: Engine, lines: readonly string[]): Promise<readonly string[]> {
  const reviewed = await engine.archive().credits.lines();
  return reviewed.lines
    .filter(({ line }) => lines.includes(line))
    .map(
      ({ line, reading }) =>
        `${line}: ${reading.credit.parts.map(({ name, role }) => `${name} ${role ?? "?"}`).join(", ")}`,
    )
    .toSorted();
}

test("accepting lines does not change how they are read", patiently, async () => {
  const { engine } = await engineWithArchive();
  const labelled = [...labelledLines("written.jsonl"), ...labelledLines("held-out.jsonl")];
  const lines = [...patterns.map(([line]) => line), ...labelled.map(({ line }) => line)];
  for (const line of new Set(lines)) await withLine(engine, line);
  const { groups: found } = await groups(engine);
  const before = await rolesIn(engine, lines);
  for (const group of found.filter(({ state }) => state === "read"))
    await engine.ask("credits.accept", wholeOf(group));
  expect(await rolesIn(engine, lines)).toEqual(before);
});

const own = [
  "Photo by Jane Doe/Getty Images",
  "Jane Doe/Getty Images",
  "Marlow Fenn/Nexpher",
  "Nexpher",
  "Courtesy of A24",
  "© 2022 Netflix, Inc. All rights reserved.",
  "Gift of John Smith, 1994",
  "新华社记者 张三 摄",
  "Handout",
];

/** Says, accepts and leaves what comes up of these lines, and takes all of it back, again and again. */
async function undoesWhateverIsSaid(lines: readonly string[]): Promise<void> {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  for (const line of new Set(lines)) await withLine(engine, line, 2);
  const kinds = ["agency", "studio", "person", "nobody", "distributor"] as const;
  const roles = ["photographers", "rightsHolders", "suppliers", "clients"] as const;
  const step = fc.record({
    what: fc.constantFrom("accept", "leave", "say", "correct"),
    at: fc.nat(1000),
    kind: fc.constantFrom(...kinds),
    role: fc.constantFrom(...roles),
    accept: fc.boolean(),
  });
  const before = contents(db);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let done = 0;
      for (const { what, at, kind, role, accept } of steps) {
        const { groups: open } = await groups(engine);
        const group = open[at % Math.max(1, open.length)];
        if (group === undefined) continue;
        const [line] = await linesOf(engine, group.pattern);
        const part = line?.parts[at % Math.max(1, line.parts.length)];
        const { pattern } = group;
        const change =
          what === "accept" || what === "leave"
            ? await engine.ask(`credits.${what}`, wholeOf(group))
            : part === undefined
              ? null
              : await engine.ask("credits.say", {
                  word:
                    what === "say"
                      ? { name: part.name, kind }
                      : { pattern, place: part.place, role },
                  accept,
                });
        if (change !== null && change.change !== null) done += 1;
      }
      // what was kept of earlier readings is what reading all anew gives
      const kept = await engine.archive().credits.lines();
      const fresh = await new CreditReview(db).lines();
      expect(kept.lines).toEqual(fresh.lines);
      for (let left = done; left > 0; left--) await engine.ask("history.undo", {});
      expect(contents(db)).toEqual(before);
    }),
    { numRuns: tries(15) },
  );
}

test("whatever is said and accepted, undoing it gives the same catalog", patiently, async () => {
  await undoesWhateverIsSaid(own);
});

test.skipIf(!areCollectedLinesThere)(
  "the same of lines that picture desks and museums wrote",
  patiently,
  async () => {
    const lines = collectedLines();
    const press = lines.filter(({ kind }) => !kind.startsWith("museum"));
    const museums = lines.filter(({ kind }) => kind.startsWith("museum"));
    await undoesWhateverIsSaid([...press, ...museums.slice(0, 60)].map(({ text }) => text));
  },
);
