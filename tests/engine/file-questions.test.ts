import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { FileAnswer, FileQuestion } from "../../shared/file-questions.ts";
import { contents } from "../helpers/catalogs.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { headlineSidecar } from "../helpers/guessed-stills.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Place = { engine: Engine; stills: string };

/** Indexed pictures; each that has a caption got it from the archivist. */
async function indexed(pictures: Readonly<Record<string, string | null>>): Promise<Place> {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const [n, name] of Object.keys(pictures).entries())
    await drawPicture(join(stills, name), n + 1, { width: 60 + n });
  await indexWhole(engine, stills);
  for (const [name, caption] of Object.entries(pictures))
    if (caption !== null) await write(engine, await stillAt(engine, name), caption);
  return { engine, stills };
}

async function write(engine: Engine, still: number, text: string): Promise<void> {
  await engine.ask("stills.setText", {
    stills: { ids: [still] },
    field: "caption",
    language: "x-default",
    text,
    mode: "replace",
  });
}

/** Which still each file belongs to, by its name; those that are missing with a star. */
function filesOf(engine: Engine): Record<string, number> {
  const rows = all<{ name: string; still: number; state: string }>(
    engine.archive().catalog.db,
    "SELECT name, still_id AS still, state FROM file ORDER BY name, state",
  );
  return Object.fromEntries(
    rows.map(({ name, still, state }) => [state === "missing" ? `${name}*` : name, still]),
  );
}

function stillAt(engine: Engine, name: string): Promise<number> {
  return Promise.resolve(filesOf(engine)[name] ?? 0);
}

async function captionOf(engine: Engine, name: string): Promise<string | undefined> {
  const still = await engine.ask("stills.get", { id: await stillAt(engine, name) });
  return still?.texts.caption?.["x-default"];
}

async function questions(engine: Engine): Promise<readonly FileQuestion[]> {
  const { total, questions: open } = await engine.ask("questions.list", { offset: 0, limit: 9 });
  expect(await engine.ask("questions.count", {})).toEqual({ total });
  return open;
}

async function onlyQuestion(engine: Engine): Promise<FileQuestion> {
  const [one, ...others] = await questions(engine);
  expect(others).toEqual([]);
  if (one === undefined) throw new Error("nothing was asked");
  return one;
}

/** Answers the one question; undo brings back every row, and redo does it again. */
async function answerBackAndForth(engine: Engine, answer: FileAnswer): Promise<void> {
  const { db } = engine.archive().catalog;
  const { id } = await onlyQuestion(engine);
  const found = await namesFound(engine, "has:question");
  expect(found).toHaveLength(2);
  const places = (): unknown => [filesOf(engine), contents(db)];
  const before = places();
  await engine.ask("questions.answer", { question: id, answer });
  expect(await questions(engine)).toEqual([]);
  expect(await namesFound(engine, "has:question")).toEqual([]);
  const after = filesOf(engine);
  await engine.ask("history.undo", {});
  expect(places()).toEqual(before);
  expect((await onlyQuestion(engine)).id).toBe(id);
  expect(await namesFound(engine, "has:question")).toEqual(found);
  await engine.ask("history.redo", {});
  expect(filesOf(engine)).toEqual(after);
  expect(await questions(engine)).toEqual([]);
}

async function copied(): Promise<Place> {
  const place = await indexed({ "eggs.jpg": "Hatching eggs" });
  copyFileSync(join(place.stills, "eggs.jpg"), join(place.stills, "kept.jpg"));
  await indexWhole(place.engine, place.stills);
  await drawPicture(join(place.stills, "eggs.jpg"), 50, { width: 90 });
  await indexWhole(place.engine, place.stills);
  return place;
}

test("a question says which of its files have a small picture to show", async () => {
  const { engine } = await copied();
  const { db } = engine.archive().catalog;
  const shown = async (): Promise<unknown> => {
    const { record, came } = await onlyQuestion(engine);
    return [record.thumbnail, came.thumbnail];
  };
  expect(await shown()).toEqual(["made", "made"]);
  db.exec("UPDATE file SET thumbnail = 'pending' WHERE name = 'eggs.jpg'");
  expect(await shown()).toEqual(["made", "pending"]);
  db.exec("UPDATE file SET thumbnail = 'failed' WHERE name = 'kept.jpg'");
  expect(await shown()).toEqual(["failed", "pending"]);
});

