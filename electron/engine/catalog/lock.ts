import {
  closeSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname, uptime } from "node:os";
import { join } from "node:path";

/** Who writes a catalog. */
export type LockOwner = { readonly pid: number; readonly host: string; readonly since: string };

export type Lock =
  | { readonly kind: "held"; readonly release: () => void }
  | { readonly kind: "taken"; readonly owner: LockOwner | null }
  | { readonly kind: "unwritable" };

const HEARTBEAT_MS = 5_000;
/** A heartbeat this old from another machine: its owner is gone. Longer than any pause of a busy machine. */
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
    if (!removeStale(file)) return { kind: "unwritable" };
  }
  return { kind: "taken", owner: readOwner(file) };
}

/** False where nothing can be removed; a lock that is gone by now is removed too. */
function removeStale(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
}

function hold(file: string): Lock {
  const handle = openSync(file, "wx");
  const owner: LockOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeSync(handle, JSON.stringify(owner));
  closeSync(handle);
  const heartbeat = setInterval(() => {
    beat(file, owner);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    kind: "held",
    release: () => {
      clearInterval(heartbeat);
      if (!isOurs(file, owner)) return;
      try {
        unlinkSync(file);
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
      }
    },
  };
}

/** Whether the lock is still the one we took: never is another owner's touched. */
function isOurs(file: string, { pid, host, since }: LockOwner): boolean {
  const owner = readOwner(file);
  return owner?.pid === pid && owner.host === host && owner.since === since;
}

function beat(file: string, owner: LockOwner): void {
  if (!isOurs(file, owner)) return;
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

/**
 * On this machine the process tells: a sleeping or busy one has an old heartbeat and is not gone. After
 * a power cut its number may be another program's, but then the last heartbeat is older than the start
 * of the machine. Other machines are told by their heartbeat alone.
 */
function isStale(file: string, owner: LockOwner | null): boolean {
  try {
    const beatAt = statSync(file).mtimeMs;
    if (owner === null || owner.host !== hostname()) return Date.now() - beatAt > STALE_MS;
    return !isAlive(owner.pid) || beatAt < Date.now() - uptime() * 1000 - HEARTBEAT_MS;
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
