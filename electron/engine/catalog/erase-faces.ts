import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ProblemError, type ProblemKind } from "../../../shared/problem.ts";
import { emptyLog, number, type ReadableDb, type WritableDb } from "./database.ts";
import { countFaces, setFacesWanted } from "./faces.ts";
import { rewritingBackup } from "./state-of-backup.ts";

/**
 * Erases all faces and has none looked for any more; answers how many there were. What SQLite frees is
 * overwritten, also in its log and in the copies of the catalog, which `inCopies` sees to: it answers in which it could not.
 * @throws ProblemError naming the copies in which that could not be done, or saying that the log is in use
 *   and is emptied when the catalog is closed; all else is erased then.
 */
export async function eraseFaces(
  db: WritableDb,
  folder: string,
  inCopies: () => Promise<readonly string[]>,
): Promise<number> {
  const { faces } = countFaces(db);
  setFacesWanted(db, false);
  overwriteFaces(db);
  const isWhole = emptyLog(db);
  const left = await inCopies();
  if (isWhole && left.length === 0) return faces;
  const [kind, words]: [ProblemKind, string] = isWhole ? ["unreadable", ""] : ["locked", IN_USE];
  const copies = left.length === 0 ? "" : couldNotBeOpened(left);
  const rest = [words, copies].filter((one) => one !== "").join(" ");
  throw new ProblemError(kind, `All faces in the archive are erased. ${rest}`, folder);
}

const IN_USE =
  "But its log still holds them, because another program has the archive open. Close that one, and then this archive: with that the log is emptied.";

/** Erases them in all databases that lie in these folders; answers those in which it could not. */
export function eraseFacesIn(folders: readonly string[]): string[] {
  return folders.flatMap(databasesIn).filter((copy) => !isErasedIn(copy));
}

function couldNotBeOpened(copies: readonly string[]): string {
  return `These older copies of it could not be opened, and may hold some: ${copies.join(", ")}. Delete them, unless you need them.`;
}

function isErasedIn(copy: string): boolean {
  try {
    const backup = new Database(copy);
    try {
      if (!hasFaces(backup)) return true;
      return rewritingBackup(copy, () => {
        overwriteFaces(backup);
        return emptyLog(backup);
      });
    } finally {
      backup.close();
    }
  } catch {
    return false; // damaged, in use, or written by something else
  }
}

function overwriteFaces(db: ReadableDb): void {
  const before = db.pragma("secure_delete", { simple: true });
  db.pragma("secure_delete = ON");
  try {
    db.transaction(() => db.exec("DELETE FROM face; DELETE FROM face_reading;")).immediate();
  } finally {
    db.pragma(`secure_delete = ${String(before)}`);
  }
}

function hasFaces(db: ReadableDb): boolean {
  return number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'face'") === 1;
}

/** A folder that cannot be read, as on a disk that is away, stands for what may be in it. */
function databasesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".db"))
      .map((name) => join(folder, name));
  } catch {
    return [folder];
  }
}
