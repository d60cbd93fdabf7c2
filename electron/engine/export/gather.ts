import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Profile } from "../../../shared/export/profile.ts";
import { isUnidentified } from "../../../shared/depiction.ts";
import { firstThere } from "../../../shared/first-there.ts";
import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import { displayedBox } from "../../../shared/orientation.ts";
import { recordedCreditLine } from "../../../shared/rights/credit-duty.ts";
import type { KeptStillRights } from "../../../shared/rights/kept.ts";
import { agentRecords, type AgentRecord } from "../catalog/agent-records.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { filmRecords, type FilmRecord } from "../catalog/film-records.ts";
import { namesByLanguage } from "../catalog/names-by-language.ts";
import { namedStills } from "../catalog/naming.ts";
import { saysPlace, stillsWithPlace } from "../catalog/places-carried.ts";
import { recordOf, rightsPartiesOf, type RightsParty } from "../catalog/record.ts";
import { rightsOfStills } from "../catalog/rights/rights-of-stills.ts";
import { scenesOfStill, type SceneOfStill } from "../catalog/scenes-of-still.ts";
import type {
  Depiction,
  LanguageTexts,
  StillId,
  StillRecord,
  TextField,
} from "../../../shared/still.ts";
import { carriedDetails } from "../metadata/carried-details.ts";
import type { EmbeddedRecord, OwnRecord } from "../metadata/embedded-record.ts";
import { companiesOf, filmOf as identifiedFilm, personOf } from "./identified.ts";
import { mainText, type HandOutParty, type HandOutStill } from "./hand-out.ts";
import { inOrderOfFile, nothingBefore } from "../metadata/tags-beside-others.ts";
import { approvalOf, ownRecordOf } from "./own-record.ts";
import { createdPlace, shownPlaces } from "./places.ts";
import type { StillToName } from "./plan.ts";
import { partiesInRoles, rightsRoles, type RightsRoles } from "./rights-roles.ts";
import { tellableTexts } from "./tellable-texts.ts";
import { webAddress } from "./web-address.ts";
import { termsGoingOutByLanguage } from "./terms-going-out.ts";

/**
 * All that is known of a still and can go into its own file: the texts in all languages, its rights holders by role, and
 * what became of the performers' say in it.
 */
export function embeddedOf(
  db: ReadableDb,
  record: StillRecord,
): EmbeddedRecord & { readonly own: OwnRecord } {
  const parties = rightsPartiesOf(db, record.id);
  const rights = rightsOfStills(db, [record.id]);
  const found = { record, parties };
  const whole = embedded(found, sharedBy(db, [found], rights), scenesOfStill(db, record.id));
  const approval = approvalOf(rights.get(record.id)?.approvals ?? []);
  return { ...whole, own: { ...whole.own, approval } };
}

function embedded(
  { record, parties }: Found,
  { films, agents, names, rights: ofStills }: Shared,
  scenes: readonly SceneOfStill[],
): EmbeddedRecord & { readonly own: OwnRecord } {
  const rights = ofStills.get(record.id);
  const said = rights === undefined ? {} : saidByRights(record, rights);
  const roles = rightsRoles(parties);
  const film = record.film === null ? undefined : films.get(record.film.id);
  return {
    texts: tellableTexts({ ...record.texts, ...said }),
    creators: record.creators,
    keywords: record.keywords.map(({ name }) => name),
    film: record.film === null ? null : identifiedFilm(record.film, film, rights),
    scenes: record.scenes.map(({ name }) => name),
    settings: [...new Set(scenes.map(({ setting }) => setting ?? "both"))].toSorted(),
    kind: record.kind,
    people: record.depictions.filter(isPerson).length,
    stillNumber: record.number,
    marks: record.marks,
    // A guess is never embedded as a name.
    cast: record.depictions.filter(isNamed).map((person) => personOf(person, { agents, names })),
    ...regionsOf(record),
    copyrightOwners: roles.owners,
    imageSupplier: roles.suppliers[0] ?? null,
    licensors: roles.licensors,
    licensorAddresses: partiesInRoles(parties).flatMap(({ uuid, name, role }) => {
      const url = role === "licensor" ? webAddress(agents.get(uuid)?.web ?? "") : "";
      return url === "" ? [] : [{ name, url }];
    }),
    distributors: roles.distributors,
    companies: companiesOf(film),
    dateCreated: record.dateCreated,
    own: ownRecordOf(record, scenes),
  };
}

