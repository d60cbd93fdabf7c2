import type { Profile } from "../../../../shared/export/profile.ts";
import type { Recipient } from "../../../../shared/recipient.ts";
import type { RightsRequest } from "../../../../shared/rights/request.ts";
import type { LedgerDocument } from "../../catalog/ledger.ts";
import type { Printer } from "../../host-printer.ts";
import type { RightsReport } from "../../rights/report/rights-report.ts";
import type { HandOutFile } from "../hand-out.ts";
import type { DocumentText } from "./caption-sheet-document.ts";

export type PictureOf = (still: Pick<HandOutFile, "sha256">) => Promise<Uint8Array | null>;

/** All that a document of a hand-out is made from. */
export type Sheet = {
  /** Name of the set, or what else was handed out. */
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  /** What the stills are handed out for. */
  readonly request: RightsRequest;
  /** Null where nobody said who gets it. */
  readonly recipient: Recipient | null;
  readonly profile: Profile;
  /** With the size of the copy that is first among their renditions. */
  readonly stills: readonly HandOutFile[];
  /** Name of the archive that hands out. */
  readonly archive: string;
  /** Where the hand-out lies on the disk; the names of its files are from here. */
  readonly root: string;
  /** Where the document is to lie, from `root`. */
  readonly place: string;
  /** Those written so far. */
  readonly documents: readonly LedgerDocument[];
  /** A JPEG of the picture, or null where there is none. */
  readonly thumbnailOf: PictureOf;
  /** The same for paper, where it is a few centimetres large: a thousand of them are in a file that can be mailed. */
  readonly smallPictureOf: PictureOf;
  /** The caption sheet as DOCX. @throws NotMade */
  readonly captionSheet: (sheet: DocumentText) => Promise<Uint8Array>;
  /** How the rights in these very stills stand, under the names under which they go out. */
  readonly rights: () => Promise<RightsReport>;
  /** Null where nobody prints. */
  readonly print: Printer | null;
};
