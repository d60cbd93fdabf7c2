import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Row = { still: number; name: string | null; hash: string | null; caption: string | null };

/** Every still with its present file and its caption. */
function stillsOf(engine: Engine): Row[] {
  return all<Row>(
    engine.archive().catalog.db,
    `SELECT still.id AS still, file.name, lower(hex(hash)) AS hash,
       (SELECT text FROM still_text WHERE still_id = still.id AND field = 'caption') AS caption
     FROM still LEFT JOIN file ON file.still_id = still.id AND state = 'present' ORDER BY file.name`,
  );
}

/** Captions each still with the hash of its picture, so that a caption at another picture shows. */
async function captionAll(engine: Engine): Promise<void> {
  for (const { still, hash } of stillsOf(engine))
    await engine.ask("stills.setText", {
      stills: { ids: [still] },
      field: "caption",
      language: "x-default",
      text: hash ?? "",
      mode: "replace",
    });
}

function expectEveryCaptionAtItsPicture(engine: Engine): void {
  for (const { hash, caption } of stillsOf(engine))
    if (caption !== null) expect(caption).toBe(hash);
}

function expectNoStillWithoutFile(engine: Engine): void {
  const { db } = engine.archive().catalog;
  expect(
    all(db, "SELECT id FROM still WHERE NOT EXISTS (SELECT 1 FROM file WHERE still_id = still.id)"),
  ).toEqual([]);
}

function xmpWithKeyword(keyword: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject><rdf:Bag>
    <rdf:li>${keyword}</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

async function threeCaptioned(): Promise<{ engine: Engine; stills: string }> {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const n of [1, 2, 3])
    await drawPicture(join(stills, `00${String(n)}.jpg`), n, { width: 60 + n });
  await indexWhole(engine, stills);
  await captionAll(engine);
  return { engine, stills };
}

test("renumbered files keep their captions, and a new one at a known name is a new still", async () => {
  const { engine, stills } = await threeCaptioned();
  for (const n of [3, 2, 1])
    renameSync(join(stills, `00${String(n)}.jpg`), join(stills, `00${String(n + 1)}.jpg`));
  await drawPicture(join(stills, "001.jpg"), 9, { width: 99 });
  await indexWhole(engine, stills);
  expectEveryCaptionAtItsPicture(engine);
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine).map(({ name, caption }) => [name, caption !== null])).toEqual([
    ["001.jpg", false],
    ["002.jpg", true],
    ["003.jpg", true],
    ["004.jpg", true],
  ]);
});

test("two files that changed names changed no record, even with the same size and time", async () => {
  const { engine, stills } = await threeCaptioned();
  renameSync(join(stills, "001.jpg"), join(stills, "between"));
  renameSync(join(stills, "002.jpg"), join(stills, "001.jpg"));
  renameSync(join(stills, "between"), join(stills, "002.jpg"));
  await indexWhole(engine, stills);
  expectEveryCaptionAtItsPicture(engine);
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine)).toHaveLength(3);
});

test("an edited picture keeps its record; copies that were edited alike stay one still", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  await captionAll(engine);
  const [before] = stillsOf(engine);
  await drawPicture(join(stills, "a.jpg"), 77, { width: 61 });
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine).map(({ name, caption }) => [name, caption])).toEqual([
    ["a.jpg", before?.caption],
    ["b.jpg", before?.caption],
  ]);
});

test("a picture that another took the place of is remembered as missing, with its caption", async () => {
  const { engine, stills } = await threeCaptioned();
  copyFileSync(join(stills, "002.jpg"), join(stills, "001.jpg"));
  await indexWhole(engine, stills);
  expectNoStillWithoutFile(engine);
  const [first] = await engine
    .ask("search.run", { query: "", sort: "name", facets: false })
    .then(({ result }) => engine.ask("search.slice", { result, from: 0, count: 9 }));
  expect(first?.name).toBe("001.jpg");
  expect(stillsOf(engine).filter(({ name }) => name === null)).toHaveLength(1);
});

test("another picture under the name of a missing one is a new still; the missing one comes back with its record", async () => {
  const { engine, stills } = await threeCaptioned();
  const [first] = stillsOf(engine);
  const away = temporaryFolder();
  renameSync(join(stills, "001.jpg"), join(away, "001.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "001.jpg"), 222, { width: 99 });
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, missing: 0 });
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine)).toHaveLength(4);
  await indexWhole(engine, away);
  const captions = stillsOf(engine).map(({ hash, caption }) => [hash, caption]);
  expect(captions).toContainEqual([hashOfFile(join(away, "001.jpg")), first?.caption]);
  expect(captions).toContainEqual([hashOfFile(join(stills, "001.jpg")), null]);
});