type Credit = { readonly creditLine?: LanguageTexts };

/**
 * The credit line that a still's rights records say, where they say any: where one is owed it is theirs, whatever line
 * came with the file, and it goes out in place of that.
 */
function creditSaid({ layers }: KeptStillRights): Credit {
  const line = recordedCreditLine(layers);
  return line === null ? {} : { creditLine: { [unstatedLanguage]: line } };
}

/** Texts that a still's rights records say, in place of its own. */
type SaidByRights = Credit & { readonly usageTerms: LanguageTexts };

/** The credit line, and the usage terms together with what still holds of the still's own. */
function saidByRights(
  { texts }: Pick<StillRecord, "texts">,
  rights: KeptStillRights,
): SaidByRights {
  const usageTerms = termsGoingOutByLanguage(texts.usageTerms ?? {}, rights.layers);
  return { ...creditSaid(rights), usageTerms };
}

/** The credit lines alone, of stills of which nothing else of the rights is needed. */
function recordedCredits(db: ReadableDb, stills: readonly StillId[]): Map<StillId, Credit> {
  return new Map([...rightsOfStills(db, stills)].map(([id, rights]) => [id, creditSaid(rights)]));
}

function isNamed(person: Depiction): boolean {
  return person.certainty === "certain" && !isUnidentified(person);
}

/** Somebody of flesh and blood, known or not: a character whom nobody plays is drawn, voiced, an animal. */
function isPerson({ character, performer }: Depiction): boolean {
  return character === null || performer !== null;
}

function namesOf({ character, performer }: Depiction): {
  readonly character: string | null;
  readonly performer: string | null;
} {
  return { character: character?.name ?? null, performer: performer?.name ?? null };
}

const nameless = { character: null, performer: null };

/** Regions are of the file that stands for the still: a copy of another keeps those it has. */
function regionsOf({ files, depictions }: StillRecord): Pick<EmbeddedRecord, "regions"> {
  if (toCopy(files)?.hash !== files[0]?.hash) return {};
  const regions = depictions.flatMap((person) =>
    person.region === null
      ? []
      : [
          {
            box: person.region,
            called: person.called,
            ...(isNamed(person) ? namesOf(person) : nameless),
          },
        ],
  );
  return { regions };
}

/** What several stills have in common is read once for all of them. */
type Shared = {
  readonly films: ReadonlyMap<number, FilmRecord>;
  readonly agents: ReadonlyMap<string, AgentRecord>;
  /** Of performers and characters. */
  readonly names: ReadonlyMap<string, LanguageTexts>;
  readonly rights: ReadonlyMap<StillId, KeptStillRights>;
};

/** Stills with everything a hand-out says of them, in the order given; those that are gone are left out. */
export function gather(db: ReadableDb, stills: readonly StillId[]): HandOutStill[] {
  return gathered(db, stills).map(({ still }) => still);
}

/** A still with everything a hand-out says of it and what goes into its copy, read once for both; null when it is gone. */
export function gatherWithRecord(
  db: ReadableDb,
  id: StillId,
): { readonly still: HandOutStill; readonly record: EmbeddedRecord } | null {
  const [found] = gathered(db, [id]);
  if (found === undefined) return null;
  const { still, shared } = found;
  return { still, record: embedded(found, shared, scenesOfStill(db, id)) };
}

