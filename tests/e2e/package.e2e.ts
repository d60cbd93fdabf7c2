import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { type Browser, chromium, errors, expect, test } from "@playwright/test";

const run = promisify(execFile);
const temporary = mkdtempSync(join(tmpdir(), "stillroom-package-"));
const output = join(temporary, "dist");
let executable = "";

test.describe.configure({ mode: "serial" });
test.skip(process.platform !== "linux", "the packaged app is looked into on Linux");

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const script = join(import.meta.dirname, "../../scripts/package.mjs");
  await run(process.execPath, [script, "--to", output]);
  const [folder] = readdirSync(output).filter((name) => name.endsWith("-unpacked"));
  executable = join(output, folder ?? "", "stillroom");
});

test.afterAll(() => {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});

test("a packaged Stillroom has the doors shut that it does not need", async () => {
  const wire = await getCurrentFuseWire(executable);
  const shut = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const on = [
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.EnableCookieEncryption,
  ];
  for (const fuse of shut) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
});

test("everything that the engine starts lies where plain Node can read it", () => {
  const built = readdirSync(join(import.meta.dirname, "../../out/main"));
  const beside = join(executable, "../resources/app.asar.unpacked/out/main");
  const unpacked = readdirSync(beside);
  const started = built.filter((name) => name.endsWith(".js") && name !== "index.js");
  expect(started).toContain("near-search.js");
  expect(unpacked).toEqual(expect.arrayContaining(started));
});

test("the licences of what is bundled lie where they can be read", () => {
  const beside = join(executable, "../resources/app.asar.unpacked/out");
  const licences = (part: string): string =>
    readFileSync(join(beside, part, "licences.md"), "utf8");
  expect(licences("main")).toContain("## mammoth");
  expect(licences("renderer")).toContain("## react-dom");
});

test("as a Node it cannot be used, whatever the environment says", async () => {
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "--version" };
  const { stdout } = await run(executable, ["-p", "6 * 7"], {
    env: { ...environment, STILLROOM_HOME: join(temporary, "node-home") },
    timeout: 5000,
    killSignal: "SIGKILL",
  }).catch((error: { stdout: string }) => error);
  expect(stdout).not.toContain("42");
});

test("on the stand-in Electron it refuses to run, and says why", async () => {
  test.skip(!existsSync(standInMark()), "this Electron is the official one");
  const { code, stderr } = await run(executable, [], {
    env: { ...process.env, STILLROOM_HOME: join(temporary, "refused-home") },
  }).then(
    () => ({ code: 0, stderr: "" }),
    (error: { code: number; stderr: string }) => error,
  );
  expect(code).toBe(1);
  expect(stderr).toContain("Stillroom cannot run on this Electron");
});

test("what was packaged opens its window and takes in the sample archive", async () => {
  test.setTimeout(240_000);
  if (existsSync(standInMark())) renameSync(standInMark(), `${standInMark()}-away`);
  // as the other end-to-end tests start it: a virtual display has no GPU
  const child = spawn(executable, ["--remote-debugging-port=0", "--disable-gpu"], {
    env: { ...process.env, STILLROOM_HOME: join(temporary, "home") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    const browser = await connected(await debuggingAddress(child));
    const context = browser.contexts()[0];
    const window = context?.pages()[0] ?? (await context?.waitForEvent("page"));
    if (window === undefined) throw new Error("The packaged app has no window.");
    window.setDefaultTimeout(30_000);
    await window.getByRole("button", { name: "Open the sample archive" }).click();
    await expect(
      window.locator('[role=gridcell] img[src^="still://thumbnail/"]').first(),
    ).toBeVisible({
      timeout: 90_000,
    });
    await browser.close();
  } finally {
    await ended(child);
  }
});

/**
 * Connects once the window's page is listed. A client that comes while the page is being made leaves it
 * waiting for ever in about one start of fifteen; should that still happen, the next connection frees it.
 */
async function connected(address: string): Promise<Browser> {
  const list = `http://${new URL(address).host}/json/list`;
  await expect(async () => {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string }[];
    const pages = targets.filter(({ type, url }) => type === "page" && url.startsWith("app:"));
    expect(pages).toHaveLength(1);
  }).toPass({ timeout: 60_000 });
  for (let left = 4; left > 0; left--) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 10_000 });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
  }
  return await chromium.connectOverCDP(address);
}

/** Ends the app, which may have ended by itself, or stand still. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill();
  const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exit;
  clearTimeout(patience);
}

function standInMark(): string {
  return join(executable, "..", "stand-in");
}

/** Chromium tells on its standard error where it listens. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(`The packaged app ended: ${said}`)));
    setTimeout(
      () => reject(new Error(`The packaged app does not listen: ${said}`)),
      60_000,
    ).unref();
  });
}
