import { dirname } from "node:path";
import { charsetNames, type Charset } from "../../../shared/charsets.ts";
import type { CharsetChoice } from "../../../shared/contract/stills.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import { chosenCharset, keepCharsetReading } from "../catalog/charset-readings.ts";
import {
  chooseCharset,
  unsureBeside,
  unsureFilesOf,
  stillOfUnsure,
  type UnsureFile,
} from "../catalog/charsets.ts";
import { inRepeatableTransaction, type ReadableDb, type WritableDb } from "../catalog/database.ts";
import { sidecarFinder } from "../ingest/sidecars-beside.ts";
import type { TaskResult } from "../worker/tasks.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Reads the file of a still in every character set. @throws ProblemError when it cannot be read. */
export async function charsetChoice(
  { catalog, pool }: Archive,
  still: StillId,
): Promise<CharsetChoice> {
  const [file] = unsureFilesOf(catalog.db, still);
  if (file === undefined) return { readings: [], beside: 0 };
  const { readings, problem } = await pool.run({ kind: "charsets", path: file.path }, "visible");
  if (problem !== null) throw new ProblemError(problem.kind, problem.message, file.path);
  return { readings, beside: unsureBeside(catalog.db, file.file).length };
}

export type ReadInCharset = {
  readonly stills: readonly StillId[];
  readonly charset: Charset;
  /** Whether files in the same folders whose character set was guessed are read in it too. */
  readonly beside: boolean;
};

/**
 * Reads files again in a character set, as one action: their records then say what they say in it,
 * except where the archivist has the word. Files that changed since they were indexed, and those whose
 * character set is known, are passed over. @throws ProblemError when nothing could be read.
 */
export async function readInCharset(
  archive: Archive,
  wanted: ReadInCharset,
): Promise<{ result: { changed: number }; label: string; change: number | null }> {
  archive.requireWritable();
  const { db } = archive.catalog;
  const { charset } = wanted;
  const files = filesToRead(db, wanted);
  const { read, refusal } = await readAll(archive, files, charset);
  if (read.length === 0 && refusal !== null) throw refusal;
  return await archive.perform(() => chooseCharsets(db, read, charset));
}

function filesToRead(db: ReadableDb, { stills, charset, beside }: ReadInCharset): UnsureFile[] {
  const own = stills.flatMap((still) => unsureFilesOf(db, still));
  const folders = new Map(own.map((file) => [dirname(file.path), file.file]));
  const others = beside ? [...folders.values()].flatMap((file) => unsureBeside(db, file)) : [];
  const files = new Map([...own, ...others].map((file) => [file.file, file]));
  // what is read so already has been followed as it was read
  return [...files.values()].filter(({ hash }) => chosenCharset(db, hash) !== charset);
}

type ReadFiles = { readonly read: readonly UnsureFile[]; readonly refusal: ProblemError | null };

/** As many at once as keep the workers busy; what was read is kept, and counts once it is chosen. */
async function readAll(
  archive: Archive,
  files: readonly UnsureFile[],
  charset: Charset,
): Promise<ReadFiles> {
  const read: UnsureFile[] = [];
  let refusal: ProblemError | null = null;
  const waiting = files.values();
  const sidecarsOf = sidecarFinder();
  const lane = async (): Promise<void> => {
    for (const file of waiting) {
      const task = { kind: "read", path: file.path, sidecars: sidecarsOf(file.path) } as const;
      const outcome = await archive.pool.run({ ...task, iimCharsets: [charset] }, "reading");
      const refused = keepRead(archive, file, charset, outcome);
      if (refused === null) read.push(file);
      else refusal ??= refused;
    }
  };
  await Promise.all(Array.from({ length: archive.pool.size * 2 }, lane));
  return { read, refusal };
}

/** Why it is not kept; null when it is. */
function keepRead(
  archive: Archive,
  { file, path, hash }: UnsureFile,
  charset: Charset,
  outcome: TaskResult["read"],
): ProblemError | null {
  if ("problem" in outcome)
    return new ProblemError(outcome.problem.kind, outcome.problem.message, path);
  archive.requireWritable();
  const { db } = archive.catalog;
  const [read] = outcome.result.inCharsets;
  const isSame = hash.equals(outcome.result.hash) && stillOfUnsure(db, { file, hash }) !== null;
  if (read === undefined || !isSame) return changedSince(path);
  if (chosenCharset(db, hash) !== charset)
    inRepeatableTransaction(db, () => keepCharsetReading(db, file, read));
  return null;
}

function changedSince(path: string | undefined): ProblemError {
  return new ProblemError(
    "changed",
    "This file was changed since it was indexed. Index its folder again, then choose the character set.",
    path,
  );
}

/** Files may have gone, and their stills may have been joined, while they were read. */
function chooseCharsets(
  db: WritableDb,
  files: readonly UnsureFile[],
  charset: Charset,
): Action<{ changed: number }> {
  const stills = new Set<StillId>();
  for (const file of files) {
    const still = stillOfUnsure(db, file);
    if (still === null) continue;
    chooseCharset(db, file.hash, charset);
    stills.add(still);
  }
  if (stills.size === 0 && files.length > 0) throw changedSince(files[0]?.path);
  return {
    result: { changed: stills.size },
    label: `Read texts as ${charsetNames[charset]} (${countOf(stills.size)})`,
  };
}
