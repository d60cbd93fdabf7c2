import type { Identified, IdentifierScheme } from "../../shared/identifier.ts";
import { hasShapeOfIsan, identifierSchemes, readIdentifier } from "../../shared/identifier.ts";
import type { ContactKind } from "../../shared/record.ts";

/** The register an identifier is of, as far as it shows: also one that is mistyped shows it. */
export function schemeOf(of: Identified, written: string): IdentifierScheme {
  const text = written.trim();
  if (/10\.5240\//u.test(text)) return "eidr";
  if (/^(?:urn:)?isan\b/iu.test(text) || (of === "film" && hasShapeOfIsan(text))) return "isan";
  if (/^(?:tt|nm|co)\d+$/iu.test(text)) return "imdb";
  if (/^Q\d+$/iu.test(text)) return "wikidata";
  return identifierSchemes.find((scheme) => "value" in readIdentifier(scheme, of, text)) ?? "other";
}

/** A contact as it is kept: an address of mail or a telephone number copied from a page is one without that. */
export function contactOf(written: string): string {
  return written.trim().replace(/^(?:mailto|tel):/iu, "");
}

/** Street and number of a house, either first, and behind a comma or on the next line the town. */
const shapeOfAddress = /^(?=[^,\n]*\d)(?=[^,\n]*\p{L})[^,\n]*[,\n].*\p{L}/su;

/** What a contact is, as far as it shows. */
export function contactKindOf(value: string): ContactKind {
  if (/^\S+@\S+\.\S+$/u.test(value)) return "email";
  if (/^(?:https?:\/\/|www\.)\S+$/iu.test(value)) return "web";
  if (/^\+?[\d\s()/.-]{5,}$/u.test(value)) return "phone";
  return shapeOfAddress.test(value) ? "address" : "other";
}
