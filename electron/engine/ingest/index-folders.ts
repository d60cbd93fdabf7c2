import { basename } from "node:path";
import type { Job, StoppedAt } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { whileStoringMany } from "../catalog/database.ts";
import { countReplaced, lastFileEvent, stillsChangedSince } from "../catalog/file-events.ts";
import { countPending } from "../catalog/files.ts";
import { countQuestions, lastQuestion } from "../catalog/file-questions.ts";
import { problemsOfPass } from "../catalog/problems.ts";
import { isAnotherDisk } from "../near/another-disk.ts";
import { noteExchanged } from "../near/exchanged-pictures.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import { ingest } from "./ingest.ts";
import type { BeingWritten, FileCounts, IngestTools, PassWishes, Place } from "./pass.ts";
import { findMissing } from "./missing-thumbnails.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { makeThumbnails } from "./thumbnails.ts";

/**
 * What indexing did, in the words of `stillroom index --json`. `problems` are those that stand with
 * the folders at its end, also of files that were not read again; `failed` is how many files have any.
 */
export type IndexOutcome = FileCounts & { failed: number; problems: Problem[] };

type Started = { id: number; ended: Promise<Job>; outcome: Promise<IndexOutcome> };

/** Starts indexing folders as a job: first everything is read and stored, then thumbnails follow. */
export function startIndexing(
  archive: Archive,
  folders: readonly string[],
  wishes: PassWishes = {},
): Started {
  const places = folders.map((folder) => ({ folder, deep: true }));
  const name = folders.map((folder) => basename(folder)).join(", ");
  return start(archive, { places, name, wishes });
}

/** Starts taking in what other programs changed in places of sources: as indexing, but without a word. */
export function startFollowing(
  archive: Archive,
  places: readonly Place[],
  beingWritten: BeingWritten,
): Started {
  const [first] = places;
  const name =
    places.length === 1 && first !== undefined ? basename(first.folder) : "changed folders";
  return start(archive, { places, name, beingWritten, wishes: {} });
}

type Order = {
  readonly places: readonly Place[];
  readonly name: string;
  readonly wishes: PassWishes;
  readonly beingWritten?: BeingWritten;
};

function start(archive: Archive, order: Order): Started {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<IndexOutcome>();
  outcome.catch(() => undefined); // The window only follows the job; whoever wants the outcome awaits it.
  const { places, name, beingWritten, wishes } = order;
  const quiet = beingWritten !== undefined;
  const folders = places.map(({ folder }) => folder);
  if (!quiet) for (const folder of folders) archive.resting.wake(folder);
  const { id, ended } = archive.jobs.start(
    { kind: "index", label: `Indexing “${name}”`, input: folders, quiet },
    async (control) => {
      try {
        const { db, folder } = archive.catalog;
        const before = { event: lastFileEvent(db), question: lastQuestion(db) };
        const missed = new Set<StillId>();
        let stored = Promise.resolve();
        const pictures = {
          db,
          pool: archive.pool,
          folder,
          made: (stills: readonly number[], troubled: readonly number[]) =>
            archive.pictured(stills, troubled),
        };
        const tools: IngestTools = {
          db,
          pool: archive.pool,
          wishes,
          presence: (source, offline) => archive.sourcePresence(source, offline),
          stored: (stills) => {
            stored = stored.then(() => archive.stored(stills, true));
            stored.catch(() => undefined); // heard when all is read, below
          },
          isAnotherDisk: (doubtful) => isAnotherDisk(pictures, doubtful, control.signal),
          missed: (stills) => stills.forEach((still) => missed.add(still)),
          ...(quiet ? { beingWritten } : {}),
        };
        const read = (): Promise<FileCounts> => ingest(tools, places, control);
        const found = await (quiet ? read() : whileStoringMany(db, read));
        await stored;
        const exchanged = await noteExchanged(pictures, before.event, control);
        if (exchanged.length > 0 && db.open) await archive.stored(exchanged, false);
        archive.filesChanged(stillsChangedSince(db, before.event), countReplaced(db, before.event));
        archive.filesMissing(quiet ? missed : []);
        archive.questionsRaised(countQuestions(db, before.question));
        const stoppedAt = control.signal.aborted ? "reading" : "thumbnails";
        control.relabel(`Making thumbnails of “${name}”`);
        // Every thumbnail is looked for only when somebody asks: it takes long in a large archive.
        if (!quiet) await findMissing(pictures, control.signal);
        const unstopped = (): string[] =>
          folders.filter((place) => archive.resting.stoppedAt(place) === null);
        await makeThumbnails(pictures, control, quiet ? unstopped() : null);
        const problems = problemsOfPass(db, control.id, folders);
        const failed = new Set(problems.map(({ path }) => path)).size;
        control.problemsStand(failed);
        const whole = { ...found, failed, problems };
        resolve(whole);
        return control.signal.aborted
          ? stopped(archive, { folders, at: stoppedAt }, whole, control)
          : sayOutcome(whole);
      } catch (error) {
        reject(error);
        throw error;
      }
    },
  );
  return { id, ended, outcome };
}

/** What a pass that was stopped says; where the archivist stopped it, nobody goes on with its folders unasked. */
function stopped(
  archive: Archive,
  { folders, at }: { readonly folders: readonly string[]; readonly at: StoppedAt },
  outcome: IndexOutcome,
  control: JobControl,
): string {
  const isDone = at === "thumbnails" && countPending(archive.catalog.db, folders) === 0;
  if (control.isSuspended() || isDone) return sayOutcome(outcome);
  for (const folder of folders) archive.resting.rest(folder, at);
  return at === "reading"
    ? `Stopped: ${sayOutcome(outcome)}. “Index again” in the menu of the folder goes on.`
    : `All files were read: ${sayOutcome(outcome)}. Thumbnails that are not there yet come as stills are looked at; “Index again” in the menu of the folder makes all of them.`;
}

/** The outcome of indexing in one sentence. */
export function sayOutcome(outcome: IndexOutcome): string {
  const parts = [
    [outcome.indexed, "indexed"],
    [outcome.unchanged, "unchanged"],
    [outcome.moved, "moved"],
    [outcome.duplicates, outcome.duplicates === 1 ? "duplicate" : "duplicates"],
    [outcome.missing, "missing"],
    [outcome.failed, "with problems"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
  return said.length === 0 ? "No stills found" : said.join(", ");
}
