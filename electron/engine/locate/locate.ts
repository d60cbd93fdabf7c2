import { statSync } from "node:fs";
import { basename, join } from "node:path";
import type { LocatePreview, LocateRow, LocateWhat } from "../../../shared/contract/locate.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { awayInSource, awayOfStill, type AwayFile } from "../catalog/relink.ts";
import { listSources } from "../catalog/sources.ts";
import { hashOf } from "../export/hash-of.ts";
import { scan } from "../ingest/scan.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { Located } from "./located.ts";
import { matchFiles, type Candidate, type Match } from "./match-files.ts";

/**
 * Starts looking in a folder for the files of a source or of a still that are away; of a still also for
 * the others of its source, since what was moved was mostly moved together. A job; its finds stay with
 * the archive.
 */
export function startLocating(archive: Archive, what: LocateWhat, folder: string): { job: number } {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw new ProblemError(
      "not-found",
      "There is no folder of this name that can be opened.",
      folder,
    );
  const source = "source" in what ? what.source : null;
  const { id } = archive.jobs.start(
    {
      kind: "locate",
      label: `Looking for files in “${basename(folder)}”`,
      input: { what, folder },
    },
    async (control) => {
      const wanted = awayFiles(archive.catalog.db, what);
      const matches = await lookFor(wanted, folder, control);
      if (!control.signal.aborted) archive.located = { job: control.id, source, folder, matches };
      const found = matches.filter(({ as }) => as === "found").length;
      return `${String(found)} of ${String(matches.length)} files found in “${basename(folder)}”`;
    },
  );
  return { job: id };
}

function awayFiles(db: ReadableDb, what: LocateWhat): AwayFile[] {
  if ("source" in what) return awayInSource(db, what.source);
  const own = awayOfStill(db, what.still);
  const first = new Set(own.map(({ id }) => id));
  const sources = new Set(own.map(({ source }) => source));
  const rest = [...sources].flatMap((source) => awayInSource(db, source));
  return [...own, ...rest.filter(({ id }) => !first.has(id))];
}

async function lookFor(
  wanted: readonly AwayFile[],
  folder: string,
  { signal, progress, whilePaused }: JobControl,
): Promise<Match[]> {
  const candidates: Candidate[] = [];
  for await (const scanned of scan(folder, signal))
    if (scanned.kind === "file") candidates.push(scanned.file);
  const hashes = new Map<string, string | null>();
  let looked = 0;
  progress(0, wanted.length);
  const hashOnce = async (candidate: Candidate): Promise<string | null> => {
    await whilePaused();
    if (signal.aborted) return null;
    progress(Math.min(++looked, wanted.length), wanted.length);
    const known = hashes.get(candidate.path);
    if (known !== undefined) return known;
    const hash = await readHash(join(folder, candidate.path));
    hashes.set(candidate.path, hash);
    return hash;
  };
  return await matchFiles(wanted, candidates, hashOnce);
}

async function readHash(path: string): Promise<string | null> {
  try {
    return (await hashOf(path)).toString("hex");
  } catch {
    return null; // It went away or cannot be read: it is not what is looked for.
  }
}

/** What a search has found, in numbers, and a part of one list of it. Null while it is not done. */
export function previewOf(
  { located, catalog }: Archive,
  { job, as, from, count }: { job: number; as: Match["as"]; from: number; count: number },
): LocatePreview | null {
  if (located?.job !== job) return null;
  const { matches, folder } = located;
  const rows = matches.filter((match) => match.as === as);
  const number = (kind: Match["as"]): number => matches.filter((match) => match.as === kind).length;
  return {
    folder,
    total: matches.length,
    found: number("found"),
    another: number("another"),
    nowhere: number("nowhere"),
    becomesSource: !isWithinSource(catalog.db, located),
    rows: rows.slice(from, from + count).map((match) => rowOf(match, folder)),
  };
}

/** Whether the new folder is part of the archive already, or will be what a source moves to. */
function isWithinSource(db: ReadableDb, { source, folder }: Located): boolean {
  if (source !== null) return true;
  return listSources(db).some(({ path }) => folder === path || folder.startsWith(`${path}/`));
}

function rowOf(match: Match, folder: string): LocateRow {
  const { file } = match;
  return {
    still: file.still,
    from: `${file.root}/${file.path}`,
    to: match.as === "nowhere" ? null : join(folder, match.to),
  };
}
