import { charsetsWanted } from "../catalog/charset-readings.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { knownFileAt } from "../catalog/files.ts";
import type { TaskResult } from "../worker/tasks.ts";
import type { WorkerPool } from "../worker/pool.ts";

/** A file to read: where it is on disk, its sidecars there, and its place in a source. */
export type ToRead = {
  readonly source: number;
  /** Within the source. */
  readonly path: string;
  readonly onDisk: string;
  readonly sidecars: readonly string[];
};

/** What came of it, and the character sets in which it was read beside its own. */
export type ReadAsWanted = {
  readonly outcome: TaskResult["read"];
  readonly inCharsets: readonly string[];
};

/**
 * Reads a file, also in the character sets that are wanted of it. In which that is can depend on what it
 * holds, and the archivist may choose one meanwhile: then it is read once more.
 */
export async function readAsWanted(
  { db, pool }: { readonly db: ReadableDb; readonly pool: WorkerPool },
  { source, path, onDisk, sidecars }: ToRead,
): Promise<ReadAsWanted> {
  const file = knownFileAt(db, source, path)?.id ?? null;
  let inCharsets = charsetsWanted(db, { hash: null, file });
  for (;;) {
    const task = { kind: "read", path: onDisk, sidecars, iimCharsets: inCharsets } as const;
    const outcome = await pool.run(task, "reading");
    const missing = charsetsMissing(db, { source, path }, { outcome, inCharsets });
    if (missing.length === 0) return { outcome, inCharsets };
    inCharsets = [...inCharsets, ...missing];
  }
}

/** The character sets in which a file is wanted by now, and was not read. */
export function charsetsMissing(
  db: ReadableDb,
  { source, path }: Pick<ToRead, "source" | "path">,
  { outcome, inCharsets }: ReadAsWanted,
): string[] {
  if ("problem" in outcome || !outcome.result.reading.isCharsetUnsure) return [];
  const file = knownFileAt(db, source, path)?.id ?? null;
  const wanted = charsetsWanted(db, { hash: Buffer.from(outcome.result.hash), file });
  return wanted.filter((charset) => !inCharsets.includes(charset));
}
