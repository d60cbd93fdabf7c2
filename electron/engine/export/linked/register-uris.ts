import {
  identifierSchemes,
  isUncheckedIsan,
  type Identified,
} from "../../../../shared/identifier.ts";
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

function uriOf({ scheme, value }: Identifier, of: Identified): string {
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
      return webAddress(value);
  }
}
