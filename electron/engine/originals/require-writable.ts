import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { networkDiskOf } from "../catalog/network-disk.ts";
import { placeOf, type OriginalFile } from "../catalog/file-exchanges.ts";
import { lookAt } from "./take-place.ts";
import { Refusal } from "./refusal.ts";

/** Refuses a picture that is not there. @throws Refusal */
export function requireThere(original: OriginalFile): void {
  const path = placeOf(original);
  if (original.offline !== null)
    throw new Refusal(
      "gone",
      "The folder of this file is offline. Connect its disk and try again.",
      path,
    );
  if (lookAt(path) === null)
    throw new Refusal(
      "gone",
      "This file is not where it was. Connect its disk, or say where it is with Locate…, and try again.",
      path,
    );
}

/**
 * Refuses what cannot be replaced in one step, a picture or a sidecar beside it: it is write-protected, or its folder
 * is, or it is on a network disk, where a step may be half done. @throws Refusal
 */
export async function requireReplaceable(
  original: OriginalFile,
  into: string,
  networkDisk: (folder: string) => string | null = networkDiskOf,
): Promise<void> {
  const path = placeOf(original);
  const share = networkDisk(dirname(path));
  if (share !== null)
    throw new Refusal(
      "read-only",
      `This file is on a network disk (${share}), where replacing it might be left half done. Write on the computer it belongs to, or export copies.`,
      path,
    );
  if (lookAt(into) !== null && !(await isWritable(into)))
    throw new Refusal(
      "read-only",
      into === path
        ? "This file is write-protected. Allow writing into it and try again."
        : "The sidecar of this file is write-protected. Allow writing into it and try again.",
      path,
    );
  if (!(await isWritable(dirname(into))))
    throw new Refusal(
      "read-only",
      "The folder of this file is write-protected. Allow writing there and try again.",
      path,
    );
}

/** A user who may do everything may write where nobody is meant to: the permissions count all the same. */
async function isWritable(path: string): Promise<boolean> {
  const mode = lookAt(path)?.mode ?? 0n;
  if ((mode & 0o222n) === 0n) return false;
  return await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
