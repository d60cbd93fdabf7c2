import { keepDisplaced } from "../catalog/displaced-files.ts";
import { filesElsewhere, forgetMoved } from "../catalog/elsewhere.ts";
import { isMissing, knownFile, markMissing, removeFile, type KnownFile } from "../catalog/files.ts";
import { forgetProblems, forgetUnseen } from "../catalog/problems.ts";
import { markIndexed } from "../catalog/sources.ts";
import type { Compared } from "./compare-folder.ts";
import type { FolderPass } from "./folder-pass.ts";
import { promiseOf } from "./formats.ts";
import { lookAtPlace } from "./look-at-place.ts";

/**
 * What can only be told at the end: what became of known files that are not where they were. Those whose
 * very bytes are elsewhere were moved, or were copies that are gone; the others are missing. `displaced`
 * are those in whose place another picture is.
 */
export function settle(pass: FolderPass, compared: Compared, displaced: readonly number[]): void {
  const { tools, part, root, control, tally, filesOf } = pass;
  const { db } = tools;
  pass.write(() => {
    const gone: number[] = [];
    for (const file of pass.known.unmet()) {
      if (isUnknown(pass, compared, file)) continue;
      markMissing(db, file.id);
      gone.push(file.id);
    }
    const touched = gone.map((file) => settleGone(pass, file));
    tools.missed(touched);
    for (const file of displaced) {
      if (!isMissing(db, file)) continue;
      tally.add("missing");
      keepDisplaced(db, file);
    }
    touched.push(...forgetMoved(db, filesOf));
    forgetUnseen(db, root, control.id, (path) => stillStands(pass, path));
    if (part.under === "" && part.deep) markIndexed(db, part.source.id);
    return touched;
  });
}

/** Whether a file may well be there: its folder could not be listed, or its place not be looked at. */
function isUnknown(pass: FolderPass, { unlisted }: Compared, file: KnownFile): boolean {
  const path = pass.pathOnDisk(file);
  if (unlisted.some((folder) => path.startsWith(`${folder}/`))) return true;
  return unlisted.includes(path) && lookAtPlace(path) === "unknown";
}

/** Settles a file (its key) marked as missing, now that all that are gone are known; answers its still. */
function settleGone(pass: FolderPass, key: number): number {
  const { tally } = pass;
  const { db } = pass.tools;
  const file = knownFile(db, key);
  if (file === null) return 0;
  forgetProblems(db, pass.pathOnDisk(file));
  const elsewhere = filesElsewhere(db, file);
  const isThisFile = elsewhere.some(
    ({ inode, modifiedMs }) => inode === file.inode && modifiedMs === file.modified_ms,
  );
  if (!tally.hasMoved(elsewhere)) tally.add(isThisFile ? "moved" : "missing");
  if (elsewhere.length > 0) removeFile(db, key);
  return file.still;
}

/** Whether a name may as well be that of a folder. */
function mayBeFolder(name: string): boolean {
  const promise = promiseOf(name);
  return promise === "other" || promise === "untold";
}

/** Whether a problem (its path within the folder read) was not looked at anew: of a file seen, or of what lies deeper. */
function stillStands(pass: FolderPass, path: string): boolean {
  const inSource = pass.inSource({ path }).path;
  if (pass.passedOver.has(inSource) || pass.known.wasMet(inSource)) return true;
  return !pass.part.deep && (path.includes("/") || mayBeFolder(path));
}
