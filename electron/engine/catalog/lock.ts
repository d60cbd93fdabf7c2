import { errorCode } from "./error-code.ts";
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, uptime } from "node:os";
import { dirname, join } from "node:path";
import { isAlive } from "./is-alive.ts";
import { processIdentity } from "./process-identity.ts";

/** Who writes a catalog, and of which lock that is said: none in a lock of an older Stillroom. */
export type LockOwner = {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly place?: Place;
  /** Tells the process from others of its number, where the system can. */
  readonly process?: string;
};

/** A lock file by its folder, links followed, and its inode. */
type Place = { readonly folder: string; readonly inode: string };

export type Lock =
  | HeldLock
  | { readonly kind: "taken"; readonly owner: LockOwner | null }
  /** Its folder takes no files: it is write-protected, or its disk is. */
  | { readonly kind: "unwritable" }
  | { readonly kind: "disk-full" };

export type HeldLock = {
  readonly kind: "held";
  readonly release: () => void;
  /** Calls back once if another process took the lock over: from then on that one writes. */
  readonly whenLost: (listener: () => void) => void;
};

/** Does something while no other process can do the same, and answers what it gave; null while another is at it. */
export type Alone = (work: () => Lock) => Lock | null;

const HEARTBEAT_MS = 5_000;
/** A heartbeat this old from another machine: its owner is gone. Longer than any pause of a busy machine. */
const STALE_MS = 60_000;

/**
 * Takes the lock of a catalog folder, so that one process writes it. A lock left behind by a process
 * that died is recognised by its process id on this machine, by its heartbeat on others, and replaced
 * `alone`: of two that find it, the second would else remove the lock that the first has just taken.
 */
export function takeLock(folder: string, alone: Alone): Lock {
  const file = join(folder, "lock");
  const lock = hold(file);
  if (lock.kind !== "taken" || !isStale(file, lock.owner)) return lock;
  const replaced = alone(() => {
    if (!isStale(file, readOwner(file))) return { kind: "taken", owner: readOwner(file) };
    return removeStale(file) ? hold(file) : { kind: "unwritable" };
  });
  return replaced ?? { kind: "taken", owner: readOwner(file) };
}

/** False where nothing can be removed; a lock that is gone by now is removed too. */
function removeStale(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    return errorCode(error) === "ENOENT";
  }
}

/** Takes the lock if there is none. */
function hold(file: string): Lock {
  const identity = processIdentity(process.pid);
  const owner: LockOwner = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    ...(identity === null ? {} : { process: identity }),
  };
  try {
    writeNew(file, (place) => JSON.stringify({ ...owner, place }));
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST") return { kind: "taken", owner: readOwner(file) };
    if (code === "EROFS" || code === "EACCES" || code === "EPERM") return { kind: "unwritable" };
    if (code === "ENOSPC") return { kind: "disk-full" };
    throw error;
  }
  return heldBy(file, owner);
}

/**
 * A lock that says nothing would stand in the way, were its process killed just then: it is written beside, and has its
 * name once it is whole.
 */
function writeNew(file: string, textAt: (place: Place) => string): void {
  const half = `${file}.${String(process.pid)}`;
  try {
    writeFileSync(half, "");
    writeFileSync(half, textAt(placeOf(half)));
    takeName(half, file);
  } finally {
    rmSync(half, { force: true });
  }
  clearHalfWritten(dirname(file));
}

/** @throws EEXIST where another has it. */
function takeName(half: string, file: string): void {
  try {
    linkSync(half, file);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw error;
    copyFileSync(half, file, constants.COPYFILE_EXCL); // a disk without links, such as FAT
  }
}

function clearHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^lock\.(?<pid>\d+)$/u.exec(name)?.groups?.["pid"];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function heldBy(file: string, owner: LockOwner): HeldLock {
  const listeners: (() => void)[] = [];
  const heartbeat = setInterval(() => {
    if (isOurs(file, owner)) {
      beat(file);
    } else if (isAnothers(file)) {
      clearInterval(heartbeat);
      for (const listener of listeners) listener();
    }
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
        if (errorCode(error) !== "ENOENT") throw error;
      }
    },
    whenLost: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Whether the lock is still the one we took: never is another owner's touched. */
function isOurs(file: string, { pid, host, since }: LockOwner): boolean {
  const owner = readOwner(file);
  return owner?.pid === pid && owner.host === host && owner.since === since;
}

/** Of one that is not ours: it names another, or is gone from its folder as after that other's end. A disk that is away tells nothing. */
function isAnothers(file: string): boolean {
  return readOwner(file) !== null || (!existsSync(file) && existsSync(dirname(file)));
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
    "host" in value &&
    (!("place" in value) || isPlace(value.place)) &&
    (!("process" in value) || typeof value.process === "string")
  );
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "folder" in value && "inode" in value;
}

function placeOf(file: string): Place {
  return {
    folder: realpathSync.native(dirname(file)),
    inode: String(statSync(file, { bigint: true }).ino),
  };
}

/**
 * Whether a lock came here with its folder, which somebody copied while the archive was open there: its
 * owner writes the other one. A folder that is renamed or mounted twice keeps its inodes, and one whose
 * disk numbers its files anew keeps its place.
 */
function isCopied(file: string, { place }: LockOwner): boolean {
  if (place === undefined) return false;
  const here = placeOf(file);
  return here.folder !== place.folder && here.inode !== place.inode;
}

/**
 * On this machine the process tells: a sleeping or busy one has an old heartbeat and is not gone, and no clock
 * that is set makes it so. Its number may be another program's by now: where the system cannot tell them apart, after
 * a power cut at least the last heartbeat is older than the start of the machine. Other machines are told by their heartbeat alone.
 */
function isStale(file: string, owner: LockOwner | null): boolean {
  try {
    const beatAt = statSync(file).mtimeMs;
    if (owner === null || owner.host !== hostname()) return Date.now() - beatAt > STALE_MS;
    if (isCopied(file, owner)) return true;
    if (owner.process !== undefined) return processIdentity(owner.pid) !== owner.process;
    return !isAlive(owner.pid) || beatAt < Date.now() - uptime() * 1000 - HEARTBEAT_MS;
  } catch (error) {
    return errorCode(error) === "ENOENT";
  }
}
