import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { ArchiveState, LostChanges } from "../../shared/contract/archive.ts";
import { NOTED_CHANGE, notedChange } from "../../electron/engine/catalog/noted-change.ts";
import { openCatalogOrCopy } from "../../electron/engine/catalog/catalog.ts";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { startEngineProcess } from "../helpers/engine-process.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { olderCatalog } from "../helpers/older-catalog.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

async function makeSet(engine: Engine, name: string): Promise<void> {
  await engine.ask("sets.create", { name, stills: { ids: [] } });
}

async function setsOf(engine: Engine): Promise<string[]> {
  return (await engine.ask("sets.list", {})).map(({ name }) => name);
}

async function open(engine: Engine, folder: string): Promise<ArchiveState["catalog"]> {
  return (await engine.ask("archive.open", { path: folder })).catalog;
}

/** All that lies in a folder and in those in it, with its bytes and when it was written. */
function filesIn(folder: string): Record<string, unknown> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files
      .filter((name) => !/-shm$|^lock$/u.test(name)) // what who reads has to have as well
      .map((name) => {
        const path = join(folder, name);
        return [name, [statSync(path).mtimeMs, hashOfFile(path)]];
      }),
  );
}

/** An archive that is closed, in which another process then made these sets before it was killed. */
async function killed(...sets: string[]): Promise<{ engine: Engine; folder: string; log: string }> {
  const { engine, folder, home } = await engineWithArchive();
  await makeSet(engine, "Kept");
  await engine.ask("archive.close", {});
  const other = startEngineProcess(home);
  await other.ask("archive.open", { path: folder });
  for (const name of sets) await other.ask("sets.create", { name, stills: { ids: [] } });
  await vi.waitFor(() => expect(notedChange(folder)?.done?.label).toContain(sets.at(-1)), 10_000);
  other.child.kill("SIGKILL");
  await once(other.child, "exit");
  return { engine, folder, log: join(folder, "catalog.db-wal") };
}

/** An archive whose database is put back to before `work` was done in it, and the log is gone, as far as it was noted. */
async function withoutWhatCame(
  before: (engine: Engine) => Promise<unknown>,
  work: (engine: Engine) => Promise<unknown>,
): Promise<{ engine: Engine; folder: string }> {
  const { engine, folder } = await engineWithArchive();
  const file = join(folder, "catalog.db");
  await before(engine);
  await engine.ask("archive.close", {});
  copyFileSync(file, `${file}.kept`);
  await open(engine, folder);
  await work(engine);
  await engine.ask("archive.close", {});
  renameSync(`${file}.kept`, file);
  return { engine, folder };
}

test("changes whose log is gone after a kill are told, with the last of them, and come back with the log", async () => {
  const { engine, folder, log } = await killed("First", "Last");
  expect(statSync(log).size).toBeGreaterThan(0);
  const elsewhere = join(temporaryFolder(), "catalog.db-wal");
  copyFileSync(log, elsewhere);
  rmSync(log);
  const database = readFileSync(join(folder, "catalog.db"));
  const catalog = await open(engine, folder);
  expect(catalog?.lost).toMatchObject({
    last: { label: expect.stringContaining("Last"), undone: false },
    reaches: { label: expect.stringContaining("Kept") },
    backup: null,
    isHeldBack: true,
  } satisfies Partial<Record<keyof LostChanges, unknown>>);
  expect(await setsOf(engine)).toEqual(["Kept"]);
  await expect(makeSet(engine, "Another")).rejects.toThrow(/missing from the archive/u);
  const { ok, problems } = await engine.ask("archive.verify", {});
  expect(ok).toBe(false);
  expect(problems.filter(({ path }) => path === folder)).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/Last.*catalog\.db-wal.*\n.*--go-on/su);
  // put back while it is still open, which whoever closes it must leave alone
  copyFileSync(elsewhere, log);
  await engine.ask("archive.close", {});
  expect(readFileSync(join(folder, "catalog.db"))).toEqual(database);
  expect(await open(engine, folder)).toMatchObject({ lost: null, readOnly: null });
  expect((await setsOf(engine)).toSorted()).toEqual(["First", "Kept", "Last"]);
});

