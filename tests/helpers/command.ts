import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { drawPicture } from "./pictures.ts";

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** The starter of the `stillroom` command, to be run by Node. */
export const commandFile = resolve(import.meta.dirname, "../../scripts/stillroom.mjs");

/** The `stillroom` command as a shell would run it, on settings of its own in `home`. */
export function commandIn(home: string): (...args: string[]) => Ran {
  return (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandFile, ...args], {
      env: { ...process.env, STILLROOM_HOME: home },
      encoding: "utf8",
    });
    return { code: status, out: stdout, err: stderr };
  };
}

/** Draws pictures of these names into the folder `stills` of `home`, and makes an archive of them. */
export async function archiveOf(home: string, names: readonly string[]): Promise<void> {
  const stills = join(home, "stills");
  mkdirSync(stills);
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  const stillroom = commandIn(home);
  stillroom("init", join(home, "Press.stillroom"));
  stillroom("index", stills);
}
