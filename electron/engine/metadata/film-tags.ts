import { isDeepStrictEqual } from "node:util";
import { identifierSchemeNames } from "../../../shared/identifier.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import type { EmbeddedFilm, EmbeddedRecord, TagStruct, WriteTags } from "./embedded-record.ts";
import { xmpFromRaw } from "./from-raw.ts";
import { changeTo, inLanguages, textsIn } from "./merged-struct.ts";
import { keptFields } from "./struct-kept.ts";
import { type CarriedBefore } from "./tags-beside-others.ts";
import { castListOf, relations, termOf } from "./vocabulary.ts";
import { allStructs, oneText } from "./xmp-value.ts";

/**
 * The film takes the place of the one the file named; other works shown (posters, paintings) stay.
 * Where it is the same it gets the titles, numbers and parties of the record, and keeps all else that is said of it.
 */
export function filmTags(
  { film }: EmbeddedRecord,
  { film: before, raw }: CarriedBefore,
): WriteTags {
  const tag = "XMP-iptcExt:ArtworkOrObject";
  if (film === null || before === null || !isSameFilm(film, before)) {
    if (film === null && before === null) return {};
    const remove = before === null ? [] : [{ AOTitle: before.title }];
    return { [tag]: { remove, add: film === null ? [] : [workOf(film)] } };
  }
  const works = allStructs(xmpFromRaw(raw).get("Iptc4xmpExt:ArtworkOrObject"));
  const [work, ...others] = works.filter(
    (one) => oneText(one.get("Iptc4xmpExt:AOTitle")) === film.title,
  );
  if (work === undefined || others.length > 0) return {};
  const kept = keptFields(work, []);
  const { AOTitle } = kept;
  if (typeof AOTitle !== "string") return {}; // in languages only: it is not to be found by a title
  const change = changeTo(work, { AOTitle }, detailsOf(film, kept));
  return change === null ? {} : { [tag]: { remove: [], add: [], change: [change] } };
}

function isSameFilm(film: EmbeddedFilm, before: NonNullable<CarriedBefore["film"]>): boolean {
  const { title, year, directors } = film;
  return isDeepStrictEqual({ title, year, directors }, before);
}

function workOf(film: EmbeddedFilm): TagStruct {
  return {
    ...detailsOf(film, {}),
    AOContentDescription: "Feature film",
    ...(film.directors.length > 0 ? { AOCreator: film.directors } : {}),
    ...(film.year === null ? {} : { AODateCreated: String(film.year).padStart(4, "0") }),
  };
}

/** What tells a film beside its title, directors and year; `before` is what the file says of the same one. */
function detailsOf(film: EmbeddedFilm, before: TagStruct): TagStruct {
  const { title, titles, owners = [], licensors = [] } = film;
  const creators = creatorIds(film, textsIn(before, "AOCreatorId"));
  return {
    ...inLanguages("AOTitle", { ...titles, [unstatedLanguage]: title }, before),
    ...(creators.length === 0 ? {} : { AOCreatorId: creators }),
    ...(owners.length === 0 ? {} : { AOCurrentCopyrightOwnerName: owners.join("; ") }),
    ...(licensors.length === 0 ? {} : { AOCurrentLicensorName: licensors.join("; ") }),
    ...noticeOf(film, before),
    ...numberOf(film, before),
  };
}

/** A notice in words of others stays; one that only repeats the owner and the year that the file has is as good as ours. */
function noticeOf({ notice = null }: EmbeddedFilm, before: TagStruct): TagStruct {
  const { AOCopyrightNotice, AOCurrentCopyrightOwnerName: owner, AODateCreated: date } = before;
  const year = typeof date === "string" ? /^\d{4}/u.exec(date)?.[0] : undefined;
  const isFree = AOCopyrightNotice === undefined;
  const isOurs =
    typeof owner === "string" && AOCopyrightNotice === copyrightNotice(owner, year ?? null);
  return notice !== null && (isFree || isOurs) ? { AOCopyrightNotice: notice } : {};
}

/** "© 2000 Block 2 Pictures": the form in which owners claim a work. */
export function copyrightNotice(owners: string, year: string | null): string {
  return ["©", year, owners].filter((part) => part !== null).join(" ");
}

/**
 * The series, season and episode that a film is. Where the file was of another film these went with it; otherwise
 * nothing is said of a film that is of none, and what else others say of the same series stays.
 */
