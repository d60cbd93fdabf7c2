import { stringify } from "csv-stringify/sync";
import { countryName } from "../../../../shared/country.ts";
import type { IdentifierScheme } from "../../../../shared/identifier.ts";
import type { Identifier } from "../../../../shared/record-page.ts";
import { endOf, type Moment } from "../../../../shared/rights/moment.ts";
import { stillKindNames } from "../../../../shared/still.ts";
import type { LanguageTexts } from "../../../../shared/still.ts";
import { guarded } from "../guarded-cell.ts";
import { namesOf } from "../hand-out.ts";
import type { HandOutFile } from "../hand-out.ts";
import { firstEnd, permittedTerritories, territoriesInWords } from "../permitted.ts";
import { placeInWords } from "../places.ts";
import { statementUri } from "../statement-uri.ts";

type Column = { readonly name: string; readonly of: (still: HandOutFile) => string };

const before: readonly Column[] = [
  { name: "FileName", of: (still) => still.fileName },
  { name: "OriginalFileName", of: (still) => still.originalName },
  { name: "StillID", of: (still) => still.uuid },
  { name: "StillNumber", of: (still) => still.stillNumber },
  { name: "StillType", of: (still) => (still.kind === null ? "" : stillKindNames[still.kind]) },
  { name: "FilmTitleOriginal", of: (still) => list(originalTitles(still)) },
  { name: "FilmTitleDisplay", of: (still) => still.film?.title ?? "" },
  { name: "Year", of: (still) => text(still.film?.year ?? null) },
  {
    name: "Country",
    of: (still) => list((still.film?.countries ?? []).map((code) => countryName(code))),
  },
  { name: "Director", of: (still) => list(still.film?.directors ?? []) },
  {
    name: "ProductionCompany",
    of: (still) => list((still.film?.producedBy ?? []).map(({ name }) => name)),
  },
  { name: "IMDb", of: (still) => identifiers(still.film?.identifiers, "imdb") },
  { name: "Wikidata", of: (still) => identifiers(still.film?.identifiers, "wikidata") },
  { name: "EIDR", of: (still) => identifiers(still.film?.identifiers, "eidr") },
  { name: "Scene", of: (still) => list(still.scenes) },
  { name: "Characters", of: (still) => list(namesOf(still.cast, "character")) },
  { name: "Performers L-R", of: (still) => list(namesOf(still.cast, "performer")) },
  {
    name: "PersonDescription",
    of: (still) => list(still.cast.map(person)),
  },
];

const after: readonly Column[] = [
  { name: "Keywords", of: (still) => list(still.keywords) },
  { name: "Photographer", of: (still) => list(still.creators) },
  { name: "CreditLine", of: (still) => still.creditLine },
  { name: "CopyrightNotice", of: (still) => still.copyrightNotice },
  { name: "CopyrightOwner", of: (still) => list(still.copyrightOwners) },
  { name: "Supplier", of: (still) => list(still.suppliers) },
  { name: "Licensor", of: (still) => list(still.licensors) },
  { name: "Distributor", of: (still) => list(still.distributors) },
  { name: "UsageTerms", of: (still) => still.usageTerms },
  { name: "Instructions", of: (still) => still.instructions },
  { name: "RightsStatus URI", of: (still) => statementUri(still) ?? "" },
  { name: "EmbargoUntil", of: embargoUntil },
  { name: "LicenceEnd", of: licenceEnd },
  { name: "Territories", of: territories },
  { name: "DateCreated", of: (still) => still.dateCreated ?? "" },
  { name: "Location", of: (still) => list(places(still).map(placeInWords)) },
  { name: "Width", of: (still) => text(still.width) },
  { name: "Height", of: (still) => text(still.height) },
  { name: "SHA-256", of: (still) => still.fileHash },
];

/**
 * The caption list of a hand-out as CSV: one line a still, in the order of the set. RFC 4180 with a
 * UTF-8 byte order mark, without which Excel garbles every script but its own. Where a spreadsheet
 * would begin a formula an apostrophe is put before it (OWASP, "CSV Injection"): taking one off where
 * apostrophes stand before such a sign gives every text back. Captions and alt
 * texts have a column per language, `Caption_zh`; `Caption` alone is of no stated language.
 */
