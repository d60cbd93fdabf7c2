import { basename, join, sep } from "node:path";
import type { AwayFile } from "../catalog/relink.ts";
import { hashOf } from "../export/hash-of.ts";
import { lookAtPlace } from "../ingest/look-at-place.ts";
import { scan } from "../ingest/scan.ts";
import type { JobControl } from "../jobs/job-runner.ts";
import { shiftBetween, shifted, topFolder } from "./folder-shift.ts";
import { matchFiles, type Candidate, type Match } from "./match-files.ts";

/** Looks for files in a folder and everything below it. The places found are absolute paths. */
export async function lookInFolder(
  wanted: readonly AwayFile[],
  folder: string,
  control: JobControl,
): Promise<Match[]> {
  const candidates: Candidate[] = [];
  for await (const scanned of scan(folder, control.signal))
    if (scanned.kind === "file") candidates.push(scanned.file);
  const hashes = new Map<string, string | null>();
  let looked = 0;
  control.progress(0, wanted.length);
  const hashOnce = async (candidate: Candidate): Promise<string | null> => {
    await control.whilePaused();
    if (control.signal.aborted) return null;
    control.progress(Math.min(++looked, wanted.length), wanted.length);
    const known = hashes.get(candidate.path);
    if (known !== undefined) return known;
    const hash = await readHash(join(folder, candidate.path));
    hashes.set(candidate.path, hash);
    return hash;
  };
  const matches = await matchFiles(wanted, candidates, hashOnce);
  return matches.map((match) => {
    if (match.as === "nowhere") return match;
    const choices = match.choices.map((path) => join(folder, path));
    return match.as === "found"
      ? { ...match, to: join(folder, match.to), choices }
      : { ...match, to: match.to === null ? null : join(folder, match.to), choices };
  });
}

/**
 * Takes a file that the archivist chose for the first that is wanted, and looks for the others where they
 * are if the same folders were moved, though only below the same folder at the top of the disk. What the
 * archivist did not choose counts only by its bytes.
 */
export async function lookBesideFile(
  [first, ...others]: readonly AwayFile[],
  chosen: string,
  { signal, progress, whilePaused }: JobControl,
): Promise<Match[]> {
  if (first === undefined) return [];
  const total = others.length + 1;
  progress(0, total);
  const isSame = (await readHash(chosen)) === first.hash.toString("hex");
  const matches: Match[] = [
    { as: isSame ? "found" : "another", file: first, to: chosen, choices: [] },
  ];
  const place = chosen.replaceAll(sep, "/");
  const shift = shiftBetween(fullPath(first), place);
  const top = `${topFolder(place) ?? ""}/`;
  for (const file of others) {
    await whilePaused();
    if (signal.aborted) break;
    const to = shifted(fullPath(file), shift);
    const isPossible = to !== null && to !== place && to.startsWith(top);
    const isThere = isPossible && (await isFile(file, to));
    matches.push(isThere ? { as: "found", file, to, choices: [] } : { as: "nowhere", file });
    progress(matches.length, total);
  }
  return matches;
}

async function isFile({ bytes, hash }: AwayFile, path: string): Promise<boolean> {
  const now = lookAtPlace(path);
  if (now === null || now === "unknown" || now.size !== bytes) return false;
  return (await readHash(path)) === hash.toString("hex");
}

function fullPath({ root, path }: AwayFile): string {
  return `${root.replaceAll(sep, "/")}/${path}`;
}

/** Which of a still's files one that was chosen is meant to be: the one of its bytes or its name, else the first. */
export async function meantBy(
  chosen: string,
  own: readonly AwayFile[],
): Promise<AwayFile | undefined> {
  if (own.length < 2) return own[0];
  const hash = await readHash(chosen);
  return (
    own.find((file) => file.hash.toString("hex") === hash) ??
    own.find(({ name }) => name === basename(chosen)) ??
    own[0]
  );
}

async function readHash(path: string): Promise<string | null> {
  try {
    return (await hashOf(path)).toString("hex");
  } catch {
    return null; // It went away or cannot be read: it is not what is looked for.
  }
}