test("with its log beside it an archive that was killed lacks nothing", async () => {
  const { engine, folder } = await killed("First", "Last");
  expect(await open(engine, folder)).toMatchObject({ lost: null, readOnly: null });
});

test("it is told until somebody goes on without them, and not again after that", async () => {
  const { engine, folder, log } = await killed("Lost");
  rmSync(log);
  for (const _ of ["opened", "opened again"]) {
    expect((await open(engine, folder))?.lost?.last.label).toContain("Lost");
    await engine.ask("archive.close", {});
  }
  await open(engine, folder);
  expect((await engine.ask("archive.goOn", {})).catalog).toMatchObject({
    lost: null,
    readOnly: null,
  });
  await makeSet(engine, "Gone on with");
  await engine.ask("archive.close", {});
  expect((await open(engine, folder))?.lost).toBeNull();
  await expect(engine.ask("archive.goOn", {})).rejects.toThrow("No changes are missing");
});

test.each([
  ["undoing", "undo", true],
  ["doing again", "redo", false],
] as const)("%s an action is a change that can be lost", async (_, step, undone) => {
  const { engine, folder } = await withoutWhatCame(
    async (one) => {
      await makeSet(one, "Press");
      if (step === "redo") await one.ask("history.undo", {});
    },
    (one) => one.ask(`history.${step}`, {}),
  );
  expect((await open(engine, folder))?.lost?.last).toMatchObject({
    label: expect.stringContaining("Press"),
    undone,
  });
});

test("the backup that has all of it is named, or else the one that has some; one restored ends it", async () => {
  const { engine, folder } = await engineWithArchive();
  const file = join(folder, "catalog.db");
  const kept = join(temporaryFolder(), "catalog.db");
  await makeSet(engine, "Kept");
  await engine.ask("archive.close", {});
  copyFileSync(file, kept);
  await open(engine, folder);
  await makeSet(engine, "In the backup");
  const [backup] = (await engine.ask("backups.make", {})).made;
  await makeSet(engine, "In none");
  await engine.ask("archive.close", {});
  copyFileSync(kept, file);
  const some = await open(engine, folder);
  expect(some).toMatchObject({
    behindBackup: backup?.at,
    lost: { backup: { at: backup?.at, all: false } },
  });
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems.filter(({ path }) => path === folder)).toHaveLength(1); // it is said once
  await engine.ask("backups.restore", { backup: backup?.path ?? "" });
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({
    lost: null,
    readOnly: null,
  });
});

test("where the newest backup has all that is lost, that alone is told", async () => {
  const { engine, folder } = await withoutWhatCame(
    (one) => makeSet(one, "Kept"),
    async (one) => {
      await makeSet(one, "In the backup");
      await one.ask("backups.make", {});
    },
  );
  const catalog = await open(engine, folder);
  expect(catalog).toMatchObject({ lost: null, readOnly: null });
  expect(catalog?.behindBackup).not.toBeNull();
});

test("a restore that cannot be done leaves noted what is lost", async () => {
  const { engine, folder, log } = await killed("Lost");
  rmSync(log);
  await open(engine, folder);
  const bad = join(temporaryFolder(), "bad.db");
  writeFileSync(bad, Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(8192)]));
  await expect(engine.ask("backups.restore", { backup: bad })).rejects.toThrow("damaged");
  expect((await engine.ask("archive.state", {})).catalog?.lost?.last.label).toContain("Lost");
  await engine.ask("archive.repair", {}); // of which there is nothing to do
  expect((await engine.ask("archive.state", {})).catalog?.lost?.last.label).toContain("Lost");
});

test("who may only read an archive is told, and writes nothing", async () => {
  const { engine, folder, log } = await killed("Lost");
  rmSync(log);
  const before = filesIn(folder);
  const onShare = await openCatalogOrCopy(folder, () => "nfs4");
  expect(onShare.lost).toMatchObject({ isHeldBack: false });
  onShare.close();
  expect(filesIn(folder)).toEqual(before);
  await open(engine, folder); // which holds the lock
  const second = startEngine();
  const state = await second.ask("archive.open", { path: folder });
  expect(state.catalog?.lost).toMatchObject({ isHeldBack: false });
  await expect(second.ask("archive.goOn", {})).rejects.toThrow("Another Stillroom");
  await second.close();
  await engine.ask("archive.close", {});
  rmSync(log, { force: true }); // an empty one, which who only reads leaves
  expect(filesIn(folder)).toEqual(before);
});