export function captionList(stills: readonly HandOutFile[]): string {
  return stringify(captionRows(stills), {
    bom: true,
    record_delimiter: "\r\n",
    // csv-stringify quotes for the whole record delimiter only, and would leave a lone line feed bare;
    // programs that split at semicolons and tabs as well need those quoted too.
    quoted_match: /[\r\n;\t]/u,
  });
}

/** The cells of the list, a row of headings first; none of them begins a formula. */
export function captionRows(stills: readonly HandOutFile[]): string[][] {
  const columns = columnsFor(stills);
  return [
    columns.map((column) => column.name),
    ...stills.map((still) => columns.map((column) => guarded(column.of(still)))),
  ];
}

function columnsFor(stills: readonly HandOutFile[]): readonly Column[] {
  const captions = perLanguage("Caption", stills, (still) => still.captions);
  const altTexts = perLanguage("AltText", stills, (still) => still.altText);
  const headline: Column = { name: "Headline", of: (still) => still.headline };
  return [...before, ...captions, headline, ...altTexts, ...after];
}

function perLanguage(
  name: string,
  stills: readonly HandOutFile[],
  textsOf: (still: HandOutFile) => LanguageTexts,
): Column[] {
  const languages = new Set(stills.flatMap((still) => Object.keys(textsOf(still))));
  languages.delete("x-default");
  const columns = [...languages]
    .toSorted()
    .map((language) => ({ name: `${name}_${language}`, key: language }));
  return [{ name, key: "x-default" }, ...columns].map((column) => ({
    name: column.name,
    of: (still) => textsOf(still)[column.key] ?? "",
  }));
}

function originalTitles({ film }: HandOutFile): string[] {
  const others = film?.otherTitles ?? [];
  return others.flatMap(({ kind, name }) => (kind === "original" ? [name] : []));
}

/** What a register calls it. */
export function identifiers(
  all: readonly Identifier[] | undefined,
  wanted: IdentifierScheme,
): string {
  return list((all ?? []).flatMap(({ scheme, value }) => (scheme === wanted ? [value] : [])));
}

/** The last moment until which a still was not to go out. */
export function embargoUntil({ rights }: HandOutFile): string {
  const instant = ({ until }: HandOutFile["rights"]["embargoes"][number]): number =>
    endOf(until.at, until.zone, "later");
  const last = rights.embargoes.toSorted((one, other) => instant(one) - instant(other)).at(-1);
  return last === undefined ? "" : inFigures(last.until);
}

/** The end of what permits a still for what it was handed out for; a day without a zone counts where it is used. */
export function licenceEnd({ pass }: HandOutFile): string {
  const end = firstEnd(pass, "UTC");
  return end === null ? "" : inFigures(end);
}

/** ISO 8601 and the time zone by its name: "2026-05-07", "2026-05-07T10:00 Europe/Paris". */
function inFigures({ at, zone }: Moment): string {
  return zone === null ? at : `${at} ${zone}`;
}

/** Where it is permitted, as far as grants say it. */
export function territories(still: HandOutFile): string {
  const permitted = permittedTerritories(still);
  return permitted === null ? "" : territoriesInWords(permitted);
}

/** Which places are shown, or else where it was taken. */
function places({ locationsShown, locationCreated }: HandOutFile): HandOutFile["locationsShown"] {
  return locationsShown.length > 0 || locationCreated === null ? locationsShown : [locationCreated];
}

const doubts = { certain: "", probable: "probably ", doubtful: "possibly " } as const;

/** Performer and character in the words of a caption: "Hai Qing as Cao Guiying"; nobody is left out. */
function person({
  character,
  performer,
  certainty = "certain",
}: HandOutFile["cast"][number]): string {
  const names = [performer, character].filter((name) => name !== null);
  return names.length === 0 ? "unidentified" : `${doubts[certainty]}${names.join(" as ")}`;
}

/** Several values in one cell; one that holds a semicolon or a quotation mark is quoted, as in CSV itself. */
export function list(values: readonly string[]): string {
  return values
    .map((value) => (/[;"]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join("; ");
}

function text(number: number | null): string {
  return number === null ? "" : String(number);
}
