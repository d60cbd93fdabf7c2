import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { isPassedOver } from "../ingest/scan.ts";
import { promiseOf } from "../ingest/formats.ts";
import type { Place } from "../ingest/ingest.ts";

/** What the system tells of a path (absolute, with forward slashes). */
export type FileEvent = { readonly path: string; readonly gone: boolean };

/**
 * The place to read again for an event within a source; null when it is none of ours: hidden files,
 * archives and their thumbnails, notes beside the pictures.
 */
export function placeOfEvent(source: string, { path, gone }: FileEvent): Place | null {
  const within = path.slice(source.length).split("/").filter(Boolean);
  if (within.some(isPassedOver)) return null;
  const name = within.at(-1);
  if (name === undefined) return { folder: source, deep: true };
  if (promiseOf(name) !== "other" || /.\.xmp$/iu.test(name))
    return { folder: dirname(path), deep: false };
  return gone || mayBeFolder(path) ? { folder: path, deep: true } : null;
}

function mayBeFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true || stats?.isSymbolicLink() === true;
}
