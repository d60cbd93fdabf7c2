import { statSync } from "node:fs";
import { sep } from "node:path";
import { offlineWords, type OfflineReason } from "../../../shared/offline.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { WritableDb } from "../catalog/database.ts";
import { keepProblem } from "../catalog/problems.ts";
import {
  isKnownSource,
  notePresence,
  sourceHolding,
  stillsInFolder,
  type SourceRow,
} from "../catalog/sources.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { compareFolder } from "./compare-folder.ts";
import { readDamagedAgain } from "./damaged-again.ts";
import { FilesToRead } from "./files-to-read.ts";
import { FolderPass } from "./folder-pass.ts";
import type { FileCounts, IngestTools, Place } from "./pass.ts";
import { isOtherFolder, presenceOf, type Presence } from "./presence.ts";
import { settle } from "./settle.ts";
import { storeFiles } from "./store-files.ts";
import { Tally } from "./tally.ts";
import { goneFolder } from "./vanished-folder.ts";

/**
 * Indexes folders: finds their files, reads those that are new or changed, and stores them. The
 * thumbnails come after (see thumbnails.ts), so that everything can soon be searched and browsed.
 */
export async function ingest(
  tools: IngestTools,
  places: readonly Place[],
  control: JobControl,
): Promise<FileCounts> {
  const tally = new Tally();
  for (const place of places) {
    if (control.signal.aborted) break;
    // a place that nobody asked for may be no part of the archive any more, as after an undo
    if (tools.beingWritten !== undefined && !isKnownSource(tools.db, place.folder)) continue;
    await ingestFolder(tools, place, control, tally);
  }
  return tally.counts;
}

async function ingestFolder(
  tools: IngestTools,
  { folder, deep }: Place,
  control: JobControl,
  tally: Tally,
): Promise<void> {
  const absent = absence(tools.db, folder);
  if (absent !== null) {
    keepProblem(tools.db, absent, control.id);
    control.countProblem();
    return;
  }
  const part = { ...sourceHolding(tools.db, folder), deep };
  for (const inner of part.absorbed) tools.stored(stillsInFolder(tools.db, inner));
  const offline = await lookAt(tools, part.source);
  if (offline !== null) {
    if (tools.beingWritten === undefined) {
      keepProblem(tools.db, offline, control.id);
      control.countProblem();
    }
    return;
  }
  const pass = new FolderPass(tools, part, control, tally);
  const toRead = new FilesToRead();
  try {
    const compared = await compareFolder(pass, toRead);
    const displaced = await storeFiles(pass, toRead);
    if (!control.signal.aborted && !compared.rootGone) settle(pass, compared, displaced);
    await readDamagedAgain(pass);
  } finally {
    toRead.close();
  }
}

/** Notes whether a source is there; the problem when its files are not to be looked for. */
async function lookAt(
  tools: IngestTools,
  source: SourceRow,
): Promise<(Problem & { path: string }) | null> {
  const { db, presence } = tools;
  const seen = await presenceOf(db, source);
  const offline = await offlineAsWished(tools, source, seen);
  if (notePresence(db, source, { ...seen, offline })) presence(source.path, offline);
  if (offline === null) return null;
  return offline === "gone"
    ? goneFolder(source.path)
    : { kind: "gone", path: source.path, message: offlineWords[offline] };
}

async function offlineAsWished(
  { wishes, isAnotherDisk }: IngestTools,
  source: SourceRow,
  { offline, device, isDoubtful }: Presence,
): Promise<OfflineReason | null> {
  if (wishes.asIs === true && offline !== "gone") return null;
  if (!isDoubtful || device === null) return offline;
  const isElsewhere = isOtherFolder(source, device);
  return (await isAnotherDisk({ source, isElsewhere })) ? "other" : null;
}

/** A folder that is not there does not become a source; of one that is, it is told while it is read. */
function absence(db: WritableDb, folder: string): (Problem & { path: string }) | null {
  if (folder.split(sep).some((name) => name.endsWith(".stillroom")))
    return {
      kind: "invalid",
      path: folder,
      message:
        "This folder is part of an archive, and holds its own thumbnails and files. Add the folder with the stills instead.",
    };
  try {
    if (!statSync(folder).isDirectory())
      return {
        kind: "invalid",
        path: folder,
        message: "This is a file. Name the folder it lies in; only what changed there is read.",
      };
    return null;
  } catch {
    if (isKnownSource(db, folder)) return null;
    // the same to the archivist as a file of that name
  }
  return {
    kind: "not-found",
    path: folder,
    message: "There is no folder of this name that can be opened. Check how it is written.",
  };
}
