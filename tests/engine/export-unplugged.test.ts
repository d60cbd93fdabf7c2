import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Job } from "../../shared/contract/archive.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { addJob } from "../../electron/engine/catalog/jobs.ts";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { beganIn } from "../../electron/engine/export/own-folder.ts";
import { deskOf, drawNoise, filesBelow, type Desk } from "../helpers/hand-outs.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A disk whose folder is there without it too, with a file of the computer's own in it; null where nobody may mount one. */
function disk(): { folder: string; plugIn: () => void; unplug: () => void } | null {
  const home = temporaryFolder();
  const [inside, folder] = [join(home, "inside"), join(home, "disk")];
  for (const each of [inside, folder]) mkdirSync(each);
  writeFileSync(join(folder, "mine.txt"), "mine");
  const plugIn = (): boolean => spawnSync("mount", ["--bind", inside, folder]).status === 0;
  const unplug = (): void => void spawnSync("umount", ["--quiet", "--lazy", folder]);
  onTestFinished(unplug);
  return plugIn() ? { folder, plugIn: () => void plugIn(), unplug } : null;
}

async function desk(): Promise<Desk> {
  return await deskOf(async (folder) => {
    for (const seed of [1, 2, 3, 4, 5, 6])
      await drawNoise(join(folder, `${String(seed)}.jpg`), seed);
  });
}

const stills = [1, 2, 3, 4, 5, 6];
const profileWith = (change: Partial<Profile>): Profile => ({
  ...PRESS,
  fileNames: "{filename}",
  ...change,
});

/** The last export, once it has come to its end. */
async function ended({ engine }: Desk): Promise<Job> {
  return await vi.waitFor(
    async () => {
      const job = (await engine.ask("jobs.list", {})).find(({ kind }) => kind === "export");
      if (job === undefined || job.state === "running") throw new Error("it is still at work");
      return job;
    },
    { timeout: 30_000 },
  );
}

const awayWords = /cannot go on, because its disk is not plugged in: the folder that is there now/u;

it.for([
  ["as copies", {}, ""],
  ["as copies in a folder of the disk", {}, "out"],
  ["packed", { isPacked: true }, ""],
] as const)(
  "an interrupted export %s writes nothing into the folder that its disk was mounted on, and loses nothing of the ledger",
  async ([, change, within], context) => {
    const plugged = disk();
    if (plugged === null) return context.skip("this machine lets nobody mount a disk");
    const hand = await desk();
    const { engine } = hand;
    const { folder: archive } = engine.archive().catalog;
    const to = join(plugged.folder, within);
    const order = { stills, set: null, folder: to, profile: profileWith(change), rights: gateRead };
    const { ledgerId, ended: over } = startExport(engine.archive(), engine.exiftool(), order);
    await vi.waitFor(
      () => expect(filesBelow(to).some((name) => /(?:^|\/)2\.jpg$/u.test(name))).toBe(true),
      { timeout: 30_000, interval: 1 },
    );
    await engine.ask("archive.close", {});
    await over;
    plugged.unplug();
    if (within !== "") mkdirSync(to); // as somebody had made it there as well
    await engine.ask("archive.open", { path: archive });
    const job = await ended(hand);
    expect(job).toMatchObject({ state: "failed", outcome: expect.stringMatching(awayWords) });
    expect(readdirSync(plugged.folder).toSorted()).toEqual(
      within === "" ? ["mine.txt"] : ["mine.txt", within],
    );
    expect(filesBelow(plugged.folder)).toEqual(["mine.txt"]);
    plugged.plugIn();
    if (order.profile.isPacked) return;
    const { copies } = await engine.ask("ledger.get", { export: ledgerId });
    expect(copies.length).toBeGreaterThan(0);
    const states = await engine.ask("ledger.check", { export: ledgerId, from: 0, count: 9 });
    expect(new Set(states)).toEqual(new Set(["whole"]));
  },
);

it("one that had copied nothing yet is told apart by the folder that it began in, and goes on where that is there", async (context) => {
  const plugged = disk();
  if (plugged === null) return context.skip("this machine lets nobody mount a disk");
  const hand = await desk();
  const { engine } = hand;
  const { folder: archive } = engine.archive().catalog;
  const to = join(plugged.folder, "out");
  const profile = profileWith({});
  const order = { stills, set: null, folder: to, profile, rights: gateRead, began: beganIn(to) };
  const interrupt = async (ledgerId: string): Promise<void> => {
    await engine.ask("archive.close", {});
    const catalog = openCatalog(archive);
    const input = JSON.stringify({ ...order, ledgerId });
    addJob(catalog.db, { kind: "export", label: "Exporting", input });
    catalog.close();
  };
  await interrupt("6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10");
  plugged.unplug();
  await engine.ask("archive.open", { path: archive });
  expect(await ended(hand)).toMatchObject({
    state: "failed",
    outcome: expect.stringContaining("Nothing was handed out yet"),
  });
  expect(existsSync(to)).toBe(false);
  await interrupt("6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb11");
  plugged.plugIn();
  await engine.ask("archive.open", { path: archive });
  expect(await ended(hand)).toMatchObject({ state: "done" });
  expect(filesBelow(to).filter((name) => name.endsWith(".jpg"))).toHaveLength(6);
  expect(filesBelow(to).filter((name) => name.includes(".stillroom-"))).toEqual([]);
});
