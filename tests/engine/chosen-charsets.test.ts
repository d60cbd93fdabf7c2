import { copyFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { ingest } from "../../electron/engine/ingest/ingest.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import type { WorkerPool } from "../../electron/engine/worker/pool.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { captionOf, headlineSidecar, iim, readIn, writeLegacy } from "../helpers/guessed-stills.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const caption = "\xc8tvrt\xe9 sv\xe1tky";

/** An archive of one still, a.jpg, whose character set is guessed wrong. */
async function archiveOfOne(words: Readonly<Record<number, string>> = {}) {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const a = join(stills, "a.jpg");
  await writeLegacy(a, 10, { [iim.caption]: caption, ...words });
  await indexWhole(engine, stills);
  return { engine, stills, a };
}

async function write(engine: Engine, still: number, text: string): Promise<void> {
  const field = { field: "headline", language: "x-default", mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [still] }, ...field, text });
}

async function headlineOf(engine: Engine, id: number): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id }))?.texts.headline?.["x-default"];
}

test("a choice is about the bytes: another still that came to their path is read by itself", async () => {
  const { engine, stills, a } = await archiveOfOne();
  await readIn(engine, 1);
  renameSync(a, join(temporaryFolder(), "away.jpg"));
  await indexWhole(engine, stills);
  const french = "Ren\xe9e et No\xebl \xe0 l'\xe9t\xe9 \xe8";
  await writeLegacy(a, 200, { [iim.caption]: french });
  await indexWhole(engine, stills);
  expect(await captionOf(engine, 2)).toBe("Renée et Noël à l'été è (guessed)");
  await writeLegacy(a, 201, { [iim.caption]: `${french}, encore` });
  await indexWhole(engine, stills);
  expect(await captionOf(engine, 2)).toBe("Renée et Noël à l'été è, encore (guessed)");
});

