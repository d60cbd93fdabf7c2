import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../..");
const entries = {
  engine: "electron/engine/index.ts",
  worker: "electron/engine/worker/index.ts",
  "backup-work": "electron/engine/backups/index.ts",
  "near-search": "electron/engine/near/search-thread.ts",
  spelling: "electron/engine/spelling/spelling-thread.ts",
  archivist: "tests/faults/archivist.ts",
  "killed-while-writing": "tests/helpers/killed-while-writing.ts",
};

/** What cannot be put into one file: it brings programs and libraries of its own. */
const native = ["better-sqlite3", "sharp", "@parcel/watcher", "exiftool-vendored"];

let folder: Promise<string> | null = null;

/**
 * The file of a process that tests start, with all that it imports in one, much as the app is shipped: it loads in
 * a third of the time, and tests that kill processes start hundreds. Built once by each process of the tests.
 */
export async function builtProcess(name: keyof typeof entries): Promise<string> {
  return join(await (folder ??= buildAll()), `${name}.js`);
}

async function buildAll(): Promise<string> {
  mkdirSync(join(root, "out"), { recursive: true });
  const outDir = mkdtempSync(join(root, "out", "tests-")); // as deep as that of the app, whose resources it looks for
  process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root,
    logLevel: "error", // of what packages do that it does not like
    ssr: { noExternal: true, external: [...native] },
    build: { ssr: true, outDir, rolldownOptions: { input: entries } },
  });
  return outDir;
}
