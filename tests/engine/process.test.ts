import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { ArchiveState, Job } from "../../shared/contract/archive.ts";
import type { LedgerEntry } from "../../shared/contract/ledger.ts";
import { engineEnds } from "../../shared/engine-ends.ts";
import { startEngineProcess, type RunningEngine } from "../helpers/engine-process.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { pressNamed } from "../helpers/press-named.ts";

test("answers, refuses nonsense in words, and never with an exception's text", async () => {
  const engine = startEngineProcess(temporaryFolder());
  expect((await engine.ask("archive.state", {})).output).toMatchObject({
    catalog: null,
    problem: null,
  });
  expect((await engine.ask("sets.list", {})).problem).toMatchObject({ kind: "closed" });
  expect((await engine.ask("archive.open", { path: 7 })).problem).toMatchObject({
    kind: "invalid",
  });
  expect((await engine.ask("nothing.such", {})).problem).toMatchObject({ kind: "internal" });
});

test("it goes on when nobody reads its log any more, and ends with whoever started it", async () => {
  const engine = startEngineProcess(temporaryFolder(), [], "pipe");
  await engine.ask("archive.state", {});
  engine.child.stderr?.destroy();
  expect((await engine.ask("nothing.such", {})).problem).toMatchObject({ kind: "internal" }); // logged
  expect((await engine.ask("archive.state", {})).output).toMatchObject({ catalog: null });
  const exit = once(engine.child, "exit");
  engine.child.disconnect();
  expect(await exit).toEqual([0, null]);
});

test("killed in the middle of indexing, it opens at once, has lost nothing and goes on by itself", async () => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  mkdirSync(stills);
  await drawPicture(join(home, "seed.gif"), 3, { width: 400, height: 300 });
  const seed = readFileSync(join(home, "seed.gif"));
  for (let index = 0; index < 300; index += 1)
    writeFileSync(
      join(stills, `${String(index)}.gif`),
      Buffer.concat([seed, Buffer.from(String(index))]),
    );
  const first = startEngineProcess(home);
  await first.ask("archive.create", { path: join(home, "Test.stillroom") });
  await first.ask("sources.index", { paths: [stills] });
  let stored = 0;
  while (stored < 100) {
    const { output } = await first.ask("archive.state", {});
    stored = (output as ArchiveState).catalog?.stills ?? 0;
  }
  await first.ask("stills.tag", {
    stills: { ids: [1] },
    add: [{ field: "keyword", name: "confirmed" }],
    remove: [],
  });
  first.child.kill("SIGKILL");
  await once(first.child, "exit");

  const second = startEngineProcess(home);
  const { output } = await second.ask("archive.state", {});
  expect((output as ArchiveState).catalog?.readOnly).toBeNull();
  await vi.waitFor(
    async () => {
      const jobs = (await second.ask("jobs.list", {})).output as Job[];
      expect(jobs.length).toBeGreaterThan(1);
      expect(jobs.filter(({ state }) => state === "running")).toEqual([]);
    },
    { timeout: 60_000 },
  );
  expect(
    (await second.ask("search.run", { query: "", sort: "name", facets: false })).output,
  ).toMatchObject({ total: 300 });
  expect(
    (await second.ask("search.run", { query: "keyword:confirmed", sort: "name", facets: false }))
      .output,
  ).toMatchObject({ total: 1 });
  expect((await second.ask("archive.verify", {})).output).toEqual({
    ok: true,
    problems: [],
    waiting: 0,
  });
}, 120_000);

