// The stand-in's default app: runs the app named on the command line, as Electron's own does.
import fs from "node:fs";
import { Module } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import v8 from "node:v8";
import { app } from "electron";

const wanted = readArguments(process.argv.slice(1));
if (wanted.preload.length > 0) Module._preloadModules(wanted.preload);
Object.defineProperty(process, "defaultApp", { enumerable: true, value: true });
if (wanted.file === null) {
  console.error("electron: no app was named");
  process.exit(1);
}
try {
  await run(path.resolve(wanted.file));
} catch (error) {
  console.error("App threw an error during load");
  console.error(error.stack ?? error);
  process.exit(1);
}

function readArguments(args) {
  const preload = [];
  while (args.length > 0) {
    const arg = args.shift();
    if (arg === "-v" || arg === "--version") answer(`v${process.versions.electron}`);
    if (arg === "-a" || arg === "--abi") answer(process.versions.modules);
    if (arg === "-r" || arg === "--require") preload.push(args.shift());
    else if (arg.startsWith("--app=")) return { preload, file: arg.slice("--app=".length) };
    else if (!arg.startsWith("-")) return { preload, file: arg };
  }
  return { preload, file: null };
}

function answer(text) {
  console.log(text);
  process.exit(0);
}

async function run(folder) {
  const manifest = path.join(folder, "package.json");
  const described = fs.existsSync(manifest);
  if (described) describe(JSON.parse(fs.readFileSync(manifest, "utf8")), folder);
  const main = Module._resolveFilename(folder, null, true);
  if (!described) app.setAppPath(path.dirname(main));
  await import(pathToFileURL(main).href);
}

function describe(manifest, folder) {
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName || manifest.name || app.name;
  app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
  if (manifest.v8Flags) v8.setFlagsFromString(manifest.v8Flags);
  app.setAppPath(folder);
}
