import type { Marks } from "./marks.ts";
import type { Certainty } from "./depiction.ts";
import type { PartialBox } from "./orientation.ts";
import type { ProblemKind } from "./problem.ts";

/** Identifies a still inside one catalog. Outside of it, `uuid` is the name that stays. */
export type StillId = number;

/** The controlled list of still kinds: code, in the order they are offered. */
export const stillKinds = [
  "scene",
  "bts",
  "publicity",
  "portrait",
  "frame",
  "lobby",
  "poster",
  "test",
  "set",
  "event",
  "press",
  "other",
] as const;
export type StillKind = (typeof stillKinds)[number];

/** What the archivist reads for each kind. */
export const stillKindNames: Readonly<Record<StillKind, string>> = {
  scene: "Scene still",
  bts: "Behind the scenes",
  publicity: "Publicity still",
  portrait: "Portrait",
  frame: "Frame enlargement",
  lobby: "Lobby card",
  poster: "Poster",
  test: "Costume or make-up test",
  set: "Set or location",
  event: "Event",
  press: "Press print",
  other: "Other",
};

/** What a still kind is called in files (IPTC Genre, CvTermId): this and the code. */
export const stillKindUri = "urn:stillroom:still-kind:";

/** Rights status for a use: until rights records say otherwise it is unknown, never clear. */
export const rightsStatuses = ["clear", "conditional", "blocked", "unknown"] as const;
export type RightsStatus = (typeof rightsStatuses)[number];

/** How far the thumbnail of a file has come. */
export type ThumbnailState = "pending" | "made" | "failed";

/** Where a piece of information came from. */
export type Origin = "file" | "archivist";

/** What the light table needs to draw one still. */
export type StillCard = {
  readonly id: StillId;
  readonly name: string;
  /** Hex SHA-256 of the file shown; names its thumbnail. */
  readonly hash: string;
  readonly thumbnail: ThumbnailState;
  /** Pixels as displayed, after orientation; null when the file could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  /** Its beginning. */
  readonly caption: string;
  readonly marks: Marks;
  readonly status: RightsStatus;
  /** "jpeg", "tiff" …, as told by the file's content. */
  readonly format: string;
  /** Pages of a TIFF, frames of an animation; otherwise 1. */
  readonly pages: number;
  /** What is wrong with its file; null when nothing is. */
  readonly problem: ProblemKind | null;
  /** Of all its files together: present when any is. */
  readonly state: FilePresence;
};

/** Where a file is. `offline`: it was there when its source was last seen, which is offline now. */
export type FilePresence = "present" | "missing" | "offline";

/** What more than one picture in a file are: pages to turn, or frames of a movement. */
export function sequenceOf({
  format,
  pages,
}: {
  readonly format: string;
  readonly pages: number;
}): "pages" | "frames" | null {
  if (pages <= 1) return null;
  return format === "tiff" ? "pages" : "frames";
}

/** A file of a still on disk: a rendition of the picture, or the same bytes once more. */
export type StillFile = {
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
  readonly format: string;
  /** Stored pixels, before orientation. */
  readonly width: number | null;
  readonly height: number | null;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Pages of a TIFF, frames of an animation; otherwise 1. */
  readonly pages: number;
  readonly state: FilePresence;
  /** The still whose picture lies where this missing file was; null when there is none. */
  readonly inItsPlace: StillId | null;
  /** Chosen by the archivist to stand for the still, as it does while it is there. */
  readonly preferred: boolean;
  readonly problem: string | null;
};

export type NamedRecord = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  /** What tells it from others of its name; left out where it has that to itself. */
  readonly apart?: string;
};

/** Whose a still is: `follows` where nobody says so of this still, but its film does. */
export type HolderOfStill = NamedRecord & { readonly follows: boolean };

/**
 * Who is in the picture. A depiction names a character, a performer, or both through a cast role; one
 * that names nobody is somebody unidentified.
 */
