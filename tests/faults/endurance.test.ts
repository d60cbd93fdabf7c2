import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { connect } from "../../electron/engine/catalog/database.ts";
import { integrityProblems } from "../../electron/engine/catalog/integrity.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import type { Size } from "./enduring.ts";

/** Half a minute in the normal run; `npm run test:faults` gives it an hour. */
const MINUTES = Number(process.env["STILLROOM_ENDURE_MINUTES"] ?? 0.5);
const MIB = 1024 * 1024;
const onLinux = process.platform === "linux";

test.runIf(onLinux)(
  "a long day of work leaves memory, handles, the log and temporary files bounded",
  async () => {
    const { engine, folder, home } = await engineWithArchive();
    const stills = join(home, "stills");
    mkdirSync(stills);
    for (let n = 1; n <= 40; n += 1) await drawPicture(join(stills, `${String(n)}.jpg`), n);
    await indexWhole(engine, stills);
    await engine.ask("archive.close", {});
    const temporary = temporaryFolder();
    const sizes = await work([folder, stills, join(home, "out"), String(MINUTES * 60_000)], {
      STILLROOM_HOME: home,
      TMPDIR: temporary,
    });
    const third = Math.floor(sizes.length / 3);
    const [before, after] = [sizes.slice(third, 2 * third), sizes.slice(2 * third)];
    const most = (of: readonly Size[], what: keyof Size): number =>
      Math.max(...of.map((one) => one[what]));
    for (const what of ["heap", "resident", "handles", "processes", "log", "temporary"] as const)
      process.stdout.write(`${what}: ${figures(sizes, what)}\n`);
    process.stdout.write(`actions: ${String(sizes.at(-1)?.actions)}\n`);
    expect(sizes.length).toBeGreaterThan(10);
    expect(most(after, "heap") - most(before, "heap")).toBeLessThan(16 * MIB);
    expect(most(after, "resident") - most(before, "resident")).toBeLessThan(96 * MIB);
    expect(most(after, "handles")).toBeLessThanOrEqual(most(before, "handles") + 4);
    expect(most(after, "processes")).toBeLessThanOrEqual(most(before, "processes") + 1);
    expect(most(sizes, "log")).toBeLessThan(64 * MIB);
    expect(most(after, "temporary")).toBeLessThanOrEqual(most(before, "temporary") + 4);
    const left = readdirSync(temporary).filter((name) => name.startsWith("stillroom"));
    expect(left).toEqual([]);
    const db = connect(join(folder, "catalog.db"), "read");
    expect(integrityProblems(db)).toEqual([]);
    db.close();
  },
  MINUTES * 60_000 + 120_000,
);

/** Has a process work, and collects what it tells of its size. */
async function work(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Size[]> {
  const child = fork(resolve(import.meta.dirname, "enduring.ts"), args, {
    env: { ...process.env, ...env },
    execArgv: ["--expose-gc", "--max-semi-space-size=8", "--disable-warning=ExperimentalWarning"],
  });
  const sizes: Size[] = [];
  child.on("message", (size) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    sizes.push(size as Size); // of our own process, which tells nothing else
  });
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  return sizes;
}

function figures(sizes: readonly Size[], what: keyof Size): string {
  const shown = (value: number): string =>
    ["heap", "resident", "log"].includes(what) ? `${(value / MIB).toFixed(1)} MiB` : String(value);
  const all = sizes.map((size) => size[what]);
  return `first ${shown(all[0] ?? 0)}, most ${shown(Math.max(...all))}, last ${shown(all.at(-1) ?? 0)}`;
}
