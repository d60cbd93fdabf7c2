import { constants, existsSync } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Problem } from "../../../shared/problem.ts";
import type { WritableDb } from "../catalog/database.ts";
import {
  countPending,
  pendingThumbnails,
  setThumbnail,
  type PendingThumbnail,
} from "../catalog/files.ts";
import { forgetPassing, forgetProblems, keepProblem } from "../catalog/problems.ts";
import { notePrintWanted } from "../catalog/prints.ts";
import { madeThumbnails } from "../catalog/thumbnails.ts";
import type { Format } from "./formats.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { vanishedFolder } from "./vanished-folder.ts";
import type { Urgency, WorkerPool } from "../worker/pool.ts";

export type ThumbnailTools = {
  readonly db: WritableDb;
  readonly pool: WorkerPool;
  readonly folder: string;
  /** Told of stills whose thumbnail came or failed; `troubled` are those that have a problem now. */
  readonly made: (stills: readonly number[], troubled: readonly number[]) => Promise<void>;
};

/** Looked at in one go when missing thumbnails are sought: about 2 ms. */
const CHECKED_AT_ONCE = 500;

/** Where the thumbnail of a file with this hash (hex) lies in a catalog folder. */
export function thumbnailPath(folder: string, hash: string): string {
  return join(folder, "thumbnails", hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}

/** Makes the thumbnails that are still wanting. Those of visible stills are asked for by `VisibleThumbnails` meanwhile. */
export async function makeThumbnails(tools: ThumbnailTools, control: JobControl): Promise<void> {
  const pass = { done: 0, total: countPending(tools.db), folderFails: false };
  let after = 0;
  control.progress(0, pass.total);
  for (;;) {
    const pending = pendingThumbnails(tools.db, after, tools.pool.size * 8);
    const last = pending.at(-1);
    if (last === undefined || control.signal.aborted || pass.folderFails) return;
    after = last.file;
    await control.whilePaused();
    await makeBatch(tools, control, pending, pass);
  }
}

type Pass = { done: number; readonly total: number; folderFails: boolean };

/** Two asked of each worker at a time, so that a pass that is stopped has little left to wait for. */
async function makeBatch(
  tools: ThumbnailTools,
  control: JobControl,
  pending: readonly PendingThumbnail[],
  pass: Pass,
): Promise<void> {
  const looked: number[] = [];
  const troubled: number[] = [];
  const rest = [...pending];
  const lane = async (): Promise<void> => {
    for (let file = rest.shift(); file !== undefined; file = rest.shift()) {
      if (control.signal.aborted || pass.folderFails) return;
      const outcome = await makeOne(tools, file, "background", control.id);
      if (outcome !== "made") control.countProblem();
      if (outcome === "folder-fails") pass.folderFails = true;
      if (outcome === "troubled") troubled.push(file.still);
      looked.push(file.still);
      pass.done += 1;
      control.progress(Math.min(pass.done, pass.total), pass.total);
    }
  };
  await Promise.all(Array.from({ length: tools.pool.size * 2 }, lane));
  await tools.made(looked, troubled);
}

/** Has thumbnails made again whose files somebody deleted; answers how many files wait for that. */
export async function findMissing(
  { db, folder }: Pick<ThumbnailTools, "db" | "folder">,
  signal?: AbortSignal,
): Promise<number> {
  let found = 0;
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    if (!db.open || signal?.aborted === true) return found;
    const hashes = madeThumbnails(db, after, CHECKED_AT_ONCE);
    const last = hashes.at(-1);
    if (last === undefined) return found;
    after = last;
    found += remakeMissing({ db, folder }, hashes);
    await setImmediate(); // others have their turn
  }
}

/** Sets those of these hashes to pending whose thumbnail is not there; answers how many. */
export function remakeMissing(
  { db, folder }: Pick<ThumbnailTools, "db" | "folder">,
  hashes: readonly Buffer[],
): number {
  const missing = hashes.filter((hash) => !existsSync(thumbnailPath(folder, hash.toString("hex"))));
  for (const hash of missing) setThumbnail(db, hash, "pending");
  return missing.length;
}

/** "folder-fails": it is the folder of the thumbnails that is at fault, not the picture. */
type Outcome = "made" | "troubled" | "folder-fails";

/** Makes one thumbnail and keeps what came of it. `job` is whose problem it becomes; null where it is nobody's. */
export async function makeOne(
  tools: ThumbnailTools,
  { root, path, hash, format }: PendingThumbnail,
  urgency: Urgency,
  job: number | null,
): Promise<Outcome> {
  const { db, folder } = tools;
  const to = thumbnailPath(folder, hash.toString("hex"));
  if (existsSync(to)) {
    setThumbnail(db, hash, "made"); // of another copy, or made since this one was listed
    notePrintWanted(db, hash);
    return "made";
  }
  const place = join(folder, "thumbnails");
  const { made, problem } = (await cannotHold(dirname(to)))
    ? { made: false, problem: unwritable(place) }
    : // Written by storeRead from ReadResult.format.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      await tools.pool.run({ kind: "thumbnail", path, format: format as Format, to }, urgency);
  if (!db.open) return "made"; // the archive was closed meanwhile; it is still pending
  if (problem?.kind === "disk-full" || problem?.kind === "read-only") {
    // Said once, of the folder. All wait for the disk: they are still pending.
    keepProblem(db, { ...problem, path: place }, job);
    return "folder-fails";
  }
  forgetProblems(db, place);
  if (problem === null) forgetPassing(db, path);
  else keepProblem(db, { path, ...(vanishedFolder(root, path) ?? problem) }, job);
  // What may yet come right stays pending: a disk that is away.
  if (problem?.kind !== "gone") setThumbnail(db, hash, made ? "made" : "failed");
  if (made) notePrintWanted(db, hash);
  return problem === null ? "made" : "troubled";
}

async function cannotHold(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function unwritable(path: string): Problem {
  return {
    kind: "read-only",
    path,
    message:
      "The archive's folder of thumbnails cannot be written to. Change its permissions and index again.",
  };
}
