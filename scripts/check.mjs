// npm run check: everything about the source that can be told without running it. All checks run, so
// that one round shows all that is to be done; the exit code says whether every one passed.
import { spawn } from "node:child_process";
import os from "node:os";
import { root, tool } from "./build.mjs";
import { checkAdvisories } from "./check/advisories.mjs";
import { checkLicences } from "./check/licences.mjs";
import { checkLockfile } from "./check/lockfile.mjs";
import { checkTexts } from "./check/texts.mjs";

const sources = ["electron", "renderer", "shared", "tests", "scripts"];
const formatted = [...sources, "*.ts", ".dependency-cruiser.mjs"];

const checks = [
  ["types", () => program(["typescript", "bin/tsc"], "-b")],
  ["lint", () => program(["oxlint", "bin/oxlint"], "--type-aware", "--quiet", ...sources)],
  [
    "layers",
    () =>
      program(
        ["dependency-cruiser", "bin/dependency-cruiser.mjs"],
        "--config",
        ".dependency-cruiser.mjs",
        "electron",
        "renderer",
        "shared",
      ),
  ],
  ["dead code", () => program(["knip", "bin/knip.js"])],
  ["duplicates", () => program(["jscpd", "bin/jscpd"], "--config", ".jscpd.json")],
  ["format", () => program(["oxfmt", "bin/oxfmt"], "--check", ...formatted)],
  ["lockfile", () => listed(checkLockfile(root))],
  ["texts", () => listed(checkTexts(root))],
  ["licences", () => listed(checkLicences(root))],
  ["advisories", () => checkAdvisories(root)],
];

/** Runs a tool quietly; what it said is only shown when it failed. */
function program([packageName, file], ...args) {
  const child = spawn(process.execPath, [tool(packageName, file), ...args], { cwd: root });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ ok: false, said: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, said }));
  });
}

function listed(complaints) {
  return Promise.resolve({ ok: complaints.length === 0, said: complaints.join("\n") });
}

const wanted = process.argv.slice(2);
const chosen = checks.filter(([name]) => wanted.length === 0 || wanted.includes(name));
let failed = 0;

/** Does one check after the other until none is left, and tells each as it is done. */
async function work(left) {
  for (const [name, check] of left) {
    const began = Date.now();
    const { ok, said = "", note } = await check();
    process.stdout.write(
      `${ok ? "ok    " : "FAILED"}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)${note === undefined ? "" : ` - ${note}`}\n`,
    );
    if (ok) continue;
    failed += 1;
    process.stdout.write(`${said.trimEnd()}\n\n`);
  }
}

const left = chosen.values();
const hands = Math.min(os.availableParallelism(), 4); // most checks keep one processor busy
await Promise.all(Array.from({ length: hands }, () => work(left)));
process.stdout.write(`${chosen.length - failed} checks passed, ${failed} failed\n`);
process.exit(failed === 0 && chosen.length > 0 ? 0 : 1);
