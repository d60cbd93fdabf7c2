import {
  creditRoleNames,
  type CreditFact,
  type CreditPiece,
  type CreditState,
} from "../../shared/credit.ts";
import { count } from "../ui/numbers.ts";

/** What a fact in a line is called. */
const factNames: Readonly<Record<CreditFact, string>> = {
  year: "year",
  film: "film",
  restriction: "restriction",
  licence: "licence",
  donor: "donor",
  number: "number",
};

/** What the groups are called under which patterns stand. */
export const stateNames: Readonly<Record<CreditState, string>> = {
  read: "Read whole",
  open: "A party may be anything",
  unread: "Not read",
};

/** What a piece of a line is, in a word or two; null for the words between. */
export function pieceName(piece: CreditPiece): string | null {
  if (piece.is === "words") return null;
  if (piece.is !== "party") return factNames[piece.is];
  return piece.role === null ? "unknown" : creditRoleNames[piece.role];
}

/** How sure a reading is: "80 %". */
export function percent(confidence: number): string {
  return `${String(Math.round(confidence * 100))} %`;
}

/** Of how many of its stills a line stands only in captions: "at the end of captions". */
export function inCaptionsInWords(inCaptions: number, stills: number): string {
  const at = inCaptions === 1 ? "at the end of a caption" : "at the end of captions";
  return inCaptions === stills ? at : `${count(inCaptions)} ${at}`;
}