test("a file was changed whose earlier picture is in a copy too: the record stays with the copy until it is said otherwise", async () => {
  const { engine, stills } = await copied();
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "copied",
    record: { path: join(stills, "kept.jpg"), missing: false },
    came: { path: join(stills, "eggs.jpg") },
  });
  const still = await stillAt(engine, "eggs.jpg");
  expect((await engine.ask("stills.findings", { id: still })).questions).toHaveLength(1);
  await answerBackAndForth(engine, "move");
  expect(await captionOf(engine, "eggs.jpg")).toBe("Hatching eggs");
  expect(await captionOf(engine, "kept.jpg")).toBeUndefined();
  expect(await indexWhole(engine, stills)).toMatchObject({ unchanged: 2, indexed: 0 });
});

test("a question comes back with an undo also when its file was changed once more meanwhile", async () => {
  const { engine, stills } = await indexed({ "eggs.jpg": "Hatching eggs" });
  copyFileSync(join(stills, "eggs.jpg"), join(stills, "kept.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "eggs.jpg"), 50, { width: 90 });
  await indexWhole(engine, stills);
  const { id } = await onlyQuestion(engine);
  await engine.ask("questions.answer", { question: id, answer: "stay" });
  await drawPicture(join(stills, "eggs.jpg"), 51, { width: 91 });
  await indexWhole(engine, stills);
  expect(await questions(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await onlyQuestion(engine)).toMatchObject({ id, came: { name: "eggs.jpg" } });
});

test("the record that stays is settled, and one that is for both is copied", async () => {
  const { engine } = await copied();
  await answerBackAndForth(engine, "stay");
  expect(await captionOf(engine, "eggs.jpg")).toBeUndefined();
  await engine.ask("history.undo", {});
  await answerBackAndForth(engine, "both");
  expect(await captionOf(engine, "eggs.jpg")).toBe("Hatching eggs");
  expect(await captionOf(engine, "kept.jpg")).toBe("Hatching eggs");
});

async function replaced(): Promise<Place> {
  const place = await indexed({ "eggs.jpg": "Hatching eggs" });
  renameSync(join(place.stills, "eggs.jpg"), join(temporaryFolder(), "away.jpg"));
  await indexWhole(place.engine, place.stills);
  await drawPicture(join(place.stills, "eggs.jpg"), 50, { width: 90 });
  await indexWhole(place.engine, place.stills);
  return place;
}

test("a file came under the name of a missing one: as the same picture it takes the record, and the missing one is no more", async () => {
  const { engine, stills } = await replaced();
  expect(await onlyQuestion(engine)).toMatchObject({ kind: "replaced", record: { missing: true } });
  expect(await captionOf(engine, "eggs.jpg")).toBeUndefined();
  await answerBackAndForth(engine, "move");
  expect(await captionOf(engine, "eggs.jpg")).toBe("Hatching eggs");
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record).toMatchObject({ width: 90, files: [{ state: "present" }] });
  expect(record?.files).toHaveLength(1);
  expect(await indexWhole(engine, stills)).toMatchObject({ unchanged: 1, missing: 0 });
});

test("copies were changed in different ways: the record can go with the other one", async () => {
  const { engine, stills } = await indexed({ "a.jpg": "Hatching eggs" });
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  await drawPicture(join(stills, "b.jpg"), 51, { width: 91 });
  await indexWhole(engine, stills);
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "parted",
    record: { name: "a.jpg" },
    came: { name: "b.jpg" },
  });
  await answerBackAndForth(engine, "move");
  expect(await captionOf(engine, "a.jpg")).toBeUndefined();
  expect(await captionOf(engine, "b.jpg")).toBe("Hatching eggs");
});

test("copies of one name in two folders were changed in different ways: they are parted all the same", async () => {
  const { engine, stills } = await indexed({ "a.jpg": "Hatching eggs" });
  const other = temporaryFolder();
  copyFileSync(join(stills, "a.jpg"), join(other, "a.jpg"));
  await indexWhole(engine, other);
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  await drawPicture(join(other, "a.jpg"), 51, { width: 91 });
  await indexWhole(engine, stills);
  await indexWhole(engine, other);
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "parted",
    record: { path: join(stills, "a.jpg") },
    came: { path: join(other, "a.jpg") },
  });
});

test("a copy whose sidecar was changed is a copy that is there, and none that was changed", async () => {
  const { engine, stills } = await indexed({ "a.jpg": "Hatching eggs" });
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  writeFileSync(join(stills, "a.xmp"), headlineSidecar);
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "b.jpg"), 51, { width: 91 });
  await indexWhole(engine, stills);
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "copied",
    record: { name: "a.jpg" },
    came: { name: "b.jpg" },
  });
});

