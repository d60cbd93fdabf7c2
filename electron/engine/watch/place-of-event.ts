import { dirname } from "node:path";
import { beginsLikePicture } from "../ingest/first-bytes.ts";
import { promiseOf } from "../ingest/formats.ts";
import { lookAtPlace } from "../ingest/look-at-place.ts";
import type { Place } from "../ingest/pass.ts";
import { isPassedOver } from "../ingest/scan.ts";

/** What the system tells of a path (absolute, with forward slashes). */
export type FileEvent = { readonly path: string; readonly gone: boolean };

/**
 * The places to read again for an event within a source; none when it is none of ours: hidden files,
 * archives and their thumbnails, notes beside the pictures.
 */
export async function placesOfEvent(
  source: string,
  { path, gone }: FileEvent,
): Promise<readonly Place[]> {
  const within = path.slice(source.length).split("/").filter(Boolean);
  if (within.some(isPassedOver)) return [];
  const name = within.at(-1);
  if (name === undefined) return [{ folder: source, deep: true }];
  const beside = { folder: dirname(path), deep: false };
  const promise = promiseOf(name);
  if (promise === "read" || promise === "unread" || /.\.xmp$/iu.test(name)) return [beside];
  const below = { folder: path, deep: true };
  if (gone) return promise === "untold" ? [below, beside] : [below];
  if (mayBeFolder(path)) return [below];
  return promise === "untold" && (await beginsLikePicture(path)) ? [beside] : [];
}

/** What cannot be looked at may be one: the pass over it says what is wrong. */
function mayBeFolder(path: string): boolean {
  const there = lookAtPlace(path);
  return there === "unknown" || there?.isDirectory() === true;
}
