import { basename } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { lastFileEvent, stillsChangedSince } from "../catalog/file-events.ts";
import { problemsOfPass } from "../catalog/problems.ts";
import type { Problem } from "../../../shared/problem.ts";
import { ingest, type BeingWritten, type FileCounts, type Place } from "./ingest.ts";
import { findMissing, makeThumbnails } from "./thumbnails.ts";

/**
 * What indexing did, in the words of `stillroom index --json`. `problems` are those that stand with
 * the folders at its end, also of files that were not read again; `failed` is how many files have any.
 */
export type IndexOutcome = FileCounts & { failed: number; problems: Problem[] };

type Started = { id: number; ended: Promise<Job>; outcome: Promise<IndexOutcome> };

/** Starts indexing folders as a job: first everything is read and stored, then thumbnails follow. */
export function startIndexing(archive: Archive, folders: readonly string[], asIs = false): Started {
  const places = folders.map((folder) => ({ folder, deep: true }));
  const name = folders.map((folder) => basename(folder)).join(", ");
  return start(archive, { places, name, asIs });
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
  return start(archive, { places, name, beingWritten, asIs: false });
}

type Order = {
  readonly places: readonly Place[];
  readonly name: string;
  readonly asIs: boolean;
  readonly beingWritten?: BeingWritten;
};

function start(archive: Archive, order: Order): Started {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<IndexOutcome>();
  outcome.catch(() => undefined); // The window only follows the job; whoever wants the outcome awaits it.
  const { places, name, beingWritten, asIs } = order;
  const quiet = beingWritten !== undefined;
  const folders = places.map(({ folder }) => folder);
  const { id, ended } = archive.jobs.start(
    { kind: "index", label: `Indexing “${name}”`, input: folders, quiet },
    async (control) => {
      try {
        const { db, folder } = archive.catalog;
        const lastEvent = lastFileEvent(db);
        let stored = Promise.resolve();
        const found = await ingest(
          {
            db,
            pool: archive.pool,
            asIs,
            presence: (source, offline) => archive.sourcePresence(source, offline),
            stored: (stills) => {
              stored = stored.then(() => archive.stored(stills, true));
              stored.catch(() => undefined); // heard when all is read, below
            },
            ...(quiet ? { beingWritten } : {}),
          },
          places,
          control,
        );
        await stored;
        archive.filesChanged(stillsChangedSince(db, lastEvent));
        control.relabel(`Making thumbnails of “${name}”`);
        const pictures = {
          db,
          pool: archive.pool,
          folder,
          made: (stills: readonly number[], troubled: readonly number[]) =>
            archive.pictured(stills, troubled),
        };
        // Every thumbnail is looked for only when somebody asks: it takes long in a large archive.
        if (!quiet) await findMissing(pictures, control.signal);
        await makeThumbnails(pictures, control);
        const problems = problemsOfPass(db, control.id, folders);
        const failed = new Set(problems.map(({ path }) => path)).size;
        control.problemsStand(failed);
        const whole = { ...found, failed, problems };
        resolve(whole);
        return sayOutcome(whole);
      } catch (error) {
        reject(error);
        throw error;
      }
    },
  );
  return { id, ended, outcome };
}

/** The outcome of indexing in one sentence. */
export function sayOutcome(outcome: IndexOutcome): string {
  const parts = [
    [outcome.indexed, "indexed"],
    [outcome.unchanged, "unchanged"],
    [outcome.moved, "moved"],
    [outcome.duplicates, "duplicates"],
    [outcome.missing, "missing"],
    [outcome.failed, "with problems"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
  return said.length === 0 ? "No stills found" : said.join(", ");
}
