import {
  identifierSchemes,
  isUncheckedIsan,
  type Identified,
} from "../../../../shared/identifier.ts";
import { checkCharacterOfDigits } from "../../../../shared/iso-7064.ts";
import type { Identifier } from "../../../../shared/record-page.ts";
import { webAddress } from "../web-address.ts";

/** What registers call a film, person or company, as URIs, Wikidata's first; what has none is left out. */
export function registerUris(identifiers: readonly Identifier[], of: Identified): string[] {
  const uris = identifiers
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((identifier) => uriOf(identifier, of))
    .filter((uri) => uri !== "");
  return [...new Set(uris)];
}

function placeOf({ scheme }: Identifier): number {
  return identifierSchemes.indexOf(scheme);
}

/** IMDb numbers titles, names and companies apart by their first letters. */
const imdbPaths: Readonly<Record<string, string>> = { tt: "title", nm: "name", co: "company" };

/** The address of an identifier in its register; empty where it has none. */
export function uriOf({ scheme, value, note }: Identifier, of: Identified): string {
  switch (scheme) {
    case "wikidata":
      return `http://www.wikidata.org/entity/${value}`;
    case "imdb": {
      const path = imdbPaths[value.slice(0, 2)];
      return path === undefined ? "" : `https://www.imdb.com/${path}/${value}/`;
    }
    case "eidr":
      // An EIDR is a DOI (ISO 26324).
      return of === "film" ? `https://doi.org/${value}` : "";
    case "isan":
      // RFC 4246: without the word ISAN, and never without check characters.
      return isUncheckedIsan(value) ? "" : `urn:isan:${value.replace(/^ISAN /u, "")}`;
    case "other":
      return isniUri(value, note) ?? webAddress(value);
  }
}

/** An ISNI (ISO 27729) is recognised where its note calls it one: sixteen digits are in use by many registers. */
function isniUri(value: string, note: string): string | null {
  if (!/\bISNI\b/iu.test(`${note} ${value}`)) return null;
  const [, digits = "", check] =
    /^(?:ISNI)?(\d{15})([\dX])$/iu.exec(value.replaceAll(/[\s:-]/gu, "")) ?? [];
  return check !== undefined && checkCharacterOfDigits(digits) === check.toUpperCase()
    ? `https://isni.org/isni/${digits}${check.toUpperCase()}`
    : null;
}
