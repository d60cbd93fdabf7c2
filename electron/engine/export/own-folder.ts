import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/*
 * Whether the folder of an export that was interrupted is still the one that it wrote into. The folder that a disk is
 * mounted on is there without the disk as well, and is empty: what was written there would lie on the computer's own disk,
 * where nobody looks for it, and be hidden as soon as the right one is back.
 */

/** The folder of an export, or the nearest one that it is to lie in, as it was when the export was asked for. */
export type BeganIn = {
  readonly path: string;
  /** By the number of its file system, its own there, and when it was made. */
  readonly number: string;
};

/** Looked at before anything is made there; null where nothing can be. */
export function beganIn(folder: string): BeganIn | null {
  for (let path = folder; ; path = dirname(path)) {
    const number = numberOf(path);
    if (number !== null) return { path, number };
    if (dirname(path) === path) return null;
  }
}

/**
 * Whether the same folder is there. Systems give a disk another number whenever it is plugged in, so that one alone means nothing;
 * that of a folder on it stays, and stands for it where it is known when that was made.
 */
export function isWhereItBegan({ path, number }: BeganIn): boolean {
  const now = numberOf(path);
  if (now === null || now === number) return now !== null;
  const [, ...own] = number.split(":");
  const [, ...ownNow] = now.split(":");
  return own.join(":") === ownNow.join(":") && own.at(-1) !== "0";
}

function numberOf(path: string): string | null {
  try {
    const { dev, ino, birthtimeNs } = statSync(path, { bigint: true });
    return [dev, ino, birthtimeNs].join(":");
  } catch {
    return null;
  }
}

/** The file by which an export that was killed knows its folder: it is there as long as that is at work. Its name has the export's mark. */
export function signIn(folder: string, mark: string): string {
  return join(folder, `${mark}here`);
}

export function hasSign(folder: string, mark: string): boolean {
  return existsSync(signIn(folder, mark));
}
