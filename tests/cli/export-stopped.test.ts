import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveOf, commandFile, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-stopped-"));
const stillroom = commandIn(home);
const STILLS = 150;

beforeAll(async () => {
  await archiveOf(
    home,
    Array.from({ length: STILLS }, (_, index) => `${String(index)}.png`),
  );
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const picturesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        /(?:^|[/\\])(?!\.)[^/\\]*\.png$/u.test(name),
      )
    : [];

/** Gives the command and Ctrl-C, which goes to every process of it, once some copies are made. */
async function stopped(args: readonly string[], to: string): Promise<{ out: string; err: string }> {
  const child = spawn(process.execPath, [commandFile, ...args, "--quiet"], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, as a shell gives it
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said.err += text.toString()));
  while (picturesBelow(to).length < 3 && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 10));
  process.kill(-(child.pid ?? 0), "SIGINT");
  const [code]: unknown[] = await once(child, "close");
  expect(code).toBe(2);
  return said;
}

test.each([
  ["in a ZIP file", ["--zip"], "there is no ZIP file yet, so nothing was handed out"],
  ["in a folder", [], "more stills and documents may follow"],
])(
  "an export %s that Ctrl-C stopped says what is there, as does the ledger, and goes on",
  async (name, options, state) => {
    const to = join(home, name);
    const args = ["export", "", "--to", to, "--conditions-read", ...options];
    const { out, err } = await stopped(args, to);
    expect(out).toMatch(/^Stopped: /u);
    expect(out).not.toContain("Cancelled");
    const ready = picturesBelow(to).length;
    expect(ready).toBeLessThan(STILLS);
    expect(out).toContain(
      options.length > 0
        ? `no ZIP file yet, so nothing was handed out. ${String(ready)} stills for it are ready`
        : `${String(ready)} stills exported to ${to} so far`,
    );
    expect(err).toContain("What was done is kept; run the same command again to go on.");
    const unfinished = stillroom("ledger").out;
    expect(unfinished).toContain(`Not finished: ${state}`);
    expect(unfinished).toContain(`${String(ready)} stills so far`);

    const again = stillroom(...args);
    expect(again.code).toBe(0);
    expect(again.out).toContain(`${String(STILLS)} stills exported to ${to}`);
    expect(stillroom("ledger").out).not.toContain("Not finished");
    expect(readdirSync(to).filter((one) => one.startsWith(".stillroom"))).toEqual([]);
  },
  120_000,
);
