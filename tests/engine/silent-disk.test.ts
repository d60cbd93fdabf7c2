import { expect, test, vi } from "vitest";
import { notedBackups } from "../../electron/engine/catalog/backup-files.ts";
import { readKept } from "../../electron/engine/backups/places.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { pluggableDisk } from "../helpers/pluggable-disk.ts";

vi.mock("../../electron/engine/backups/patience.ts", () => ({ PATIENCE_MS: 2000 }));

/** How long this thread was held up at most while something was done, in milliseconds. */
async function heldUp(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, 10);
  await work();
  tick();
  clearInterval(timer);
  return longest;
}

test("a second folder of backups whose disk does not answer holds nobody up, and is told in time", async () => {
  const disk = await pluggableDisk();
  if (disk === null) return;
  const told: unknown[] = [];
  const { engine, folder } = await engineWithArchive((event, data) => {
    if (event === "backups.failed") told.push(data);
  });
  storeStills(engine.archive().catalog, ["a.jpg"]);
  await engine.ask("backups.choose", { folder: disk.folder });
  const elsewhere = readKept(folder).elsewhere ?? "";
  const both = (await engine.ask("backups.make", {})).made;
  expect(both.map(({ place }) => place)).toEqual(["archive", "elsewhere"]);
  storeStills(engine.archive().catalog, ["b.jpg"]);
  const silent = {
    kind: "gone",
    path: elsewhere,
    message: expect.stringContaining("does not answer"),
  };
  disk.freeze();
  const longest = await heldUp(async () => {
    const { backups, problems } = await engine.ask("backups.list", {});
    expect(backups.map(({ place }) => place)).toEqual(["archive"]);
    expect(problems).toMatchObject([silent]);
    expect(await engine.archive().backups.isBehind()).toBe(true);
    const { made, problems: why } = await engine.ask("backups.make", {});
    expect(made).toMatchObject([{ place: "archive", holds: { stills: 2 } }]);
    expect(why).toMatchObject([silent]);
    expect((await engine.ask("archive.verify", {})).problems).toContainEqual(silent);
    await engine.archive().backups.checkAndTell();
    expect(told).toEqual([]); // it is no backup that was changed
    const asked = { backup: both[1]?.path ?? "" };
    await expect(engine.ask("backups.preview", asked)).rejects.toThrow("does not answer");
    await expect(engine.ask("faces.erase", {})).rejects.toThrow(elsewhere);
    await engine.ask("archive.close", {});
    await engine.ask("archive.open", { path: folder });
  });
  expect(longest).toBeLessThan(2000);
  disk.thaw();
  await expect
    .poll(async () => (await engine.ask("backups.make", {})).problems, { timeout: 10_000 })
    .toEqual([]);
  expect(notedBackups(elsewhere)[0]?.note.holds.stills).toBe(2);
  expect((await engine.ask("backups.list", {})).problems).toEqual([]);
}, 60_000);
