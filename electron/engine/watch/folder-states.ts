import { dirname } from "node:path";
import { scan, type Found } from "../ingest/scan.ts";
import type { Place } from "../ingest/pass.ts";

/** One number a folder, made of the names, sizes and times of the stills in it. */
export type FolderStates = ReadonlyMap<string, number>;

/** Looks at every file of a source without opening any; null when the source could not be read. */
export async function folderStates(
  source: string,
  signal: AbortSignal,
): Promise<FolderStates | null> {
  const states = new Map<string, number>();
  for await (const scanned of scan(source, signal)) {
    if (scanned.kind === "problem" && scanned.problem.path === source) return null;
    if (scanned.kind === "problem") continue;
    const folder = dirname(`${source}/${scanned.file.path}`);
    // a sum, for folders are listed in no order
    states.set(folder, ((states.get(folder) ?? 0) + stateOf(scanned.file)) >>> 0);
  }
  return signal.aborted ? null : states;
}

function stateOf({ name, bytes, modifiedMs, sidecar }: Found): number {
  let hash = 0x81_1c_9d_c5; // FNV-1a, 32 bits
  for (const character of `${name}\n${String(bytes)}\n${String(modifiedMs)}\n${sidecar ?? ""}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return hash;
}

/** The folders that are not as they were. */
export function changedFolders(before: FolderStates, now: FolderStates): Place[] {
  const folders = new Set([...before.keys(), ...now.keys()]);
  return [...folders]
    .filter((folder) => before.get(folder) !== now.get(folder))
    .map((folder) => ({ folder, deep: false }));
}
