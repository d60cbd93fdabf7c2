import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { connect } from "../../electron/engine/catalog/database.ts";
import { integrityProblems } from "../../electron/engine/catalog/integrity.ts";
import type { Size } from "./enduring.ts";

const MIB = 1024 * 1024;

/** A long day of work in a process of its own. */
export type Day = {
  readonly folder: string;
  /** How large it was at moments of it, once it is over. */
  readonly sizes: Promise<readonly Size[]>;
  readonly end: () => void;
};

/** Has a process work for so many minutes, pausing for so many times as long as it works. */
export function beginDay(minutes: number, pauses: number): Day {
  const folder = mkdtempSync(join(tmpdir(), "stillroom-day-"));
  for (const name of ["tmp", "settings"]) mkdirSync(join(folder, name));
  const args = [folder, String(minutes * 60_000), String(pauses)];
  const child = fork(resolve(import.meta.dirname, "enduring.ts"), args, {
    env: {
      ...process.env,
      STILLROOM_HOME: join(folder, "settings"),
      TMPDIR: join(folder, "tmp"),
    },
    execArgv: ["--expose-gc", "--max-semi-space-size=8", "--disable-warning=ExperimentalWarning"],
  });
  const told: Size[] = [];
  child.on("message", (size) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    told.push(size as Size); // of our own process, which tells nothing else
  });
  const sizes = once(child, "exit").then(([code]) => {
    expect(code).toBe(0);
    return told;
  });
  sizes.catch(() => undefined); // told to whoever looks at them
  const end = (): void => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, sizes, end };
}

/** Prints the figures of a day, and expects that nothing of it grew without end. */
export async function expectBounded({ folder, sizes: told }: Day): Promise<void> {
  const sizes = await told;
  for (const what of ["heap", "resident", "handles", "processes", "log", "temporary"] as const)
    process.stdout.write(`${what}: ${figures(sizes, what)}\n`);
  process.stdout.write(`actions: ${String(sizes.at(-1)?.actions)}\n`);
  expect(sizes.length).toBeGreaterThan(10);
  // the first third is left out: what is read and compiled once comes then
  const third = Math.floor(sizes.length / 3);
  const [before, after] = [sizes.slice(third, 2 * third), sizes.slice(2 * third)];
  expect(middle(after, "heap") / middle(before, "heap")).toBeLessThan(1.1);
  expect(middle(after, "resident") / middle(before, "resident")).toBeLessThan(1.2);
  expect(most(after, "handles")).toBeLessThanOrEqual(most(before, "handles") + 4);
  expect(most(after, "processes")).toBeLessThanOrEqual(most(before, "processes") + 1);
  expect(most(sizes, "log")).toBeLessThan(64 * MIB);
  expect(most(after, "temporary")).toBeLessThanOrEqual(most(before, "temporary") + 4);
  const left = readdirSync(join(folder, "tmp")).filter((name) => name.startsWith("stillroom"));
  expect(left).toEqual([]);
  const db = connect(join(folder, "Day.stillroom", "catalog.db"), "read");
  expect(integrityProblems(db)).toEqual([]);
  db.close();
}

function most(sizes: readonly Size[], what: keyof Size): number {
  return Math.max(...sizes.map((size) => size[what]));
}

/** The one in the middle of all, which a single moment does not change. */
function middle(sizes: readonly Size[], what: keyof Size): number {
  const sorted = sizes.map((size) => size[what]).toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

function figures(sizes: readonly Size[], what: keyof Size): string {
  const shown = (value: number): string =>
    ["heap", "resident", "log"].includes(what) ? `${(value / MIB).toFixed(1)} MiB` : String(value);
  const third = Math.floor(sizes.length / 3);
  const thirds = [sizes.slice(0, third), sizes.slice(third, 2 * third), sizes.slice(2 * third)];
  const middles = thirds.map((part) => shown(middle(part, what))).join(", ");
  return `${middles} in the middle of each third, ${shown(most(sizes, what))} at most`;
}
