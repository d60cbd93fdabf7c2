import type { Strictness } from "../rights/gate.ts";
import type { DocumentKind } from "./document-kinds.ts";
import type { Rendition } from "./rendition.ts";

/** How much of the record goes into the pictures themselves. */
export const metadataAmounts = ["everything", "caption-and-credit", "nothing"] as const;
export type MetadataAmount = (typeof metadataAmounts)[number];

/** How captions are written: as they are, or closed with the credit as somebody prints it. */
export const captionStyles = ["as-written", "photo-credit", "getty", "ap"] as const;
export type CaptionStyle = (typeof captionStyles)[number];

/** Whether all files lie in one folder, in folders by what they are, or as a BagIt bag (RFC 8493). */
export const layouts = ["together", "apart", "bagit"] as const;
export type Layout = (typeof layouts)[number];

/** What a recipient can insist on. `place` is also there where the still says that it is of a film. */
export const requirements = [
  "film",
  "caption",
  "headline",
  "altText",
  "creator",
  "creditLine",
  "copyrightNotice",
  "dateCreated",
  "place",
  "instructions",
  "keywords",
] as const;
export type Requirement = (typeof requirements)[number];

/** What becomes of a still that has not what a recipient insists on. */
export const lintStrictnesses = ["told", "held"] as const;
export type LintStrictness = (typeof lintStrictnesses)[number];

/** What a kind of recipient gets. */
export type Profile = {
  readonly name: string;
  /** One at least. */
  readonly renditions: readonly Rendition[];
  /** Template of file names, without their endings: "{film}_{seq:3}". */
  readonly fileNames: string;
  readonly metadata: MetadataAmount;
  /** Takes out where the camera stood, whose and which it was, and how the picture was edited. */
  readonly stripsPrivate: boolean;
  /** BCP 47; none is every language there is. */
  readonly languages: readonly string[];
  readonly captionStyle: CaptionStyle;
  readonly documents: readonly DocumentKind[];
  readonly layout: Layout;
  /** Into one ZIP file. */
  readonly isPacked: boolean;
  readonly rights: Strictness;
  readonly requires: readonly Requirement[];
  readonly lint: LintStrictness;
  /** Where the pictures will be on the web, for documents that need addresses; null when that is not known. */
  readonly baseUri: string | null;
};