test("files of different stills were changed to the same picture: it can have the record that was set aside", async () => {
  const { engine, stills } = await indexed({ "a.jpg": "Sowing", "b.jpg": "Harvest" });
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "merged",
    record: { name: "b.jpg", missing: true },
    came: { name: "a.jpg" },
  });
  expect(await captionOf(engine, "b.jpg")).toBe("Sowing");
  await answerBackAndForth(engine, "move");
  expect(await captionOf(engine, "a.jpg")).toBe("Harvest");
  expect(await captionOf(engine, "b.jpg")).toBe("Harvest");
});

test("a copy of another still was put over a file: it can have the record that waits for the earlier picture", async () => {
  const { engine, stills } = await indexed({ "a.jpg": "Sowing", "b.jpg": "Harvest" });
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  expect(await onlyQuestion(engine)).toMatchObject({
    kind: "merged",
    record: { name: "b.jpg", missing: true },
    came: { name: "a.jpg" },
  });
  await answerBackAndForth(engine, "move");
  expect(await captionOf(engine, "a.jpg")).toBe("Harvest");
});

test("of a file over which another still's picture was put it is told what lies there, and remembered what it was", async () => {
  const { engine, stills } = await indexed({ "a.jpg": null, "b.jpg": null });
  const [a, b] = [await stillAt(engine, "a.jpg"), await stillAt(engine, "b.jpg")];
  const before = (await engine.ask("stills.get", { id: b }))?.hash;
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  expect(await questions(engine)).toEqual([]); // there is nothing to lose
  const record = await engine.ask("stills.get", { id: b });
  expect(record?.files).toMatchObject([{ state: "missing", inItsPlace: a }]);
  expect((await engine.ask("stills.get", { id: a }))?.files).toMatchObject([
    { inItsPlace: null },
    { inItsPlace: null },
  ]);
  expect(await engine.ask("stills.fileEvents", { id: b })).toMatchObject([
    { path: join(stills, "b.jpg"), as: "displaced", before: { hash: before, width: 61 } },
  ]);
  await indexWhole(engine, stills);
  expect(await engine.ask("stills.fileEvents", { id: b })).toHaveLength(1);
});

test("nothing is asked where no archivist said anything, nor of what bytes tell", async () => {
  const { engine, stills } = await indexed({
    "a.jpg": null,
    "b.jpg": "Sowing",
    "c.jpg": "Harvest",
  });
  copyFileSync(join(stills, "a.jpg"), join(stills, "d.jpg"));
  await indexWhole(engine, stills);
  await drawPicture(join(stills, "a.jpg"), 50, { width: 90 });
  renameSync(join(stills, "b.jpg"), join(stills, "between"));
  renameSync(join(stills, "c.jpg"), join(stills, "b.jpg"));
  renameSync(join(stills, "between"), join(stills, "c.jpg"));
  await indexWhole(engine, stills);
  expect(await questions(engine)).toEqual([]);
});

test("a question whose ground is gone disappears: the file went back, what was missing came back, the record is empty", async () => {
  const back = await copied();
  copyFileSync(join(back.stills, "kept.jpg"), join(back.stills, "eggs.jpg"));
  await indexWhole(back.engine, back.stills);
  expect(await questions(back.engine)).toEqual([]);

  const found = await replaced();
  const { id } = await onlyQuestion(found.engine);
  await drawPicture(join(found.stills, "found.jpg"), 1, { width: 60 });
  await indexWhole(found.engine, found.stills);
  expect(await questions(found.engine)).toEqual([]);
  await expect(
    found.engine.ask("questions.answer", { question: id, answer: "move" }),
  ).rejects.toThrow("This question is settled");

  const emptied = await copied();
  await write(emptied.engine, await stillAt(emptied.engine, "kept.jpg"), "");
  expect(await questions(emptied.engine)).toEqual([]);
  await emptied.engine.ask("history.undo", {});
  expect(await questions(emptied.engine)).toHaveLength(1);
});

test("a question stays when its file is changed once more, and ends with the file", async () => {
  const { engine, stills } = await copied();
  await drawPicture(join(stills, "eggs.jpg"), 52, { width: 95 });
  await indexWhole(engine, stills);
  expect(await onlyQuestion(engine)).toMatchObject({ kind: "copied", came: { name: "eggs.jpg" } });
  rmSync(join(stills, "eggs.jpg"));
  await indexWhole(engine, stills);
  expect(await questions(engine)).toEqual([]);
});
