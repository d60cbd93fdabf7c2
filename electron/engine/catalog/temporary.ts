import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "./is-alive.ts";

/** What the names begin with that this process gives to what it puts among the system's temporary files, with the folder of those. */
export function temporaryPrefix(): string {
  return join(tmpdir(), `stillroom-${String(process.pid)}-`);
}

/** Takes away what processes have left there that were killed, as nobody else does. */
export function clearTemporary(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const pid = /^stillroom-(?<pid>\d+)-/u.exec(name)?.groups?.["pid"];
      if (pid === undefined || isAlive(Number(pid))) continue;
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Another user's, or one that went away meanwhile: it is tried again at the next start.
  }
}
