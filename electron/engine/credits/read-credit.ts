import type { CreditCorrection } from "../catalog/credit-knowledge.ts";
import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import { parseCredit, withParts, type ParsedCredit } from "./parse-credit.ts";
import { patternOf, type CreditPattern } from "./pattern.ts";
import { confidences } from "./roles.ts";

/** Characters up to which a text may be a credit line; a longer one is an article that got into the field. */
const LONGEST = 1_000;

const unread = {
  year: null,
  restrictions: [],
  licence: null,
  film: null,
  acquisition: null,
} as const;

/** All that an archive knows of credit lines. */
export type CreditKnowledge = {
  readonly known: Gazetteer;
  readonly corrections: readonly CreditCorrection[];
};

/** A credit line as an archive reads it. */
export type CreditReading = {
  readonly credit: ParsedCredit;
  /** By what the line says itself, so that a correction does not make another pattern of it; its pieces are corrected. */
  readonly pattern: CreditPattern;
};

/** Reads a credit line by what the archive knows. */
export function readCredit(line: string, { known, corrections }: CreditKnowledge): CreditReading {
  const parsed =
    line.length > LONGEST ? withParts({ ...unread, line }, []) : parseCredit(line, known);
  const pattern = patternOf(parsed);
  const roles = new Map(
    corrections.flatMap(({ pattern: of, place, role }) =>
      of === pattern.key ? [[place, role] as const] : [],
    ),
  );
  if (roles.size === 0) return { credit: parsed, pattern };
  const parts = parsed.parts.map((part, index) => {
    const role = roles.get(pattern.places[index] ?? -1);
    if (role === undefined || role === part.role) return part;
    return { ...part, role, reason: "corrected" as const, confidence: confidences.corrected };
  });
  const pieces = pattern.pieces.map((piece) =>
    piece.is === "party" ? { ...piece, role: roles.get(piece.place) ?? piece.role } : piece,
  );
  return { credit: withParts(parsed, parts), pattern: { ...pattern, pieces } };
}
