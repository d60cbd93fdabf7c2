import {
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Repaired } from "../../shared/contract/backups.ts";
import { listBackups } from "../../electron/engine/backups/backups.ts";
import { repairCatalog } from "../../electron/engine/catalog/repair-catalog.ts";
import { restoreBackup } from "../../electron/engine/catalog/restore-backup.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";

const STILLS = 1500;
const names = Array.from({ length: STILLS }, (_, index) => `still ${String(index + 1)}.jpg`);

/** Stills with captions long enough for some hundred pages of them. */
const openMade = archiveMadeOnce(async (engine) => {
  const { catalog } = engine.archive();
  catalog.db.transaction(() => storeStills(catalog, names))();
  await engine.ask("stills.setText", {
    stills: { ids: Array.from({ length: STILLS }, (_, index) => index + 1) },
    field: "caption",
    language: "en",
    text: `In this still ${"the donkey carries straw ".repeat(8)}`,
    mode: "replace",
  });
  await engine.ask("sets.create", { name: "Press", stills: { ids: [1, 2, 3] } });
  await engine.ask("backups.make", {});
});

/** A closed archive whose backups are kept or not. */
async function closedArchive({ backups }: { backups: boolean }): Promise<{
  engine: Engine;
  folder: string;
  file: string;
  before: Record<string, unknown[]>;
}> {
  const { engine, folder } = await openMade();
  const before = contents(engine.archive().catalog.db);
  await engine.ask("archive.close", {});
  if (!backups) rmSync(join(folder, "backups"), { recursive: true });
  return { engine, folder, file: join(folder, "catalog.db"), before };
}

/** Random bytes over whole pages of a table or index, as a failing disk leaves them. */
function damagePagesOf(file: string, name: string, share: number): number {
  const hit = leavesOf(file, name).filter((_, index) => index % Math.round(1 / share) === 1);
  writeNoise(file, hit);
  return hit.length;
}

function leavesOf(file: string, name: string): number[] {
  const db = new Database(file, { readonly: true });
  const pages = db
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
    .pluck()
    .all(name) as number[];
  db.close();
  return pages;
}

function writeNoise(file: string, hit: readonly number[]): void {
  const handle = openSync(file, "r+");
  for (const page of hit) {
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + page) % 251));
    writeSync(handle, noise, 0, 4096, (page - 1) * 4096);
  }
  closeSync(handle);
}

async function repair(engine: Engine, folder: string): Promise<Repaired> {
  const done = await engine.ask("archive.repair", { archive: folder });
  expect((await engine.ask("archive.state", {})).catalog?.lost).toBeNull(); // the repair says what is
  const { db } = engine.archive().catalog;
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.pragma("foreign_key_check")).toEqual([]);
  return done;
}

/** As if the captions were what files said: of them the history knows nothing. */
function forgetSteps(file: string): void {
  const db = new Database(file);
  db.exec("DELETE FROM history_change WHERE table_name = 'still_text'; DELETE FROM history");
  db.close();
}

const lossesOf = ({ tables }: Repaired): Record<string, number | null> =>
  Object.fromEntries(
    tables.filter(({ lost }) => lost !== 0).map(({ table, lost }) => [table, lost]),
  );

test("pages of captions with random bytes in them: all other rows are recovered, and how many are lost is said", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  forgetSteps(file);
  const pages = damagePagesOf(file, "still_text", 0.05);
  expect(pages).toBeGreaterThan(0);
  const damaged = readFileSync(file);
  const done = await repair(engine, folder);
  const { still_text: texts = [], ...others } = contents(engine.archive().catalog.db);
  const { still_text: textsBefore = [], ...othersBefore } = before;
  expect(others).toEqual(othersBefore);
  expect(texts.length).toBeGreaterThan(STILLS * 0.9);
  expect(texts.length).toBeLessThan(STILLS);
  expect(textsBefore).toEqual(expect.arrayContaining(texts));
  const counted = done.tables.find(({ table }) => table === "still_text");
  expect(counted).toMatchObject({ kept: texts.length, fromBackup: 0 });
  expect(counted?.lost).not.toBe(0);
  expect(readFileSync(done.kept ?? "")).toEqual(damaged);
});