export function seriesTags(
  { film }: EmbeddedRecord,
  { film: before, raw }: CarriedBefore,
): WriteTags {
  const series = film?.series ?? null;
  if (series === null) {
    const isOther = before !== null && (film === null || !isSameFilm(film, before));
    return isOther ? Object.fromEntries(seriesFields.map((tag) => [tag, null])) : {};
  }
  const { name, season, episode, episodeName } = series;
  const xmp = xmpFromRaw(raw);
  const said = (of: string, field: string): string | null => {
    const [struct] = allStructs(xmp.get(`Iptc4xmpExt:${of}`));
    return oneText(struct?.get(`Iptc4xmpExt:${field}`));
  };
  const isOtherSeries = said("Series", "Name") !== name;
  const isOtherSeason = isOtherSeries || said("Season", "Number") !== season;
  const isOtherEpisode = isOtherSeason || said("Episode", "Number") !== episode;
  return {
    "XMP-iptcExt:SeriesName": name,
    ...(isOtherSeries ? { "XMP-iptcExt:SeriesIdentifier": null } : {}),
    "XMP-iptcExt:SeasonNumber": season,
    ...(isOtherSeason
      ? { "XMP-iptcExt:SeasonName": null, "XMP-iptcExt:SeasonIdentifier": null }
      : {}),
    "XMP-iptcExt:EpisodeNumber": episode,
    ...(isOtherEpisode || episodeName !== null ? { "XMP-iptcExt:EpisodeName": episodeName } : {}),
    ...(isOtherEpisode ? { "XMP-iptcExt:EpisodeIdentifier": null } : {}),
  };
}

const seriesFields = ["Series", "Season", "Episode"].flatMap((of) =>
  ["Name", "Identifier", ...(of === "Series" ? [] : ["Number"])].map(
    (field) => `XMP-iptcExt:${of}${field}`,
  ),
);

/** They stand in the order of the creators, so that each has one where any is known. */
function creatorIds({ directorIds = [] }: EmbeddedFilm, before: readonly string[]): string[] {
  if (directorIds.every(({ known }) => known === null)) return [];
  return directorIds.map(({ known, lasting }, index) => known ?? before[index] ?? lasting);
}

/** A number that somebody else's inventory gave it stays. */
function numberOf({ registered = [] }: EmbeddedFilm, before: TagStruct): TagStruct {
  const [first] = registered;
  const { AOSource, AOSourceInvNo, AOSourceInvURL } = before;
  const isFree = [AOSource, AOSourceInvNo, AOSourceInvURL].every((part) => part === undefined);
  const isRegister = registered.some(({ register }) => register === AOSource) || isScheme(AOSource);
  if (first === undefined || !(isFree || isRegister)) return {};
  return {
    AOSource: first.register,
    AOSourceInvNo: first.number,
    ...(first.uri === null ? {} : { AOSourceInvURL: first.uri }),
  };
}

function isScheme(source: TagStruct[string] | undefined): boolean {
  return Object.values<unknown>(identifierSchemeNames).includes(source);
}

/**
 * What the picture is about beside persons: its film by what Wikidata and EIDR call it, and characters whom nobody in it
 * plays: drawn, voiced, an animal. Terms of others stay.
 */
export function aboutTags(record: EmbeddedRecord, { raw }: CarriedBefore): WriteTags {
  const ours: unknown[] = [relations.film, relations.shows];
  const before = allStructs(xmpFromRaw(raw).get("Iptc4xmpExt:AboutCvTerm"))
    .map((fields) => keptFields(fields, []))
    .filter(({ CvTermRefinedAbout: relation }) => ours.includes(relation));
  const wanted = termsOf(record);
  const isSaid = (one: TagStruct, among: readonly TagStruct[]): boolean =>
    among.some((other) => isDeepStrictEqual(inSmallLetters(one), inSmallLetters(other)));
  const remove = before
    .filter((one) => !isSaid(one, wanted))
    .map(({ CvTermId = "", CvTermRefinedAbout = "" }) => ({ CvTermId, CvTermRefinedAbout }));
  const add = wanted.filter((one) => !isSaid(one, before));
  return remove.length + add.length === 0 ? {} : { "XMP-iptcExt:AboutCvTerm": { remove, add } };
}

/** ExifTool writes scripts in small letters; tags of languages have no case. */
function inSmallLetters(term: TagStruct): TagStruct {
  return Object.fromEntries(Object.entries(term).map(([key, part]) => [key.toLowerCase(), part]));
}

function termsOf({ film, cast }: EmbeddedRecord): readonly TagStruct[] {
  const registered = film?.registered ?? [];
  const names = { ...film?.titles, [unstatedLanguage]: film?.title ?? "" };
  const ofFilm = registered.flatMap(({ register, uri }) => {
    const vocabulary = vocabularies[register];
    if (vocabulary === undefined || uri === null) return [];
    return [termOf({ vocabulary, id: uri, names, relation: "film" as const })];
  });
  const shown = cast.flatMap(({ character, performer, characterId: id, characterNames }) => {
    if (performer !== null || character === null || id === undefined) return [];
    const called = { ...characterNames, [unstatedLanguage]: character };
    const vocabulary = castListOf(film);
    return [[id, termOf({ vocabulary, id, names: called, relation: "shows" })] as const];
  });
  return [...ofFilm, ...new Map(shown).values()];
}

/** Registers whose numbers are public terms. */
const vocabularies: Readonly<Record<string, string>> = {
  [identifierSchemeNames.wikidata]: "http://www.wikidata.org/entity/",
  [identifierSchemeNames.eidr]: "https://doi.org/10.5240/",
};
