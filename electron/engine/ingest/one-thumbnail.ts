import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../../shared/problem.ts";
import { inRepeatableTransaction, type WritableDb } from "../catalog/database.ts";
import { setThumbnail, type PendingThumbnail } from "../catalog/files.ts";
import { notePrintWanted } from "../catalog/prints.ts";
import { forgetDamage, noteDamage } from "../catalog/picture-problems.ts";
import { forgetPassing, forgetProblems, keepProblem } from "../catalog/problems.ts";
import type { Urgency, WorkerPool } from "../worker/pool.ts";
import type { Format } from "./formats.ts";
import { unfinishedFolder } from "../catalog/unfinished.ts";
import { vanishedFolder } from "./vanished-folder.ts";

/** What came of asking for a thumbnail. A damaged picture may have both: one of what there is of it. */
export type Attempt = {
  readonly file: PendingThumbnail;
  readonly made: boolean;
  /** It was there already: that nothing was found wrong means nothing. */
  readonly wasThere: boolean;
  readonly problem: Problem | null;
};

/** Where the thumbnail of a file with this hash (hex) lies in a catalog folder. */
export function thumbnailPath(folder: string, hash: string): string {
  return join(folder, "thumbnails", hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}

/** Makes the thumbnail of a file, unless another copy of it had it made. */
export async function attemptThumbnail(
  { pool, folder }: { readonly pool: WorkerPool; readonly folder: string },
  file: PendingThumbnail,
  urgency: Urgency,
): Promise<Attempt> {
  const to = thumbnailPath(folder, file.hash.toString("hex"));
  if (existsSync(to)) return { file, made: true, wasThere: true, problem: null };
  const { path } = file;
  // Written by storeRead from ReadResult.format.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const format = file.format as Format;
  const madeIn = unfinishedFolder(folder);
  const { made, problem } = await pool.run(
    { kind: "thumbnail", path, format, to, madeIn },
    urgency,
  );
  return { file, made, wasThere: false, problem };
}

/** What attempts came to: stills that were looked at, and those of them that have a problem now. */
export type KeptAttempts = {
  readonly stills: number[];
  readonly troubled: number[];
  /** The folder of the thumbnails is at fault, not a picture. */
  readonly folderFails: boolean;
};

/**
 * Writes down what came of attempts. `job` is whose problems they become; null where they are nobody's.
 * Of an archive that was closed meanwhile nothing is kept: its pictures are still pending.
 */
export function keepAttempts(
  { db, folder }: { readonly db: WritableDb; readonly folder: string },
  attempts: readonly Attempt[],
  job: number | null,
): KeptAttempts {
  if (!db.open) return { stills: [], troubled: [], folderFails: false };
  const place = join(folder, "thumbnails");
  const failing = attempts.find(({ problem }) => isOfFolder(problem))?.problem ?? null;
  const settled = attempts.filter(({ problem }) => !isOfFolder(problem));
  inRepeatableTransaction(db, () => {
    if (settled.length > 0) forgetProblems(db, place);
    for (const attempt of settled) keepAttempt(db, attempt, job);
    // Said once, of the folder. All wait for the disk: they are still pending.
    if (failing !== null) keepProblem(db, { ...failing, path: place }, job);
  });
  return {
    stills: attempts.map(({ file }) => file.still),
    troubled: settled.filter(({ problem }) => problem !== null).map(({ file }) => file.still),
    folderFails: failing !== null,
  };
}

function isOfFolder(problem: Problem | null): boolean {
  return problem?.kind === "disk-full" || problem?.kind === "read-only";
}

function keepAttempt(
  db: WritableDb,
  { file, made, wasThere, problem }: Attempt,
  job: number | null,
): void {
  const { root, path, hash } = file;
  const told = problem === null ? null : (vanishedFolder(root, path) ?? problem);
  if (told === null) forgetPassing(db, path);
  else if (told.kind === "damaged") noteDamage(db, hash, told, job);
  else keepProblem(db, { path, ...told }, job);
  if (problem === null && !wasThere) forgetDamage(db, hash);
  // What may yet come right stays pending: a disk that is away or fails.
  const isPassing = problem?.kind === "gone" || problem?.kind === "unreadable";
  if (!isPassing) setThumbnail(db, hash, made ? "made" : "failed");
  if (made) notePrintWanted(db, hash);
}
