import { identifierSchemeNames, identifierSchemes } from "../../../shared/identifier.ts";
import { languageTag, unstatedLanguage } from "../../../shared/language.ts";
import type { Identifier } from "../../../shared/record-page.ts";
import type { TitleKind } from "../../../shared/record.ts";
import type { HolderRole } from "../../../shared/rights/layer.ts";
import { saysNoCopyright } from "../../../shared/rights/statement.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";
import type { Depiction, FilmSummary, LanguageTexts } from "../../../shared/still.ts";
import type { AgentRecord } from "../catalog/agent-records.ts";
import type { FilmRecord } from "../catalog/film-records.ts";
import type {
  EmbeddedFilm,
  EmbeddedParty,
  EmbeddedPerson,
  EmbeddedSeries,
  RegisteredNumber,
} from "../metadata/embedded-record.ts";
import { copyrightNotice } from "../metadata/film-tags.ts";
import { lastingName } from "./linked/addresses.ts";
import { registerUris, uriOf } from "./linked/register-uris.ts";

/** What the archive knows of persons, beside their names as they are shown. */
export type People = {
  readonly agents: ReadonlyMap<string, AgentRecord>;
  /** Names of agents and characters in other languages, by UUID. */
  readonly names: ReadonlyMap<string, LanguageTexts>;
};

/** Somebody of whom it is certain who they are, with what identifies performer and character. */
export function personOf(
  { character, performer }: Depiction,
  { agents, names }: People,
): EmbeddedPerson {
  const known = performer === null ? [] : (agents.get(performer.uuid)?.identifiers ?? []);
  return {
    character: character?.name ?? null,
    performer: performer?.name ?? null,
    performerIds: registerUris(known, "agent"),
    performerNames: names.get(performer?.uuid ?? "") ?? {},
    ...(character === null
      ? {}
      : {
          characterId: lastingName(character),
          characterNames: names.get(character.uuid) ?? {},
        }),
  };
}

/** A film with what tells it from every other; `rights` are those of the still, where the film is a layer. */
export function filmOf(
  film: FilmSummary,
  known: FilmRecord | undefined,
  rights: Pick<StillRights, "layers"> | undefined,
): EmbeddedFilm {
  const { name: title, year, directors } = film;
  if (known === undefined) return { title, year, directors };
  const layer = rights?.layers.find((one) => one.layer === "film");
  const holders = layer?.holders ?? [];
  const named = (role: HolderRole): string[] => [
    ...new Set(holders.flatMap(({ value }) => (value.role === role ? [value.name] : []))),
  ];
  const owners = named("owner");
  const isClaimed = owners.length > 0 && !saysNoCopyright(layer?.status?.value ?? "");
  return {
    title,
    year,
    directors,
    uuid: known.uuid,
    titles: titlesOf(title, known),
    directorIds: known.directedBy.map((director) => ({
      known: registerUris(director.identifiers, "agent")[0] ?? null,
      lasting: lastingName(director),
    })),
    owners,
    notice: isClaimed
      ? copyrightNotice(owners.join("; "), year === null ? null : String(year).padStart(4, "0"))
      : null,
    series: seriesOf(title, known),
    licensors: named("licensor"),
    registered: registeredOf(known.identifiers),
  };
}

/** "Series, S1 E3", "Series S01E03: Its name". */
const numbered =
  /^(?<series>\S.*?),?\s+S(?:eason\s+)?0*(?<season>\d+),?\s*E(?:p(?:isode)?\.?\s+)?0*(?<episode>\d+)(?:\s*[:–—-]\s*(?<name>\S.*))?$/iu;

/** The series that a film is of: by its title as a series, and by a title that counts season and episode. */
function seriesOf(title: string, { otherTitles }: FilmRecord): EmbeddedSeries | null {
  const named = otherTitles.find(({ kind, name }) => kind === "series" && name !== "")?.name;
  const { series, season, episode, name } = numbered.exec(title)?.groups ?? {};
  const called = named ?? series;
  if (called === undefined) return null;
  return {
    name: called,
    season: season ?? null,
    episode: episode ?? null,
    episodeName: name ?? null,
  };
}

/** Production companies, by what a register calls them where one does. */
export function companiesOf(known: FilmRecord | undefined): EmbeddedParty[] {
  return (known?.producedBy ?? []).map((company) => ({
    name: company.name,
    uri: registerUris(company.identifiers, "agent")[0] ?? lastingName(company),
  }));
}

/** Titles that a film has in a language for good, by how well they stand for it there. */
const lastingTitles: readonly TitleKind[] = [
  "original",
  "translated",
  "transliterated",
  "alternative",
];

/** One title of each language; the preferred one comes before all others of its own. */
function titlesOf(title: string, { language, otherTitles }: FilmRecord): LanguageTexts {
  const others = otherTitles
    .filter(({ kind }) => lastingTitles.includes(kind))
    .toSorted((one, other) => lastingTitles.indexOf(one.kind) - lastingTitles.indexOf(other.kind))
    .map((one) => ({ language: one.language, name: one.name }));
  const titles: Record<string, string> = { [unstatedLanguage]: title };
  for (const one of [{ language, name: title }, ...others]) {
    const tag = languageTag(one.language);
    if (tag !== null && one.name !== "") titles[tag] ??= one.name;
  }
  return titles;
}

/** Registers in the order in which they are to be named; of others those whose note says whose number it is. */
function registeredOf(identifiers: readonly Identifier[]): RegisteredNumber[] {
  const place = ({ scheme }: Identifier): number => identifierSchemes.indexOf(scheme);
  return identifiers
    .toSorted((one, other) => place(one) - place(other))
    .flatMap((identifier) => {
      const { scheme, value, note } = identifier;
      const register = scheme === "other" ? note : identifierSchemeNames[scheme];
      const uri = uriOf(identifier, "film");
      return register === "" ? [] : [{ register, number: value, uri: uri === "" ? null : uri }];
    });
}
