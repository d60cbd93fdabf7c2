import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import { errorCode } from "./error-code.ts";

const DATABASE = "catalog.db";
const LOG = "catalog.db-wal";
/** The head of SQLite's write-ahead log, with the salts that change whenever the log is begun anew. */
const LOG_HEAD_BYTES = 32;
const ATTEMPTS = 3;

/**
 * Copies a database that SQLite cannot open where it lies. Another computer may be writing it, so the
 * two files must belong together: the database is written only when the log is taken into it, and the
 * log is begun anew only after that. What is added to the log meanwhile does no harm, for SQLite takes
 * only whole transactions from it. @throws ProblemError in words.
 */
export async function copyCatalog(folder: string, into: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = stateOf(folder);
    await copyFiles(folder, into);
    if (stateOf(folder) === before) return;
  }
  throw new ProblemError(
    "locked",
    "The archive is being changed on another computer and could not be read whole. Wait until that is done, and open it again.",
    folder,
  );
}

async function copyFiles(folder: string, into: string): Promise<void> {
  try {
    await copyFile(join(folder, DATABASE), join(into, DATABASE));
    await chmod(join(into, DATABASE), 0o600); // A write-protected one lends its copy that too.
    rmSync(join(into, LOG), { force: true }); // of an attempt before
    if (existsSync(join(folder, LOG))) {
      await copyFile(join(folder, LOG), join(into, LOG));
      await chmod(join(into, LOG), 0o600);
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return; // The log went away, which the next look tells.
    const isFull = code === "ENOSPC";
    throw new ProblemError(
      isFull ? "disk-full" : "unreadable",
      isFull
        ? "The archive can only be opened as a copy, and there is no room for one in the folder for temporary files. Make room there and open it again."
        : "The archive's catalog.db could not be read. Check its disk and its permissions, and open it again.",
      folder,
    );
  }
}

/** What tells whether the database was written, or its log begun anew. */
function stateOf(folder: string): string {
  const database = statSync(join(folder, DATABASE), { bigint: true, throwIfNoEntry: false });
  return [database?.mtimeNs, database?.size, headOfLog(join(folder, LOG))].join(" ");
}

function headOfLog(file: string): string {
  try {
    const handle = openSync(file, "r");
    try {
      const head = Buffer.alloc(LOG_HEAD_BYTES);
      readSync(handle, head, 0, LOG_HEAD_BYTES, 0);
      return head.toString("hex");
    } finally {
      closeSync(handle);
    }
  } catch {
    return "no log";
  }
}
