#!/usr/bin/env node
// The `stillroom` command: runs electron/cli on the Node that comes with the project, whichever
// Node started this file. Needs no display and no Electron. Where the app is built as the sources are now, the
// command is built with it and starts in half the time; it never builds by itself.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { isFresh, root } from "./build.mjs";
import { run } from "./run.mjs";

const executable = process.platform === "win32" ? "node.exe" : "node";
const node = path.join(
  path.dirname(createRequire(import.meta.url).resolve("node/package.json")),
  "bin",
  executable,
);
const cli = path.join(
  root,
  ...(isFresh() ? ["out", "main", "cli.js"] : ["electron", "cli", "index.ts"]),
);

if (!fs.existsSync(node)) {
  process.stderr.write("stillroom: its Node is missing. Run: npm ci\n");
  process.exit(2);
}
// The sources are TypeScript, taken apart at every start where nothing keeps what came of it. Told by
// the environment, the processes that read pictures keep it too.
const env = { NODE_COMPILE_CACHE: path.join(os.tmpdir(), "node-compile-cache"), ...process.env };
// The engine runs with as little memory as in the window (engineFlags in electron/main/engine-process.ts).
const flags = ["--max-semi-space-size=8", "--disable-warning=ExperimentalWarning"];
process.exit(
  await run(node, [...flags, cli, ...process.argv.slice(2)], {
    counted: true,
    env,
  }),
);
