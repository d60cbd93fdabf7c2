// Finds the Electron to run: the official one where it is installed or can be downloaded, else the
// stand-in. Asks the network only when nothing is there yet, and remembers for a day that it failed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  assembleStandIn,
  standInReady,
  standInSupported,
  standInVersion,
} from "./electron-runtime.mjs";
import { cacheFolder } from "./runtime/cache-folder.mjs";

const dayInMs = 24 * 60 * 60 * 1000;
const packageFolder = path.dirname(createRequire(import.meta.url).resolve("electron/package.json"));
const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));

/**
 * The executable, whether it is the stand-in, and a line for people saying which one it is and why.
 * Throws in words when there is none for this system.
 */
export async function findElectron() {
  const given = process.env.ELECTRON_EXEC_PATH;
  if (given)
    return {
      executable: given,
      standIn: isStandIn(given),
      why: `Electron at ${given} (ELECTRON_EXEC_PATH)`,
    };
  const official = installed();
  if (official !== null) return officialChoice(official);
  const downloaded = (await worthAsking()) ? download() : null;
  if (downloaded !== null) return officialChoice(downloaded);
  rememberFailure();
  if (!standInSupported()) throw new Error(noElectron());
  return standInChoice(assembleStandIn());
}

function officialChoice(executable) {
  return { executable, standIn: false, why: `Electron ${version}, the official build` };
}

function standInChoice(executable) {
  const why = `Electron ${standInVersion}, a stand-in for development only: the official ${version} cannot be downloaded from here`;
  return { executable, standIn: true, why };
}

function noElectron() {
  return `Electron ${version} is not installed and cannot be downloaded from here. Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_EXEC_PATH to an Electron you have. Everything but the window works without it: npx stillroom --help`;
}

/** The stand-in leaves a mark beside its executable; the app looks for the same one. */
function isStandIn(executable) {
  return fs.existsSync(path.join(path.dirname(executable), "stand-in"));
}

function installed() {
  const pathFile = path.join(packageFolder, "path.txt");
  if (!fs.existsSync(pathFile)) return null;
  const executable = path.join(packageFolder, "dist", fs.readFileSync(pathFile, "utf8"));
  return fs.existsSync(executable) ? executable : null;
}

/** A refused or silent server is found out in seconds here; the installer alone would try for minutes. */
async function worthAsking() {
  if (standInReady() && failedLately()) return false;
  const mirror =
    process.env.ELECTRON_MIRROR || "https://github.com/electron/electron/releases/download/";
  try {
    const answer = await fetch(new URL(`v${version}/SHASUMS256.txt`, mirror), {
      method: "HEAD",
      signal: AbortSignal.timeout(8000),
    });
    return answer.ok;
  } catch {
    return false; // no route from here: the very thing to find out
  }
}

function download() {
  process.stderr.write(`stillroom: downloading Electron ${version}, once\n`);
  const installer = path.join(packageFolder, "install.js");
  const { status } = spawnSync(process.execPath, [installer], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return status === 0 ? installed() : null;
}

function failureFile() {
  return path.join(cacheFolder(), "electron", `no-download-of-${version}`);
}

function failedLately() {
  const file = failureFile();
  return fs.existsSync(file) && Date.now() - fs.statSync(file).mtimeMs < dayInMs;
}

function rememberFailure() {
  if (failedLately()) return;
  fs.mkdirSync(path.dirname(failureFile()), { recursive: true });
  fs.writeFileSync(failureFile(), "");
}