test("killed in the middle of an export, it goes on after a restart without a copy twice or half", async () => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  const to = join(home, "out");
  mkdirSync(stills);
  const names = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, "0")}.jpg`);
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  const originals = names.map((name) => hashOfFile(join(stills, name)));
  const first = startEngineProcess(home);
  await first.ask("archive.create", { path: join(home, "Test.stillroom") });
  await first.ask("sources.index", { paths: [stills] });
  const jobs = async (engine: RunningEngine): Promise<Job[]> =>
    ((await engine.ask("jobs.list", {})).output as Job[]).filter(({ kind }) => kind !== "compare");
  await vi.waitFor(async () => expect(await jobs(first)).toMatchObject([{ state: "done" }]), {
    timeout: 60_000,
  });
  const found = (await first.ask("search.run", { query: "", sort: "name", facets: false }))
    .output as { result: number; total: number };
  await first.ask("export.run", {
    rights: allRead,
    stills: { result: found.result, ranges: [[0, found.total]] },
    set: null,
    folder: to,
    profile: pressNamed("{filename}"),
  });
  const copies = (): string[] => readdirSync(to).filter((name) => /^\d+.*\.jpg$/u.test(name));
  await vi.waitFor(() => expect(copies().length).toBeGreaterThan(4), {
    timeout: 60_000,
    interval: 5,
  });
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const before = new Map(copies().map((name) => [name, hashOfFile(join(to, name))]));
  expect(before.size).toBeLessThan(names.length);

  const second = startEngineProcess(home);
  await vi.waitFor(
    async () => {
      const [job] = await jobs(second);
      expect(job).toMatchObject({ kind: "export", state: "done" });
    },
    { timeout: 60_000 },
  );
  expect(readdirSync(to).toSorted()).toEqual(
    [
      "README.txt",
      ...names,
      "caption-sheet.docx",
      "captions.csv",
      "captions.xlsx",
      "contact-sheet.html",
      "manifest-sha256.txt",
    ].toSorted(),
  );
  for (const [name, hash] of before) expect(hashOfFile(join(to, name)), name).toBe(hash);
  const [handOut] = (await second.ask("ledger.list", {})).output as LedgerEntry[];
  expect(handOut).toMatchObject({ stills: 24, held: 0, finished: true });
  const states = await second.ask("ledger.check", { export: handOut?.uuid, from: 0, count: 100 });
  expect(states.output).toEqual(names.map(() => "whole"));
  expect(names.map((name) => hashOfFile(join(stills, name)))).toEqual(originals);
}, 180_000);

test("an archive that cannot be opened at the start is said in the state, with the reason", async () => {
  const home = temporaryFolder();
  writeFileSync(
    join(home, "engine.json"),
    JSON.stringify({ recent: [join(home, "Gone.stillroom")] }),
  );
  const engine = startEngineProcess(home);
  expect((await engine.ask("archive.state", {})).output).toMatchObject({
    catalog: null,
    problem: { kind: "not-a-catalog", path: join(home, "Gone.stillroom") },
  });
});

test("what failed to open is no longer said once an archive opened and was closed", async () => {
  const home = temporaryFolder();
  const engine = startEngineProcess(home);
  await engine.ask("archive.create", { path: join(home, "Test.stillroom") });
  await engine.ask("archive.open", { path: join(home, "Gone.stillroom") });
  expect((await engine.ask("archive.state", {})).output).toMatchObject({
    catalog: { name: "Test" },
    problem: { kind: "not-a-catalog" },
  });
  expect((await engine.ask("archive.close", {})).output).toMatchObject({
    catalog: null,
    problem: null,
  });
});

test("damage to the database that nobody waits for is told, and ends nothing", async () => {
  const home = temporaryFolder();
  const onSignal = `process.once("SIGUSR2", () => { Promise.reject(Object.assign(new Error("planted"), { code: "SQLITE_CORRUPT" })) })`;
  const engine = startEngineProcess(home, [
    "--import",
    `data:text/javascript,${encodeURIComponent(onSignal)}`,
  ]);
  const folder = join(home, "Test.stillroom");
  await engine.ask("archive.create", { path: folder });
  const database = openSync(join(folder, "catalog.db"), "r+");
  writeSync(database, Buffer.alloc(200_000, 0xa5), 0, 200_000, 200_000);
  closeSync(database);
  engine.child.kill("SIGUSR2");
  await vi.waitFor(async () => {
    expect(await engine.ask("archive.state", {})).toMatchObject({
      output: { catalog: { path: folder, damaged: true } },
    });
  });
});

test.each([
  ["SQLITE_IOERR_READ", engineEnds.diskFault],
  ["ERR_ASSERTION", engineEnds.fault],
])(
  "a fault %s that nobody waits for closes the catalog and is told by the exit code",
  async (code, end) => {
    const home = temporaryFolder();
    const onSignal = `process.once("SIGUSR2", () => { Promise.reject(Object.assign(new Error("planted"), { code: "${code}" })) })`;
    const engine = startEngineProcess(home, [
      "--import",
      `data:text/javascript,${encodeURIComponent(onSignal)}`,
    ]);
    const folder = join(home, "Test.stillroom");
    await engine.ask("archive.create", { path: folder });
    engine.child.kill("SIGUSR2");
    expect(await once(engine.child, "exit")).toEqual([end, null]);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    expect(existsSync(join(folder, "catalog.db-wal"))).toBe(false);
  },
);
