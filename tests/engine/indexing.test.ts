import {
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import sharp from "sharp";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("indexes every format, with hash, size in pixels and a thumbnail each", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const names = ["a.jpg", "b.png", "c.tif", "d.webp", "e.avif", "f.gif"];
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  const counts = await indexWhole(engine, stills);
  expect(counts).toMatchObject({ indexed: 6, unchanged: 0, failed: 0, problems: [] });
  expect(counts.job.state).toBe("done");
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  const cards = await engine.ask("search.slice", { result, from: 0, count: 10 });
  expect(cards.map(({ name }) => name)).toEqual(names);
  for (const card of cards) {
    expect(card).toMatchObject({
      width: 60,
      height: 40,
      thumbnail: "made",
      hash: hashOfFile(join(stills, card.name)),
    });
    expect(await sharp(thumbnailPath(folder, card.hash)).metadata()).toMatchObject({
      format: "jpeg",
      width: 60,
      height: 40,
    });
  }
});

test("no thumbnail is lost when they are kept in several goes", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  // together they take longer than thumbnails are gathered before they are kept
  const size = { width: 3000, height: 2000 };
  await Promise.all(
    Array.from({ length: 24 }, (_, seed) =>
      drawPicture(join(stills, `${String(seed)}.jpg`), seed + 1, size),
    ),
  );
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  expect(all(db, "SELECT thumbnail, count(*) AS files FROM file GROUP BY thumbnail")).toEqual([
    { thumbnail: "made", files: 24 },
  ]);
});

test("shows a picture upright: orientation 6 swaps its sides in card and thumbnail, not in the file's own size", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const left = { create: { width: 45, height: 60, channels: 3 as const, background: "red" } };
  await sharp({ create: { width: 90, height: 60, channels: 3, background: "blue" } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toFile(join(stills, "turned.jpg"));
  await indexWhole(engine, stills);
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record).toMatchObject({ width: 60, height: 90 });
  expect(record?.files[0]).toMatchObject({ width: 90, height: 60, orientation: 6 });
  const { data, info } = await sharp(thumbnailPath(folder, record?.hash ?? ""))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([60, 90]);
  // Orientation 6 is "rotate 90 degrees clockwise": the stored left half becomes the top half.
  const red = (x: number, y: number): number => data[(y * info.width + x) * info.channels] ?? 0;
  expect(red(30, 10)).toBeGreaterThan(200);
  expect(red(30, 80)).toBeLessThan(60);
});

test("indexing again reads only what changed", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const seed of [1, 2, 3]) await drawPicture(join(stills, `${String(seed)}.jpg`), seed);
  await indexWhole(engine, stills);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 3, failed: 0 });
  await drawPicture(join(stills, "2.jpg"), 99, { width: 80 });
  await drawPicture(join(stills, "4.jpg"), 4);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 2, unchanged: 2 });
  // touched, but with the same bytes: read, and found to be the same
  utimesSync(join(stills, "1.jpg"), new Date(), new Date(Date.now() + 5000));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 4 });
  expect(all(engine.archive().catalog.db, "SELECT id FROM still")).toHaveLength(4);
});

test("a moved file keeps its still and its tags, a copy is one still with two files, a removed one is missing", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  mkdirSync(join(stills, "sub"));
  await drawPicture(join(stills, "a.jpg"), 1);
  await drawPicture(join(stills, "b.jpg"), 2);
  await drawPicture(join(stills, "c.jpg"), 3);
  await indexWhole(engine, stills);
  const { result } = await engine.ask("search.run", {
    query: "a.jpg",
    sort: "name",
    facets: false,
  });
  await engine.ask("stills.tag", {
    stills: { result, ranges: [[0, 1]] },
    add: [{ field: "keyword", name: "kept" }],
    remove: [],
  });
  renameSync(join(stills, "a.jpg"), join(stills, "sub", "renamed.jpg"));
  copyFileSync(join(stills, "b.jpg"), join(stills, "sub", "b again.jpg"));
  rmSync(join(stills, "c.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({
    indexed: 0,
    unchanged: 1,
    moved: 1,
    duplicates: 1,
    missing: 1,
  });
  expect(await namesFound(engine, "keyword:kept")).toEqual(["renamed.jpg"]);
  const { db } = engine.archive().catalog;
  expect(all(db, "SELECT id FROM still")).toHaveLength(3);
  const copies = await engine.ask("stills.get", {
    id:
      all<{ still_id: number }>(db, "SELECT still_id FROM file WHERE name = 'b again.jpg'")[0]
        ?.still_id ?? 0,
  });
  expect(copies?.files.map(({ state }) => state)).toEqual(["present", "present"]);
});

