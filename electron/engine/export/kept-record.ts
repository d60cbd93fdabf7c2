import { extname } from "node:path";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { recordHandedOut } from "../catalog/ledger.ts";
import type { EmbeddedRecord } from "../metadata/embedded-record.ts";
import { gatherWithRecord } from "./gather.ts";
import type { HandOutStill } from "./hand-out.ts";
import type { StillToName } from "./plan.ts";
import { termsGoingOut, termsGoingOutByLanguage } from "./terms-going-out.ts";

/**
 * What of a still went out: what the lists say of it and of its file, and what was embedded. Of its rights it is kept with
 * the copy how they stood; what is recorded of them is always that of now.
 */
export type KeptRecord = {
  readonly still: Omit<HandOutStill, "rights">;
  readonly embedded: EmbeddedRecord;
};

export type StillAndRecord = { readonly still: HandOutStill; readonly record: EmbeddedRecord };

/** What goes out of a still: as it is now, or with `asThen` as it went out in that export. Null when it is gone. */
export function outgoingOf(
  db: ReadableDb,
  id: StillId,
  asThen: string | null,
): StillAndRecord | null {
  const now = gatherWithRecord(db, id);
  return now === null || asThen === null ? now : asItWent(db, asThen, now);
}

/** What the ledger is to keep of a still that goes out. */
export function recordToKeep({ still, record }: StillAndRecord): KeptRecord {
  const { rights: _rights, ...said } = still;
  return { still: said, embedded: record };
}

/** What the ledger kept of a still that went out in an export (its UUID); null where nothing was kept. */
export function keptRecord(db: ReadableDb, of: string, still: StillId): KeptRecord | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return recordHandedOut(db, of, still) as KeptRecord | null; // written here, by recordToKeep
}

/**
 * A still as it went out in an export, with the file it has now; as it is now where nothing was kept. Regions are
 * those of the very picture they were drawn in: another has its own.
 */
function asItWent(db: ReadableDb, of: string, { still, record }: StillAndRecord): StillAndRecord {
  const kept = keptRecord(db, of, still.id);
  if (kept === null) return { still, record };
  const { id, uuid, originalPath, format, orientation, width, height, sha256 } = still;
  const originalName = nameOf(kept, still);
  const file = { originalPath, originalName, format, orientation, width, height, sha256 };
  const { regions, ...rest } = kept.embedded;
  // What is recorded of the rights is that of now, and the terms that bind must not be told by half.
  const { layers } = still.rights;
  const usageTerms = termsGoingOutByLanguage(rest.texts.usageTerms ?? {}, layers);
  const embedded = { ...rest, texts: { ...rest.texts, usageTerms } };
  const hasItsRegions = kept.still.sha256 === sha256 && regions !== undefined;
  return {
    still: {
      ...still,
      ...kept.still, // an older version kept less
      usageTerms: termsGoingOut(kept.still.usageTerms, layers),
      id,
      uuid,
      ...file,
    },
    record: hasItsRegions ? { ...embedded, regions } : embedded,
  };
}

/** What its name in the folder is made from, as it was then. */
export function namedAsItWent(db: ReadableDb, of: string, still: StillToName): StillToName {
  const kept = keptRecord(db, of, still.id);
  if (kept === null) return still;
  const { id, originalPath, format } = still;
  const originalName = nameOf(kept, still);
  return { ...still, ...kept.still, id, originalPath, originalName, format };
}

/** The name that the original had, unless it is of another format by now. */
function nameOf({ still: then }: KeptRecord, { originalName }: StillToName): string {
  const ending = (name: string): string => extname(name).toLowerCase();
  return ending(then.originalName) === ending(originalName) ? then.originalName : originalName;
}
