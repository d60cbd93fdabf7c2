import type { Certainty } from "../../../shared/depiction.ts";
import type { ApprovalState } from "../../../shared/rights/approval.ts";
import type { FileMarks } from "../../../shared/marks.ts";
import type { Alteration, CreditDuty } from "../../../shared/rights/grant.ts";
import type { MiningWish } from "../../../shared/rights/mining.ts";
import type { Setting } from "../../../shared/record.ts";
import type { PixelSize } from "./blocks.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { LanguageTexts, StillKind, TextField } from "../../../shared/still.ts";

/** What is embedded in a copy that is handed out. Empty means: the copy shall not carry it. */
export type EmbeddedRecord = {
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly creators: readonly string[];
  readonly keywords: readonly string[];
  readonly film: EmbeddedFilm | null;
  readonly scenes: readonly string[];
  /** Whether these play indoors or outdoors; each once. */
  readonly settings?: readonly Setting[];
  readonly kind: StillKind | null;
  /** How many people somebody said it shows, whoever they are; left out in older records. */
  readonly people?: number;
  /** As it stands on the picture. */
  readonly stillNumber?: string | null;
  /** Left out: the marks stay as the file has them. */
  readonly marks?: FileMarks | undefined;
  /** From left to right; either side may be unknown. */
  readonly cast: readonly EmbeddedPerson[];
  /**
   * Where they are, in shares of the stored pixels. Left out when it is not known of this very file: then
   * the copy keeps what the file says.
   */
  readonly regions?: readonly EmbeddedRegion[];
  readonly copyrightOwners: readonly string[];
  /** Who sent the picture last; IPTC has room for one. */
  readonly imageSupplier: string | null;
  /** Who licenses its use. */
  readonly licensors?: readonly string[];
  /** Where they are asked in the web, as far as that is known. */
  readonly licensorAddresses?: readonly { readonly name: string; readonly url: string }[];
  /** Distributors and production companies of the film. IPTC asks for a URI of each contributor. */
  readonly distributors?: readonly EmbeddedParty[];
  readonly companies?: readonly EmbeddedParty[];
  /** ISO 8601, possibly truncated: "1962", "1962-05". */
  readonly dateCreated: string | null;
  /** What binds whoever gets the copy. */
  readonly terms?: DeliveryTerms;
  /** What the file of the original is called, and the copy in the hand-out. */
  readonly names?: { readonly original: string; readonly delivered: string };
  /** Of a picture made anew, upright: its own pixels, and those of the original where it has more. */
  readonly sizes?: { readonly own: PixelSize; readonly original: PixelSize | null };
  /** The persons who are indexed at Getty. */
  readonly personality?: readonly string[];
  /** Left out where it is private, and in records that the ledger kept before it was embedded. */
  readonly own?: OwnRecord;
};

/** What no standard has a place for, in the namespace of this program. */
export type OwnRecord = {
  /** The lasting name of the still, as a URI. */
  readonly uri: string;
  readonly productionCode: string | null;
  /** The labels of its scenes by language, several with "; " between; empty without any. */
  readonly sceneLabels: LanguageTexts;
  readonly sceneNumbers: readonly string[];
  /** Where the scenes play in the story. */
  readonly scenePlaces: readonly string[];
  readonly copyrightYear: number | null;
  /** Those of the keywords that are only names from the rest of the record. */
  readonly namesAsKeywords?: readonly string[];
  readonly people: readonly OwnPerson[];
  /** What became of the performers' say. Left out of what is handed out. */
  readonly approval?: ApprovalState | null;
};

/** Somebody shown, from left to right where that is known. The name is null of one who is not certain. */
export type OwnPerson = {
  readonly characterId: string | null;
  readonly characterName: string | null;
  readonly performerId: string | null;
  /** Counted from 1 at the left; null where nobody said who stands where. */
  readonly order: number | null;
  readonly certainty: Certainty;
};

export type EmbeddedParty = { readonly name: string; readonly uri: string };

/**
 * Who is shown. What identifies them is left out where nothing does, and in records that the ledger kept before it was
 * embedded.
 */