type Found = { readonly record: StillRecord; readonly parties: readonly RightsParty[] };
type Gathered = Found & { readonly still: HandOutStill; readonly shared: Shared };

function gathered(db: ReadableDb, stills: readonly StillId[]): Gathered[] {
  const found = stills.flatMap((id) => {
    const record = recordOf(db, id);
    return record === null ? [] : [{ record, parties: rightsPartiesOf(db, id) }];
  });
  const shared = sharedBy(db, found, rightsOfStills(db, stills));
  return found.flatMap(({ record, parties }) => {
    const rights = shared.rights.get(record.id);
    if (rights === undefined) return [];
    const texts = tellableTexts({ ...record.texts, ...saidByRights(record, rights) });
    const still = handOutOf({ ...record, texts }, parties, { ...shared, rights });
    return [{ still, record, parties, shared }];
  });
}

function sharedBy(db: ReadableDb, found: readonly Found[], rights: Shared["rights"]): Shared {
  const performers = found.flatMap(({ record }) =>
    record.depictions.flatMap(({ performer }) => performer?.uuid ?? []),
  );
  const characters = found.flatMap(({ record }) =>
    record.depictions.flatMap(({ character }) => character?.uuid ?? []),
  );
  const parties = found.flatMap((one) => one.parties.map(({ uuid }) => uuid));
  return {
    films: filmRecords(
      db,
      found.flatMap(({ record }) => record.film?.id ?? []),
    ),
    agents: agentRecords(db, [...parties, ...performers]),
    names: new Map([
      ...namesByLanguage(db, "agent", performers),
      ...namesByLanguage(db, "character", characters),
    ]),
    rights,
  };
}

const namesAlone = { requires: [], captionStyle: "as-written" } as const;

/**
 * Stills with what names are made from and a plan tells of them by a profile, in the order given; those that are gone
 * are left out.
 */
export function gatherNames(
  db: ReadableDb,
  stills: readonly StillId[],
  { requires, captionStyle }: Pick<Profile, "requires" | "captionStyle"> = namesAlone,
): StillToName[] {
  // Neither is asked for by most profiles, and both take longer than all the rest.
  const placed = requires.includes("place") ? stillsWithPlace(db, stills) : new Set();
  const partiesOf = (still: StillId): RightsRoles =>
    rightsRoles(captionStyle === "as-written" ? [] : rightsPartiesOf(db, still));
  const credits = recordedCredits(db, stills);
  return namedStills(db, stills).map(({ files, texts: own, number, ...still }) => {
    const roles = partiesOf(still.id);
    const file = toCopy(files);
    const path = file?.path ?? "";
    const texts = tellableTexts({ ...own, ...credits.get(still.id) });
    const languages = (field: TextField): LanguageTexts => underLanguageTags(texts[field] ?? {});
    return {
      ...still,
      originalPath: path,
      originalName: basename(path),
      format: file?.format ?? null,
      captions: languages("caption"),
      altText: languages("altText"),
      headline: mainText(languages("headline")),
      creditLine: mainText(languages("creditLine")),
      copyrightNotice: mainText(languages("copyrightNotice")),
      instructions: mainText(languages("instructions")),
      copyrightOwners: roles.owners,
      suppliers: roles.suppliers,
      distributors: roles.distributors.map(({ name }) => name),
      hasPlace: placed.has(still.id),
      stillNumber: number ?? mainText(languages("title")),
    };
  });
}

