import type { CreditRole } from "../../../shared/credit.ts";
import { takeAcquisition, type Acquisition } from "./acquisition.ts";
import { takeFilm } from "./film-hint.ts";
import { wellKnownParties, type Gazetteer } from "./gazetteer/gazetteer.ts";
import { takeLicence } from "./licence.ts";
import { plainLine } from "./plain-line.ts";
import { takeRestrictions } from "./restrictions.ts";
import { rolesOf, type CreditPart } from "./roles.ts";
import { segmentsOf } from "./segments.ts";

/** A credit line taken apart. `line` is verbatim and is what gets printed; the parts are a reading of it. */
export type ParsedCredit = {
  readonly line: string;
  readonly photographers: readonly string[];
  readonly rightsHolders: readonly string[];
  readonly suppliers: readonly string[];
  readonly distributors: readonly string[];
  readonly clients: readonly string[];
  readonly year: number | null;
  readonly restrictions: readonly string[];
  readonly licence: string | null;
  readonly film: string | null;
  /** What a museum's line says of how it came by the thing; then nobody is a photographer or holder. */
  readonly acquisition: Acquisition | null;
  /** Every party in the line's order, with how sure its role is and why; a role of null is left open. */
  readonly parts: readonly CreditPart[];
  /** 0 to 1: 1 when every part was named by a marker or is a known party, less for each guess. */
  readonly confidence: number;
};

/**
 * Reads one credit line. Pure, never throws; an unreadable line has empty parts and confidence 0.
 * `known` are the parties that are known by name.
 */
export function parseCredit(line: string, known: Gazetteer = wellKnownParties): ParsedCredit {
  const plain = plainLine(line);
  const { acquisition, rest: credited } = takeAcquisition(plain);
  const { rest: licensed, licence } = takeLicence(credited);
  const { rest: unrestricted, restrictions } = takeRestrictions(licensed);
  const { rest, film } = takeFilm(unrestricted);
  const parts = rolesOf(segmentsOf(rest, known), known);
  return withParts(
    { line, year: yearOf(unrestricted), restrictions, licence, film, acquisition },
    parts,
  );
}

/** What a line says beside its parties. */
type Beside = Pick<
  ParsedCredit,
  "line" | "year" | "restrictions" | "licence" | "film" | "acquisition"
>;

/** A line with these parties: who is what follows from their roles. */
export function withParts(
  { line, year, restrictions, licence, film, acquisition }: Beside,
  parts: readonly CreditPart[],
): ParsedCredit {
  return {
    line,
    photographers: namesIn(parts, "photographers"),
    rightsHolders: namesIn(parts, "rightsHolders"),
    suppliers: namesIn(parts, "suppliers"),
    distributors: namesIn(parts, "distributors"),
    clients: namesIn(parts, "clients"),
    year,
    restrictions,
    licence,
    film,
    acquisition,
    parts,
    confidence: confidenceOf(
      parts,
      restrictions.length + (licence === null ? 0 : 1) + (acquisition === null ? 0 : 1),
    ),
  };
}

/** The names of the parties in a role, each once. */
function namesIn(parts: readonly CreditPart[], role: CreditRole): string[] {
  return [...new Set(parts.filter((part) => part.role === role).map(({ name }) => name))];
}

/** The year behind ©, else the first that stands alone or begins a span, else one of an era of East Asia. */
function yearOf(text: string): number | null {
  const marked = /(?:©|copyright)\D{0,40}?((?:18|19|20)\d\d)(?!\d)/iu.exec(text)?.[1];
  const any = marked ?? /(?<![\d\p{L}-])((?:18|19|20)\d\d)(?!\d|-\d{5})/u.exec(text)?.[1];
  if (any !== undefined) return Number(any);
  const era = /(昭和|平成|令和|大正|明治|民國|民国)\s*(\d{1,3}|元)\s*年?/u.exec(text);
  const [, name, year] = era ?? [];
  if (name === undefined) return null;
  return (eras[name] ?? 0) + (year === "元" ? 1 : Number(year));
}

/** The year before the first of an era. */
const eras: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  民國: 1911,
  民国: 1911,
};

/** The film that a credit line names, alone: {@link parseCredit} takes many times as long to tell the parties. */
export function filmInCredit(line: string): string | null {
  const { rest: credited } = takeAcquisition(plainLine(line));
  return takeFilm(takeRestrictions(takeLicence(credited).rest).rest).film;
}

function confidenceOf(parts: readonly CreditPart[], others: number): number {
  if (parts.length === 0) return others > 0 ? 0.9 : 0;
  const mean = parts.reduce((sum, { confidence }) => sum + confidence, 0) / parts.length;
  return Math.round(mean * 100) / 100;
}
