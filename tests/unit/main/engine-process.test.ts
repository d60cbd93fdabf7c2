import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { EngineProcess } from "../../../electron/main/engine-process.ts";
import { engineEnds } from "../../../shared/engine-ends.ts";
import type { Notice } from "../../../shared/contract/index.ts";
import type { Problem } from "../../../shared/problem.ts";

type Heard = {
  notices: Notice[];
  restarts: number[];
  told: string[];
  stops: Problem[];
  log: string[];
};

const running: EngineProcess[] = [];

const printed: string[][] = [];

delete process.env["NODE_COMPILE_CACHE"]; // whoever runs the tests may keep it elsewhere
const compiled = path.join(tmpdir(), "stillroom-compiled-by-a-fake");
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

function start(catalogs: readonly string[] = ["first", "second"]): {
  engine: EngineProcess;
  heard: Heard;
} {
  const heard: Heard = { notices: [], restarts: [], told: [], stops: [], log: [] };
  let starts = 0;
  const engine = new EngineProcess({
    file: path.join(import.meta.dirname, "fake-engine.ts"),
    node: process.execPath,
    compiled,
    environment: () => ({
      ...process.env,
      STILLROOM_CATALOG: catalogs[Math.min(starts++, catalogs.length - 1)],
    }),
    onNotice: (notice) => heard.notices.push(notice),
    onRestarted: (times, message) => {
      heard.restarts.push(times);
      heard.told.push(message);
    },
    onStopped: (problem) => heard.stops.push(problem),
    onLog: (line) => heard.log.push(line),
    log: "/home/ines/logs/main.log",
    print: (page, to) => {
      printed.push([page, to]);
      if (to === "full")
        return Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }));
      return to === "torn" ? Promise.reject(new Error("torn")) : Promise.resolve();
    },
  });
  running.push(engine);
  return { engine, heard };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
});

test("an answer goes to the question it belongs to", async () => {
  const { engine } = start();
  const inputs = Array.from({ length: 50 }, (_, index) => ({ index, title: "剧照" }));
  const answers = await Promise.all(inputs.map((input) => engine.ask("echo", input)));
  expect(answers).toEqual(inputs.map((output) => ({ output })));
});

test("what has no JSON survives: dates, maps and bytes", async () => {
  const { engine } = start();
  const input = { at: new Date(0), bytes: new Uint8Array([1, 2]), map: new Map([["a", 1]]) };
  expect(await engine.ask("echo", input)).toEqual({ output: input });
});

test("what Node compiled of the engine is kept for its next start", async () => {
  const { engine } = start();
  expect(await engine.ask("compiled", {})).toEqual({ output: compiled });
});

test("a problem arrives as a problem", async () => {
  const { engine } = start();
  expect(await engine.ask("refuse", {})).toEqual({
    problem: { kind: "read-only", message: "The disk is read-only." },
  });
});

test("a notice is passed on", async () => {
  const { engine, heard } = start();
  await engine.ask("tell", {});
  expect(heard.notices).toEqual([
    { event: "history.changed", data: { undo: "Tag 3 stills", redo: null } },
  ]);
});

test("after a crash every open question is answered, and the engine runs again on what is open then", async () => {
  const { engine, heard } = start();
  const open = [engine.ask("silence", {}), engine.ask("silence", {}), engine.ask("end", {})];
  for (const answer of await Promise.all(open))
    expect(answer).toMatchObject({ problem: { kind: "crashed" } });
  expect(heard.restarts).toEqual([1]);
  expect(heard.told).toEqual([
    "The archive's engine ended unexpectedly and was started again; nothing that was confirmed is lost. If what you did last is not there, please do it again.",
  ]); // no file is known to be the cause: none is named
  expect(await engine.ask("environment", {})).toEqual({ output: "second" });
});

test("an engine that ended at a fault of the disk or of its own says so by its code", async () => {
  const { engine, heard } = start();
  expect(await engine.ask("end", engineEnds.diskFault)).toMatchObject({
    problem: { kind: "unreadable" },
  });
  expect(await engine.ask("end", engineEnds.fault)).toMatchObject({ problem: { kind: "crashed" } });
  expect(heard.told[0]).toContain("The disk with the archive could not be read or written");
  expect(heard.told[1]).toContain("met a fault of its own");
});

test("an engine that keeps ending is not started for ever", async () => {
  const { engine, heard } = start(["broken"]);
  await vi.waitFor(() => expect(heard.stops).toHaveLength(1), { timeout: 30_000 });
  expect(heard.restarts.length).toBeLessThan(5);
  expect(heard.stops).toMatchObject([{ kind: "crashed", path: "/home/ines/logs/main.log" }]);
  expect(await engine.ask("echo", {})).toMatchObject({ problem: { kind: "crashed" } });
});

test("stopping lets the engine close its catalog, and starts none again", async () => {
  const { engine, heard } = start();
  await engine.ask("echo", {});
  await engine.stop();
  expect(heard.log).toContain("closed its catalog");
  expect(heard.restarts).toEqual([]);
});

test("what the engine asks to have printed is printed, and it hears what came of it", async () => {
  const { engine } = start();
  expect(await engine.ask("print", { page: "a.html", to: "a.pdf" })).toEqual({ output: null });
  expect(printed).toEqual([["a.html", "a.pdf"]]);
  expect(await engine.ask("print", { page: "a.html", to: "full" })).toEqual({
    output: { code: "ENOSPC" },
  });
  expect(await engine.ask("print", { page: "a.html", to: "torn" })).toEqual({
    output: { code: null },
  });
});