export type Depiction = {
  readonly id: number;
  readonly character: NamedRecord | null;
  readonly performer: NamedRecord | null;
  /** Nobody said of this still who it is that plays the character: the cast of its film says so. */
  readonly performerFollows: boolean;
  /** All who play the character in the still's film, in billing order; no doubles, voices or stunt performers. */
  readonly cast: readonly NamedRecord[];
  readonly order: number;
  /** Where in the picture, in parts of the stored pixels; null where nobody said so. */
  readonly region: PartialBox | null;
  /** What the file calls somebody unidentified. */
  readonly called: string | null;
  readonly certainty: Certainty;
  /** In the archivist's words; null where nobody said so. */
  readonly identifiedBy: string | null;
  /** Whether that is who works at this computer. */
  readonly identifiedHere: boolean;
  /** ISO 8601, possibly truncated. */
  readonly identifiedOn: string | null;
  readonly origin: Origin;
};

/** Texts by BCP 47 language; "x-default" where the language is not stated. */
export type LanguageTexts = Readonly<Record<string, string>>;

/** Everything the archive knows of a still, and everything its file carries. */
export type StillRecord = {
  readonly id: StillId;
  readonly uuid: string;
  readonly hash: string;
  readonly thumbnail: ThumbnailState;
  readonly width: number | null;
  readonly height: number | null;
  readonly files: readonly StillFile[];
  readonly film: FilmSummary | null;
  readonly scenes: readonly NamedRecord[];
  readonly depictions: readonly Depiction[];
  /** Whether somebody has said that these stand so from left to right, by regions or by putting them in order. */
  readonly placesKnown: boolean;
  readonly rightsHolders: readonly HolderOfStill[];
  readonly keywords: readonly NamedRecord[];
  readonly kind: StillKind | null;
  /** As it stands on the picture, and the code of the production, which stands for the films of `filmsOfCode`. */
  readonly number: string | null;
  readonly productionCode: string | null;
  /** With more than one the code is ambiguous. */
  readonly filmsOfCode: readonly (NamedRecord & { readonly year: number | null })[];
  readonly marks: Marks;
  readonly status: RightsStatus;
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly creators: readonly string[];
  readonly dateCreated: string | null;
  readonly addedAt: string;
  readonly changedAt: string;
  /** What the file itself carries, property by property, as read. */
  readonly carried: Readonly<Record<string, unknown>>;
};

export type FilmSummary = NamedRecord & {
  readonly year: number | null;
  readonly directors: readonly string[];
};

/** Text properties of a still, by their IPTC names. */
export const textFields = [
  "caption",
  "headline",
  "title",
  "altText",
  "extendedDescription",
  "creditLine",
  "copyrightNotice",
  "usageTerms",
  "instructions",
  "source",
  "captionWriter",
  "creatorJobTitle",
  "webStatement",
] as const;
export type TextField = (typeof textFields)[number];

/** Fields that hold one text per language (XMP LangAlt); the others hold one text, under "x-default". */
export const localisedFields: ReadonlySet<TextField> = new Set<TextField>([
  "caption",
  "title",
  "altText",
  "extendedDescription",
  "copyrightNotice",
  "usageTerms",
]);

/** What tells a still from the others of its production, as it stands on the picture. */
export const stillNumberNames = {
  number: "Still number",
  productionCode: "Production code",
} as const;
export type StillNumberField = keyof typeof stillNumberNames;

export const textFieldNames: Readonly<Record<TextField, string>> = {
  caption: "Caption",
  headline: "Headline",
  title: "Title",
  altText: "Alt text",
  extendedDescription: "Extended description",
  creditLine: "Credit line",
  copyrightNotice: "Copyright notice",
  usageTerms: "Rights usage terms",
  instructions: "Instructions",
  source: "Source",
  captionWriter: "Caption writer",
  creatorJobTitle: "Creator's job title",
  webStatement: "Web statement of rights",
};
