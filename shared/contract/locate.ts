import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id } from "./schemas.ts";
import type { Changed } from "./stills.ts";

const What = v.union([
  v.strictObject({ still: Id }),
  v.strictObject({ source: Id }),
  v.strictObject({ folder: AbsolutePath }),
]);
/**
 * Whose files are looked for: those of a still with the others of its source; all of a source, with others that
 * were moved with it; all of the sources in a folder, mostly a disk.
 */
export type LocateWhat = v.InferOutput<typeof What>;

const InFolder = v.strictObject({ what: What, folder: AbsolutePath });
const BesideFile = v.strictObject({ what: v.strictObject({ still: Id }), file: AbsolutePath });
/** Where files are looked for: in a folder and all below it; or beside a file that the archivist chose. */
export type LocateWhere = { readonly folder: string } | { readonly file: string };

/** Same bytes; the same name with other bytes; nothing of the kind. */
export const locateResults = ["found", "another", "nowhere"] as const;
export type LocateResult = (typeof locateResults)[number];

/** A file by where it was, and where it is now. */
export type LocateRow = {
  readonly file: number;
  readonly still: number;
  readonly from: string;
  /** Null when it was not found, or when one of the choices has to be chosen first. */
  readonly to: string | null;
  /** Places of which each would do, when there are several. */
  readonly choices: readonly string[];
  /** The still that has the file of the new place so far, and will become part of this one. */
  readonly joins: number | null;
};

/** What was found of files that are away, before anything is changed. */
export type LocatePreview = {
  readonly folder: string;
  /** Files looked for. */
  readonly total: number;
  readonly found: number;
  readonly another: number;
  readonly nowhere: number;
  /** How many of the other versions are not taken until one of several is chosen. */
  readonly unchosen: number;
  /** Whether the folder will be a new one of the archive. */
  readonly becomesSource: boolean;
  readonly rows: readonly LocateRow[];
};

export const locate = {
  "locate.start": changes<{ job: number }>()(
    "Looks for files that are away: in a folder, by hash, also for those of other folders that moved along; or in the place of a file that was chosen for a still, and for the others where the same folders moved. A job; its finds are asked for with locate.preview.",
    v.union([InFolder, BesideFile]),
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
  "locate.choose": asks<Record<string, never>>()(
    "Chooses one of several places where a file may be; null for none of several other versions.",
    v.strictObject({ job: Id, file: Id, to: v.nullable(AbsolutePath) }),
  ),
  "locate.confirm": changes<Changed>()(
    "Gives the files that were found their new places; with `others` also the other versions.",
    v.strictObject({ job: Id, others: v.boolean() }),
  ),
} as const;
