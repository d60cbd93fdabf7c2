import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Job } from "../../shared/contract/archive.ts";
import { dumpForms } from "../../shared/dump-forms.ts";
import type { Tell } from "../../electron/engine/archive.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";
import { mountSmall } from "../helpers/small-disk.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { tagTwoFilms } from "../helpers/two-films.ts";

async function archiveWithStills(
  many: number,
): Promise<{ engine: Engine; folder: string; ended: () => Promise<Job> }> {
  const jobs: Job[] = [];
  const hear = ((event: string, data: Job) => {
    if (event === "job.changed") jobs.push(data);
  }) as Tell;
  const { engine, folder } = await engineWithArchive(hear);
  const { catalog } = engine.archive();
  const names = Array.from({ length: many }, (_, index) => `${String(index + 1)}.jpg`);
  catalog.db.transaction(() => tagTwoFilms(catalog.db, storeStills(catalog, names)))();
  const ended = async (): Promise<Job> =>
    await vi.waitFor(
      () => {
        const job = jobs.findLast(({ kind, state }) => kind === "dump" && state !== "running");
        if (job === undefined) throw new Error("it goes on");
        return job;
      },
      { timeout: 20_000 },
    );
  return { engine, folder, ended };
}

test.each(dumpForms)(
  "a whole archive is written as %s and made again, while it is open",
  async (form) => {
    const { engine, ended } = await archiveWithStills(3);
    const before = contents(engine.archive().catalog.db);
    const into = temporaryFolder();
    const { folder } = await engine.ask("archive.dump", { into, form });
    expect(await ended()).toMatchObject({
      state: "done",
      outcome: expect.stringMatching(new RegExp(`^Everything is written.*3 stills.*${into}`, "u")),
    });
    expect(existsSync(join(folder, "dump.json"))).toBe(true);
    const path = join(temporaryFolder(), "Again.stillroom");
    const loaded = await engine.ask("archive.load", { from: folder, path });
    expect(loaded).toMatchObject({ stills: 3, archive: { catalog: { path, readOnly: null } } });
    expect(contents(engine.archive().catalog.db)).toEqual(before); // and no job that it would take up
  },
);

test("what is stopped leaves nothing, nor takes away what others have put there", async () => {
  const { engine, ended } = await archiveWithStills(4_000);
  const into = temporaryFolder();
  const { job, folder } = await engine.ask("archive.dump", { into, form: "csv" });
  expect(await engine.ask("jobs.list", {})).toMatchObject([{ id: job, kind: "dump" }]);
  await engine.ask("jobs.pause", { job }); // which it cannot
  expect(await engine.ask("jobs.list", {})).toMatchObject([{ id: job, state: "running" }]);
  await engine.ask("jobs.cancel", { job });
  expect(await ended()).toMatchObject({ state: "cancelled" });
  expect(readdirSync(into)).toEqual([]);
  expect(await engine.ask("jobs.list", {})).toEqual([]);
  const again = await engine.ask("archive.dump", { into, form: "csv" });
  expect(again.folder).toBe(folder);
  writeFileSync(join(folder, "notes of mine.txt"), "kept");
  await engine.ask("jobs.cancel", { job: again.job });
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual(["notes of mine.txt"]), 20_000);
});

test("a full disk is named, and nothing is left on it", async (context) => {
  const { engine, ended } = await archiveWithStills(2_000);
  const into = join(temporaryFolder(), "small");
  mkdirSync(into);
  if (!mountSmall(into, 100_000)) return context.skip("nobody may mount a small disk here");
  await engine.ask("archive.dump", { into, form: "jsonl" });
  const { state, outcome } = await ended();
  expect(state).toBe("failed");
  expect(outcome).toContain(`The disk with the folder “${into}” is full.`);
  expect(readdirSync(into)).toEqual([]);
});

test("an archive that cannot be changed is written into plain files all the same", async () => {
  const { engine, folder, ended } = await archiveWithStills(3);
  const { db } = engine.archive().catalog;
  db.pragma("query_only = ON");
  const into = temporaryFolder();
  await engine.ask("archive.dump", { into, form: "jsonl" });
  expect(await ended()).toMatchObject({ state: "done" });
  expect(readdirSync(into)[0]).toMatch(/^Test in plain files \d{4}-\d\d-\d\d$/u);
  expect(existsSync(folder)).toBe(true);
});

test("of an archive whose making is stopped or refused nothing is there, and the one before stays open", async () => {
  const { engine, folder, ended } = await archiveWithStills(3);
  const dump = await engine.ask("archive.dump", { into: temporaryFolder(), form: "jsonl" });
  await ended();
  const place = temporaryFolder();
  const path = join(place, "Again.stillroom");
  const texts = join(dump.folder, "still_text.jsonl");
  rmSync(texts);
  execFileSync("mkfifo", [texts]); // at which it waits, however fast it is
  const making = engine.ask("archive.load", { from: dump.folder, path });
  const refused = expect(making).rejects.toThrow("stopped before it was done");
  await vi.waitFor(() => expect(readdirSync(path)).toContain("catalog.db.new"), {
    timeout: 20_000,
    interval: 1,
  });
  await engine.ask("archive.stopLoading", {});
  await refused;
  expect(readdirSync(place)).toEqual([]);
  const none = engine.ask("archive.load", { from: place, path });
  await expect(none).rejects.toThrow("There is no whole dump here");
  expect(readdirSync(place)).toEqual([]);
  expect((await engine.ask("archive.state", {})).catalog?.path).toBe(folder);
});
