import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { all, connect } from "../../electron/engine/catalog/database.ts";
import { isAlive } from "../../electron/engine/catalog/is-alive.ts";
import { dumpCatalog } from "../../electron/engine/exchange/dump-catalog.ts";
import { builtProcess } from "../helpers/built.ts";
import { seeded } from "../helpers/damage.ts";
import { emptyCatalog, makeEmptyCatalog, storeStills } from "../helpers/catalogs.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { Pool, type Child } from "./children.ts";

const seed = Number(process.env["STILLROOM_SEED"] ?? Math.floor(Math.random() * 1e9));
const rounds = Math.max(5, Math.floor(Number(process.env["STILLROOM_KILLS"] ?? 0) / 10));
const OPENERS = 3;

/** Makes sets until it is refused; answers the names of those that were confirmed. */
async function makeSets(child: Child, called: string, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const name = `${called}, ${String(at)}`;
    const answer = await child
      .ask("sets.create", { name, stills: null })
      .catch((error: Error) => error);
    if (answer instanceof Error) expect(answer.message).toContain("has this archive open");
    else made.push(name);
  }
  return made;
}

test("of several processes that open one archive at once one writes, and when it is killed another does: nothing is lost", async () => {
  const home = temporaryFolder();
  const folder = join(home, "Shared.stillroom");
  makeEmptyCatalog(folder);
  mkdirSync(join(home, "settings"));
  const pool = await Pool.start({ STILLROOM_HOME: join(home, "settings") }, OPENERS);
  onTestFinished(async () => await pool.stop());
  const random = seeded(seed);
  const confirmed: string[] = [];
  const openers: Child[] = [];
  for (let round = 0; round < rounds; round += 1) {
    while (openers.length < OPENERS) openers.push(await pool.loaded());
    await Promise.all(openers.map(async (child) => await child.ask("archive.close", {})));
    await Promise.all(openers.map(async (child) => await child.open(folder)));
    const states = await Promise.all(
      openers.map(async (child) => (await child.ask("archive.state", {})).catalog?.readOnly),
    );
    expect(states.filter((readOnly) => readOnly === null)).toHaveLength(1);
    const made = await Promise.all(
      openers.map(
        async (child, at) => await makeSets(child, `${String(round)} by ${String(at)}`, 4),
      ),
    );
    confirmed.push(...made.flat());
    expect(made.filter((each) => each.length === 4)).toHaveLength(1);
    // the one that writes, or, now and then, another
    const writer = states.indexOf(null);
    const victim = random() < 0.8 ? writer : (writer + 1) % OPENERS;
    await openers[victim]?.kill();
    openers.splice(victim, 1);
  }
  await Promise.all(openers.map(async (child) => await child.kill()));
  const db = connect(join(folder, "catalog.db"), "read");
  const names = all<{ name: string }>(db, "SELECT name FROM still_set ORDER BY id");
  const damaged = all(db, "PRAGMA integrity_check");
  db.close();
  expect(names.map(({ name }) => name)).toEqual(confirmed);
  expect(damaged).toEqual([{ integrity_check: "ok" }]);
  process.stdout.write(
    `openers: ${String(OPENERS)} at once, ${String(rounds)} times, one killed each time; changes looked for ${String(confirmed.length)}, lost 0; seed ${String(seed)}\n`,
  );
}, 600_000);

test("a merge whose engine was killed takes nothing in behind the back of the next one", async () => {
  const here = emptyCatalog();
  const there = emptyCatalog();
  there.db.exec("UPDATE catalog SET uuid = new_uuid()");
  storeStills(there, ["kiss.jpg"], {}, "/festival");
  const home = temporaryFolder();
  const other = join(home, "dump");
  dumpCatalog(there.db, other, "jsonl"); // which is read without a pause
  mkdirSync(join(home, "tmp"));
  const choices = { all: "ours", groups: {}, each: {} };
  const task = { kind: "merge", other, catalog: here.db.name, choices };
  const engine = `
    const { fork } = require("node:child_process");
    const child = fork(${JSON.stringify(await builtProcess("backup-work"))}, { detached: true, stdio: ["ignore", "ignore", "ignore", "ipc"] });
    console.log(child.pid);
    const order = { task: ${JSON.stringify(task)}, engine: process.pid };
    child.send(order, () => process.kill(process.pid, "SIGKILL"));`;
  const env = { ...process.env, TMPDIR: join(home, "tmp") };
  const { stdout } = spawnSync(process.execPath, ["-e", engine], { env, encoding: "utf8" });
  while (isAlive(Number(stdout))) await setTimeout(20);
  expect(all(here.db, "SELECT * FROM still")).toEqual([]);
  expect(all(here.db, "SELECT * FROM history")).toEqual([]);
});
