import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type * as fileSystem from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createCatalog, openCatalog } from "../../../electron/engine/catalog/catalog.ts";
import { all } from "../../../electron/engine/catalog/database.ts";
import { takeLock, type Lock } from "../../../electron/engine/catalog/lock.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const disk = vi.hoisted(() => ({ isFull: false, beforeWriting: (): void => undefined }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof fileSystem>();
  const orFull =
    <Given extends unknown[], Answer>(write: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      disk.beforeWriting();
      if (disk.isFull) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
      return write(...given);
    };
  return {
    ...fs,
    writeSync: orFull(fs.writeSync as (...given: unknown[]) => number),
    writeFileSync: orFull(fs.writeFileSync),
  };
});

beforeEach(() => {
  disk.isFull = false;
  disk.beforeWriting = () => undefined;
});

/** As left by a process that is no more: no process has this number. */
const stale = JSON.stringify({ pid: 2 ** 30, host: hostname(), since: "2026" });

test("of two processes that find the same stale lock one takes it", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "lock"), stale);
  let second: Lock | null = null;
  const first = takeLock(folder, (replace) => {
    second = takeLock(folder, (replaceToo) => replaceToo()); // just before it is our turn
    return replace();
  });
  expect(second).toMatchObject({ kind: "held" });
  expect(first).toMatchObject({ kind: "taken", owner: { pid: process.pid } });
});

test("a lock has its name once it is whole, so that no kill leaves one that names nobody", () => {
  const folder = temporaryFolder();
  const seen: boolean[] = [];
  disk.beforeWriting = () => seen.push(existsSync(join(folder, "lock")));
  writeFileSync(join(folder, "lock.1073741824"), ""); // of a process that was killed while it wrote one
  expect(takeLock(folder, () => null).kind).toBe("held");
  expect(new Set(seen)).toEqual(new Set([false]));
  expect(readdirSync(folder)).toEqual(["lock"]);
});

test("a stale lock is left alone while another process writes the catalog", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "lock"), stale);
  expect(takeLock(folder, () => null).kind).toBe("taken");
  expect(readFileSync(join(folder, "lock"), "utf8")).toBe(stale);
});

test("on a full disk an archive opens read-only with the reason, and no empty lock is left", () => {
  const folder = join(temporaryFolder(), "Full.stillroom");
  createCatalog(folder);
  disk.isFull = true;
  const catalog = openCatalog(folder);
  expect(catalog.readOnly).toContain("The disk with the archive is full");
  expect(all(catalog.db, "SELECT id FROM still")).toEqual([]);
  expect(existsSync(join(folder, "lock"))).toBe(false);
  catalog.close();
  disk.isFull = false;
  const again = openCatalog(folder);
  expect(again.readOnly).toBeNull();
  again.close();
});

test.each([
  ["another holds it", JSON.stringify({ pid: 1, host: "elsewhere", since: "2026" })],
  ["it was held and freed by another", null],
])("whose lock was taken over notices it at the next beat: %s", async (_how, lock) => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { rmSync } = await vi.importActual<typeof fileSystem>("node:fs");
  const catalog = emptyCatalog();
  const file = join(catalog.folder, "lock");
  const lost = vi.fn<() => void>();
  catalog.whenLost(lost);
  vi.advanceTimersByTime(20_000);
  expect([catalog.readOnly, lost.mock.calls.length]).toEqual([null, 0]);
  if (lock === null) rmSync(file);
  else writeFileSync(file, lock);
  vi.advanceTimersByTime(20_000);
  expect(catalog.readOnly).toContain("took this archive over");
  expect(lost).toHaveBeenCalledTimes(1);
  expect(() => catalog.db.exec("DELETE FROM still")).toThrow("readonly");
  catalog.close();
  expect(existsSync(file) ? readFileSync(file, "utf8") : null).toBe(lock);
});