test("without a backup every caption that was written comes back from the history", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  expect(damagePagesOf(file, "still_text", 0.05)).toBeGreaterThan(0);
  const { tables } = await repair(engine, folder);
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  const { kept, fromHistory } = tables.find(({ table }) => table === "still_text") ?? {};
  expect(fromHistory).toBeGreaterThan(0);
  expect(Number(kept) + Number(fromHistory)).toBe(STILLS);
});

test("it is said of which stills captions are lost, as exactly as is known", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  forgetSteps(file);
  damagePagesOf(file, "still_text", 0.05);
  const done = await repair(engine, folder);
  const { db } = engine.archive().catalog;
  const without = db
    .prepare(
      "SELECT name FROM file WHERE still_id NOT IN (SELECT still_id FROM still_text WHERE field = 'caption')",
    )
    .pluck()
    .all() as string[];
  expect(before["still_text"]?.length).toBe(STILLS);
  const concerned = done.tables.find(({ table }) => table === "still_text")?.stills;
  const named = concerned?.first.map(({ name }) => name) ?? [];
  expect(concerned?.exact).toBe(false); // texts lie by their stills: those at the ends of a gap may be whole
  expect(named).toEqual(expect.arrayContaining(without));
  expect(named.length).toBeLessThan(without.length * 2);
  expect(concerned?.total).toBe(named.length);
  expect(concerned?.first.every(({ id }) => id !== null)).toBe(true);
});

test("stills that are lost are named by their files, which are known", async () => {
  const { engine, folder, file } = await closedArchive({ backups: false });
  damagePagesOf(file, "still", 0.1);
  const done = await repair(engine, folder);
  const table = done.tables.find((one) => one.table === "still");
  const left = engine
    .archive()
    .catalog.db.prepare("SELECT id FROM still")
    .pluck()
    .all() as number[];
  const lost = names.filter((_, index) => !left.includes(index + 1));
  expect(lost.length).toBeGreaterThan(0);
  expect(table?.stills).toEqual({
    exact: true,
    total: lost.length,
    first: lost.map((name) => ({ id: null, name })),
  });
});

test("what lay on damaged pages is taken from the newest backup", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: true });
  damagePagesOf(file, "still", 0.1);
  damagePagesOf(file, "still_text", 0.05);
  const done = await repair(engine, folder);
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  expect(lossesOf(done)).toEqual({ still_text: null }); // no index of it says how many there were
  expect(done.backup).toContain(join(folder, "backups"));
  expect(done.tables.find(({ table }) => table === "still")?.fromBackup).toBeGreaterThan(0);
});

test("which file is whose is put together again from the indexes, and the file keeps its still when it is indexed", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  damagePagesOf(file, "file", 0.5);
  const done = await repair(engine, folder);
  expect(done).toMatchObject({ repaired: true, withoutFile: 0 });
  const ties = (row: unknown): unknown => {
    const { id, still_id, source_id, path, name, hash, state } = row as Record<string, unknown>;
    return { id, still_id, source_id, path, name, hash, state };
  };
  const after = contents(engine.archive().catalog.db);
  expect(after["file"]?.map(ties)).toEqual(before["file"]?.map(ties));
  expect(after["still_text"]).toEqual(before["still_text"]);
});

test("stills of which no file is known any more are counted", async () => {
  const { engine, folder, file } = await closedArchive({ backups: false });
  damagePagesOf(file, "file_by_hash", 0.5);
  damagePagesOf(file, "file", 0.5);
  const done = await repair(engine, folder);
  const bare = engine
    .archive()
    .catalog.db.prepare("SELECT count(*) FROM still WHERE id NOT IN (SELECT still_id FROM file)")
    .pluck()
    .get();
  expect(bare).toBeGreaterThan(0);
  expect(done.withoutFile).toBe(bare);
});

test("stills that are lost take with them what was said of them, and the rest stands", async () => {
  const { engine, folder, file } = await closedArchive({ backups: false });
  damagePagesOf(file, "still", 0.1);
  const done = await repair(engine, folder);
  const lost = lossesOf(done);
  const { stills } = (await engine.ask("archive.state", {})).catalog ?? { stills: 0 };
  expect(lost["still"]).toBe(STILLS - stills);
  expect(lost["still_text"]).toBe(STILLS - stills);
  expect(stills).toBeGreaterThan(STILLS / 2);
});

