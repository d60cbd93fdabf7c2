import { rmSync } from "node:fs";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { LostChanges, Verified } from "../../shared/contract/archive.ts";
import { causeOfLoss, lossInWords, waysBack } from "../../shared/lost-changes.ts";
import { unlikeInWords } from "../../shared/repair-report.ts";
import { offlineWords, type OfflineReason } from "../../shared/offline.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Backups } from "./backups/backups.ts";
import type { Catalog } from "./catalog/catalog.ts";
import type { WritableDb } from "./catalog/database.ts";
import { countPending } from "./catalog/files.ts";
import { unreadableProfiles } from "./catalog/export-profiles.ts";
import { noteGood } from "./catalog/fixity.ts";
import { everyFile, integrityProblems, type FileToVerify } from "./catalog/integrity.ts";
import { unlikeHistory } from "./catalog/unlike-history.ts";
import { thumbnailAt } from "./catalog/sealed-thumbnail.ts";
import { forgetProblem, keepProblem } from "./catalog/problems.ts";
import { isDamage } from "./catalog/error-code.ts";
import { hashOf } from "./export/hash-of.ts";
import { checkFile } from "./fixity/check-file.ts";
import { lookAtPlace } from "./ingest/look-at-place.ts";
import { findMissing } from "./ingest/missing-thumbnails.ts";
import { thumbnailPath } from "./ingest/one-thumbnail.ts";

/**
 * Checks the database, that every backup has the bytes it was made with, that every made thumbnail is there and whole,
 * and that every original still has the bytes it was indexed with. Originals in a folder that is offline cannot be checked, which is told once of the
 * folder. Thumbnails that wait to be made, as those do that were found missing here, are no
 * problem, and are counted. Originals that are as they were count as seen good, and damage is kept as a check keeps it.
 * `foundDamaged` is told of a database that is damaged.
 */
export async function verify(
  catalog: Catalog,
  backups: Pick<Backups, "behind" | "check">,
  foundDamaged: () => void,
): Promise<Verified> {
  const { db, folder, lost } = catalog;
  const problems: Problem[] = integrityProblems(db).map((message) => ({
    kind: "damaged",
    path: folder,
    message,
  }));
  if (problems.length === 0) problems.push(...unlikeProblems(db, folder));
  else foundDamaged();
  for (const name of unlessUnreadable(catalog.damaged, () => unreadableProfiles(db), []))
    problems.push({ kind: "damaged", path: folder, message: unreadableProfile(name) });
  const { readOnly } = catalog;
  if (lost !== null) problems.push(lossOf(folder, lost));
  else if (backups.behind !== null) problems.push(lacksChanges(folder, backups.behind));
  problems.push(...(await backups.check()));
  const offline = new Map<string, OfflineReason>();
  for (const file of unlessUnreadable(catalog.damaged, () => everyFile(db), [])) {
    const thumbnail = file.thumbnail === "made" ? thumbnailProblem(folder, file, readOnly) : null;
    if (thumbnail !== null) problems.push(thumbnail);
    if (file.offline !== null) {
      offline.set(file.source, file.offline);
      continue;
    }
    const isMissing = file.state === "missing" || lookAtPlace(file.path) === null;
    const problem = isMissing ? missing(file.path) : await checkOriginal(file);
    if (problem !== null) problems.push(problem);
    if (readOnly === null) note(db, file, problem);
  }
  for (const [path, reason] of offline)
    problems.push({ kind: "gone", path, message: offlineWords[reason] });
  if (readOnly === null) await findMissing({ db, folder });
  const waiting = unlessUnreadable(catalog.damaged, () => countPending(db, null), 0);
  return { ok: problems.length === 0, problems, waiting };
}

/** Of a database that is known to be damaged something may be what cannot be read: that is told already. */
function unlessUnreadable<R>(isKnown: boolean, read: () => R, otherwise: R): R {
  try {
    return read();
  } catch (error) {
    if (isKnown && isDamage(error)) return otherwise;
    throw error;
  }
}

/** Values that are told one by one. */
const UNLIKE_TOLD = 20;

/** What the history has otherwise, of a database that is in order by all else. */
function unlikeProblems(db: WritableDb, folder: string): Problem[] {
  const told: Problem[] = [];
  let more = 0;
  for (const { table, row, column, now } of unlikeHistory(db)) {
    const [is, was] = [String(now ?? ""), String(row[column] ?? "")];
    const message = unlikeInWords({ table, found: is, inHistory: was });
    if (told.length < UNLIKE_TOLD) told.push({ kind: "damaged", path: folder, message });
    else more += 1;
  }
  if (more > 0) {
    const message = `${more.toLocaleString("en")} more values are others in the history of changes.`;
    told.push({ kind: "damaged", path: folder, message });
  }
  return told;
}

function unreadableProfile(name: string): string {
  return `The export profile “${name}” cannot be read, so it is not offered: a later Stillroom made it, or it is damaged. Open the archive with that one, repair it (stillroom verify --repair), or make the profile again.`;
}

/** Each thing that is to be known stands on a line of its own: there are many. */
function lossOf(folder: string, lost: LostChanges): Problem {
  const onward = lost.isHeldBack
    ? ["Or go on without them: stillroom verify --go-on. After that the file must not be put back."]
    : [];
  const message = [lossInWords(lost), causeOfLoss, ...waysBack(lost), ...onward].join("\n");
  return { kind: "damaged", path: folder, message };
}

function lacksChanges(folder: string, madeAt: string): Problem {
  return {
    kind: "damaged",
    path: folder,
    message: `The archive lacks changes that its backup of ${atWhatTime(madeAt)} has: some of its files were lost or replaced by older ones. Restoring that backup brings the changes back.`,
  };
}

/** One that is damaged is taken away, where that may be: it is then made again like one that is missing. */
function thumbnailProblem(
  folder: string,
  { path, hash }: Pick<FileToVerify, "path" | "hash">,
  readOnly: string | null,
): Problem | null {
  const place = thumbnailPath(folder, hash.toString("hex"));
  const found = thumbnailAt(place);
  if (found === "whole") return null;
  if (found === "damaged" && readOnly === null) rmSync(place, { force: true });
  return {
    kind: found === "damaged" ? "damaged" : "gone",
    path,
    message: `The thumbnail of this file is ${found}. It is made again when the still is next looked at, or its folder indexed.`,
  };
}

function missing(path: string): Problem {
  return {
    kind: "gone",
    path,
    message:
      "This file is missing. If its disk is away, plug it in; if it was moved, index where it is now.",
  };
}

async function checkOriginal(file: FileToVerify): Promise<Problem | null> {
  const found = await checkFile(file);
  if (found !== "not-ours") return found === "good" ? null : found;
  const { path } = file;
  try {
    if ((await hashOf(path)).equals(file.hash)) return null;
    return {
      kind: "changed",
      path,
      message:
        "This file was written since it was indexed, and has other bytes. If that was on purpose, index its folder again; if not, fetch a good copy.",
    };
  } catch {
    return {
      kind: "unreadable",
      path,
      message: "This file cannot be read. Check its permissions and its disk.",
    };
  }
}

function note(db: WritableDb, { id, path }: FileToVerify, problem: Problem | null): void {
  if (problem === null) {
    noteGood(db, id);
    forgetProblem(db, path, "fixity");
  } else if (problem.kind === "fixity") keepProblem(db, { ...problem, path }, null);
}
