import { execFile } from "node:child_process";
import { renameSync, statSync, unlinkSync, type BigIntStats } from "node:fs";
import { chmod, copyFile, open, realpath, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ProblemError } from "../../../shared/problem.ts";
import { syncFolder } from "../catalog/sync-folder.ts";

const execute = promisify(execFile);

/** A file laid beside the one whose place it is to take. */
export type Beside = {
  readonly path: string;
  /** The file itself, where the name leads to another place. */
  readonly place: string;
  readonly bytes: number;
  readonly inode: number;
  readonly modifiedMs: number;
  /** The file as it was when its bytes were read; null where there was none. */
  readonly seen: BigIntStats | null;
};

/**
 * The name of what is laid beside a file, hidden from every pass; `uuid` is that of its exchange, so that what an
 * interrupted program left can be told and taken away.
 */
export function besideName(uuid: string): string {
  return `.stillroom-${uuid}`;
}

/**
 * Lays new bytes beside a file, with whatever the system keeps of it (permissions, owner, extended attributes), on
 * disk when it resolves. `modifiedMs` null: the time of now; `seen` is the file as it was when its bytes were read. @throws ProblemError where the owner would become
 * another, or what the system says.
 */
export async function layBeside(
  path: string,
  bytes: Buffer,
  {
    uuid,
    modifiedMs,
    seen,
  }: {
    readonly uuid: string;
    readonly modifiedMs: number | null;
    readonly seen: BigIntStats | null;
  },
): Promise<Beside> {
  const place = await realpath(path).catch(() => path); // there may be no sidecar yet
  const beside = join(dirname(place), besideName(uuid));
  try {
    if (seen !== null) await copyWithAttributes(place, beside);
    await requireSameOwner(place, beside, seen);
    const handle = await open(beside, seen === null ? "wx" : "r+");
    try {
      await handle.truncate(0);
      await handle.writeFile(bytes);
      const time = modifiedMs === null ? new Date() : modifiedMs / 1000;
      await handle.utimes(time, time);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { ino: inode, mtimeMs, size } = await stat(beside);
    if (size !== bytes.length) throw new Error("a file came out in another length");
    return { path: beside, place, bytes: size, inode, modifiedMs: mtimeMs, seen };
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined); // its disk may be gone, which is told already
    throw error;
  }
}

/** Takes away what was laid beside a file and did not take its place. */
export async function takeAway({ path }: Pick<Beside, "path">): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined); // its disk may be gone, which is told already
}

/**
 * Has a file take the place of the other in one step, on disk when it returns. Blocks, so that nothing else of this
 * process comes between it and what is noted of it. @throws ProblemError when the other was changed meanwhile.
 */
export function takePlace({ path, place, seen }: Beside): void {
  requireUntouched(place, seen);
  renameSync(path, place);
  syncFolder(dirname(place));
}

/** Takes a sidecar away that was not there before. Blocks, as {@link takePlace}. */
export function leavePlace(place: string, seen: BigIntStats | null): void {
  requireUntouched(place, seen);
  unlinkSync(place);
  syncFolder(dirname(place));
}

/** A file as it is now; null where there is none. */
export function lookAt(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

function requireUntouched(place: string, seen: BigIntStats | null): void {
  const now = lookAt(place);
  const isSame =
    now?.mtimeNs === seen?.mtimeNs && now?.size === seen?.size && now?.ino === seen?.ino;
  if (!isSame)
    throw new ProblemError(
      "changed",
      "Another program changed this file meanwhile, so it was left as it is. Try it again when that is done.",
      place,
    );
}

/** Node copies neither owner nor extended attributes (Finder's tags); the system's own command does. */
async function copyWithAttributes(from: string, to: string): Promise<void> {
  if (process.platform !== "win32") {
    const keep = process.platform === "linux" ? "--preserve=all" : "-p";
    try {
      await execute("cp", [keep, "--", from, to]);
      await chmod(to, (await stat(from)).mode | 0o600);
      return;
    } catch {
      await rm(to, { force: true }); // a system without it, or a disk that is full: the next says which
    }
  }
  await copyFile(from, to);
}

/** A file that another owns would come to belong to whoever works here: its archive may rely on that. */
async function requireSameOwner(
  place: string,
  beside: string,
  seen: BigIntStats | null,
): Promise<void> {
  if (seen === null) return;
  const { uid, gid } = await stat(beside, { bigint: true });
  if (uid === seen.uid && gid === seen.gid) return;
  throw new ProblemError(
    "read-only",
    "This file belongs to another user of this computer and would come to belong to you, so it was left as it is. Have its owner write into it, or write a sidecar.",
    place,
  );
}
