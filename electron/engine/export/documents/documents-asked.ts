import {
  documentTitles,
  paperKinds,
  printedKinds,
  type DocumentKind,
} from "../../../../shared/export/document-kinds.ts";
import { documentsOf } from "../../../../shared/export/layout.ts";
import type { Profile } from "../../../../shared/export/profile.ts";

type Asked = Pick<Profile, "documents" | "layout">;

/** What decides which documents can be made of a hand-out. */
export type Paper = {
  /** Whether somebody prints. */
  readonly prints: boolean;
  /** How many were to be handed out. */
  readonly stills: number;
};

/** A word processor holds all pictures at once, and so does who prints; nobody leafs through more pages. */
export const MOST_ON_PAPER = 2_000;

/** The documents of a profile in the order in which they are written, without those that cannot be made. */
export function documentsAsked(asked: Asked, paper: Paper): DocumentKind[] {
  return documentsOf(asked).filter((kind) => obstacleTo(kind, paper) === null);
}

/** Which documents a hand-out goes without because they cannot be made of it, and why; null when it lacks none. */
export function leftOutInWords(asked: Asked, paper: Paper): string | null {
  const left = documentsOf(asked).filter((kind) => obstacleTo(kind, paper) !== null);
  const [first] = left;
  if (first === undefined) return null;
  const titles = left.map((kind) => documentTitles[kind]).join(", the ");
  return `Not written: the ${titles}. ${obstacleTo(first, paper) ?? ""}`;
}

function obstacleTo(kind: DocumentKind, { prints, stills }: Paper): string | null {
  if (stills > MOST_ON_PAPER && paperKinds.has(kind))
    return `Sheets for paper are of ${MOST_ON_PAPER.toLocaleString("en")} stills at most; hand out fewer at once to have them`;
  return prints || !printedKinds.has(kind)
    ? null
    : "PDFs are printed by the window of Stillroom; export from there to have them, or print the HTML and DOCX yourself";
}
