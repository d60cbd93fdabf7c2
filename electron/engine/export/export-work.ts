import type { Profile } from "../../../shared/export/profile.ts";
import type { Recipient } from "../../../shared/recipient.ts";
import type { RightsGate } from "../../../shared/rights/gate.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import type { LedgerDocument, LedgerFile, LedgerPage } from "../catalog/ledger.ts";
import { setName } from "../catalog/sets.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import type { Paper } from "./documents/documents-asked.ts";
import { writeDocuments, type Documents } from "./documents/write-documents.ts";
import type { HandOutFile } from "./hand-out.ts";
import { markOf } from "./interrupted.ts";
import type { BeganIn } from "./own-folder.ts";
import type { TargetDisk } from "./target-disk.ts";

export type ExportOrder = {
  readonly stills: readonly StillId[];
  readonly set: number | null;
  /** Must be there; see prepareFolder. */
  readonly folder: string;
  readonly profile: Profile;
  /** What it is for, and what was decided on stills that are not clear. */
  readonly rights: RightsGate;
  readonly recipient?: Recipient | null | undefined;
  /** The export whose texts go out again, instead of those of now. */
  readonly asThen?: string | null | undefined;
  /** The export that is made once more, whose names go out again; where none is said that of the texts. */
  readonly repeats?: string | null | undefined;
};

export type Order = ExportOrder & {
  readonly ledgerId: string;
  /** Where it began; unknown of one that an earlier version began. */
  readonly began?: BeganIn | null | undefined;
};

/** All that an export works with. */
export type Work = {
  readonly archive: Archive;
  readonly exiftool: Exiftool;
  readonly order: Order;
  readonly page: LedgerPage;
  /** Where its files are made. */
  readonly root: string;
  /** The one that the folder exported to lies on. */
  readonly disk: TargetDisk;
  /** Copies made before the export was interrupted. */
  readonly before: readonly LedgerFile[];
};

/** What a hand-out is called: as its set. */
export function titleOf(db: ReadableDb, set: number | null): string {
  return (set === null ? null : setName(db, set)) ?? "Stills";
}

/** What decides which documents can be made of a hand-out. */
export function paperOf({ printer }: Archive, { stills }: ExportOrder): Paper {
  return { prints: printer !== null, stills: stills.length };
}

type Circumstances = {
  /** Those that are written already. */
  readonly written: readonly LedgerDocument[];
  readonly isSuspended: () => boolean;
};

/** Writes the documents of a hand-out. */
export async function documentsFor(
  { archive, order, page, root, disk }: Work,
  stills: readonly HandOutFile[],
  { written, isSuspended }: Circumstances,
): Promise<Documents> {
  const { catalog, pool, printer } = archive;
  const { profile, ledgerId, rights } = order;
  const title = titleOf(catalog.db, order.set);
  return await writeDocuments(root, {
    title,
    request: rights.request,
    recipient: order.recipient ?? null,
    profile,
    stills,
    db: catalog.db,
    pool,
    print: printer,
    paper: paperOf(archive, order),
    isSuspended,
    catalog: catalog.folder,
    mark: markOf(ledgerId),
    disk,
    page,
    ledgerId,
    written,
  });
}
