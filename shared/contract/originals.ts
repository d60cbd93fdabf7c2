import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { Count, Stills } from "./schemas.ts";

/**
 * Where metadata are written to: into the files themselves; into XMP sidecars beside them; into files where their
 * format takes metadata, and sidecars otherwise.
 */
export const writeTargets = ["files", "sidecars", "either"] as const;
export type WriteTarget = (typeof writeTargets)[number];

/** Called so, a change names the fields that are stored otherwise, which are no words of a record; `before` is null. */
export const FIELDS_WRITTEN = "Fields written";

/** A property of a file that would say something else, in words; null: nothing is said. */
export type MetadataChange = {
  readonly property: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What would become of one file of a still. */
export type WriteLine = {
  readonly still: number;
  /** The file of the picture. */
  readonly path: string;
  /** What would be written into: the file itself or a sidecar; null when nothing would. */
  readonly into: string | null;
  readonly as: "file" | "sidecar" | "newSidecar" | "refused" | "unchanged";
  readonly changes: readonly MetadataChange[];
  /** Why it is refused, and what to do. */
  readonly refused: string | null;
};

export type WritePreview = {
  /** All stills that were asked about. */
  readonly stills: number;
  /** The files of those looked at. */
  readonly lines: readonly WriteLine[];
};

const wish = {
  stills: Stills,
  to: v.picklist(writeTargets),
  /** Also into files with C2PA content credentials, which that makes invalid. */
  credentials: v.boolean(),
};

/** Each still is written once on trial. */
const MOST_PREVIEWED = 50;

export const originals = {
  "originals.preview": asks<WritePreview>()(
    "What writing the metadata of stills into their originals or sidecars would change, and what is refused and why, of part of them: tried on copies, nothing is changed.",
    v.strictObject({
      ...wish,
      from: Count,
      count: v.pipe(Count, v.maxValue(MOST_PREVIEWED)),
    }),
  ),
  "originals.write": changes<{ job: number }>()(
    "Writes the metadata of stills into their originals or sidecars: a job, one action of the history, which undo takes back to the very bytes.",
    v.strictObject(wish),
  ),
} as const;
