// npm run bench [-- NAME…] [--stills N] [--json FILE]: runs tests/bench/NAME.ts, each in a process of its
// own so that none warms up or fills the memory of the next, and prints their figures.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { engineFlags } from "../electron/main/engine-process.ts";
import { buildIfStale, root } from "./build.mjs";
import { run } from "./run.mjs";

/** Every benchmark there may be, with the numbers of stills it runs on unless told. */
const usualStills = {
  ingest: [800, 100_000],
  metadata: [200],
  search: [10_000, 100_000, 1_000_000],
  typing: [1_000_000],
  near: [100_000, 1_000_000],
  recall: [200],
  tagging: [100_000],
  records: [1_000_000],
  export: [1_000],
  startup: [100_000],
  scroll: [100_000],
};

/** Those that start the app itself. */
const inTheWindow = new Set(["scroll", "typing"]);

function benches() {
  return Object.keys(usualStills).filter((name) =>
    fs.existsSync(path.join(root, "tests", "bench", `${name}.ts`)),
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stills: { type: "string" }, json: { type: "string" } },
});
const known = benches();
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0 || !/^[1-9][0-9]*$/u.test(values.stills ?? "1")) {
  process.stderr.write(
    `usage: npm run bench [-- NAME…] [--stills N] [--json FILE]\nnames: ${known.join(", ")}\n`,
  );
  process.exit(2);
}

/** Runs one on a number of stills; what it resolves to is the BenchResult[] of tests/bench/result.ts. */
async function measure(name, stills) {
  const file = path.join(os.tmpdir(), `stillroom-bench-${process.pid}.json`);
  const child = path.join(root, "scripts", "bench", "measure.mjs");
  const command = [
    process.execPath,
    ...engineFlags,
    "--expose-gc",
    child,
    name,
    String(stills),
    file,
  ];
  const code = inTheWindow.has(name) ? await runInWindow(command) : await runPlain(command);
  const results = code === 0 ? JSON.parse(fs.readFileSync(file, "utf8")) : [];
  fs.rmSync(file, { force: true });
  if (code !== 0) process.stderr.write(`bench ${name} on ${stills} stills failed\n`);
  return { ok: code === 0, results };
}

function runPlain([program, ...args]) {
  return run(program, args, { cwd: root });
}

async function runInWindow(command) {
  const built = await buildIfStale();
  if (built !== 0) return built;
  const withElectron = path.join(root, "scripts", "with-electron.mjs");
  return runPlain([process.execPath, withElectron, "--virtual-display", ...command]);
}

function machine() {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model ?? "unknown",
    cores: cpus.length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    commit: commit(),
  };
}

function commit() {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null; // not a checkout
  }
}

function table(results) {
  const rows = results.map((r) => [
    r.bench,
    r.metric,
    figure(r.value),
    r.unit,
    comparison(r),
    goal(r),
  ]);
  const all = [["bench", "metric", "value", "unit", "against", "goal"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join("  ")
      .trimEnd(),
  );
}

function figure(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function comparison({ against, ratio }) {
  if (against === undefined) return "";
  return ratio === undefined ? String(against) : `${against} (x ${ratio.toFixed(2)})`;
}

function goal({ goal: wanted, met }) {
  if (wanted === undefined) return "";
  return `${wanted} ${met ? "met" : "MISSED"}`;
}

const results = [];
let failed = false;
for (const name of positionals.length > 0 ? positionals : known) {
  const sizes = values.stills === undefined ? usualStills[name] : [Number(values.stills)];
  for (const stills of sizes) {
    const measured = await measure(name, stills);
    results.push(...measured.results);
    failed ||= !measured.ok;
  }
}
process.stdout.write(`${table(results).join("\n")}\n`);
if (values.json !== undefined)
  fs.writeFileSync(values.json, `${JSON.stringify({ machine: machine(), results }, null, 2)}\n`);
process.exit(failed ? 1 : 0);