test("a catalog that was cut off is recognised on opening, and recovered as far as it goes", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: true });
  truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
  const asked = engine.ask("archive.open", { path: folder });
  await expect(asked).rejects.toMatchObject({ problem: { kind: "damaged", path: folder } });
  const done = await repair(engine, folder);
  expect(done.repaired).toBe(true);
  expect(done.left).toBeCloseTo(0.5, 2);
  expect(readFileSync(join(done.kept ?? "", "../report.txt"), "utf8")).toMatch(
    /^The database’s file was cut off: 50 % of it was left\. The archive is repaired/u,
  );
  expect(contents(engine.archive().catalog.db)).toEqual(before);
});

test("a catalog whose first page is gone is read by means of a backup's", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: true });
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(handle);
  await expect(engine.ask("archive.open", { path: folder })).rejects.toThrow("Repair the archive");
  await repair(engine, folder);
  expect(contents(engine.archive().catalog.db)).toEqual(before);
});

test("without a backup a damaged list of tables is put together from what is left of it", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  damagePagesOf(file, "sqlite_schema", 0.2);
  const bytes = readFileSync(file); // and one declaration is garbled, behind the place that it names
  const at = bytes.lastIndexOf("CREATE TABLE still_set (");
  writeFileSync(file, bytes.fill("#", at + 60, at + 90));
  await expect(engine.ask("archive.open", { path: folder })).rejects.toMatchObject({
    problem: { kind: "damaged" },
  });
  const done = await repair(engine, folder);
  const lost = lossesOf(done);
  const after = contents(engine.archive().catalog.db);
  for (const [table, rows] of Object.entries(before))
    if (!(table in lost)) expect(after[table]).toEqual(rows);
  expect(after["still"]).toHaveLength(STILLS);
  expect(lost).toHaveProperty("face_search"); // which has one row in every catalog
  expect(after["face_search"]).toHaveLength(1);
  expect(Object.values(lost).every((count) => count === null)).toBe(true);
});

test("without a backup a catalog whose first page is gone is read all the same", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: false });
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(handle);
  const done = await repair(engine, folder);
  expect(lossesOf(done)).toEqual({});
  expect(contents(engine.archive().catalog.db)).toEqual(before);
});

test.each([true, false])(
  "where the archive's own name and a part of the list of tables are gone together, all else is read (backups: %s)",
  async (backups) => {
    const { engine, folder, file, before } = await closedArchive({ backups });
    const [own] = leavesOf(file, "catalog");
    const [, listed] = leavesOf(file, "sqlite_schema");
    writeNoise(file, [own ?? 0, listed ?? 0]);
    const done = await repair(engine, folder);
    const after = contents(engine.archive().catalog.db);
    expect(after["still_text"]).toEqual(before["still_text"]);
    expect(after["still"]).toEqual(before["still"]);
    if (backups) expect(after["catalog"]).toEqual(before["catalog"]);
    else expect(done.tables.find(({ table }) => table === "catalog")).toMatchObject({ kept: 0 });
  },
);

test("an empty file is not taken for an archive without stills: nothing is recovered, and a backup is restored", async () => {
  const { engine, folder, file, before } = await closedArchive({ backups: true });
  writeFileSync(file, "");
  await expect(engine.ask("archive.open", { path: folder })).rejects.toMatchObject({
    problem: { kind: "damaged" },
  });
  await expect(engine.ask("archive.repair", { archive: folder })).rejects.toThrow(
    "Restore one of the archive's backups",
  );
  expect(statSync(file).size).toBe(0);
  const { backups } = await engine.ask("backups.list", { archive: folder });
  const backup = backups[0]?.path ?? "";
  expect(await engine.ask("backups.restore", { archive: folder, backup })).toEqual({
    before: null,
  });
  expect(contents(engine.archive().catalog.db)).toEqual(before);
  expect(existsSync(join(folder, "damaged"))).toBe(true);
});

test("damage that a job meets makes the archive read-only, and the job says so", async () => {
  const { engine, folder, file } = await closedArchive({ backups: true });
  damagePagesOf(file, "still_text", 0.5);
  await engine.ask("archive.open", { path: folder });
  const { catalog, jobs } = engine.archive();
  const job = { kind: "compare", label: "Comparing", input: null } as const;
  const { ended } = jobs.start(job, () =>
    Promise.resolve(String(catalog.db.prepare("SELECT group_concat(text) FROM still_text").all())),
  );
  expect(await ended).toMatchObject({
    state: "failed",
    outcome:
      "This stopped because the archive's database could not be read: it is damaged, or its disk is failing.",
  });
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({ damaged: true });
});

