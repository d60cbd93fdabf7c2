import type { HolderRole } from "../../../shared/rights/layer.ts";
import type { Pass } from "../../../shared/rights/gate.ts";
import type { KeptStillRights } from "../../../shared/rights/kept.ts";
import type { Certainty } from "../../../shared/depiction.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { LanguageTexts, StillKind } from "../../../shared/still.ts";
import type { AgentRecord } from "../catalog/agent-records.ts";
import type { FilmRecord } from "../catalog/film-records.ts";

/** Who is shown, from left to right; either side may be unknown, and with both somebody is unidentified. */
export type CastMember = {
  readonly character: string | null;
  readonly performer: string | null;
  readonly certainty?: Certainty;
};

/** Somebody in a picture, with who performs and where they are seen. */
type ShownMember = CastMember & {
  /** Null where no performer is known. */
  readonly performedBy?: AgentRecord | null;
  /** In parts of the picture as displayed; null where nobody said so, or it is of another file than the one handed out. */
  readonly region?: PartialBox | null;
};

/** A film with everything that is recorded of it; `directors` are the names of `directedBy`. */
export type HandOutFilm = FilmRecord & {
  readonly title: string;
  readonly year: number | null;
  readonly directors: readonly string[];
};

/** A party to the rights in a still, by what it is to the picture. */
export type HandOutParty = AgentRecord & { readonly role: HolderRole };

/** A real place, from the narrowest part of its name to the widest. */
export type HandOutPlace = {
  readonly parts: readonly string[];
  /** ISO 3166, as the file has it; empty where it is not said. */
  readonly countryCode: string;
  readonly uris: readonly string[];
};

/** Everything handing out one still needs to know of it. Texts that are not there are empty. */
export type HandOutStill = {
  readonly id: number;
  readonly uuid: string;
  /** Absolute path of the original, and its name alone. */
  readonly originalPath: string;
  readonly originalName: string;
  /** Format of the original's bytes, whatever its name says; null when it has no file. */
  readonly format: string | null;
  /** Exif orientation of the original's pixels, 1 to 8. */
  readonly orientation: number;
  readonly film: HandOutFilm | null;
  readonly scenes: readonly string[];
  readonly cast: readonly ShownMember[];
  /** Whether somebody has said who stands where, so that the order of the cast is that from the left. */
  readonly placesKnown: boolean;
  readonly captions: LanguageTexts;
  readonly altText: LanguageTexts;
  readonly extendedDescription: LanguageTexts;
  readonly headline: string;
  readonly keywords: readonly string[];
  readonly creators: readonly string[];
  readonly creditLine: string;
  readonly copyrightNotice: string;
  readonly copyrightOwners: readonly string[];
  readonly suppliers: readonly string[];
  readonly licensors: readonly string[];
  readonly distributors: readonly string[];
  /** Those four with what identifies them. */
  readonly parties: readonly HandOutParty[];
  readonly usageTerms: string;
  readonly instructions: string;
  /** Addresses in the web of a statement of its rights, and of who licenses it. */
  readonly webStatement: string;
  readonly licensorUrl: string;
  /** What is recorded of its rights, its own and what it inherits. */
  readonly rights: KeptStillRights;
  /** A term of the IPTC vocabulary, by its URI; empty where the file does not say it. */
  readonly digitalSourceType: string;
  /** Where the picture was taken, and which places it shows. */
  readonly locationCreated: HandOutPlace | null;
  readonly locationsShown: readonly HandOutPlace[];
  /** What it was taken at: a premiere, a press call. */
  readonly event: LanguageTexts;
  /** The still number; where there is none dc:title, by IPTC's definition a shorthand reference, and in film archives mostly that number. */
  readonly stillNumber: string;
  readonly kind: StillKind | null;
  /** ISO 8601, possibly truncated; null when unknown. */
  readonly dateCreated: string | null;
  /** Pixels as displayed; null when the file could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  /** Hex SHA-256 of the original's bytes. */
  readonly sha256: string;
};

/** A still under the name of its first copy, with folders before it where the files lie in some. */
export type HandOutFile = HandOutStill & {
  readonly fileName: string;
  /** Its copies in the other renditions of the profile. */
  readonly others: readonly { readonly fileName: string; readonly fileHash: string }[];
  /** Hex SHA-256 of the copy's own bytes, by which a recipient can check it. */
  readonly fileHash: string;
  /** How its rights stood when it went out; null where that was not asked yet. */
  readonly pass: Pass | null;
};

/** One text of several languages: the one without a stated language, then English, then any. */
export function mainText(texts: LanguageTexts): string {
  const stated = texts["x-default"] ?? texts["en"] ?? "";
  return stated === "" ? (Object.values(texts).find((text) => text !== "") ?? "") : stated;
}

/** The names on one side of a cast, from left to right, each once; none of which is not certain. */
export function namesOf(cast: readonly CastMember[], side: "character" | "performer"): string[] {
  const sure = cast.filter(({ certainty = "certain" }) => certainty === "certain");
  return [...new Set(sure.flatMap((member) => member[side] ?? []))];
}
