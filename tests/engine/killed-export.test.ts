import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Job } from "../../shared/contract/archive.ts";
import type { EngineMessage } from "../../shared/contract/index.ts";
import type { LedgerEntry } from "../../shared/contract/ledger.ts";
import { builtProcess } from "../helpers/built.ts";
import { tries } from "../helpers/doses.ts";
import { filesBelow } from "../helpers/hand-outs.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { pressNamed } from "../helpers/press-named.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Running = {
  readonly child: ChildProcess;
  readonly ask: (procedure: string, input: unknown) => Promise<unknown>;
};

/** The engine in a process of its own, as the main process starts it. */
async function startEngineIn(home: string): Promise<Running> {
  const child = fork(await builtProcess("engine"), [], {
    execArgv: [],
    env: { ...process.env, STILLROOM_HOME: home, STILLROOM_CATALOG: "" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let last = 0;
  return {
    child,
    ask: async (procedure, input) => {
      last += 1;
      const id = last;
      return await new Promise((answer) => {
        const listen = (message: EngineMessage): void => {
          if (!("id" in message) || message.id !== id) return;
          child.off("message", listen);
          answer("output" in message ? message.output : null);
        };
        child.on("message", listen);
        child.send({ id, procedure, input });
      });
    },
  };
}

async function isAtWork(engine: Running, which: Job["kind"]): Promise<boolean> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const jobs = (await engine.ask("jobs.list", {})) as Job[];
  return jobs.some(({ kind, state }) => kind === which && state === "running");
}

const layouts = [
  { layout: "apart", isPacked: false },
  { layout: "bagit", isPacked: true },
  { layout: "together", isPacked: true },
  { layout: "bagit", isPacked: false },
] as const;

/** Waits for something of which nobody tells. */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await is()) && waited < 60_000; waited += 5) await after(5);
}

/** While one export is at work; it ends in between where the machine is quick. */
const KILLS = tries(4);

/** Those that are written at once: a word processor's file takes longer than one kill is from the next. */
const documents = [
  "caption-list",
  "caption-workbook",
  "contact-sheet",
  "read-me",
  "manifest",
] as const;

/** How far an export is, by what lies in its folder: a kill at each, a little later, or any time after. */
const moments = [/\.stillroom-/u, /a\.jpg$/u, /captions\.csv$/u, /packing\.zip$|manifest|\.zip$/u];

test("killed again and again at any moment, every export is finished in the end, whole and listed once, and nothing else is left", async () => {
  const home = temporaryFolder();
  const stills = join(home, "stills");
  mkdirSync(stills);
  const names = ["a.jpg", "b.jpg", "c.tif", "d.jpg"];
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  const originals = names.map((name) => hashOfFile(join(stills, name)));
  let engine = await startEngineIn(home);
  await engine.ask("archive.create", { path: join(home, "Test.stillroom") });
  await engine.ask("sources.index", { paths: [stills] });
  await until(async () => !(await isAtWork(engine, "index")));
  let kills = 0;
  for (const [place, which] of layouts.entries()) {
    const folder = join(home, `out ${String(place)}`);
    await engine.ask("export.run", {
      stills: { ids: [1, 2, 3, 4] },
      set: null,
      folder,
      profile: { ...pressNamed("{filename}"), documents, ...which },
      rights: allRead,
    });
    for (let kill = 0; kill < KILLS && (await isAtWork(engine, "export")); kill += 1) {
      const moment = moments[(place + kill) % moments.length] ?? /./u;
      const isAt = (): boolean => {
        try {
          return filesBelow(folder).some((name) => moment.test(name));
        } catch {
          return false; // It is not there yet, or a folder in it went away while it was looked at.
        }
      };
      await until(async () => isAt() || !(await isAtWork(engine, "export")));
      await after(Math.random() * 30);
      engine.child.kill("SIGKILL");
      await once(engine.child, "exit");
      kills += 1;
      engine = await startEngineIn(home);
      await engine.ask("archive.state", {});
    }
    await until(async () => !(await isAtWork(engine, "export")));
  }
  expect(kills).toBeGreaterThanOrEqual(layouts.length); // none is so quick that it is over before it is killed once
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const ledger = (await engine.ask("ledger.list", {})) as LedgerEntry[];
  expect(ledger).toHaveLength(layouts.length);
  for (const { uuid, folder, packed, profileThen, stills: count, finished } of ledger) {
    const at = { export: uuid, from: 0, count: 9 };
    expect({ count, finished }, folder).toEqual({ count: 4, finished: true });
    expect(await engine.ask("ledger.check", at), folder).toEqual(Array(4).fill("whole"));
    const isBag = profileThen?.layout === "bagit";
    if (profileThen?.isPacked === true)
      expect([filesBelow(folder), packed]).toEqual([["Stills.zip"], "Stills.zip"]);
    else expect(filesBelow(folder), folder).toEqual(isBag ? bagged : apart);
  }
  expect(names.map((name) => hashOfFile(join(stills, name)))).toEqual(originals);
}, 240_000);

const apart = [
  "README.txt",
  "captions/captions.csv",
  "captions/captions.xlsx",
  "captions/contact-sheet.html",
  ...["a.jpg", "b.jpg", "c.tif", "d.jpg"].map((name) => `images/${name}`),
  "manifest-sha256.txt",
];
const bagged = [
  "bag-info.txt",
  "bagit.txt",
  ...apart.slice(0, -1).map((name) => `data/${name}`),
  "manifest-sha256.txt",
  "tagmanifest-sha256.txt",
];
