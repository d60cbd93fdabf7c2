import { execFileSync, spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";

/** A disk of so many bytes, and a page more for each of some files; false where nobody may mount one. */
export function mountSmall(folder: string, bytes: number): boolean {
  try {
    const room = `size=${String(Math.round(bytes) + 16_384)}`;
    execFileSync("mount", ["-t", "tmpfs", "-o", room, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return false;
  }
  onTestFinished(() => {
    takeOff(folder); // which the test may have done
  });
  return true;
}

/** Unmounts a disk, whoever has a file open there: it may be a little late. */
export function takeOff(folder: string): void {
  spawnSync("umount", ["--quiet", "--lazy", folder], { stdio: "ignore" });
}
