import { basename, dirname, sep } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type {
  LocatePreview,
  LocateRow,
  LocateWhat,
  LocateWhere,
} from "../../../shared/contract/locate.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { filePresentAt } from "../catalog/files.ts";
import { awayInSource, awayOfStill, isAwayAsWhole, type AwayFile } from "../catalog/relink.ts";
import { listSources, within, type SourceRow } from "../catalog/sources.ts";
import { promiseOf } from "../ingest/formats.ts";
import { lookAtPlace } from "../ingest/look-at-place.ts";
import { lookAtSources } from "../ingest/look-at-sources.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { commonFolder, shiftBetween, shifted, topFolder } from "./folder-shift.ts";
import { partsOf, type Located } from "./located.ts";
import { lookBesideFile, lookInFolder, meantBy } from "./look-for.ts";
import type { Match } from "./match-files.ts";

/**
 * Starts looking for the files of a source or of a still that are away, in a folder or beside a file that
 * the archivist chose; of a still also for the others of its source, since what was moved was mostly moved
 * together. A job; its finds stay with the archive.
 */
export function startLocating(
  archive: Archive,
  what: LocateWhat,
  where: LocateWhere,
): { id: number; ended: Promise<Job> } {
  requireThere(where);
  const name = basename("file" in where ? where.file : where.folder);
  return archive.jobs.start(
    {
      kind: "locate",
      label: "file" in where ? `Looking at “${name}”` : `Looking for files in “${name}”`,
      input: { what, ...where },
    },
    async (control) => {
      await lookAtSources(archive);
      const found = await look(archive.catalog.db, { what, where }, control);
      if (!control.signal.aborted) archive.located = { job: control.id, ...found };
      const count = found.matches.filter(({ as }) => as === "found").length;
      return `${String(count)} of ${String(found.matches.length)} files found in “${name}”`;
    },
  );
}

function requireThere(where: LocateWhere): void {
  if ("folder" in where) {
    if (isFolder(where.folder)) return;
    throw new ProblemError(
      "not-found",
      "There is no folder of this name that can be opened.",
      where.folder,
    );
  }
  const now = lookAtPlace(where.file);
  if (now === null || now === "unknown" || !now.isFile())
    throw new ProblemError(
      "not-found",
      "There is no file of this name that can be opened.",
      where.file,
    );
  if (topFolder(where.file.replaceAll(sep, "/")) === null)
    throw new ProblemError(
      "invalid",
      "This file lies right at the top of its disk. Move it into a folder, and choose it there.",
      where.file,
    );
  if (!["read", "untold"].includes(promiseOf(basename(where.file))))
    throw new ProblemError(
      "invalid",
      "This is no picture that Stillroom reads. Choose the picture itself.",
      where.file,
    );
}

type Order = { readonly what: LocateWhat; readonly where: LocateWhere };

async function look(
  db: ReadableDb,
  { what, where }: Order,
  control: JobControl,
): Promise<Omit<Located, "job">> {
  if ("folder" in where) {
    const { folder } = where;
    if ("folder" in what) return await lookForDisk(db, what.folder, folder, control);
    const matches = await lookInFolder(awayFiles(db, what, null), folder, control);
    if (!("source" in what) || !isAwayAsWhole(db, what.source))
      return { sources: [], lookedIn: folder, matches };
    const others = await lookForNeighbours(db, what.source, matches, control);
    const sources = [what.source, ...others.map(({ file }) => file.source)];
    return { sources, lookedIn: folder, matches: [...matches, ...others] };
  }
  const own = "still" in what ? awayOfStill(db, what.still) : [];
  const wanted = awayFiles(db, what, (await meantBy(where.file, own))?.id ?? null);
  const matches = await lookBesideFile(wanted, where.file, control);
  return { sources: [], lookedIn: dirname(where.file), matches };
}

/**
 * Looks for the sources in a folder, mostly a disk, that is called otherwise now: each where it is if all else is
 * as it was, or anywhere in the new place.
 */
async function lookForDisk(
  db: ReadableDb,
  before: string,
  now: string,
  control: JobControl,
): Promise<Omit<Located, "job">> {
  const matches: Match[] = [];
  const sources: number[] = [];
  for (const { id, path } of sourcesWithin(db, before)) {
    const at = `${now}${path.slice(slashed(before).length)}`;
    const wanted = awayInSource(db, id);
    matches.push(...(await lookInFolder(wanted, isFolder(at) ? at : now, control)));
    if (isAwayAsWhole(db, id)) sources.push(id);
  }
  return { sources, lookedIn: now, matches };
}

