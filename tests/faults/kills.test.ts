import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { seeded } from "../helpers/damage.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { Pool } from "./children.ts";
import { beginDay, expectBounded, type Day } from "./endurance.ts";
import { Lane } from "./lane.ts";
import { killMaking, killMigration } from "./versions.ts";
import type { WorkKind } from "./works.ts";

/*
 * Real work in a process of its own, killed at random moments. `npm run test:faults` runs it for long; with the seed
 * that it prints it does the same again, as far as the machine has the same moments.
 */
const seed = Number(process.env["STILLROOM_SEED"] ?? Math.floor(Math.random() * 1e9));
const kills = Number(process.env["STILLROOM_KILLS"] ?? 100);

/** How many of a hundred kills each kind of work gets. */
const shares: Record<WorkKind | "migration" | "making", number> = {
  tagging: 17,
  captions: 10,
  "captions taken in": 9,
  "cast lists": 7,
  "undo and redo": 16,
  indexing: 5,
  exports: 4,
  "into originals": 4,
  backups: 3,
  restores: 5,
  fixity: 2,
  dumps: 2,
  merging: 5,
  migration: 8,
  making: 3,
};

/** Two archives at a time, as there are cores. */
const LANES = 2;
/** After so many kills in an archive everything that was interrupted is let come to its end, and the archive is closed. */
const SETTLED_EVERY = 21;

test(`killed ${String(kills)} times at random moments (seed ${String(seed)}), nothing that was confirmed is lost and nothing is half done`, async () => {
  const began = performance.now();
  const home = temporaryFolder();
  for (const name of ["tmp", "settings"]) mkdirSync(join(home, name));
  const env = { TMPDIR: join(home, "tmp"), STILLROOM_HOME: join(home, "settings") };
  const pool = await Pool.start(env, LANES);
  onTestFinished(async () => await pool.stop());
  const orders = ordered(seeded(seed));
  const killed = new Map<string, number>();
  const begun = async (name: string, at: number): Promise<Lane> => {
    const lane = new Lane(join(home, name), env, pool, seed + at);
    await lane.begin();
    return lane;
  };
  const lanes = Array.from({ length: LANES }, async (_, at) => {
    const lane = await begun(String(at), at);
    // of its own: what was handed out and written into originals since is not taken back with the archive
    let restored: Lane | null = null;
    let inArchive = 0;
    for (let work = orders.pop(); work !== undefined; work = orders.pop()) {
      if (work === "migration")
        expect(await killMigration(home, pool, seed + orders.length)).toEqual([]);
      else if (work === "making")
        expect(await killMaking(home, pool, seed + orders.length)).toEqual([]);
      else if (work === "restores")
        await (restored ??= await begun(`${String(at)} restored`, LANES + at)).kill(work);
      else {
        await lane.kill(work);
        inArchive += 1;
        if (inArchive % SETTLED_EVERY === 0) await lane.settle();
      }
      killed.set(work, (killed.get(work) ?? 0) + 1);
    }
    const both = restored === null ? [lane] : [lane, restored];
    for (const each of both) await each.settle();
    return both;
  });
  const done = (await Promise.all(lanes)).flat();
  const openings = done.flatMap(({ openings: each }) => each).toSorted((one, other) => one - other);
  const confirmed = done.reduce((sum, { confirmed: each }) => sum + each, 0);
  const total = [...killed.values()].reduce((sum, each) => sum + each, 0);
  process.stdout.write(`
kills survived: ${String(total)} (${[...killed].map(([work, count]) => `${work} ${String(count)}`).join(", ")})
confirmed changes looked for: ${String(confirmed)}; lost: 0; half done: 0; left lying about: 0
opening after a kill: median ${ms(openings.at(openings.length >> 1))}, slowest ${ms(openings.at(-1))}
seed ${String(seed)}, ${((performance.now() - began) / 1000).toFixed(0)} s
`);
  expect(total).toBe(kills);
}, 7_200_000);

/** `npm run test:faults` gives the day an hour without pauses. In the tests it takes its time, and little of the others'. */
const minutes = process.env["STILLROOM_ENDURE_MINUTES"];
const onLinux = process.platform === "linux";
let day: Day | null = null;

// Begun before the kills and looked at after them: both wait for processes, so they share a place among the tests.
beforeAll(() => {
  if (onLinux) day = minutes === undefined ? beginDay(2, 3) : beginDay(Number(minutes), 0);
});
afterAll(() => day?.end());

test.runIf(onLinux)(
  "a long day of work leaves memory, handles, the log and temporary files bounded",
  async () => {
    if (day !== null) await expectBounded(day);
  },
  Number(minutes ?? 2) * 60_000 + 120_000,
);

/** As many kills as there are to be, by their shares, in a random order. */
function ordered(random: () => number): (keyof typeof shares)[] {
  const hundred = Object.entries(shares).flatMap(([work, share]) =>
    Array.from({ length: share }, () => work as keyof typeof shares),
  );
  const shuffled = (): typeof hundred =>
    hundred
      .map((work) => ({ work, at: random() }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ work }) => work);
  const orders: typeof hundred = [];
  while (orders.length < kills) orders.push(...shuffled());
  return orders.slice(0, kills);
}

function ms(value: number | undefined): string {
  return `${(value ?? 0).toFixed(0)} ms`;
}
