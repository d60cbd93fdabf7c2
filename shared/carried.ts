import type { FileMarks } from "./marks.ts";
import { textFields, type LanguageTexts, type StillKind, type TextField } from "./still.ts";

/** A person the file says is in the picture, and whom they play. */
export type CarriedPerson = {
  readonly performer: string | null;
  /** From PersonInImageWDetails.PersonDescription "as …" or a PersonCharacteristic of a cast list. */
  readonly character: string | null;
};

/** A term of a vocabulary as IPTC regions carry it: names by language, and URIs. */
export type CarriedTerm = {
  readonly names: LanguageTexts;
  readonly identifiers: readonly string[];
};

export type CarriedPoint = { readonly x: number; readonly y: number };

/**
 * The outline of a region, in parts of the stored width and height (0 to 1). A circle is round in
 * pixels: `radius` is in parts of the width. A polygon of one corner is a point, of two a line.
 */
export type RegionShape =
  | { readonly kind: "rectangle" }
  | { readonly kind: "circle"; readonly centre: CarriedPoint; readonly radius: number }
  | { readonly kind: "polygon"; readonly corners: readonly CarriedPoint[] };

/**
 * A named area of the picture, normalised to the stored pixels (before orientation), 0 to 1, upper-left
 * corner. Of shapes other than a rectangle, x, y, width and height are the box around it.
 */
export type CarriedRegion = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: RegionShape;
  /** Iptc4xmpExt:ImageRegion, mwg-rs:Regions, or MP:RegionInfo. */
  readonly standard: "iptc" | "mwg" | "microsoft";
  /** IPTC rId: unique within the picture. */
  readonly identifier: string | null;
  /** The name in every language the file has it in. */
  readonly names: LanguageTexts;
  /** What is in the area (IPTC rCtype; of MWG its Type, "Face"). */
  readonly types: readonly CarriedTerm[];
  /** What the area is for (IPTC rRole). */
  readonly roles: readonly CarriedTerm[];
  /** Who is in it, by name: IPTC PersonInImage, the name of an MWG face, a Microsoft people tag. */
  readonly persons: readonly string[];
  /** Those with details (PersonInImageWDetails within the region), and whom they play. */
  readonly details: readonly CarriedPerson[];
  readonly description: string | null;
};

/**
 * Where a value stood: XMP in the file, IIM, EXIF, a PNG text, or XMP in a sidecar beside the file; where
 * there is "still.xmp" beside "still.jpg.xmp", that is the shared one.
 */
export const carriers = ["xmp", "iim", "exif", "png", "sidecar", "sharedSidecar"] as const;
export type Carrier = (typeof carriers)[number];

/** The place a picture was taken, in the single fields of IPTC Core that came before its structures. */
export const locationParts = [
  "sublocation",
  "city",
  "provinceState",
  "country",
  "countryCode",
] as const;
export type LocationPart = (typeof locationParts)[number];

/** A property that several carriers can hold, so that they can disagree about it. */
export const carriedProperties = [
  ...textFields,
  ...locationParts,
  "creators",
  "keywords",
  "dateCreated",
  "jobId",
] as const;
export type CarriedProperty = (typeof carriedProperties)[number];

/** Texts by language for a text property, names in order for a list, otherwise one text. */
export type CarriedValue = string | readonly string[] | LanguageTexts;

export type CarrierValue = { readonly carrier: Carrier; readonly value: CarriedValue };

/**
 * Carriers that really say different things: not where one is the other cut to its limit, or differs in
 * line ends, outer blanks, Unicode normalisation or in characters it cannot hold.
 */
export type CarriedConflict = {
  readonly property: CarriedProperty;
  readonly chosen: CarrierValue;
  readonly others: readonly CarrierValue[];
  /** Why the chosen one was chosen, in words. */
  readonly reason: string;
};

/**
 * The character set the IIM texts, and those of EXIF that are not UTF-8, were read in (a label of the Encoding
 * Standard) and how it was found. Where the IIM leaves nothing to ask, it is that of the EXIF.
 */
export type IimCharset = {
  readonly charset: string;
  readonly how: "declared" | "valid-utf8" | "agrees-with-xmp" | "guessed" | "chosen";
};

/**
 * Whether the archivist may know better than the file: a guess, or a declaration that no bytes prove,
 * since in a set of one byte a letter all of them are some text.
 */
export function isUnsure(charset: IimCharset | null): boolean {
  return charset?.how === "guessed" || (charset?.how === "declared" && charset.charset !== "utf-8");
}

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
  /** From an IPTC Genre of our own vocabulary, else from our own namespace. */
  readonly kind: StillKind | null;
  /** Still number and code of the production, from our own namespace alone: others have no place for them. */
  readonly number: string | null;
  readonly productionCode: string | null;
  /** From xmp:Rating and xmp:Label. */
  readonly marks: FileMarks;
  /** plus:CopyrightOwner names. */
  readonly copyrightOwners: readonly string[];
  /** plus:ImageSupplier name. */
  readonly imageSupplier: string | null;
  /** Photoshop's single place fields, IIM 2:90 to 2:101; only the parts the file has. */
  readonly location: Readonly<Partial<Record<LocationPart, string>>>;
  /** photoshop:TransmissionReference, IIM 2:103: the receiver's or supplier's job number. */
  readonly jobId: string | null;
  /** ISO 8601, truncated where the file is: "1962", "1962-05", "2022-07-08T10:00:00". */
  readonly dateCreated: string | null;
  /** EXIF orientation, 1 to 8; 1 when absent. */
  readonly orientation: number;
  /** Stored pixels of the picture as its header states them; null when none does. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
  /** Every property as read, by "prefix:Name", for the inspector and `show`; JSON values only. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** What the carriers disagree about. */
  readonly conflicts: readonly CarriedConflict[];
  /** Texts that fill their IIM data set to its limit, and that no other carrier shows to be whole: more may have stood there. */
  readonly possiblyCut: readonly CarriedProperty[];
  /** Null where all of IIM and EXIF is ASCII and nothing is declared. */
  readonly iimCharset: IimCharset | null;
  /** What could not be read of the metadata, in words. */
  readonly warnings: readonly string[];
  /** Sidecars of which nothing could be read. */
  readonly unreadSidecars: readonly UnreadSidecar[];
};

/** An XMP file beside a picture that says nothing, though it is there; `reason` is a sentence. */
export type UnreadSidecar = { readonly name: string; readonly reason: string };

/** What reading a file's metadata found out that the archivist should know. */
export type Findings = Pick<Carried, "conflicts" | "possiblyCut" | "iimCharset" | "warnings">;

/** A property whose text may be cut, or a warning word for word: what the archivist can take as seen. */
export type Remark = string;

export function remarksIn({ possiblyCut, warnings }: Findings): readonly Remark[] {
  return [...possiblyCut, ...warnings];
}

/** Whether the archive has a place of its own for a property, so that a conflict can be settled by a choice. */
export function isRecorded(property: CarriedProperty): boolean {
  return ["creators", "keywords", "dateCreated", ...textFields].includes(property);
}