test("a folder inside a source is part of it, one around it takes it over: no file is in two", async () => {
  const { engine } = await engineWithArchive();
  const outer = temporaryFolder();
  const inner = join(outer, "film");
  mkdirSync(inner);
  await drawPicture(join(inner, "a.jpg"), 5);
  expect(await indexWhole(engine, inner)).toMatchObject({ indexed: 1, duplicates: 0 });
  expect(await indexWhole(engine, outer)).toMatchObject({ unchanged: 1, duplicates: 0 });
  expect(await indexWhole(engine, inner)).toMatchObject({ unchanged: 1, missing: 0 });
  expect(await engine.ask("sources.list", {})).toMatchObject([{ path: outer }]);
  await captionAll(engine);
  const caption = stillsOf(engine)[0]?.caption;
  await drawPicture(join(inner, "a.jpg"), 6, { width: 61 });
  await indexWhole(engine, inner);
  expect(stillsOf(engine)).toMatchObject([
    { name: "a.jpg", hash: hashOfFile(join(inner, "a.jpg")), caption },
  ]);
});

test("a folder that does not exist is named and does not become a source", async () => {
  const { engine } = await engineWithArchive();
  const missing = join(temporaryFolder(), "Stils");
  expect(await indexWhole(engine, missing)).toMatchObject({
    failed: 1,
    problems: [{ kind: "not-found", path: missing }],
  });
  expect(await engine.ask("sources.list", {})).toEqual([]);
});

test("what is done again after an undo is what was undone, whatever was indexed meanwhile", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  await indexWhole(engine, stills);
  const tagged = { stills: { ids: [1] }, remove: [] };
  await engine.ask("stills.tag", { ...tagged, add: [{ field: "keyword", name: "wedding" }] });
  await engine.ask("history.undo", {});
  await sharp({ create: { width: 61, height: 40, channels: 3, background: "red" } })
    .withXmp(xmpWithKeyword("funeral"))
    .jpeg()
    .toFile(join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  const keywordsOf = async (id: number): Promise<string[] | undefined> =>
    (await engine.ask("stills.get", { id }))?.keywords.map(({ name }) => name);
  await engine.ask("history.redo", {});
  expect([await keywordsOf(1), await keywordsOf(2)]).toEqual([["wedding"], ["funeral"]]);
  await engine.ask("history.undo", {});
  expect([await keywordsOf(1), await keywordsOf(2)]).toEqual([[], ["funeral"]]);
});

test("a name is one record in every Unicode form and case", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  await indexWhole(engine, stills);
  for (const name of ["café", "cafe\u0301", "CAFÉ"])
    await engine.ask("stills.tag", {
      stills: { ids: [1] },
      add: [{ field: "keyword", name }],
      remove: [],
    });
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record?.keywords.map(({ name }) => name)).toEqual(["café"]);
});

test("copies that are edited in different ways: the first by name keeps the record, nothing is lost", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  await captionAll(engine);
  const caption = stillsOf(engine)[0]?.caption;
  await drawPicture(join(stills, "a.jpg"), 77, { width: 61 });
  await drawPicture(join(stills, "b.jpg"), 78, { width: 62 });
  await indexWhole(engine, stills);
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine).map(({ name, caption: now }) => [name, now])).toEqual([
    ["a.jpg", caption],
    ["b.jpg", null],
  ]);
});

test("a changed file whose earlier picture lives on elsewhere is a new still; the record stays with the picture", async () => {
  const { engine, stills } = await threeCaptioned();
  copyFileSync(join(stills, "001.jpg"), join(stills, "kept.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "001.jpg"), 77, { width: 90 });
  await indexWhole(engine, stills);
  expectEveryCaptionAtItsPicture(engine);
  expectNoStillWithoutFile(engine);
  const byName = new Map(stillsOf(engine).map(({ name, caption }) => [name, caption !== null]));
  expect([byName.get("001.jpg"), byName.get("kept.jpg")]).toEqual([false, true]);
});

test("files of different stills changed to the same picture are one still; the other record is kept", async () => {
  const { engine, stills } = await threeCaptioned();
  const captions = new Set(stillsOf(engine).map(({ caption }) => caption));
  await drawPicture(join(stills, "001.jpg"), 77, { width: 90 });
  copyFileSync(join(stills, "001.jpg"), join(stills, "002.jpg"));
  await indexWhole(engine, stills);
  expectNoStillWithoutFile(engine);
  const after = stillsOf(engine);
  expect(new Set(after.map(({ caption }) => caption))).toEqual(captions);
  const [first, second] = ["001.jpg", "002.jpg"].map((file) =>
    after.find(({ name }) => name === file),
  );
  expect(first?.still).toBe(second?.still);
});

test("an edited picture that was saved under a second name too keeps its record, and is one still with two files", async () => {
  const { engine, stills } = await threeCaptioned();
  const captions = stillsOf(engine).map(({ caption }) => caption);
  await drawPicture(join(stills, "001.jpg"), 77, { width: 90 });
  copyFileSync(join(stills, "001.jpg"), join(stills, "web copy.jpg"));
  await indexWhole(engine, stills);
  expectNoStillWithoutFile(engine);
  expect(stillsOf(engine).map(({ name, caption }) => [name, caption])).toEqual([
    ["001.jpg", captions[0]],
    ["002.jpg", captions[1]],
    ["003.jpg", captions[2]],
    ["web copy.jpg", captions[0]],
  ]);
});