/**
 * Looks for other sources that are away as a whole where they are if the folders that one was found to have
 * moved with took them along. Those of which nothing is there are left as they are.
 */
async function lookForNeighbours(
  db: ReadableDb,
  found: number,
  matches: readonly Match[],
  control: JobControl,
): Promise<Match[]> {
  const [part] = partsOf({ job: 0, sources: [found], lookedIn: "", matches });
  const sources = listSources(db);
  const before = sources.find(({ id }) => id === found)?.path;
  if (part === undefined || !part.isSource || part.folder === "" || before === undefined) return [];
  const shift = shiftBetween(`${slashed(before)}/`, `${part.folder}/`);
  const neighbours: Match[] = [];
  for (const { id, path } of sources) {
    const to = id === found ? null : shifted(slashed(path), shift);
    if (to === null || !isFolder(to) || !isAwayAsWhole(db, id)) continue;
    const own = await lookInFolder(awayInSource(db, id), to, control);
    if (own.some(({ as }) => as === "found")) neighbours.push(...own);
  }
  return neighbours;
}

function sourcesWithin(db: ReadableDb, folder: string): readonly SourceRow[] {
  return listSources(db).filter(({ path }) => within(slashed(folder), slashed(path)) !== null);
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}

function isFolder(path: string): boolean {
  const now = lookAtPlace(path);
  return now !== null && now !== "unknown" && now.isDirectory();
}

/** The files that are away; of a still its own come before the others of its sources, and `first` before all. */
function awayFiles(db: ReadableDb, what: LocateWhat, first: number | null): AwayFile[] {
  if ("source" in what) return awayInSource(db, what.source);
  if ("folder" in what)
    return sourcesWithin(db, what.folder).flatMap(({ id }) => awayInSource(db, id));
  const own = awayOfStill(db, what.still);
  const rest = [...new Set(own.map(({ source }) => source))].flatMap((source) =>
    awayInSource(db, source),
  );
  const all = new Map([...own, ...rest].map((file) => [file.id, file]));
  const chosen = first === null ? undefined : all.get(first);
  return chosen === undefined
    ? [...all.values()]
    : [chosen, ...[...all.values()].filter(({ id }) => id !== first)];
}

/** What a search has found, in numbers, and a part of one list of it. Null while it is not done. */
export function previewOf(
  { located, catalog }: Archive,
  { job, as, from, count }: { job: number; as: Match["as"]; from: number; count: number },
): LocatePreview | null {
  if (located?.job !== job) return null;
  const { matches } = located;
  const parts = partsOf(located);
  const [only] = parts;
  const rows = matches.filter((match) => match.as === as);
  const number = (kind: Match["as"]): number => matches.filter((match) => match.as === kind).length;
  return {
    folder:
      parts.length === 1 && only !== undefined
        ? only.folder
        : commonFolder(parts.map((part) => `${slashed(part.folder)}/`)),
    total: matches.length,
    found: number("found"),
    another: number("another"),
    nowhere: number("nowhere"),
    unchosen: matches.filter((match) => match.as === "another" && match.to === null).length,
    becomesSource: parts.some(
      ({ isSource, folder }) => !isSource && !isWithinSource(catalog.db, folder),
    ),
    rows: rows.slice(from, from + count).map((match) => rowOf(catalog.db, match)),
  };
}

/** Whether a folder is part of the archive already. */
function isWithinSource(db: ReadableDb, folder: string): boolean {
  const at = folder.replaceAll(sep, "/");
  return listSources(db).some(({ path }) => within(path, at) !== null);
}

function rowOf(db: ReadableDb, match: Match): LocateRow {
  const { file } = match;
  const to = match.as === "nowhere" ? null : match.to;
  const there = match.as === "another" && to !== null ? filePresentAt(db, to) : null;
  return {
    file: file.id,
    still: file.still,
    from: `${file.root}/${file.path}`,
    to,
    choices: match.as === "nowhere" ? [] : match.choices,
    joins: there === null || there.still === file.still ? null : there.still,
  };
}

/** Chooses one of the places where a file may be now; null for none of them. Another that is not offered changes nothing. */
export function choosePlace(
  archive: Archive,
  { job, file, to }: { job: number; file: number; to: string | null },
): void {
  const { located } = archive;
  if (located?.job !== job) return;
  archive.located = {
    ...located,
    matches: located.matches.map((match) => {
      if (match.as === "nowhere" || match.file.id !== file) return match;
      if (to === null) return match.as === "another" ? { ...match, to: null } : match;
      return match.choices.includes(to) ? { ...match, to } : match;
    }),
  };
}