test("work that is stopped by damage that was met elsewhere says so, and what to do", async () => {
  const { engine, folder, file } = await closedArchive({ backups: true });
  damagePagesOf(file, "still_text", 0.5);
  await engine.ask("archive.open", { path: folder });
  const { jobs } = engine.archive();
  const stopped = [
    () => Promise.resolve("Compared 3 of 9 pictures."),
    () => Promise.reject(new Error("the archive was closed over it")),
  ].map((end) =>
    jobs.start({ kind: "compare", label: "Comparing", input: null }, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return await end();
    }),
  );
  await new Promise(setImmediate); // they begin
  engine.archive().foundDamaged();
  for (const { ended } of stopped)
    expect(await ended).toMatchObject({
      state: "cancelled",
      outcome: expect.stringMatching(
        /^Stopped, because the archive's database was found to be damaged: the archive is read-only now\. Repair it/u,
      ),
    });
});

test("damage that is met while the archive is open makes it read-only, and a backup does not hide it", async () => {
  const { engine, folder, file } = await closedArchive({ backups: true });
  damagePagesOf(file, "still_text", 0.05);
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => logged.mockRestore());
  await engine.ask("archive.open", { path: folder });
  storeStills(engine.archive().catalog, ["new.jpg"]);
  const { made, problems } = await engine.ask("backups.make", {});
  expect(made).toEqual([]);
  expect(problems).toMatchObject([{ kind: "damaged", path: folder }]);
  const { catalog } = await engine.ask("archive.state", {});
  expect(catalog).toMatchObject({ damaged: true });
  expect(catalog?.readOnly).toContain("Repair the archive");
  await expect(engine.ask("sets.create", { name: "More", stills: null })).rejects.toThrow(
    "damaged",
  );
  expect((await engine.ask("backups.list", {})).backups).toHaveLength(1);
  await engine.ask("archive.close", {});
  const again = await engine.ask("archive.open", { path: folder }); // looked through once, and known from then on
  expect(again.catalog).toMatchObject({ damaged: true });
  const done = await repair(engine, folder);
  expect(done.repaired).toBe(true);
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({
    readOnly: null,
    damaged: false,
    stills: STILLS + 1,
  });
});

test("what verify finds damaged is only read from then on, until it is whole again", async () => {
  const { engine, folder, file } = await closedArchive({ backups: true });
  const whole = readFileSync(file);
  damagePagesOf(file, "file", 0.1);
  await engine.ask("archive.open", { path: folder });
  expect(await engine.ask("archive.verify", {})).toMatchObject({ ok: false });
  const create = (): Promise<unknown> => engine.ask("sets.create", { name: "More", stills: null });
  await expect(create()).rejects.toThrow("damaged");
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: folder });
  await expect(create()).rejects.toThrow("damaged");
  await engine.ask("archive.close", {});
  writeFileSync(file, whole); // as by somebody who puts a good copy in its place
  await engine.ask("archive.open", { path: folder });
  await create();
});

test("a repair and a restore that nobody waits for any more put nothing in the place of the damaged catalog", async () => {
  const { folder, file } = await closedArchive({ backups: true });
  damagePagesOf(file, "still", 0.5);
  const damaged = readFileSync(file);
  const gone = (): never => {
    throw new Error("the engine is gone");
  };
  const backups = (await listBackups(folder)).backups.map(({ path }) => path);
  expect(() => repairCatalog({ catalog: file, backups }, gone)).toThrow("the engine is gone");
  const order = { backup: backups[0] ?? "", catalog: file, uuid: null, damaged: true };
  await expect(restoreBackup(order, () => undefined, gone)).rejects.toThrow("the engine is gone");
  expect(readFileSync(file).equals(damaged)).toBe(true);
  expect(existsSync(join(folder, "damaged"))).toBe(false);
});

test("an archive that is in order is left alone by a repair", async () => {
  const { engine, folder, file } = await closedArchive({ backups: false });
  const bytes = readFileSync(file);
  expect(await engine.ask("archive.repair", { archive: folder })).toMatchObject({
    repaired: false,
  });
  await engine.ask("archive.close", {});
  expect(readFileSync(file)).toEqual(bytes);
});
