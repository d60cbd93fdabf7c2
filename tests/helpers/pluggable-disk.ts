import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary.ts";

/** A disk that can be pulled out: whatever is open on it fails from then on, and its folder too until it is plugged in. */
export type PluggableDisk = {
  readonly folder: string;
  readonly pull: () => void;
  readonly plugIn: () => Promise<void>;
  /** It answers nothing, and fails nothing either, as a server that is gone; after 50 seconds it answers again by itself. */
  readonly freeze: () => void;
  readonly thaw: () => void;
};

/** One that is plugged in: a folder seen through a file system of a process (bindfs). Null where none can be mounted. */
export async function pluggableDisk(): Promise<PluggableDisk | null> {
  const home = temporaryFolder();
  const [inside, folder] = [join(home, "inside"), join(home, "disk")];
  for (const each of [inside, folder]) mkdirSync(each);
  let server: ChildProcess | null = null;
  const pull = (): void => void server?.kill("SIGKILL");
  const thaw = (): void => void server?.kill("SIGCONT");
  /** Whoever waits for it within this process could not thaw it. */
  const freeze = (): void => {
    const later = `sleep 50; kill -CONT ${String(server?.pid)}`;
    spawn("sh", ["-c", later], { stdio: "ignore", detached: true }).unref();
    server?.kill("SIGSTOP");
  };
  /** Prepared beside and put in its place at once: meanwhile others might write into the empty folder. */
  const plugIn = async (): Promise<boolean> => {
    const beside = mkdtempSync(join(home, "mount-"));
    server = await mounted(inside, beside);
    unmount(folder);
    const isThere = spawnSync("mount", ["--bind", beside, folder]).status === 0;
    unmount(beside);
    return isThere && server !== null;
  };
  onTestFinished(() => {
    pull();
    unmount(folder);
  });
  if (process.platform !== "linux" || !(await plugIn())) return null;
  return {
    folder,
    pull,
    freeze,
    thaw,
    plugIn: async () => {
      if (!(await plugIn())) throw new Error("the disk could not be plugged in again");
    },
  };
}

/** The process that gives a folder at another place; null where there is none. */
async function mounted(folder: string, at: string): Promise<ChildProcess | null> {
  const server = spawn("bindfs", ["-f", folder, at], { stdio: "ignore" });
  server.on("error", () => undefined); // it is not installed: then it has no number
  const isMounted = (): boolean => readFileSync("/proc/mounts", "utf8").includes(` ${at} `);
  while (server.pid !== undefined && server.exitCode === null && !isMounted()) await setTimeout(5);
  return isMounted() ? server : null;
}

function unmount(at: string): void {
  spawnSync("umount", ["--quiet", "--lazy", at]);
}
