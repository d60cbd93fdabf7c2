import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { atWhatTime } from "../../shared/at-what-time.ts";
import { BackupClock } from "../../electron/engine/backups/backup-clock.ts";
import { keep, readKept } from "../../electron/engine/backups/places.ts";
import { runAside } from "../../electron/engine/backups/run-aside.ts";
import { notedBackups } from "../../electron/engine/catalog/backup-files.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { contents, makeEmptyCatalog, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { mountSmall } from "../helpers/small-disk.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** An archive with stills of these names, without their files. */
async function archiveWith(
  ...names: string[]
): Promise<{ engine: Engine; folder: string; own: string; stills: number[] }> {
  const { engine, folder } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, names);
  return { engine, folder, own: join(folder, "backups"), stills };
}

async function caption(engine: Engine, still: number, text: string): Promise<void> {
  const written = { field: "caption", language: "en", text, mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [still] }, ...written });
}

const ours = (name: string): boolean =>
  !["settings.json", "last-change.json", "last-change.json.part"].includes(name);

test("a backup is made while the archive is open, says what it holds, and none follows while nothing changes", async () => {
  const { engine, own, stills } = await archiveWith("a.jpg", "b.jpg");
  await caption(engine, stills[0] ?? 0, "Ma Youtie hatches eggs");
  const { made, problems } = await engine.ask("backups.make", {});
  expect(problems).toEqual([]);
  expect(made).toMatchObject([
    { reason: "asked", place: "archive", holds: { stills: 2, captions: 1, films: 0, changes: 1 } },
  ]);
  expect(made[0]?.lastChange?.label).toContain("aption");
  const raw = new Database(made[0]?.path ?? "", { readonly: true });
  expect(raw.prepare("SELECT text FROM still_text").pluck().all()).toEqual([
    "Ma Youtie hatches eggs",
  ]);
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  raw.close();
  const files = readdirSync(own).filter(ours);
  expect(files).toHaveLength(2); // the database and its note: nothing half-done
  expect(await engine.ask("backups.make", {})).toEqual({ made: [], problems: [] });
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: join(own, "..") });
  expect(await engine.ask("backups.make", {})).toEqual({ made: [], problems: [] });
  expect(readdirSync(own).filter(ours)).toEqual(files);
  await caption(engine, stills[1] ?? 0, "Another");
  expect((await engine.ask("backups.make", {})).made).toHaveLength(1);
});

