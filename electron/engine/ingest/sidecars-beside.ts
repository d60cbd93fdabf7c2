import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sidecarNames, sidecarsOf, type SidecarNames } from "./sidecars.ts";

/** Finds the sidecars of single files, as absolute paths. Each folder is listed once. */
export function sidecarFinder(): (path: string) => string[] {
  const known = new Map<string, SidecarNames>();
  return (path) => {
    const folder = dirname(path);
    const names = known.get(folder) ?? sidecarNames(namesIn(folder));
    known.set(folder, names);
    return sidecarsOf(basename(path), names).map((name) => join(folder, name));
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // a folder that cannot be listed has none for us; reading the file says what is wrong
  }
}