export type EmbeddedPerson = {
  readonly character: string | null;
  readonly performer: string | null;
  /** What registers call the performer, as URIs. */
  readonly performerIds?: readonly string[];
  /** Their names in languages that are stated. */
  readonly performerNames?: LanguageTexts;
  /** The lasting name of the character, as a URI. */
  readonly characterId?: string;
  readonly characterNames?: LanguageTexts;
};

/** The film; all but the first three fields are left out in records that the ledger kept before they were embedded. */
export type EmbeddedFilm = {
  readonly title: string;
  readonly year: number | null;
  readonly directors: readonly string[];
  readonly uuid?: string;
  /** The title by language, the preferred one also under "x-default". */
  readonly titles?: LanguageTexts;
  /** In the order of the directors: what a register calls each, null of one whom none knows, and its lasting name here. */
  readonly directorIds?: readonly { readonly known: string | null; readonly lasting: string }[];
  /** Who holds the rights in it, and who licenses it. */
  readonly owners?: readonly string[];
  readonly licensors?: readonly string[];
  /** That its owners claim it, in the form of a copyright notice; null where nobody does. */
  readonly notice?: string | null;
  /** The series it is of, and its numbers there as far as its title tells them. */
  readonly series?: EmbeddedSeries | null;
  /** How registers number it, the one to be named first. */
  readonly registered?: readonly RegisteredNumber[];
};

export type EmbeddedSeries = {
  readonly name: string;
  readonly season: string | null;
  readonly episode: string | null;
  /** What the episode is called. */
  readonly episodeName: string | null;
};

/** A number in a register, "Wikidata" "Q1001042"; null where it is no address. */
export type RegisteredNumber = {
  readonly register: string;
  readonly number: string;
  readonly uri: string | null;
};

/** Terms of a copy that standards have a place for; null is what nobody says. */
export type DeliveryTerms = {
  /** Before which it may not be used. */
  readonly release: DatedTerm | null;
  /** The same in the words for people, while it is not over; left out in older records, as the rest below. */
  readonly embargo?: string | null;
  /** The first day of its use. */
  readonly start?: DatedTerm | null;
  /** The last day of its use, or the first moment after it. */
  readonly expiry: DatedTerm | null;
  readonly credit: CreditDuty | null;
  readonly mining: MiningWish | null;
  /** Where, and for what, it may be used or not, in words; empty where nothing limits it. */
  readonly regions?: string;
  readonly media?: string;
  /** What may not be done to the picture. */
  readonly unaltered?: readonly Alteration[];
};

/** A day, "2027-12-31", and where it is one the time of the clock with its offset, "10:00:00+02:00". */
export type DatedTerm = { readonly day: string; readonly time: string | null };

/** The region of somebody; without names it is somebody unidentified, or of whom it is not certain who it is. */
export type EmbeddedRegion = {
  readonly box: PartialBox;
  readonly character: string | null;
  readonly performer: string | null;
  /** What the file called somebody unidentified. */
  readonly called: string | null;
};

/** ExifTool tag names and their new values; null removes the tag. */
export type WriteTags = Readonly<Record<string, TagValue | null>>;
export type TagValue = string | readonly string[] | readonly TagStruct[] | TagEdit;
export type TagStruct = {
  readonly [name: string]: string | readonly string[] | TagStruct | readonly TagStruct[];
};
/**
 * A change within a list of structures, which leaves the others in it as they are: every one that
 * has all the parts of one of `remove` goes, those of `add` come where the first of them stood, or last.
 */
export type TagEdit = {
  readonly remove: readonly TagStruct[];
  readonly add: readonly TagStruct[];
  readonly change?: readonly TagChange[];
};
/** A change within the structures that have all the parts of `of`: what else is in them stays. */
export type TagChange = {
  readonly of: TagStruct;
  /** The fields that go. */
  readonly without: readonly string[];
  /** Those that come. */
  readonly set: TagStruct;
  /** What stays, as far as ExifTool has names for it: it can only write a structure anew. */
  readonly kept: TagStruct;
};