test("what is stored while a backup is being made is stored at once, and in the next one", async () => {
  const { engine } = await archiveWith("a.jpg");
  const { catalog } = engine.archive();
  const making = engine.ask("backups.make", {});
  let stored = 0;
  while (engine.archive().backups.isRunning || stored === 0) {
    storeStills(catalog, [`${String((stored += 1))}.jpg`]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const [backup] = (await making).made;
  const held = backup?.holds.stills ?? 0;
  expect(held).toBeGreaterThanOrEqual(1);
  expect(held).toBeLessThanOrEqual(1 + stored);
  storeStills(catalog, ["last.jpg"]);
  expect((await engine.ask("backups.make", {})).made[0]?.holds.stills).toBe(2 + stored);
});

test("a backup also goes to another folder; while that is away it is said, and made when it is back", async () => {
  const { engine, folder, own } = await archiveWith("a.jpg");
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  const { elsewhere } = await engine.ask("backups.choose", { folder: disk });
  expect(elsewhere).toMatch(new RegExp(`^${disk}/Test [0-9a-f]{8}$`, "u"));
  expect((await engine.ask("backups.make", {})).made.map(({ place }) => place)).toEqual([
    "archive",
    "elsewhere",
  ]);
  storeStills(engine.archive().catalog, ["b.jpg"]);
  renameSync(disk, `${disk}-away`);
  const { made, problems } = await engine.ask("backups.make", {});
  expect(made.map(({ place }) => place)).toEqual(["archive"]);
  expect(problems).toMatchObject([{ kind: "gone", path: elsewhere }]);
  expect(problems[0]?.message).toContain("Plug its disk in");
  expect((await engine.ask("backups.list", {})).problems).toEqual(problems);
  expect(existsSync(disk)).toBe(false); // nothing is made in the place of a disk that is away
  renameSync(`${disk}-away`, disk);
  expect(await engine.archive().backups.isBehind()).toBe(true);
  const again = await engine.ask("backups.make", {});
  expect(again).toMatchObject({
    made: [{ place: "elsewhere", holds: { stills: 2 } }],
    problems: [],
  });
  expect(notedBackups(own)).toHaveLength(2);
  const listed = await engine.ask("backups.list", { archive: folder });
  expect(listed.backups).toHaveLength(4);
  await engine.ask("backups.choose", { folder: null });
  expect((await engine.ask("backups.list", {})).backups).toHaveLength(2);
});

test("a disk that is full is said in words, and what is on it stays as it was", async () => {
  const { engine } = await archiveWith("a.jpg");
  const disk = temporaryFolder();
  if (!mountSmall(disk, 8 * 1024 * 1024)) return;
  const { made, problems } = await engine.ask("backups.make", { to: disk });
  expect(made).toEqual([]);
  expect(problems).toMatchObject([{ kind: "disk-full" }]);
  expect(problems[0]?.path?.startsWith(disk)).toBe(true);
  expect(readdirSync(problems[0]?.path ?? "")).toEqual([]);
  expect(engine.archive().catalog.readOnly).toBeNull();
});

test("a killed backup leaves nothing that counts, and what it leaves goes with the next one", async () => {
  const { engine, own } = await archiveWith("a.jpg");
  await engine.ask("backups.make", {});
  const whole = notedBackups(own).map(({ path }) => path);
  storeStills(engine.archive().catalog, ["b.jpg"]);
  const { db } = engine.archive().catalog;
  const order = { folder: own, mayMake: true, readOnly: false, reason: "automatic" } as const;
  for (const ms of [0, 60, 90, 120, 150]) {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ms);
    const making = runAside(
      { kind: "back-up", catalog: db.name, ...order, state: String(ms) },
      { signal: stop.signal },
    );
    await making.catch(() => undefined);
    for (const { path } of notedBackups(own)) {
      const raw = new Database(path, { readonly: true });
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      raw.close();
    }
  }
  // as one that the power took in every possible place
  for (const ending of [".db.part", ".db.part-journal", ".json", ".json.part"])
    writeFileSync(join(own, `2026-01-02T00-00-00Z${ending}`), "half");
  writeFileSync(join(own, "notes of mine.txt"), "kept");
  await engine.ask("backups.make", {});
  const left = readdirSync(own);
  expect(left.filter((name) => name.includes("2026-01-02") || name.includes(".part"))).toEqual([]);
  expect(left).toContain("notes of mine.txt");
  expect(whole.every((path) => existsSync(path))).toBe(true);
}, 20_000);

test("taking in another archive is cancelled at once while the backup before it is made, of which nothing stays", async () => {
  const { engine, own } = await archiveWith("a.jpg");
  const { backups } = engine.archive();
  const other = join(temporaryFolder(), "Other.stillroom");
  makeEmptyCatalog(other);
  const cancelled = async (isBegun: () => boolean): Promise<void> => {
    const taking = engine.ask("merge.take", {
      other,
      choices: { all: "ours", groups: {}, each: {} },
    });
    const refused = expect(taking).rejects.toThrow("stopped before it was done");
    await vi.waitFor(() => expect(isBegun()).toBe(true), { timeout: 10_000, interval: 1 });
    writeFileSync(join(own, "2026-01-02T00-00-00Z.db.part"), "half"); // it has begun, however fast it is
    await engine.ask("merge.stop", {});
    await refused;
  };
  await cancelled(() => backups.isRunning);
  await vi.waitFor(() => expect(backups.isRunning).toBe(false), 10_000);
  await vi.waitFor(() => expect(readdirSync(own).filter(ours)).toEqual([]), 10_000);
  // also while it waits for another one, which goes on
  const first = backups.make("asked");
  await cancelled(() => backups.isRunning);
  expect(backups.isRunning).toBe(true);
  expect((await first).made).toHaveLength(1);
  expect((await engine.ask("archive.state", {})).catalog?.readOnly).toBe(null);
});

test("restoring shows what differs, puts every row back, and is taken back by restoring what was there before", async () => {
  const { engine, folder, own, stills } = await archiveWith("a.jpg", "b.jpg");
  const first = stills[0] ?? 0;
  await caption(engine, first, "As it was");
  const film = { field: "film" as const, name: "Dust (2022)" };
  await engine.ask("stills.tag", { stills: { ids: stills }, add: [film], remove: [] });
  const [backup] = (await engine.ask("backups.make", {})).made;
  const asBackedUp = contents(engine.archive().catalog.db);
  await caption(engine, first, "As it is");
  await caption(engine, stills[1] ?? 0, "New");
  await engine.ask("sets.create", { name: "Press", stills: null });
  storeStills(engine.archive().catalog, ["c.jpg"]);
  const asItWas = contents(engine.archive().catalog.db);
  const path = backup?.path ?? "";
  const preview = await engine.ask("backups.preview", { backup: path });
  const by = Object.fromEntries(preview.differs.map(({ kind, ...counts }) => [kind, counts]));
  expect(by).toMatchObject({
    stills: { back: 0, gone: 1, changed: 0 },
    captions: { back: 0, gone: 1, changed: 1 },
    sets: { back: 0, gone: 1, changed: 0 },
  });
  expect(by["films"]).toBeUndefined();
  expect(preview.files).toEqual({ total: 1, first: ["/stills/c.jpg"] });
  expect(preview.changes.total).toBe(3);
  writeFileSync(join(folder, "thumbnails", "kept.txt"), "");
  const { before } = await engine.ask("backups.restore", { backup: path });
  expect(contents(engine.archive().catalog.db)).toEqual(asBackedUp);
  expect(engine.archive().catalog.readOnly).toBeNull();
  expect(existsSync(join(folder, "thumbnails", "kept.txt"))).toBe(true);
  expect(before).toMatchObject({ reason: "before-restore", holds: { stills: 3 } });
  await engine.ask("backups.restore", { backup: before?.path ?? "" });
  expect(contents(engine.archive().catalog.db)).toEqual(asItWas);
  expect(notedBackups(own)).toHaveLength(3);
});

test("a catalog put back by hand is not searched by what the index kept of the one before, however many changes it has had since", async () => {
  const { engine, folder, stills } = await archiveWith("a.jpg");
  const [still = 0] = stills;
  const found = async (word: string): Promise<number> =>
    (await engine.ask("search.run", { query: word, sort: "name", facets: false })).total;
  await caption(engine, still, "Ma Youtie hatches eggs");
  await engine.ask("archive.close", {});
  const kept = join(temporaryFolder(), "catalog.db");
  copyFileSync(join(folder, "catalog.db"), kept);
  await engine.ask("archive.open", { path: folder });
  await caption(engine, still, "A donkey");
  expect(await found("donkey")).toBe(1);
  await engine.archive().search.ready();
  await engine.ask("archive.close", {});
  const index = readFileSync(join(folder, "search.snapshot"));
  copyFileSync(kept, join(folder, "catalog.db"));
  await engine.ask("archive.open", { path: folder });
  await engine.ask("archive.goOn", {});
  await caption(engine, still, "A swallow");
  await engine.ask("archive.close", {});
  writeFileSync(join(folder, "search.snapshot"), index); // as an engine that was killed leaves it
  await engine.ask("archive.open", { path: folder });
  expect([await found("donkey"), await found("swallow")]).toEqual([0, 1]);
});

test("work that was going on when a backup was made does not go on when it is restored", async () => {
  const { engine } = await archiveWith("a.jpg");
  const { db } = engine.archive().catalog;
  db.exec(
    "INSERT INTO job (kind, label, state, input, started_at) VALUES ('export', 'x', 'running', '{}', '2026')",
  );
  const [backup] = (await engine.ask("backups.make", {})).made;
  await engine.ask("backups.restore", { backup: backup?.path ?? "" });
  const states = engine.archive().catalog.db.prepare("SELECT state FROM job").pluck().all();
  expect(states).toEqual(["cancelled"]);
});

test("a backup that is damaged, away or of another archive is not restored, and the archive stays as it is", async () => {
  const { engine, folder } = await archiveWith("a.jpg");
  const [backup] = (await engine.ask("backups.make", {})).made;
  const bad = join(folder, "bad.db");
  const bytes = readFileSync(backup?.path ?? "");
  bytes.fill(0xa5, 8192, 65_536);
  writeFileSync(bad, bytes);
  const other = join(folder, "other.db");
  copyFileSync(backup?.path ?? "", other);
  const raw = new Database(other);
  raw.exec("UPDATE catalog SET uuid = 'another', name = 'Other'");
  raw.close();
  storeStills(engine.archive().catalog, ["b.jpg"]);
  for (const [path, words] of [
    [bad, "This backup is damaged"],
    [other, "a backup of another archive, “Other”"],
    [join(folder, "none.db"), "This backup is away"],
  ] as const) {
    await expect(engine.ask("backups.preview", { backup: path })).rejects.toThrow(words);
  }
  await expect(engine.ask("backups.restore", { backup: bad })).rejects.toThrow(
    "Nothing was changed",
  );
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({
    stills: 2,
    readOnly: null,
  });
});

test("a backup of a newer version is refused with what to do when it is looked at, also for an archive that is damaged", async () => {
  const { engine, folder } = await archiveWith("a.jpg");
  const [backup] = (await engine.ask("backups.make", {})).made;
  const path = join(temporaryFolder(), "newer.db");
  copyFileSync(backup?.path ?? "", path);
  const raw = new Database(path);
  raw.pragma("user_version = 100000");
  raw.exec("ALTER TABLE history RENAME TO all_changes"); // nothing that is read here has to be there
  raw.close();
  const refused = { problem: { kind: "newer", path } };
  await expect(engine.ask("backups.preview", { backup: path })).rejects.toMatchObject(refused);
  await engine.ask("archive.close", {});
  const catalog = readFileSync(join(folder, "catalog.db"));
  writeFileSync(join(folder, "catalog.db"), catalog.fill(0x5a, 0, 4096));
  await expect(engine.ask("archive.open", { path: folder })).rejects.toThrow("damaged");
  const preview = engine.ask("backups.preview", { backup: path, archive: folder });
  await expect(preview).rejects.toMatchObject(refused);
  await expect(preview).rejects.toThrow("Update Stillroom");
});

test("a damaged archive is not compared with a backup, which is looked through all the same", async () => {
  const { engine, folder } = await archiveWith("a.jpg");
  const [backup] = (await engine.ask("backups.make", {})).made;
  await engine.ask("archive.close", {});
  const catalog = readFileSync(join(folder, "catalog.db"));
  writeFileSync(join(folder, "catalog.db"), catalog.fill(0x5a, 0, 4096));
  const asked = { backup: backup?.path ?? "", archive: folder };
  expect(await engine.ask("backups.preview", asked)).toMatchObject({
    backup: { path: asked.backup, holds: { stills: 1 } },
    compared: false,
    differs: [],
  });
});

test("nothing is restored while an export is made, which the restored archive would not know of", async () => {
  const { engine } = await archiveWith("a.jpg");
  const [backup] = (await engine.ask("backups.make", {})).made;
  const order = { kind: "export", label: "Exporting", input: {} } as const;
  const exported = Promise.withResolvers<string>();
  const { ended } = engine.archive().jobs.start(order, () => exported.promise);
  const restoring = engine.ask("backups.restore", { backup: backup?.path ?? "" });
  await expect(restoring).rejects.toThrow("An export is being made");
  exported.resolve("Done.");
  await ended;
  expect((await engine.ask("backups.restore", { backup: backup?.path ?? "" })).before).toBeTruthy();
});

test("nothing is restored where the archive as it is cannot be kept first", async () => {
  const { engine, own } = await archiveWith("a.jpg");
  const [backup] = (await engine.ask("backups.make", {})).made;
  storeStills(engine.archive().catalog, ["b.jpg"]);
  const elsewhere = join(temporaryFolder(), "kept.db");
  copyFileSync(backup?.path ?? "", elsewhere);
  rmSync(own, { recursive: true });
  writeFileSync(own, "a file in the place of the folder");
  await expect(engine.ask("backups.restore", { backup: elsewhere })).rejects.toThrow(
    /^Nothing was restored/u,
  );
  expect((await engine.ask("archive.state", {})).catalog).toMatchObject({ stills: 2 });
});

test("a restore that is killed anywhere leaves the archive as it was or as the backup has it, never between", async () => {
  const { engine, folder, stills } = await archiveWith("a.jpg", "b.jpg");
  await caption(engine, stills[0] ?? 0, "As it was");
  const [backup] = (await engine.ask("backups.make", {})).made;
  const asBackedUp = contents(engine.archive().catalog.db);
  await caption(engine, stills[0] ?? 0, "As it is");
  const asItWas = contents(engine.archive().catalog.db);
  await engine.ask("archive.close", {});
  const catalog = join(folder, "catalog.db");
  const order = { backup: backup?.path ?? "", catalog, uuid: null } as const;
  const kept = readFileSync(catalog);
  for (const [ms, damaged] of [
    [110, false],
    [140, false],
    [110, true],
    [140, true],
  ] as const) {
    for (const ending of ["-wal", "-shm"]) rmSync(`${catalog}${ending}`, { force: true });
    writeFileSync(catalog, kept);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ms);
    const how = { signal: stop.signal };
    await runAside({ kind: "restore", ...order, damaged }, how).catch(() => undefined);
    await engine.ask("archive.open", { path: folder });
    const { db } = engine.archive().catalog;
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect([JSON.stringify(asItWas), JSON.stringify(asBackedUp)]).toContain(
      JSON.stringify(contents(db)),
    );
    expect(readdirSync(folder).filter((name) => name.includes(".new"))).toEqual([]);
    await engine.ask("archive.close", {});
  }
}, 20_000);

