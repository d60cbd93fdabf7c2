import type { Profile } from "../../../shared/export/profile.ts";
import type { Recipient } from "../../../shared/recipient.ts";
import type { RightsGate } from "../../../shared/rights/gate.ts";
import type { StillId } from "../../../shared/still.ts";
import type { Archive } from "../archive.ts";
import type { ReadableDb } from "../catalog/database.ts";
import type { LedgerDocument, LedgerFile, LedgerPage } from "../catalog/ledger.ts";
import { setName } from "../catalog/sets.ts";
import type { Exiftool } from "../metadata/exiftool.ts";
import { writeDocuments, type Documents } from "./documents/write-documents.ts";
import type { HandOutFile } from "./hand-out.ts";
import { markOf } from "./interrupted.ts";

export type ExportOrder = {
  readonly stills: readonly StillId[];
  readonly set: number | null;
  /** Must be there; see prepareFolder. */
  readonly folder: string;
  readonly profile: Profile;
  /** What it is for, and what was decided on stills that are not clear. */
  readonly rights: RightsGate;
  readonly recipient?: Recipient | null | undefined;
  /** The export whose texts and names go out again, instead of those of now. */
  readonly asThen?: string | null | undefined;
};

export type Order = ExportOrder & { readonly ledgerId: string };

/** All that an export works with. */
export type Work = {
  readonly archive: Archive;
  readonly exiftool: Exiftool;
  readonly order: Order;
  readonly page: LedgerPage;
  /** Where its files are made. */
  readonly root: string;
  /** Copies made before the export was interrupted. */
  readonly before: readonly LedgerFile[];
};

/** What a hand-out is called: as its set. */
export function titleOf(db: ReadableDb, set: number | null): string {
  return (set === null ? null : setName(db, set)) ?? "Stills";
}

/** Writes its documents, but those that are written already. */
export async function documentsFor(
  { archive: { catalog }, order, page, root }: Work,
  stills: readonly HandOutFile[],
  written: readonly LedgerDocument[],
): Promise<Documents> {
  const { profile, ledgerId, rights } = order;
  const title = titleOf(catalog.db, order.set);
  return await writeDocuments(root, {
    title,
    request: rights.request,
    recipient: order.recipient ?? null,
    profile,
    stills,
    catalog: catalog.folder,
    mark: markOf(ledgerId),
    page,
    ledgerId,
    written,
  });
}