test("of copies each is read with its own sidecar, and what one of them tells stays told", async () => {
  const { engine, stills, a } = await archiveOfOne();
  writeFileSync(join(stills, "a.xmp"), headlineSidecar);
  await indexWhole(engine, stills);
  copyFileSync(a, join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  await readIn(engine, 1);
  expect(await captionOf(engine, 1)).toBe("Čtvrté svátky (chosen)");
  expect(await headlineOf(engine, 1)).toBe("Told");
  await engine.ask("history.undo", {});
  expect(await captionOf(engine, 1)).toBe("Ètvrté svátky (guessed)");
  expect(await headlineOf(engine, 1)).toBe("Told");
});

test("bytes that come up elsewhere, or were away when it was chosen, are read as chosen", async () => {
  const { engine, stills, a } = await archiveOfOne();
  const [b, c] = [join(stills, "b.jpg"), join(stills, "c.jpg")];
  copyFileSync(a, b);
  await indexWhole(engine, stills);
  const away = join(temporaryFolder(), "away.jpg");
  renameSync(b, away);
  await indexWhole(engine, stills);
  await readIn(engine, 1);
  renameSync(away, b);
  copyFileSync(a, c);
  await indexWhole(engine, stills);
  const read = all<{ path: string }>(
    engine.archive().catalog.db,
    "SELECT path FROM charset_reading JOIN file ON file.id = file_id ORDER BY path",
  );
  expect(read.map(({ path }) => path)).toEqual(["a.jpg", "b.jpg", "c.jpg"]);
  expect(await captionOf(engine, 1)).toBe("Čtvrté svátky (chosen)");
  expect(await engine.ask("stills.fileEvents", { id: 1 })).toEqual([]);
});

test.each([
  ["chosen, edited, taken back", ["choose", "edit", "undo"], "Ètvrtá vía (guessed)"],
  ["taken back, edited, chosen again", ["choose", "undo", "edit", "redo"], "Čtvrtá vía (chosen)"],
  ["and back once more", ["choose", "undo", "edit", "redo", "undo"], "Ètvrtá vía (guessed)"],
] as const)("a record follows its file as it is by then: %s", async (_, steps, then) => {
  const { engine, stills, a } = await archiveOfOne();
  const edit = async (text: string) => {
    await writeLegacy(a, 10, { [iim.caption]: text });
    await indexWhole(engine, stills);
  };
  for (const step of steps) {
    if (step === "choose") await readIn(engine, 1);
    else if (step === "edit") await edit("\xc8tvrt\xe1 v\xeda");
    else await engine.ask(`history.${step}`, {});
  }
  expect(await captionOf(engine, 1)).toBe(then);
  await edit("\xe8tvrt\xfd");
  expect(await captionOf(engine, 1)).toBe(
    then.includes("chosen") ? "čtvrtý (chosen)" : "ètvrtý (guessed)",
  );
  const findings = await engine.ask("stills.findings", { id: 1 });
  expect(findings.differences).toEqual([]);
});

test("stills that exchange their files say what their new files say", async () => {
  const { engine, stills, a } = await archiveOfOne();
  await readIn(engine, 1);
  await write(engine, 1, "Mine");
  copyFileSync(a, join(stills, "kept.jpg"));
  await indexWhole(engine, stills);
  await writeLegacy(a, 200, { [iim.caption]: "Another caption" });
  await indexWhole(engine, stills);
  const [question] = (await engine.ask("questions.list", { offset: 0, limit: 9 })).questions;
  await engine.ask("questions.answer", { question: question?.id ?? 0, answer: "move" });
  expect(await captionOf(engine, 1)).toBe("Another caption (known)");
  expect(await headlineOf(engine, 1)).toBe("Mine");
  expect(await captionOf(engine, 2)).toBe("Čtvrté svátky (chosen)");
});

test("what was chosen for a still stays with its file when it is joined into another, and when it is parted", async () => {
  const { engine, stills } = await archiveOfOne();
  await writeLegacy(join(stills, "b.jpg"), 200, { [iim.creditLine]: "Studio" });
  await indexWhole(engine, stills);
  await readIn(engine, 1);
  await engine.ask("near.join", { preferred: 2, others: [1], choices: [] });
  expect((await engine.ask("stills.get", { id: 2 }))?.texts.caption?.["x-default"]).toBe(
    "Čtvrté svátky",
  );
  renameSync(join(stills, "b.jpg"), join(temporaryFolder(), "b.jpg"));
  await indexWhole(engine, stills);
  expect(await captionOf(engine, 2)).toBe("Čtvrté svátky (chosen)");
  await engine.ask("history.undo", {});
  expect(await captionOf(engine, 1)).toBe("Čtvrté svátky (chosen)");
});

test("a still that is joined while its file is read: the choice is about its file all the same", async () => {
  const { engine, stills } = await archiveOfOne();
  await writeLegacy(join(stills, "b.jpg"), 200, { [iim.creditLine]: "Studio" });
  await indexWhole(engine, stills);
  const reading = readIn(engine, 1);
  await engine.ask("near.join", { preferred: 2, others: [1], choices: [] });
  expect((await reading).changed).toBe(1);
  const open = async () => (await engine.ask("stills.findings", { id: 2 })).differences;
  // what joining has put into the record is the archivist's by now
  expect(await open()).toMatchObject([{ file: "Čtvrté svátky", archive: "Ètvrté svátky" }]);
  await engine.ask("history.undo", {});
  expect(await open()).toEqual([]);
});

test.each(["a.jpg", "b.jpg"])(
  "a character set chosen while a pass reads the files is not lost to what it read before: chosen at %s",
  async (name) => {
    const { engine, stills, a } = await archiveOfOne();
    writeFileSync(join(stills, "a.xmp"), headlineSidecar);
    await writeLegacy(join(stills, "b.jpg"), 90, { [iim.creditLine]: "Studio" });
    let isChosen = false;
    await passOver(engine, stills, async (path) => {
      if (isChosen || !path.endsWith(name)) return;
      isChosen = true;
      await readIn(engine, 1);
    });
    expect(await captionOf(engine, 1)).toBe("Čtvrté svátky (chosen)");
    expect(await headlineOf(engine, 1)).toBe("Told");
    await writeLegacy(a, 10, { [iim.caption]: "\xe8tvrt\xfd" });
    await indexWhole(engine, stills);
    expect(await captionOf(engine, 1)).toBe("čtvrtý (chosen)");
  },
);

/** Indexes a folder; something is done after each file is read, which is stored after that. */
async function passOver(
  engine: Engine,
  folder: string,
  haveRead: (path: string) => Promise<void>,
): Promise<void> {
  const archive = engine.archive();
  const pool: WorkerPool = {
    size: 1,
    close: () => undefined,
    run: async (task, urgency) => {
      const done = await archive.pool.run(task, urgency);
      await haveRead(task.path);
      return done;
    },
  };
  const tools = { db: archive.catalog.db, pool, wishes: {} };
  const silent = {
    presence: () => undefined,
    isAnotherDisk: () => Promise.resolve(false),
    stored: () => undefined,
    missed: () => undefined,
  };
  await ingest({ ...tools, ...silent }, [{ folder, deep: true }], {
    id: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
    relabel: () => undefined,
    countProblem: () => undefined,
    problemsStand: () => undefined,
    isSuspended: () => false,
    isPaused: () => false,
    whilePaused: async () => undefined,
  });
}

test("a missing still with a chosen character set becomes another version of its file", async () => {
  const { engine, stills, a } = await archiveOfOne();
  await readIn(engine, 1);
  await write(engine, 1, "Mine");
  renameSync(a, join(temporaryFolder(), "away.jpg"));
  await indexWhole(engine, stills);
  const graded = join(stills, "graded.jpg");
  await writeLegacy(graded, 200, { [iim.caption]: "Another caption" });
  await indexWhole(engine, stills);
  const { job } = await engine.ask("locate.start", { what: { still: 1 }, file: graded });
  const asked = { job, as: "another", from: 0, count: 9 } as const;
  await expect.poll(() => engine.ask("locate.preview", asked)).not.toBeNull();
  await engine.ask("locate.confirm", { job, others: true });
  expect(await captionOf(engine, 1)).toBe("Another caption (known)");
  expect(await headlineOf(engine, 1)).toBe("Mine");
  await engine.ask("history.undo", {});
  expect(await captionOf(engine, 1)).toBe("Čtvrté svátky (chosen)");
  expect(await captionOf(engine, 2)).toBe("Another caption (known)");
});

test("a chosen character set is not the archivist's word on what the texts say", async () => {
  const { engine, stills, a } = await archiveOfOne({
    [iim.creator]: "Ren\xe9e \xc8tvrtkov\xe1",
    [iim.keyword]: "sv\xe1tky \xe8",
  });
  await readIn(engine, 1);
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record?.creators).toEqual(["Renée Čtvrtková"]);
  expect(record?.keywords.map(({ name }) => name)).toEqual(["svátky č"]);
  copyFileSync(a, join(stills, "kept.jpg"));
  await indexWhole(engine, stills);
  await writeLegacy(a, 200, { [iim.caption]: "Another caption" });
  await indexWhole(engine, stills);
  expect((await engine.ask("questions.list", { offset: 0, limit: 9 })).total).toBe(0);
  await engine.ask("history.undo", {});
  const { db } = engine.archive().catalog;
  expect(all(db, "SELECT term FROM keyword WHERE term LIKE '%č'")).toEqual([]);
});

