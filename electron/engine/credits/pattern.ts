import type { CreditFact, CreditPiece } from "../../../shared/credit.ts";
import { stateOf } from "./credit-state.ts";
import type { ParsedCredit } from "./parse-credit.ts";
import { plainLine } from "./plain-line.ts";
import type { CreditPart } from "./roles.ts";

/** A credit line piece by piece, and its shape: what is left of it when who and when is taken out. */
export type CreditPattern = {
  /** The same for all lines of the shape, whatever their case and blanks. */
  readonly key: string;
  readonly pieces: readonly CreditPiece[];
  /** Of each party in the line's order, its place among the pieces. */
  readonly places: readonly number[];
};

type Span = {
  readonly start: number;
  readonly end: number;
} & ({ readonly part: number } | { readonly fact: CreditFact });

/** The pattern of a line, by the roles that its reading gives the parties. */
export function patternOf(credit: ParsedCredit): CreditPattern {
  const text = plainLine(credit.line);
  const pieces: CreditPiece[] = [];
  const places = new Map<number, number>();
  let place = -1;
  let at = 0;
  let list: CreditPart | null = null;
  for (const span of spansIn(text, credit)) {
    const between = text.slice(at, span.start);
    const written = text.slice(span.start, span.end);
    at = span.end;
    const part = "part" in span ? credit.parts[span.part] : undefined;
    const last = pieces.at(-1);
    // who stands in one list has one place: it may be longer in other lines
    if (
      part !== undefined &&
      last?.is === "party" &&
      list?.role === part.role &&
      AND.test(between)
    ) {
      pieces[pieces.length - 1] = { ...last, text: last.text + between + written };
      if ("part" in span) places.set(span.part, place);
      continue;
    }
    if (between !== "") pieces.push({ text: between, is: "words" });
    list = part ?? null;
    if (part === undefined)
      pieces.push({ text: written, is: "fact" in span ? span.fact : "number" });
    else {
      place += 1;
      if ("part" in span) places.set(span.part, place);
      pieces.push({ text: written, is: "party", place, role: part.role });
    }
  }
  if (at < text.length) pieces.push({ text: text.slice(at), is: "words" });
  // a name that the line does not have as it is read, as in "Ada and Max Weber", has a place behind the others
  const all = credit.parts.map((_, index) => places.get(index) ?? (place += 1));
  const common = commonShape(credit);
  const key = common === null ? keyOf(pieces) : `{${common}}`;
  return { key, pieces, places: all };
}

/**
 * What lines are called that are alike whatever words they have, for there is nothing in them for the still: those
 * that only say how a thing was acquired, and those of which nothing could be read. Null of all others.
 */
export function commonShape(credit: ParsedCredit): string | null {
  const { acquisition, parts } = credit;
  if (acquisition !== null && parts.length === 0) return `Acquisition: ${acquisition.kind}`;
  return stateOf(credit) === "unread" ? "Not read" : null;
}

/** What stands between the members of a list. */
const AND =
  /^(?:\s*[,、，]\s*(?:(?:and|und|et|e|y)\s+)?|\s+(?:and|und|et|ed?|y|&|\+|和|与|與|및|と)\s+|\s*[和与與]\s*)$/iu;

function keyOf(pieces: readonly CreditPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.is === "words")
        return piece.text
          .toLowerCase()
          .replaceAll(/\s+/gu, " ")
          .replaceAll(/ ?([/|;,:·.-]) ?/gu, "$1");
      return `{${piece.is === "party" ? (piece.role ?? "?") : piece.is}}`;
    })
    .join("")
    .replaceAll(/^[ .]+|[ .]+$/gu, "");
}

/** Where the parties and facts stand, in the line's order; what overlaps another, or is not there, is left out. */
function spansIn(text: string, credit: ParsedCredit): readonly Span[] {
  const spans: Span[] = [];
  const isFree = (start: number, end: number): boolean =>
    spans.every((span) => end <= span.start || start >= span.end);
  const find = (words: string, from: number): Omit<Span, "part"> | null => {
    if (words === "") return null;
    for (let start = text.indexOf(words, from); start >= 0; start = text.indexOf(words, start + 1))
      if (isFree(start, start + words.length)) return { start, end: start + words.length };
    return null;
  };
  const put = (fact: CreditFact, words: string): void => {
    const span = find(words, 0);
    if (span !== null) spans.push({ ...span, fact });
  };
  if (credit.film !== null) put("film", credit.film);
  for (const words of credit.restrictions) put("restriction", words);
  if (credit.licence !== null) put("licence", credit.licence);
  let from = 0;
  for (const [part, { written }] of credit.parts.entries()) {
    const first = /^\S+/u.exec(written)?.[0] ?? "";
    const span = find(written, from) ?? find(written, 0) ?? find(first, from);
    if (span === null) continue;
    spans.push({ ...span, part });
    from = span.end;
  }
  for (const donor of credit.acquisition?.from ?? []) put("donor", donor);
  for (const { 0: words, index } of text.matchAll(NUMBER)) {
    const end = index + words.length;
    if (isFree(index, end))
      spans.push({ start: index, end, fact: YEAR.test(words) ? "year" : "number" });
  }
  return spans.toSorted((a, b) => a.start - b.start);
}

const NUMBER =
  /(?<![\p{L}\p{N}])\p{L}{0,3}\d[\p{L}\p{N}]*(?:[.,:/-]\d+)*(?![\p{L}\p{N}])|\d{4}(?=年)/gu;
const YEAR = /^(?:18|19|20)\d\d$/u;
