import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import type { ReadableDb } from "../catalog/database.ts";
import { placeOf, sharingSidecar, type OriginalFile } from "../catalog/file-exchanges.ts";
import { sidecarNames, sidecarsOf } from "../ingest/sidecars.ts";
import { Refusal } from "./refusal.ts";

/** The sidecars beside a picture, the one that counts first. */
export function sidecarsBeside(original: OriginalFile): readonly string[] {
  return sidecarsOf(original.name, sidecarNames(readdirSync(dirname(placeOf(original)))));
}

/**
 * The sidecar to write into: the one that counts when the picture is read. Where there is none it is a new
 * "still.xmp", or "still.jpg.xmp" where a picture of another still would take that for its own too. @throws Refusal
 * when the one that is there is also another still's.
 */
export function sidecarFor(
  db: ReadableDb,
  original: OriginalFile,
  beside: readonly string[],
): string {
  const { name } = original;
  const [present] = beside;
  const others = sharingSidecar(db, original);
  if (present === undefined) {
    const stem = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name;
    return `${others.length === 0 ? stem : name}.xmp`;
  }
  const isOwn = present.toLowerCase() === `${name}.xmp`.toLowerCase();
  if (!isOwn && others.length > 0)
    throw new Refusal(
      "invalid",
      `The sidecar ${present} is also that of ${others.join(" and ")}, of another still, so nothing was written into it. Join the stills if they are one, or name the sidecar ${name}.xmp.`,
      placeOf(original),
    );
  return present;
}
