import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test, vi, onTestFinished } from "vitest";
import type { Repaired } from "../../shared/contract/backups.ts";
import { problemOfError } from "../../electron/engine/problem-of-error.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { forgetDigest } from "../helpers/backup-notes.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";

const WHEAT = "Wheat is cut by hand";
const EGGS = "Eggs under a lamp";

/** Two stills whose captions were written one after the other; the second caption is longer than the backup knows. */
const openMade = archiveMadeOnce(async (engine) => {
  storeStills(engine.archive().catalog, ["wheat.jpg", "eggs.jpg"]);
  await write(engine, 1, WHEAT);
  await write(engine, 2, EGGS);
  await engine.ask("backups.make", {});
});

async function write(engine: Engine, still: number, text: string): Promise<void> {
  await engine.ask("stills.setText", {
    stills: { ids: [still] },
    field: "caption",
    language: "en",
    text,
    mode: "replace",
  });
}

type Closed = { readonly engine: Engine; readonly folder: string; readonly file: string };

/** A closed archive of which a byte is another in what the history keeps of the first caption: pages stay in order. */
async function withDamagedStep({ backups }: { backups: boolean }): Promise<Closed> {
  const { engine, folder } = await openMade();
  await engine.ask("archive.close", {});
  if (!backups) rmSync(join(folder, "backups"), { recursive: true });
  const file = join(folder, "catalog.db");
  flipIn(file, `"text":"${WHEAT}"`);
  return { engine, folder, file };
}

/** Changes the colon of a member of a JSON object, wherever it lies. */
function flipIn(file: string, member: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(member);
  expect(at).toBeGreaterThan(0);
  bytes[at + member.indexOf(":")] = 0x3b;
  writeFileSync(file, bytes);
}

async function repair({ engine, folder }: Closed): Promise<Repaired> {
  const done = await engine.ask("archive.repair", { archive: folder });
  expect(done.repaired).toBe(true);
  expect(await engine.ask("archive.verify", {})).toMatchObject({
    problems: expect.not.arrayContaining([expect.objectContaining({ kind: "damaged" })]),
  });
  return done;
}

test("JSON in a column that is none any more is found by verify, though SQLite finds all pages in order", async () => {
  const { engine, folder, file } = await withDamagedStep({ backups: false });
  const db = new Database(file, { readonly: true });
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  db.close();
  await engine.ask("archive.open", { path: folder });
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems).toContainEqual({
    kind: "damaged",
    path: folder,
    message:
      "The archive's database is damaged. Repair it (stillroom verify --repair), or restore one of its backups.",
  });
});

test("a change of which a row is lost is not half undone: it leaves the line, what it did stands, and it is counted", async () => {
  const closed = await withDamagedStep({ backups: false });
  const done = await repair(closed);
  expect(done).toMatchObject({ steps: 1, backup: null });
  expect(done.tables.filter(({ lost }) => lost !== 0)).toMatchObject([
    { table: "history_change", lost: 1, stills: { exact: true, first: [{ name: "wheat.jpg" }] } },
  ]);
  const { engine } = closed;
  const captions = (): unknown[] =>
    engine
      .archive()
      .catalog.db.prepare("SELECT text FROM still_text ORDER BY still_id")
      .pluck()
      .all();
  expect(captions()).toEqual([WHEAT, EGGS]);
  await engine.ask("history.undo", {});
  expect(captions()).toEqual([WHEAT]);
  expect(await engine.ask("history.undo", {})).toMatchObject({ label: null });
  expect(captions()).toEqual([WHEAT]);
});

test("what a backup has of it comes back, and then nothing is lost", async () => {
  const { engine, folder } = await openMade();
  const before = contents(engine.archive().catalog.db);
  const closed = await withDamagedStep({ backups: true });
  const done = await repair(closed);
  expect(done.steps).toBe(0);
  expect(done.backup).not.toBeNull();
  expect(done.tables.every(({ lost }) => lost === 0)).toBe(true);
  const after = contents(closed.engine.archive().catalog.db);
  expect(after["history_change"]).toEqual(before["history_change"]);
  expect(after["history"]?.length).toBe(before["history"]?.length);
  await engine.ask("archive.close", {});
  expect(folder).not.toBe(closed.folder);
});

test("a backup that was made of it when it was damaged already does not keep the repair from its end", async () => {
  const closed = await withDamagedStep({ backups: true });
  const backups = join(closed.folder, "backups");
  for (const name of readdirSync(backups)) {
    if (!name.endsWith(".db")) continue;
    flipIn(join(backups, name), `"text":"${WHEAT}"`);
    forgetDigest(join(backups, name));
  }
  const done = await repair(closed);
  expect(done).toMatchObject({ steps: 1, backup: null });
  expect(done.tables.find(({ table }) => table === "history_change")).toMatchObject({
    fromBackup: 0,
    lost: 1,
  });
});

test("who meets it is told that the archive is damaged, which is read-only then; no backup is made of it", async () => {
  const { engine, folder } = await withDamagedStep({ backups: true });
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => logged.mockRestore());
  await engine.ask("archive.open", { path: folder });
  await engine.ask("history.undo", {});
  const refusal = await engine.ask("history.undo", {}).catch(problemOfError);
  expect(refusal).toMatchObject({ kind: "damaged" });
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({ damaged: true });
  expect(await engine.ask("backups.make", {})).toMatchObject({
    made: [],
    problems: [{ kind: "damaged" }],
  });
});

test.each([
  ["table_name = 'still_text WHERE 1=1 --', before = NULL, after = '{}'", "a table that is none"],
  ["after = json_object('still_id = 1 OR 1=1 --', 1)", "a column that is none"],
  ["after = '\"hello\"'", "no row at all"],
])("undo puts nothing into SQL that the catalog does not have: %s", async (change) => {
  const { engine, folder } = await openMade();
  await engine.ask("archive.close", {});
  const db = new Database(join(folder, "catalog.db"));
  db.exec(`UPDATE history_change SET ${change} WHERE id = (SELECT max(id) FROM history_change)`);
  db.close();
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => logged.mockRestore());
  await engine.ask("archive.open", { path: folder });
  const refusal = await engine.ask("history.undo", {}).catch(problemOfError);
  expect(refusal).toMatchObject({ kind: "damaged" });
  expect((await engine.ask("archive.verify", {})).problems).toContainEqual(
    expect.objectContaining({ kind: "damaged" }),
  );
  const { db: opened } = engine.archive().catalog;
  expect(opened.prepare("SELECT count(*) FROM still_text").pluck().get()).toBe(2);
  expect(await repair({ engine, folder, file: "" })).toMatchObject({ repaired: true });
});

test("what SQLite itself reads of such a column is told as damage as well", async () => {
  const { engine, folder } = await openMade();
  await engine.ask("archive.close", {});
  const file = join(folder, "catalog.db");
  const db = new Database(file);
  db.prepare("UPDATE file_carried SET taken = replace(taken, ':', ';') WHERE file_id = 1").run();
  db.close();
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => logged.mockRestore());
  await engine.ask("archive.open", { path: folder });
  const { db: opened } = engine.archive().catalog;
  const reading = (): unknown =>
    opened.prepare("SELECT json_extract(taken, '$.texts') FROM file_carried").all();
  expect(reading).toThrow("malformed JSON");
  const { ended } = engine
    .archive()
    .jobs.start({ kind: "compare", label: "Comparing", input: null }, () =>
      Promise.resolve(String(reading())),
    );
  expect(await ended).toMatchObject({
    state: "failed",
    outcome: expect.stringContaining("the archive's database could not be read: it is damaged"),
  });
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({ damaged: true });
});
