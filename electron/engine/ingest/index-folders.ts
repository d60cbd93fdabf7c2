import { basename } from "node:path";
import type { Job } from "../../../shared/contract/archive.ts";
import type { Archive } from "../archive.ts";
import { ingest, sayCounts, type IndexCounts } from "./ingest.ts";
import { makeThumbnails } from "./thumbnails.ts";

/** Starts indexing folders as a job: first everything is read and stored, then thumbnails follow. */
export function startIndexing(
  archive: Archive,
  folders: readonly string[],
): { id: number; ended: Promise<Job>; counts: Promise<IndexCounts> } {
  const { promise: counts, resolve, reject } = Promise.withResolvers<IndexCounts>();
  counts.catch(() => undefined); // The window only follows the job; whoever wants the counts awaits them.
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
        resolve(found);
        return sayCounts(found);
      } catch (error) {
        reject(error);
        throw error;
      }
    },
  );
  return { id, ended, counts };
}
