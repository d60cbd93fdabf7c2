import { stat } from "node:fs/promises";
import type { Problem } from "../../../shared/problem.ts";
import type { FileToCheck } from "../catalog/fixity.ts";
import { hashOf } from "../export/hash-of.ts";

/**
 * What became of a file: its bytes are those of the archive; it was moved, or written by somebody since, which following
 * its folder sees to; or it is damaged, in words.
 */
export type Fixity = "good" | "not-ours" | Problem;

/** Reads all bytes of a file and compares them with what the archive knows. */
export async function checkFile(file: FileToCheck): Promise<Fixity> {
  if (!(await isUntouched(file))) return "not-ours";
  let hash: Buffer;
  try {
    hash = await hashOf(file.path);
  } catch (error) {
    return !isForbidden(error) && (await isUntouched(file))
      ? damaged(file, "can no longer be read to its end")
      : "not-ours";
  }
  if (hash.equals(file.hash)) return "good";
  return (await isUntouched(file))
    ? damaged(file, "has other bytes than it had, though nobody wrote it")
    : "not-ours";
}

/** Permissions tell nothing about a disk. */
function isForbidden(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && /^(?:EACCES|EPERM)$/u.test(String(error.code))
  );
}

/** Size and time are as they were when it was read: nobody wrote it since, as far as a file system tells. */
async function isUntouched({ path, bytes, modifiedMs }: FileToCheck): Promise<boolean> {
  return await stat(path).then(
    ({ size, mtimeMs }) => size === bytes && mtimeMs === modifiedMs,
    () => false,
  );
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

function damaged({ path, goodAt }: FileToCheck, what: string): Problem {
  const since =
    goodAt === null
      ? "since it was indexed"
      : `since ${day.format(goodAt)}, when it was last seen good`;
  return {
    kind: "fixity",
    path,
    message: `This file ${what} ${since}. Its disk may be failing: put a good copy in its place, keep its name, and index the folder.`,
  };
}