function handOutOf(
  record: StillRecord,
  parties: readonly RightsParty[],
  {
    films,
    agents,
    rights,
  }: Omit<Shared, "rights" | "names"> & { readonly rights: KeptStillRights },
): HandOutStill {
  const texts = (field: TextField): LanguageTexts => underLanguageTags(record.texts[field] ?? {});
  const file = toCopy(record.files);
  const path = file?.path ?? "";
  const roles = rightsRoles(parties);
  const known = partiesInRoles(parties).flatMap(({ uuid, role }) => {
    const agent = agents.get(uuid);
    return agent === undefined ? [] : [{ ...agent, role }];
  });
  return {
    id: record.id,
    uuid: record.uuid,
    originalPath: path,
    originalName: basename(path),
    format: file?.format ?? null,
    orientation: file?.orientation ?? 1,
    film: filmOf(record, films),
    scenes: record.scenes.map(({ name }) => name),
    cast: castOf(record, agents),
    placesKnown: record.placesKnown,
    captions: texts("caption"),
    altText: texts("altText"),
    extendedDescription: texts("extendedDescription"),
    headline: mainText(texts("headline")),
    keywords: keywordsInOrder(record),
    creators: record.creators,
    creditLine: mainText(texts("creditLine")),
    copyrightNotice: mainText(texts("copyrightNotice")),
    copyrightOwners: roles.owners,
    suppliers: roles.suppliers,
    licensors: roles.licensors,
    distributors: roles.distributors.map(({ name }) => name),
    parties: known,
    usageTerms: mainText(texts("usageTerms")),
    instructions: mainText(texts("instructions")),
    webStatement: webAddress(mainText(texts("webStatement"))),
    rights,
    stillNumber: record.number ?? mainText(texts("title")),
    kind: record.kind,
    hasPlace: saysPlace(record.carried),
    dateCreated: record.dateCreated,
    width: record.width,
    height: record.height,
    sha256: file?.hash ?? "",
    ...saidByFile(record, known),
  };
}

/** In the order of the file, as in the copy: the archive keeps none, so that new ones stand behind by the alphabet. */
function keywordsInOrder({ keywords, carried: raw }: StillRecord): readonly string[] {
  const property = raw["dc:subject"] === undefined ? "IPTC:Keywords" : "dc:subject";
  const names = keywords.map(({ name }) => name);
  return inOrderOfFile(names, property, { ...nothingBefore, raw });
}

function filmOf({ film }: StillRecord, films: Shared["films"]): HandOutStill["film"] {
  const known = film === null ? undefined : films.get(film.id);
  if (film === null || known === undefined) return null;
  return { ...known, title: film.name, year: film.year, directors: film.directors };
}

/** Regions are of the file that stands for the still, as with those that are embedded. */
function castOf(
  { files, depictions }: StillRecord,
  agents: Shared["agents"],
): HandOutStill["cast"] {
  const [shown] = files;
  const areSeen = shown !== undefined && toCopy(files)?.hash === shown.hash;
  return depictions.map((person) => ({
    ...namesOf(person),
    certainty: person.certainty,
    performedBy: agents.get(person.performer?.uuid ?? "") ?? null,
    region:
      areSeen && person.region !== null ? displayedBox(person.region, shown.orientation) : null,
  }));
}

/** What the archive has no place of its own for, as the still's file has it; who licenses it the archive may say itself. */
function saidByFile(
  { carried }: StillRecord,
  parties: readonly HandOutParty[],
): Pick<
  HandOutStill,
  "digitalSourceType" | "licensorUrl" | "locationCreated" | "locationsShown" | "event"
> {
  const details = carriedDetails(carried, null);
  const licensors = [
    ...parties.flatMap(({ role, web }) => (role === "licensor" ? [web] : [])),
    ...details.licensors.map(({ url }) => url),
  ];
  return {
    digitalSourceType: webAddress(details.digitalSourceType ?? ""),
    licensorUrl:
      licensors.map((url) => webAddress(url ?? "")).find((address) => address !== "") ?? "",
    locationCreated: createdPlace(details),
    locationsShown: shownPlaces(details),
    event: underLanguageTags(details.event),
  };
}

/** The file to copy. One alone needs no look at the disk here: that it is missing is told when it is copied. */
function toCopy<File extends { readonly path: string }>(files: readonly File[]): File | undefined {
  const [first] = files;
  return files.length < 2 ? first : (firstThere(files, existsSync) ?? first);
}
