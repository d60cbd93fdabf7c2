import {
  closeSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Who writes a catalog. */
export type LockOwner = { readonly pid: number; readonly host: string; readonly since: string };

export type Lock =
  | { readonly kind: "held"; readonly release: () => void }
  | { readonly kind: "taken"; readonly owner: LockOwner | null }
  | { readonly kind: "unwritable" };

const HEARTBEAT_MS = 5_000;
/** A heartbeat this old, and no such process here: its owner is gone. Longer than any pause of a busy machine. */
const STALE_MS = 60_000;

/**
 * Takes the lock of a catalog folder, so that one process writes it. A lock left behind by a
 * process that died is recognised by its process id on this machine, by its heartbeat on others.
 */
export function takeLock(folder: string): Lock {
  const file = join(folder, "lock");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      return hold(file);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EROFS" || code === "EACCES" || code === "EPERM") return { kind: "unwritable" };
      if (code !== "EEXIST") throw error;
    }
    const owner = readOwner(file);
    if (!isStale(file, owner)) return { kind: "taken", owner };
    unlinkSync(file);
  }
  return { kind: "taken", owner: readOwner(file) };
}

function hold(file: string): Lock {
  const handle = openSync(file, "wx");
  const owner: LockOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeSync(handle, JSON.stringify(owner));
  closeSync(handle);
  const heartbeat = setInterval(() => {
    beat(file);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    kind: "held",
    release: () => {
      clearInterval(heartbeat);
      try {
        unlinkSync(file);
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
      }
    },
  };
}

function beat(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The disk is away for the moment: the next beat tries again, and SQLite's own lock still holds.
  }
}

function readOwner(file: string): LockOwner | null {
  try {
    const text: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isOwner(text) ? text : null;
  } catch {
    return null; // Half written or gone: decided by its age alone.
  }
}

function isOwner(value: unknown): value is LockOwner {
  return (
    typeof value === "object" &&
    value !== null &&
    "pid" in value &&
    typeof value.pid === "number" &&
    "host" in value
  );
}

function isStale(file: string, owner: LockOwner | null): boolean {
  if (owner !== null && owner.host === hostname() && !isAlive(owner.pid)) return true;
  try {
    return Date.now() - statSync(file).mtimeMs > STALE_MS;
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}
