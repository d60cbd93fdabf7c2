import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startEngine, type Engine } from "../../electron/engine/engine.ts";
import { builtProcess } from "../helpers/built.ts";
import { anyFirst, EVERY } from "../helpers/doses.ts";
import { indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { archiveOf, describeStill, stillAt, writeInto } from "../helpers/written.ts";

/** A folder with an archive of two stills, of which the second is written into its sidecar, as it was and as it was written. */
async function twoStills(): Promise<{
  catalog: string;
  stills: string;
  engine: Engine;
  before: Record<string, string>;
}> {
  const made = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "1.jpg"), 1);
    await drawPicture(join(folder, "2.gif"), 2);
    writeFileSync(
      join(folder, "2.xmp"),
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></x:xmpmeta>",
    );
  });
  await indexWhole(made.engine, made.stills);
  for (const name of ["1.jpg", "2.gif"])
    await describeStill(made.engine, stillAt(made.engine, join(made.stills, name)));
  return { ...made, before: filesIn(made.stills) };
}

/** Every file of a folder, hidden ones too, by its hash. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder);
  return Object.fromEntries(names.map((name) => [name, hashOfFile(join(folder, name))]));
}

/** Ends the process at its steps in turn, each or some of them, on the archive and the stills as they were; answers how many there are, some too few where some were tried. */
async function atEveryStep(
  step: "write" | "undo",
  { catalog, stills }: { readonly catalog: string; readonly stills: string },
  look: (engine: Engine, at: number) => Promise<void>,
): Promise<number> {
  const kept = temporaryFolder();
  cpSync(catalog, join(kept, "catalog"), { recursive: true });
  cpSync(stills, join(kept, "stills"), { recursive: true, preserveTimestamps: true });
  const file = await builtProcess("killed-while-writing");
  let next = fork(file, { stdio: "ignore" });
  for (let at = 1 + anyFirst(); ; at += EVERY) {
    for (const name of readdirSync(stills)) rmSync(join(stills, name));
    cpSync(join(kept, "stills"), stills, { recursive: true, preserveTimestamps: true });
    rmSync(catalog, { recursive: true });
    cpSync(join(kept, "catalog"), catalog, { recursive: true });
    const child = next;
    next = fork(file, { stdio: "ignore" }); // which loads while this one works and is looked at
    child.send({ archive: catalog, step, at });
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    if (code === 0) {
      next.kill();
      return at - EVERY;
    }
    expect(signal).toBe("SIGKILL");
    const engine = startEngine(undefined, { takesUp: false });
    try {
      await engine.ask("archive.open", { path: catalog });
      await look(engine, at);
    } finally {
      await engine.close();
    }
  }
}

/** What must hold wherever it ended: every file whole, and the archive knowing which it is. */
async function expectWhole(
  engine: Engine,
  stills: string,
  states: readonly Record<string, string>[],
): Promise<void> {
  const files = filesIn(stills);
  expect(Object.keys(files)).toEqual(["1.jpg", "2.gif", "2.xmp"]); // nothing of ours lies beside them
  for (const [name, hash] of Object.entries(files))
    expect(states.map((state) => state[name])).toContain(hash);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2, missing: 0 });
  for (const name of ["1.jpg", "2.gif"]) {
    const id = stillAt(engine, join(stills, name));
    expect((await engine.ask("stills.get", { id }))?.hash).toBe(files[name]);
    expect(await engine.ask("stills.fileEvents", { id })).toEqual([]);
  }
}

test("killed anywhere while it writes, every file is whole, known to the archive, and undo brings back the very bytes", async () => {
  const { engine, catalog, stills, before } = await twoStills();
  await engine.ask("archive.close", {});
  const steps = await atEveryStep("write", { catalog, stills }, async (again) => {
    const written = Object.entries(filesIn(stills)).filter(([name, hash]) => before[name] !== hash);
    await expectWhole(again, stills, [before, filesIn(stills)]);
    for (const [name] of written)
      expect(readFileSync(join(stills, name)).includes("Ma Youtie")).toBe(true);
    const { undo } = await again.ask("history.state", {});
    expect(undo?.startsWith("Wrote metadata into")).toBe(written.length > 0);
    if (written.length > 0) await again.ask("history.undo", {});
    await expectWhole(again, stills, [before]);
    expect((await again.ask("history.state", {})).undo).toMatch(/Tagged/u);
  });
  expect(steps).toBeGreaterThan(10);
}, 900_000);

test("killed anywhere while it undoes, every file is whole, and undoing again brings back the very bytes", async () => {
  const { engine, catalog, stills, before } = await twoStills();
  await writeInto(engine, [1, 2], "either");
  const written = filesIn(stills);
  await engine.ask("archive.close", {});
  const steps = await atEveryStep("undo", { catalog, stills }, async (again) => {
    await expectWhole(again, stills, [before, written]);
    const { undo } = await again.ask("history.state", {});
    if (undo?.startsWith("Wrote metadata into") === true) await again.ask("history.undo", {});
    await expectWhole(again, stills, [before]);
    await again.ask("history.redo", {});
    await expectWhole(again, stills, [written]);
  });
  expect(steps).toBeGreaterThan(5);
}, 900_000);
