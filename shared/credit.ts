/** What a party of a credit line does for the still. Lines themselves never tell a licensor: it is said by the archivist. */
export const creditRoles = [
  "photographers",
  "rightsHolders",
  "suppliers",
  "distributors",
  "licensors",
  "clients",
] as const;
export type CreditRole = (typeof creditRoles)[number];

/** What each is called of one party. */
export const creditRoleNames: Readonly<Record<CreditRole, string>> = {
  photographers: "photographer",
  rightsHolders: "rights holder",
  suppliers: "supplier",
  distributors: "distributor",
  licensors: "licensor",
  clients: "client",
};

/** What a party of a credit line is; a society stands for a holder of rights. */
export const partyKinds = ["agency", "archive", "studio", "distributor", "society"] as const;
export type PartyKind = (typeof partyKinds)[number];

/** What can be said of a name in credit lines: what kind of party it is, that it is a person's, or that it is no party. */
export const saidKinds = ["person", ...partyKinds, "nobody"] as const;
export type SaidKind = (typeof saidKinds)[number];

/** What each is called. */
export const saidKindNames: Readonly<Record<SaidKind, string>> = {
  person: "a person",
  agency: "an agency",
  archive: "an archive or collection",
  studio: "a studio or production company",
  distributor: "a distributor",
  society: "a society or estate",
  nobody: "no party",
};

/** Why a party has its role. */
export type CreditReason =
  /** The archivist said what it is. */
  | "said"
  /** The archivist said what stands in this place of such lines. */
  | "corrected"
  /** A word or sign before or behind it, such as ©. */
  | "marker"
  /** It is a known party. */
  | "known"
  /** It is known but for its spelling, or its end that was cut. */
  | "spelling"
  /** A word in its name, such as Archive. */
  | "word"
  /** It has the form of a person's name. */
  | "person"
  /** Where it stands among the others. */
  | "place"
  /** Nothing tells: a picture editor has to. */
  | "open";

/** The same to be read after the party's role. */
export const creditReasonNames: Readonly<Record<CreditReason, string>> = {
  said: "as you said what it is",
  corrected: "as you said for all such lines",
  marker: "a word or sign beside it says so",
  known: "it is a known party",
  spelling: "it is a known party but for its spelling",
  word: "a word in its name says so",
  person: "it is written like a person’s name",
  place: "it stands where such a party stands",
  open: "nothing tells what it is",
};

/** Whether a pattern's lines could be read: whole, but for parties that may be anything, or not at all. */
export const creditStates = ["read", "open", "unread"] as const;
export type CreditState = (typeof creditStates)[number];

/** What stands in a place of a line that is no party. */
export type CreditFact = "year" | "film" | "restriction" | "licence" | "donor" | "number";

/** A piece of a credit line or of a pattern: words that stand between, a party by its place, or a fact. */
export type CreditPiece =
  | { readonly text: string; readonly is: "words" }
  | { readonly text: string; readonly is: CreditFact }
  /** `place` counts the parties of the line, those of one list as one; a role of null is open. */
  | {
      readonly text: string;
      readonly is: "party";
      readonly place: number;
      readonly role: CreditRole | null;
    };
