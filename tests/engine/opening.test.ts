import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ArchiveState } from "../../shared/contract/archive.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("an archive opened by another spelling of its folder is the same one, and stays writable", async () => {
  const { engine, folder, home } = await engineWithArchive();
  const elsewhere = temporaryFolder();
  symlinkSync(home, join(elsewhere, "link"));
  const open = engine.archive();
  const spelled = join(elsewhere, "link", "Test.stillroom");
  const state = await engine.ask("archive.open", { path: spelled });
  expect(state.catalog).toMatchObject({ path: folder, readOnly: null });
  expect(state.recent).toEqual([folder]);
  expect(engine.archive()).toBe(open);
});

test("an archive made by way of a link is kept under its own folder", async () => {
  const { engine, home } = await engineWithArchive();
  const elsewhere = temporaryFolder();
  mkdirSync(join(home, "Archives"));
  symlinkSync(join(home, "Archives"), join(elsewhere, "link"));
  const { catalog } = await engine.ask("archive.create", { path: join(elsewhere, "link", "New") });
  expect(catalog).toMatchObject({ path: join(home, "Archives", "New"), readOnly: null });
});

test("that an archive could not be opened is told to everyone, not to the asker alone", async () => {
  const told: ArchiveState[] = [];
  const { engine, folder, home } = await engineWithArchive((event, data) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (event === "archive.changed") told.push(data as ArchiveState);
  });
  const wrong = join(home, "Wrong.stillroom");
  const asked = engine.ask("archive.open", { path: wrong });
  await expect(asked).rejects.toMatchObject({ problem: { kind: "not-a-catalog" } });
  expect(told.at(-1)).toMatchObject({
    catalog: { path: folder },
    problem: { kind: "not-a-catalog", path: wrong },
  });
});

test("an archive whose closing fails is free again, and the other one is open", async () => {
  const { engine, folder, home } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  vi.spyOn(engine.archive().search, "close").mockRejectedValue(new Error("disk I/O error"));
  const { catalog } = await engine.ask("archive.create", { path: join(home, "Other.stillroom") });
  expect(catalog).toMatchObject({ name: "Other", readOnly: null });
  expect(db.open).toBe(false);
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("an archive that another process took over is told to be read-only, and refuses changes in words", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const told: ArchiveState[] = [];
  const { engine, folder } = await engineWithArchive((event, data) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (event === "archive.changed") told.push(data as ArchiveState);
  });
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid: 1, host: "elsewhere", since: "2026" }));
  vi.advanceTimersByTime(10_000);
  await vi.waitFor(() =>
    expect(told.at(-1)?.catalog?.readOnly).toContain("took this archive over"),
  );
  await expect(engine.ask("sets.create", { name: "Press", stills: null })).rejects.toMatchObject({
    problem: { kind: "read-only" },
  });
  expect(await engine.ask("sets.list", {})).toEqual([]);
});

test("an archive that another one had open can be changed once it is opened again after that", async () => {
  const { engine, folder } = await engineWithArchive();
  await engine.ask("archive.close", {});
  const lock = join(folder, "lock");
  writeFileSync(lock, JSON.stringify({ pid: 1, host: "elsewhere", since: "2026" }));
  const opened = await engine.ask("archive.open", { path: folder });
  expect(opened.catalog?.readOnly).toBe(
    "Another Stillroom on elsewhere has this archive open. You can search and look; close the other one and open the archive again to make changes.",
  );
  const { catalog } = engine.archive();
  const still = await engine.ask("archive.open", { path: folder });
  expect(still.catalog?.readOnly).toBe(opened.catalog?.readOnly);
  expect(catalog.db.open).toBe(false);
  rmSync(lock);
  const again = await engine.ask("archive.open", { path: folder });
  expect(again.catalog).toMatchObject({ path: folder, readOnly: null });
  await engine.ask("sets.create", { name: "Press", stills: null });
  expect(await engine.ask("sets.list", {})).toMatchObject([{ name: "Press" }]);
});