test("backups are made by themselves: after opening, no sooner again than in half an hour, and what is in the way is told once", async () => {
  const told: unknown[] = [];
  const { engine, folder } = await engineWithArchive((event, data) => {
    if (event === "backups.failed") told.push(data);
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { backups, catalog } = engine.archive();
  const make = vi.spyOn(backups, "make").mockResolvedValue({ made: [], problems: [] });
  const check = vi.spyOn(backups, "checkAndTell").mockResolvedValue();
  const clock = new BackupClock(catalog, backups);
  clock.start();
  onTestFinished(() => clock.stop());
  await vi.advanceTimersByTimeAsync(19_000);
  expect(make).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(make).toHaveBeenCalledOnce();
  expect(check).toHaveBeenCalledOnce(); // never compared yet
  keep(folder, { backupsCheckedAt: new Date().toISOString() });
  await vi.advanceTimersByTimeAsync(29 * 60_000);
  expect(make).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(make).toHaveBeenCalledTimes(2);
  make.mockResolvedValue({ made: [], problems: [{ kind: "gone", message: "away" }] });
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  expect(make).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(11 * 60_000); // sooner, for it may be back
  expect(make).toHaveBeenCalledTimes(4);
  expect(check).toHaveBeenCalledOnce();
  keep(folder, { backupsCheckedAt: new Date(Date.now() - 8 * 86_400_000).toISOString() });
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  expect(check).toHaveBeenCalledTimes(2);
  clock.stop();
  vi.useRealTimers();
  make.mockRestore();
  await engine.ask("backups.choose", { folder: temporaryFolder() });
  rmSync(readKept(folder).elsewhere ?? "", { recursive: true });
  for (let time = 0; time < 2; time += 1) await backups.make("automatic");
  expect(told).toMatchObject([{ kind: "gone", path: readKept(folder).elsewhere }]);
});

function copyBackup(path: string, number: number): void {
  const note: unknown = JSON.parse(readFileSync(path.replace(/db$/u, "json"), "utf8"));
  const copy = join(dirname(path), `2026-01-01T00-00-0${String(number)}Z`);
  copyFileSync(path, `${copy}.db`);
  writeFileSync(`${copy}.json`, JSON.stringify(Object.assign({}, note, { number })));
}

test("a catalog that lacks what its newest backup has, as without its log, is told on opening", async () => {
  const { engine, folder, stills } = await archiveWith("a.jpg");
  await caption(engine, stills[0] ?? 0, "Kept");
  await engine.ask("archive.close", {});
  const older = readFileSync(join(folder, "catalog.db"));
  await engine.ask("archive.open", { path: folder });
  await caption(engine, stills[0] ?? 0, "In the log that is lost");
  const [backup] = (await engine.ask("backups.make", {})).made;
  const behind = async (): Promise<string | null | undefined> =>
    (await engine.ask("archive.state", {})).catalog?.behindBackup;
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: folder });
  expect(await behind()).toBeNull();
  await engine.ask("archive.close", {});
  writeFileSync(join(folder, "catalog.db"), older);
  await engine.ask("archive.open", { path: folder });
  expect(await behind()).toBe(backup?.at);
  const { problems } = await engine.ask("archive.verify", {});
  expect(problems).toContainEqual(expect.objectContaining({ kind: "damaged", path: folder }));
  expect(problems[0]?.message).toContain(`its backup of ${atWhatTime(backup?.at ?? "")} has`);
  const [after] = (await engine.ask("backups.make", {})).made;
  for (let number = 3; number < 10; number += 1) copyBackup(after?.path ?? "", number);
  await caption(engine, stills[0] ?? 0, "Gone on with");
  await engine.ask("backups.make", {}); // at which older ones of the day go
  await engine.ask("backups.restore", { backup: backup?.path ?? "" });
  expect(await behind()).toBeNull();
});
