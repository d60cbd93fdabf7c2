import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id } from "./schemas.ts";
import type { Changed } from "./stills.ts";

const What = v.union([v.strictObject({ still: Id }), v.strictObject({ source: Id })]);
/** Whose files are looked for: those of a still with the others of its source, or all of a source. */
export type LocateWhat = v.InferOutput<typeof What>;

/** Same bytes; the same name with other bytes; nothing of the kind. */
export const locateResults = ["found", "another", "nowhere"] as const;
export type LocateResult = (typeof locateResults)[number];

/** A file by where it was, and where it is now. */
export type LocateRow = {
  readonly still: number;
  readonly from: string;
  readonly to: string | null;
};

/** What was found of files that are away, before anything is changed. */
export type LocatePreview = {
  readonly folder: string;
  /** Files looked for. */
  readonly total: number;
  readonly found: number;
  readonly another: number;
  readonly nowhere: number;
  /** Whether the folder will be a new one of the archive. */
  readonly becomesSource: boolean;
  readonly rows: readonly LocateRow[];
};

export const locate = {
  "locate.start": changes<{ job: number }>()(
    "Looks in a folder for files that are away, by hash. A job; its finds are asked for with locate.preview.",
    v.strictObject({ what: What, folder: AbsolutePath }),
  ),
  "locate.preview": asks<LocatePreview | null>()(
    "What was found, with part of one of its lists; null while it is looked for.",
    v.strictObject({
      job: Id,
      as: v.picklist(locateResults),
      from: Count,
      count: v.pipe(Count, v.maxValue(1000)),
    }),
  ),
  "locate.confirm": changes<Changed>()(
    "Gives the files that were found their new places; with `others` also the other versions.",
    v.strictObject({ job: Id, others: v.boolean() }),
  ),
} as const;
