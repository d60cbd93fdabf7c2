import { existsSync } from "node:fs";
import { join } from "node:path";
import type { WritableDb } from "../catalog/database.ts";
import {
  countPending,
  pendingThumbnailOf,
  pendingThumbnails,
  setThumbnail,
  type PendingThumbnail,
} from "../catalog/files.ts";
import { forgetPassing, keepProblem } from "../catalog/problems.ts";
import type { Format } from "./formats.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { Urgency, WorkerPool } from "../worker/pool.ts";

export type ThumbnailTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  readonly folder: string;
  /** Told of stills whose thumbnail came or failed; `troubled` are those that have a problem now. */
  readonly made: (stills: readonly number[], troubled: readonly number[]) => void;
};

/** Where the thumbnail of a file with this hash (hex) lies in a catalog folder. */
export function thumbnailPath(folder: string, hash: string): string {
  return join(folder, "thumbnails", hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}

/** Makes the thumbnails that are still wanting. Those of visible stills are asked for by `hurry` meanwhile. */
export async function makeThumbnails(tools: ThumbnailTools, control: JobControl): Promise<void> {
  const total = countPending(tools.db);
  let done = 0;
  let after = 0;
  control.progress(0, total);
  for (;;) {
    const pending = pendingThumbnails(tools.db, after, tools.pool.size * 8);
    const last = pending.at(-1);
    if (last === undefined || control.signal.aborted) return;
    after = last.file;
    await control.whilePaused();
    const troubled: number[] = [];
    await Promise.all(
      pending.map(async (file) => {
        if (await makeOne(tools, file, "background", control.id)) {
          troubled.push(file.still);
          control.countProblem();
        }
        done += 1;
        control.progress(Math.min(done, total), total);
      }),
    );
    tools.made(
      pending.map(({ still }) => still),
      troubled,
    );
  }
}

/** Makes the thumbnails of stills that are looked at right now before all others. */
export async function hurryThumbnails(
  tools: ThumbnailTools,
  stills: readonly number[],
): Promise<void> {
  const pending = stills.flatMap((still) => pendingThumbnailOf(tools.db, still) ?? []);
  await Promise.all(
    pending.map(async (file) => {
      const troubled = await makeOne(tools, file, "visible", null);
      tools.made([file.still], troubled ? [file.still] : []);
    }),
  );
}

/** Answers whether there was a problem. */
async function makeOne(
  tools: ThumbnailTools,
  { path, hash, format }: PendingThumbnail,
  urgency: Urgency,
  job: number | null,
): Promise<boolean> {
  const to = thumbnailPath(tools.folder, hash.toString("hex"));
  if (existsSync(to)) {
    setThumbnail(tools.db, hash, "made"); // of another copy, or made since this one was listed
    return false;
  }
  const { made, problem } = await tools.pool.run(
    // Written by storeRead from ReadResult.format.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    { kind: "thumbnail", path, format: format as Format, to },
    urgency,
  );
  if (!tools.db.open) return false; // the archive was closed meanwhile; it is still pending
  if (problem === null) forgetPassing(tools.db, path);
  else keepProblem(tools.db, { ...problem, path: problem.path ?? path }, job);
  // What may yet come right stays pending: a full disk, a disk that is away.
  if (problem?.kind !== "disk-full" && problem?.kind !== "gone")
    setThumbnail(tools.db, hash, made ? "made" : "failed");
  return problem !== null;
}
