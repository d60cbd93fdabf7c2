import { basename } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { problemsOfPass } from "../catalog/problems.ts";
import type { Problem } from "../../../shared/problem.ts";
import { ingest, type FileCounts } from "./ingest.ts";
import { makeThumbnails } from "./thumbnails.ts";

/**
 * What indexing did, in the words of `stillroom index --json`. `problems` are those that stand with
 * the folders at its end, also of files that were not read again; `failed` is how many files have any.
 */
export type IndexOutcome = FileCounts & { failed: number; problems: Problem[] };

/** Starts indexing folders as a job: first everything is read and stored, then thumbnails follow. */
export function startIndexing(
  archive: Archive,
  folders: readonly string[],
): { id: number; ended: Promise<Job>; outcome: Promise<IndexOutcome> } {
  const { promise: outcome, resolve, reject } = Promise.withResolvers<IndexOutcome>();
  outcome.catch(() => undefined); // The window only follows the job; whoever wants the outcome awaits it.
  const name = folders.map((folder) => basename(folder)).join(", ");
  const { id, ended } = archive.jobs.start(
    { kind: "index", label: `Indexing “${name}”`, input: folders },
    async (control) => {
      try {
        const { db, folder } = archive.catalog;
        let stored = Promise.resolve();
        const found = await ingest(
          {
            db,
            pool: archive.pool,
            stored: (stills) => {
              stored = stored.then(() => archive.stored(stills, true));
              stored.catch(() => undefined); // heard when all is read, below
            },
          },
          folders,
          control,
        );
        await stored;
        control.relabel(`Making thumbnails of “${name}”`);
        await makeThumbnails(
          {
            db,
            pool: archive.pool,
            folder,
            made: (stills, troubled) => archive.pictured(stills, troubled),
          },
          control,
        );
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
