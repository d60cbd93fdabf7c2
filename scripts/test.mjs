// npm test: builds the app, runs vitest and, in real Electron, Playwright. The last line sums both.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, root, tool } from "./build.mjs";
import { findElectron } from "./electron-binary.mjs";
import { electronEnvironment, hasDisplay, underVirtualDisplays } from "./electron-environment.mjs";
import { run } from "./run.mjs";
import { forTests, provideSystemPackages } from "./system-packages.mjs";
import {
  failedInPlaywright,
  failedInVitest,
  playwrightTotals,
  sumTotals,
  totalsLine,
  triedAgainInPlaywright,
  vitestTotals,
} from "./test-totals.mjs";

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "stillroom-tests-"));

/** Told once more at the end: what vitest said of them is far above by then. */
const failures = [];
/** Passed, but not at once: told, so that what fails now and then is known and mended. */
const triedAgain = [];

async function vitest(isBuilt) {
  provideSystemPackages(forTests); // what stays missing is told by the tests that need it
  const report = path.join(reports, "vitest.json");
  const args = [
    tool("vitest", "vitest.mjs"),
    "run",
    "--retry=1", // of 4,300 tests one meets a busy machine; what was tried again is told beside its name
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const env = isBuilt
    ? { ...process.env, STILLROOM_BUILT: path.join(root, "out", "main") }
    : process.env;
  const code = await run(process.execPath, args, { cwd: root, env });
  failures.push(...failedInVitest(readReport(report)));
  return vitestTotals(readReport(report), code);
}

async function playwright(isBuilt) {
  const lacking = provideSystemPackages();
  if (lacking !== null) return notRun(lacking);
  if (!isBuilt) return notRun("The app does not build, so its window was not tested.");
  const electron = await findElectron();
  process.stderr.write(`stillroom: ${electron.why}\n`);
  const env = {
    ...electronEnvironment(electron),
    STILLROOM_TEST_SAMPLE: path.join(reports, "sample-home"),
    NODE_COMPILE_CACHE: path.join(reports, "compiled"), // each home is new, and would keep its own
    STILLROOM_TEST_PICTURES: "none", // nobody looks at them here
  };
  // draws the sample that the others begin with
  const first = await windowTests("first-start", 1, env);
  return sumTotals([first, await windowTests("e2e", hands, env)]);
}

/**
 * Two at a time, each on a display of its own: a test mostly waits for the app. On somebody's own display two would take
 * the keyboard from each other.
 */
const hands = hasDisplay() ? 1 : 2;

/** Runs the window's tests of a project, and gives their totals. */
async function windowTests(project, workers, env) {
  const report = path.join(reports, `playwright-${project}.json`);
  const command = [
    process.execPath,
    [
      tool("@playwright/test", "cli.js"),
      "test",
      `--project=${project}`,
      `--workers=${String(workers)}`,
      "--retries=1",
      "--reporter=list,json",
    ],
  ];
  const code = await run(...underVirtualDisplays(workers, ...command), {
    cwd: root,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  failures.push(...failedInPlaywright(readReport(report)));
  triedAgain.push(...triedAgainInPlaywright(readReport(report)));
  return playwrightTotals(readReport(report), code);
}

/** What could not run has failed: a run without the window's tests must not look like a good one. */
function notRun(why) {
  process.stderr.write(`stillroom: ${why}\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}

const isBuilt = (await build()) === 0;
const parts = [];
for (const part of [vitest, playwright])
  parts.push(await part(isBuilt).catch((error) => notRun(error.message)));
fs.rmSync(reports, { recursive: true, force: true });
for (const test of triedAgain) process.stderr.write(`passed only when tried again: ${test}\n`);
for (const failure of failures) process.stderr.write(`failed: ${failure}\n`);
const totals = sumTotals(parts);
process.stdout.write(`${totalsLine(totals)}\n`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