test("what stood open between archive and file is the same after a choice and its undo", async () => {
  const { engine, stills, a } = await archiveOfOne();
  const field = { field: "caption", language: "x-default", mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, ...field, text: "Holidays" });
  await readIn(engine, 1);
  const differences = async () =>
    (await engine.ask("stills.findings", { id: 1 })).differences.map(({ file }) => file);
  expect(await differences()).toEqual([]);
  await writeLegacy(a, 10, { [iim.caption]: "\xe8tvrt\xfd" });
  await indexWhole(engine, stills);
  expect(await differences()).toEqual(["čtvrtý"]);
  await engine.ask("history.undo", {});
  expect(await differences()).toEqual(["ètvrtý"]);
});

test("readings go with the file they are of", async () => {
  const { engine, stills, a } = await archiveOfOne();
  await readIn(engine, 1, "windows-1251");
  await readIn(engine, 1);
  copyFileSync(a, join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  renameSync(join(stills, "b.jpg"), join(stills, "c.jpg"));
  await indexWhole(engine, stills);
  await writeLegacy(a, 10, { [iim.caption]: "\xe8tvrt\xfd" });
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  const files = all<{ id: number }>(db, "SELECT id FROM file ORDER BY id").map(({ id }) => id);
  const read = all<{ file_id: number }>(db, "SELECT DISTINCT file_id FROM charset_reading");
  expect(files).toEqual(expect.arrayContaining(read.map(({ file_id }) => file_id)));
  expect(files).toHaveLength(2);
});
