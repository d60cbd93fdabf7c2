import { access, constants, link, mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Profile } from "../../../shared/export/profile.ts";
import { ProblemError, type ProblemKind } from "../../../shared/problem.ts";
import { errorCode } from "../catalog/error-code.ts";
import { makeFolder } from "../catalog/make-folder.ts";
import { fileNamer } from "./file-names.ts";
import { signIn } from "./own-folder.ts";
import { DiskTakenOff, type TargetDisk } from "./target-disk.ts";

/**
 * Makes the folder of an export where it is missing and asks whether files may be written there, before anything
 * is handed out; for an export that begins also whether it takes what its profile asks for.
 * @throws ProblemError that names the folder.
 */
export async function prepareFolder(
  folder: string,
  begun?: Pick<Profile, "layout" | "isPacked">,
): Promise<void> {
  await orRefuse(folder, async () => {
    await makeFolder(folder);
    if (begun !== undefined) await requireRoomForBag(folder, begun);
    await access(folder, constants.W_OK);
  });
}

/**
 * Tries whether the folder of an export takes files, for not every system says so without, and leaves its sign there, by
 * which it is known when the export is taken up again.
 * @throws ProblemError that names the folder.
 */
export async function signFolder(folder: string, mark: string): Promise<void> {
  await orRefuse(folder, async () => {
    await (await open(signIn(folder, mark), "a")).close();
  });
}

/** Takes the sign away once the export is at its end, or leaves off for now; where its disk is away by then, the next export there does. */
export async function takeSignAway(folder: string, mark: string): Promise<void> {
  await rm(signIn(folder, mark), { force: true }).catch(() => undefined);
}

async function orRefuse(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const { kind, reason, remedy } = writeFailure(error);
    throw new ProblemError(
      kind,
      `The folder to export to cannot be used: ${reason}. ${remedy} Nothing was written.`,
      folder,
    );
  }
}

/** What makes a folder a bag, or part of one, may be there only once (RFC 8493, 2.1). */
async function requireRoomForBag(
  folder: string,
  { layout, isPacked }: Pick<Profile, "layout" | "isPacked">,
): Promise<void> {
  if (layout !== "bagit" || isPacked) return;
  const taken = (await readdir(folder)).find((name) => ofBag.test(name));
  if (taken === undefined) return;
  throw new ProblemError(
    "invalid",
    `A BagIt bag needs a folder of its own, and “${taken}” in this one is, or may be, of another. Choose an empty folder. Nothing was written.`,
    folder,
  );
}

const ofBag = /^(?:data|bagit\.txt|bag-info\.txt|fetch\.txt|(?:tag)?manifest-.+\.txt)$/iu;

export type WriteFailure = {
  readonly kind: ProblemKind;
  /** Half a sentence. */
  readonly reason: string;
  /** What to do, a whole sentence. */
  readonly remedy: string;
};

/** Why a folder did not take a file, in words. */
export function writeFailure(error: unknown): WriteFailure {
  if (error instanceof DiskTakenOff) return takenOff(error);
  return failures[errorCode(error) ?? ""] ?? otherFailure;
}

/** The ledger is in the database; an export that cannot be entered there must not go on. */
export function isOfDatabase(error: unknown): boolean {
  return errorCode(error)?.startsWith("SQLITE") ?? false;
}

function takenOff({ folder }: DiskTakenOff): WriteFailure {
  return {
    kind: "gone",
    reason: `the disk that “${folder}” was on was taken off while the export was at work, and another lies there now`,
    remedy:
      "Nothing was left on that one. Put back the disk that was taken off and export what is missing, or choose another folder.",
  };
}

const full: WriteFailure = {
  kind: "disk-full",
  reason: "its disk is full",
  remedy: "Make room or choose another folder.",
};
const forbidden: WriteFailure = {
  kind: "read-only",
  reason: "it cannot be written to",
  remedy: "Allow writing there or choose another folder.",
};
const noFolder: WriteFailure = {
  kind: "invalid",
  reason: "there is a file in its place",
  remedy: "Choose another folder.",
};
const otherFailure: WriteFailure = {
  kind: "read-only",
  reason: "the system refused to write there",
  remedy: "Check the disk or choose another folder.",
};
const failures: Readonly<Partial<Record<string, WriteFailure>>> = {
  ENOSPC: full,
  EFBIG: full,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOENT: {
    kind: "gone",
    reason: "it is gone",
    remedy: "Plug in its disk or choose another folder.",
  },
};

/**
 * Gives a finished file its name, which must be free. That its working name could not be taken away, as
 * while a virus scanner looks at it, is no failure: the file is where it should be. @throws an error of
 * code EEXIST where the name is not free.
 */
export async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw error;
    return await giveReservedName(from, to);
  }
  await rm(from).catch(() => undefined); // Whoever made it clears it away once more at its end.
}

/** For disks without hard links (FAT, some network drives): an empty file holds the name until the other takes it. */
async function giveReservedName(from: string, to: string): Promise<void> {
  await (await open(to, "wx")).close();
  try {
    await rename(from, to);
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

/**
 * Makes the folders that a place in a hand-out lies in. The hand-out's own is not made anew: where it is gone, its disk
 * was unplugged. On a disk that came in place of another none is left. @throws DiskTakenOff
 */
export async function makeFoldersOf(root: string, place: string, disk: TargetDisk): Promise<void> {
  const folders = place.split("/").slice(0, -1);
  for (const depth of folders.keys()) {
    const folder = join(root, ...folders.slice(0, depth + 1));
    await disk.requireThere();
    const isNew = await mkdir(folder).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) !== "EEXIST") throw error;
        return false;
      },
    );
    if (!isNew || (await disk.isThere())) continue;
    await rmdir(folder).catch(() => undefined); // whoever has put something there meanwhile keeps it
    await disk.requireThere();
  }
}

/** A place like this one, slashes between its folders, that is free in a hand-out as it is now. */
export async function freePlace(root: string, place: string): Promise<string> {
  const folder = place.slice(0, place.lastIndexOf("/") + 1);
  return folder + (await freeName(join(root, folder), place.slice(folder.length)));
}

/** A name like this one that is free in the folder as it is now. */
export async function freeName(folder: string, name: string): Promise<string> {
  const ending = extname(name);
  return fileNamer(await readdir(folder))(name.slice(0, name.length - ending.length), ending).name;
}
