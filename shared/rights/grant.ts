import { endOf, instantOf, type Moment, type Period } from "./moment.ts";
import type { Layer } from "./layer.ts";
import type { Territories } from "./territory.ts";
import type { Use } from "./use.ts";

/** How credit is owed, by PLUS's CreditLineRequired (CR-NRQ, CR-CAI, CR-COI, CR-CCA); `required` leaves the place open. */
export const creditDuties = [
  "not-required",
  "required",
  "adjacent",
  "on-image",
  "credits-area",
] as const;
export type CreditDuty = (typeof creditDuties)[number];

/** What may not be done to the picture, by PLUS's ImageAlterationConstraints (AL-CRP, AL-FLP, AL-RET, AL-CLR, AL-DCL, AL-MRG). */
export const alterations = [
  "crop",
  "flip",
  "retouch",
  "colourise",
  "decolourise",
  "merge",
] as const;
export type Alteration = (typeof alterations)[number];

/** Where a paper is that proves something: a path, an address or a shelf mark, verbatim. */
export type DocumentReference = { readonly title: string; readonly place: string };

/** That a licensor allows something, or denies it. */
export type Grant = {
  readonly kind: "allow" | "deny";
  readonly layers: readonly Layer[];
  /** What it is for; a denial that names none denies every use, a permission that names none permits none. */
  readonly uses: readonly Use[];
  readonly territories: Territories;
  /** BCP 47; none is every language. */
  readonly languages: readonly string[];
  /** Its first and last day, or its first moment and the first after it. */
  readonly start: Moment | null;
  readonly end: Moment | null;
  readonly licensee: string;
  readonly reference: string;
  /** What may not be done to the picture. */
  readonly unaltered: readonly Alteration[];
  /** Copies at most; null for no limit. */
  readonly printRun: number | null;
  readonly credit: CreditDuty | null;
  /** Words of the grant that nothing else says: whoever uses the still has to read them. */
  readonly terms: string;
};

/** What a grant says of the request's language: nothing, that it is one of its own, or not. */
export function speaks(grant: Grant, language: string | null): "all" | "some" | "none" {
  if (grant.languages.length === 0) return "all";
  if (language === null) return "some";
  return grant.languages.some((range) => isWithin(language, range)) ? "all" : "none";
}

/** RFC 4647 basic filtering: "de-AT" is within "de". */
function isWithin(language: string, range: string): boolean {
  const [tag, within] = [language.toLowerCase(), range.toLowerCase()];
  return tag === within || tag.startsWith(`${within}-`);
}

/**
 * When a grant holds, read to the archive's disadvantage where a clock that is changed leaves two readings:
 * a permission as the shorter, a denial as the longer time.
 */
export function windowOf({ kind, start, end }: Grant, zone: string): Period {
  const [first, last] =
    kind === "allow" ? (["later", "earlier"] as const) : (["earlier", "later"] as const);
  return {
    from: start === null ? -Infinity : instantOf(start.at, start.zone ?? zone, first),
    to: end === null ? Infinity : endOf(end.at, end.zone ?? zone, last),
  };
}
