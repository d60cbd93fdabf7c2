// Builds the app into out/ with electron-vite, unless what is there is newer than every source.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/u, "");
const stamp = path.join(root, "out", ".built");
const sources = ["electron", "renderer", "shared", "electron.vite.config.ts", "package-lock.json"];

/** Resolves to the builder's exit code; 0 at once when nothing changed since the last build. */
export async function buildIfStale() {
  return isFresh() ? 0 : build();
}

/** Whether what is built is newer than every source. */
export function isFresh() {
  const built = builtAt();
  return built > 0 && newest(sources.map((name) => path.join(root, name))) < built;
}

export async function build() {
  const began = new Date();
  const code = await run(
    process.execPath,
    [tool("electron-vite", "bin/electron-vite.js"), "build", "--logLevel", "warn"],
    { cwd: root },
  );
  if (code !== 0) return code;
  fs.writeFileSync(stamp, "");
  fs.utimesSync(stamp, began, began); // what is edited during a build is not in it
  return 0;
}

/** The program file of an installed package, run with the Node that runs us. */
export function tool(packageName, file) {
  return path.join(root, "node_modules", packageName, file);
}

function builtAt() {
  return fs.existsSync(stamp) ? fs.statSync(stamp).mtimeMs : 0;
}

/** Folders count too: their time changes when a file in them is deleted. */
function newest(places) {
  let latest = 0;
  for (const place of places) {
    const stat = fs.statSync(place);
    latest = Math.max(latest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    latest = Math.max(latest, newest(fs.readdirSync(place).map((name) => path.join(place, name))));
  }
  return latest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await build());