test("an older catalog in the place of one with changes is not brought forward before it is decided", async () => {
  const folder = olderCatalog();
  const { engine } = await engineWithArchive();
  const entry = { uuid: "gone", at: "2026-01-01T00:00:00.000Z", label: "Lost", row: 3 };
  const note = { archive: "c", done: entry, undone: null };
  mkdirSync(join(folder, "backups"));
  writeFileSync(join(folder, NOTED_CHANGE), JSON.stringify(note));
  const database = readFileSync(join(folder, "catalog.db"));
  expect(await open(engine, folder)).toMatchObject({
    stills: 1,
    lost: { last: { label: "Lost" }, reaches: null, isHeldBack: true },
  });
  expect(readFileSync(join(folder, "catalog.db"))).toEqual(database);
  expect((await engine.ask("archive.goOn", {})).catalog).toMatchObject({
    stills: 1,
    lost: null,
    readOnly: null,
  });
});

test("an archive of which no more than the note is left is not taken for none", async () => {
  const { engine, folder } = await withoutWhatCame(
    () => Promise.resolve(),
    (one) => makeSet(one, "Press"),
  );
  for (const name of ["catalog.db", "search.snapshot"]) rmSync(join(folder, name), { force: true });
  await expect(open(engine, folder)).rejects.toThrow("catalog.db, is empty or gone");
});

test("taking in another archive, and taking that back, loses nothing", async () => {
  const { engine, folder } = await engineWithArchive();
  await makeSet(engine, "Ours");
  const other = join(temporaryFolder(), "Other.stillroom");
  await engine.ask("archive.create", { path: other });
  await makeSet(engine, "Theirs");
  await open(engine, folder);
  await engine.ask("merge.take", {
    other,
    choices: { all: "ours", groups: {}, each: {} },
  });
  const lost = async (): Promise<unknown> => (await engine.ask("archive.state", {})).catalog?.lost;
  expect(await lost()).toBeNull();
  await engine.ask("history.undo", {});
  await engine.ask("archive.close", {});
  expect((await open(engine, folder))?.lost).toBeNull();
});

test("what cannot be noted is changed all the same, and the log says so once", async () => {
  const { engine, folder } = await engineWithArchive();
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  rmSync(join(folder, "backups"), { recursive: true });
  writeFileSync(join(folder, "backups"), "a file in the place of the folder");
  await makeSet(engine, "Press");
  const lines = (): unknown[] =>
    said.mock.calls.filter(([line]) => String(line).startsWith("noting the last change"));
  await vi.waitFor(() => expect(lines()).toHaveLength(1), 5000);
  await makeSet(engine, "Festival");
  expect((await setsOf(engine)).toSorted()).toEqual(["Festival", "Press"]);
  await engine.ask("archive.close", {});
  expect(lines()).toHaveLength(1);
  said.mockRestore();
});

test("a hundred changes are noted a few times, and nothing is written while nothing changes", async () => {
  const { engine, folder } = await engineWithArchive();
  const note = join(folder, NOTED_CHANGE);
  const seen = new Set<string>();
  for (let count = 0; count < 100; count += 1) {
    await makeSet(engine, `Set ${String(count)}`);
    if (existsSync(note)) seen.add(readFileSync(note, "utf8"));
  }
  expect(seen.size).toBeLessThan(50);
  await vi.waitFor(() => expect(notedChange(folder)?.done?.label).toContain("Set 99"), 5000);
  const { mtimeMs } = statSync(note);
  await new Promise((resolve) => setTimeout(resolve, 2500)); // longer than changes wait to be noted
  await engine.ask("archive.close", {});
  await open(engine, folder);
  await engine.ask("archive.close", {});
  expect(statSync(note).mtimeMs).toBe(mtimeMs);
});
