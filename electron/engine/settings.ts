import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { realFolder } from "./real-folder.ts";
import { makeFolderSync } from "./catalog/make-folder.ts";

/** What window and command line remember between runs. */
const Settings = v.object({ recent: v.optional(v.array(v.string()), []) });
export type Settings = v.InferOutput<typeof Settings>;

const RECENT_KEPT = 8;

/** The folder of settings and of the sample archive: STILLROOM_HOME, else where this system keeps such things. */
export function stillroomHome(): string {
  const { STILLROOM_HOME: home, APPDATA: appData, XDG_CONFIG_HOME: config } = process.env;
  if (home !== undefined && home !== "") return resolve(home);
  if (process.platform === "win32")
    return join(appData ?? join(homedir(), "AppData", "Roaming"), "Stillroom");
  if (process.platform === "darwin")
    return join(homedir(), "Library", "Application Support", "Stillroom");
  return join(config ?? join(homedir(), ".config"), "stillroom");
}

/** The settings; the defaults when there are none yet or they are unreadable. */
export function readSettings(): Settings {
  try {
    return v.parse(Settings, JSON.parse(readFileSync(settingsFile(), "utf8")));
  } catch {
    return { recent: [] }; // First start, or a file someone broke: nothing in it is worth stopping for.
  }
}

/** Puts a catalog first among the recent ones. Settings that cannot be kept cost nothing but the memory of it. */
export function rememberCatalog(folder: string): void {
  const others = readSettings().recent.filter((other) => realFolder(other) !== realFolder(folder));
  const recent = [folder, ...others].slice(0, RECENT_KEPT);
  const file = settingsFile();
  try {
    makeFolderSync(stillroomHome());
    writeFileSync(`${file}.part`, JSON.stringify({ recent }, null, 2));
    renameSync(`${file}.part`, file);
  } catch {
    process.stderr.write(`stillroom: settings could not be written to ${file}\n`);
  }
}

function settingsFile(): string {
  return join(stillroomHome(), "engine.json");
}
