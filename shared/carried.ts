import type { LanguageTexts, StillKind, TextField } from "./still.ts";

/** A person the file says is in the picture, and whom they play. */
export type CarriedPerson = {
  readonly performer: string | null;
  /** From PersonInImageWDetails.PersonDescription "as …" or a PersonCharacteristic of a cast list. */
  readonly character: string | null;
};

/** A named area of the picture, normalised to the stored pixels (before orientation), 0 to 1, upper-left corner. */
export type CarriedRegion = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * What a file says about itself, reconciled from XMP, IIM and EXIF: the answer of
 * electron/engine/metadata for one file. A property the file does not carry is absent or empty.
 */
export type Carried = {
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly creators: readonly string[];
  readonly keywords: readonly string[];
  readonly persons: readonly CarriedPerson[];
  readonly regions: readonly CarriedRegion[];
  /** From ArtworkOrObject, when the file says it is a film (see metadata/carried-film.ts). */
  readonly film: {
    readonly title: string;
    readonly year: number | null;
    readonly directors: readonly string[];
  } | null;
  /** xmpDM:scene, which holds one text: several labels stand in it with "; " between them. */
  readonly scenes: readonly string[];
  /** From an IPTC Genre of our own vocabulary. */
  readonly kind: StillKind | null;
  /** plus:CopyrightOwner names. */
  readonly copyrightOwners: readonly string[];
  /** plus:ImageSupplier name. */
  readonly imageSupplier: string | null;
  /** ISO 8601, truncated where the file is: "1962", "1962-05", "2022-07-08T10:00:00". */
  readonly dateCreated: string | null;
  /** EXIF orientation, 1 to 8; 1 when absent. */
  readonly orientation: number;
  /** Every property as read, by "prefix:Name", for the inspector and `show`; JSON values only. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** What could not be read of the metadata, in words. */
  readonly warnings: readonly string[];
};
