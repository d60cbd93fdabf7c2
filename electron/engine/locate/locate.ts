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
import { listSources, within } from "../catalog/sources.ts";
import { promiseOf } from "../ingest/formats.ts";
import { lookAtPlace } from "../ingest/look-at-place.ts";
import { lookAtSources } from "../ingest/look-at-sources.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { topFolder } from "./folder-shift.ts";
import { newFolder, type Located } from "./located.ts";
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
    const now = lookAtPlace(where.folder);
    if (now !== null && now !== "unknown" && now.isDirectory()) return;
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
    const matches = await lookInFolder(awayFiles(db, what, null), where.folder, control);
    const source = "source" in what && isAwayAsWhole(db, what.source) ? what.source : null;
    return { source, lookedIn: where.folder, matches };
  }
  const own = "still" in what ? awayOfStill(db, what.still) : [];
  const wanted = awayFiles(db, what, (await meantBy(where.file, own))?.id ?? null);
  const matches = await lookBesideFile(wanted, where.file, control);
  return { source: null, lookedIn: dirname(where.file), matches };
}

/** The files that are away; of a still its own come before the others of its sources, and `first` before all. */
function awayFiles(db: ReadableDb, what: LocateWhat, first: number | null): AwayFile[] {
  if ("source" in what) return awayInSource(db, what.source);
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
  const { folder, isSource } = newFolder(located);
  const rows = matches.filter((match) => match.as === as);
  const number = (kind: Match["as"]): number => matches.filter((match) => match.as === kind).length;
  return {
    folder,
    total: matches.length,
    found: number("found"),
    another: number("another"),
    nowhere: number("nowhere"),
    unchosen: matches.filter((match) => match.as === "another" && match.to === null).length,
    becomesSource: !isSource && !isWithinSource(catalog.db, folder),
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