test("what the archivist wrote stays when the file's own words change", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await drawPicture(file, 1);
  await engine.exiftool().write(file, {
    "XMP-dc:Description": "The file's caption",
    "XMP-photoshop:Credit": "Old credit",
  });
  await indexWhole(engine, stills);
  await engine.ask("stills.setText", {
    stills: { ids: [1] },
    field: "caption",
    language: "x-default",
    text: "Mine",
    mode: "replace",
  });
  await engine
    .exiftool()
    .write(file, { "XMP-dc:Description": "Changed outside", "XMP-photoshop:Credit": "New credit" });
  const { mtimeMs } = statSync(file);
  utimesSync(file, new Date(), new Date(mtimeMs + 2000));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1 });
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record?.texts.caption).toEqual({ "x-default": "Mine" });
  expect(record?.texts.creditLine).toEqual({ "x-default": "New credit" });
});

test("a running job can be paused, resumed and cancelled, and what is stored stays", async () => {
  const states: string[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    if (event === "job.changed" && "state" in data) states.push(data.state);
  });
  const stills = temporaryFolder();
  for (let seed = 0; seed < 120; seed += 1)
    await drawPicture(join(stills, `${String(seed)}.png`), seed);
  const { job } = await engine.ask("sources.index", { paths: [stills] });
  await engine.ask("jobs.pause", { job });
  expect((await engine.ask("jobs.list", {}))[0]?.state).toBe("paused");
  await engine.ask("jobs.resume", { job });
  await engine.ask("jobs.cancel", { job });
  while ((await engine.ask("jobs.list", {}))[0]?.state === "running")
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await engine.ask("jobs.list", {}))[0]?.state).toBe("cancelled");
  expect(states).toContain("paused");
  expect(await indexWhole(engine, stills)).toMatchObject({ failed: 0 });
  expect((await engine.ask("archive.state", {})).catalog?.stills).toBe(120);
});

test("stills can be found while the rest is still being read", async () => {
  const found: number[] = [];
  const { engine } = await engineWithArchive((event) => {
    if (event === "catalog.changed")
      void engineNow
        ?.ask("search.run", { query: "", sort: "added", facets: false })
        .then(({ total }) => found.push(total));
  });
  const engineNow: typeof engine | undefined = engine;
  const stills = temporaryFolder();
  for (let seed = 0; seed < 450; seed += 1)
    writeFileSync(
      join(stills, `${String(seed)}.png`),
      await sharp({
        create: {
          width: 8,
          height: 8,
          channels: 3,
          background: { r: seed % 256, g: seed >> 8, b: 9 },
        },
      })
        .png()
        .toBuffer(),
    );
  await indexWhole(engine, stills);
  expect(found.some((total) => total > 0 && total < 450)).toBe(true);
});

test("stills and scenes stand in the order of the file names, however long each takes to read", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg"];
  // The first is by far the slowest to read, so others are read before it.
  for (const [seed, name] of names.entries())
    await drawPicture(
      join(stills, name),
      seed + 1,
      seed === 0 ? { width: 9000, height: 6000 } : {},
    );
  for (const name of names)
    await engine.exiftool().write(join(stills, name), { "XMP-xmpDM:Scene": `Scene of ${name}` });
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  expect(
    all<{ name: string }>(db, "SELECT name FROM file ORDER BY still_id").map(({ name }) => name),
  ).toEqual(names);
  expect(
    all<{ label: string }>(db, "SELECT label FROM scene ORDER BY position").map(
      ({ label }) => label,
    ),
  ).toEqual(names.map((name) => `Scene of ${name}`));
});
