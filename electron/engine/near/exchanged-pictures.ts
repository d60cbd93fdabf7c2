import type { WritableDb } from "../catalog/database.ts";
import { changedBytesSince, markExchanged, type ChangedBytes } from "../catalog/file-events.ts";
import { pendingThumbnailOf } from "../catalog/files.ts";
import { attemptThumbnail, keepAttempts } from "../ingest/one-thumbnail.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import type { ThumbnailTools } from "../ingest/thumbnails.ts";
import { isOtherPicture } from "./other-picture.ts";
import { printOf } from "./print-of-picture.ts";

/**
 * Finds out of the changes since an event which put another picture in the place of a file, by the prints
 * of what was there and of what is: so their thumbnails are made first. Where one has none, or there is
 * hardly anything in it, nothing is said. Answers the stills that have such a file.
 */
export async function noteExchanged(
  tools: ThumbnailTools,
  event: number,
  control: JobControl,
): Promise<readonly number[]> {
  const exchanged: number[] = [];
  const waiting = changedBytesSince(tools.db, event).values();
  const lane = async (): Promise<void> => {
    for (const change of waiting) {
      if (control.signal.aborted || !tools.db.open) return;
      if (!(await isExchanged(tools, change, control))) continue;
      noteOf(tools.db, change);
      exchanged.push(change.still);
    }
  };
  await Promise.all(Array.from({ length: tools.pool.size }, lane));
  return exchanged;
}

function noteOf(db: WritableDb, { event }: ChangedBytes): void {
  if (db.open) markExchanged(db, event);
}

async function isExchanged(
  tools: ThumbnailTools,
  { still, before, after }: ChangedBytes,
  control: JobControl,
): Promise<boolean> {
  const one = await printOf(tools, before);
  if (one === null) return false;
  await makeThumbnail(tools, still, control);
  const other = await printOf(tools, after);
  return other !== null && isOtherPicture(one, other);
}

async function makeThumbnail(
  tools: ThumbnailTools,
  still: number,
  control: JobControl,
): Promise<void> {
  const file = pendingThumbnailOf(tools.db, still);
  if (file === null) return;
  const attempt = await attemptThumbnail(tools, file, "background");
  const { stills, troubled, folderFails } = keepAttempts(tools, [attempt], control.id);
  for (const _ of troubled) control.countProblem();
  if (!folderFails) await tools.made(stills, troubled);
}
