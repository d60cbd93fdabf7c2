import { countryName } from "../../../../shared/country.ts";
import { stillKindNames, type LanguageTexts } from "../../../../shared/still.ts";
import type { AgentKind } from "../../../../shared/record.ts";
import type { AgentRecord } from "../../catalog/agent-records.ts";
import { mainText, type HandOutFile, type HandOutFilm, type HandOutPlace } from "../hand-out.ts";
import { placeInWords } from "../places.ts";
import { statementUri } from "../statement-uri.ts";
import { addressesOf, lastingName, type Addresses } from "./addresses.ts";
import { certainCast, copyrightYear, filmInWords, isCompany, titleOf, titlesOf } from "./facts.ts";
import { jsonPieces, saying } from "./json-pieces.ts";
import type { LinkedSheet } from "./linked-sheet.ts";
import { mediaTypeOf } from "./media-type.ts";
import { registerUris } from "./register-uris.ts";
import { relators } from "./relators.ts";
import { spokenTexts, type SpokenText } from "./spoken-texts.ts";

type Node = Readonly<Record<string, unknown>>;

const context = [
  "https://schema.org/",
  {
    dcterms: "http://purl.org/dc/terms/",
    marcrel: "http://id.loc.gov/vocabulary/relators/",
  },
];
const SET = "_:set";
/** Pixel, in the unit codes of UN/CEFACT that schema.org measures by. */
const PIXEL = "E37";

/**
 * The stills of a hand-out as linked data: schema.org's ImageObject, with what search engines read of a licensable
 * image, and Dublin Core terms of the same resource beside it, so that the two cannot come to differ.
 */
export function jsonLd(sheet: LinkedSheet): Generator<string> {
  return jsonPieces({ "@context": context }, "@graph", nodes(sheet));
}

function* nodes(sheet: LinkedSheet): Generator<Node> {
  yield saying({
    "@id": SET,
    "@type": "Collection",
    name: sheet.title,
    dateModified: sheet.date,
    provider: sheet.provider === "" ? null : organisation(sheet.provider),
  });
  const addressOf = addressesOf(sheet);
  for (const still of sheet.stills) {
    const subject = subjectOf(still);
    yield saying({
      "@id": lastingName(still),
      "@type": "ImageObject",
      ...imageObject(still, addressOf, subject),
      ...dublinCore(still, subject),
    });
  }
}

/** What both vocabularies say of whom and what a still shows. */
type Subject = {
  readonly creators: readonly Node[];
  readonly film: Node | null;
  readonly people: readonly Node[];
  readonly places: readonly Node[];
};

function subjectOf(still: HandOutFile): Subject {
  const people = certainCast(still).flatMap(({ performer, performedBy = null }) =>
    performer === null ? [] : [agent(performer, "Person", performedBy)],
  );
  return {
    creators: still.creators.map((name, index) => ({
      "@id": `${lastingName(still)}#creator${String(index + 1)}`,
      ...(isCompany(name) ? organisation(name) : { "@type": "Person", name }),
    })),
    film: still.film === null ? null : movie(still.film, still),
    people,
    places: still.locationsShown.map(placeNode),
  };
}

function imageObject(still: HandOutFile, addressOf: Addresses, subject: Subject): Node {
  const statement = statementUri(still);
  const isLicence = statement?.startsWith("http://creativecommons.org/") ?? false;
  const characters = new Set(certainCast(still).flatMap(({ character }) => character ?? []));
  return {
    contentUrl: addressOf(still.fileName),
    name: titleOf(still),
    headline: still.headline,
    caption: oneOrMany(literals(still.captions)),
    description: oneOrMany(literals(still.extendedDescription)),
    inLanguage: languagesOf(still.captions),
    identifier:
      still.stillNumber === ""
        ? null
        : { "@type": "PropertyValue", propertyID: "still number", value: still.stillNumber },
    creator: oneOrMany(subject.creators),
    creditText: still.creditLine,
    copyrightNotice: still.copyrightNotice,
    copyrightHolder: oneOrMany(partyNodes(still, "owner")),
    copyrightYear: copyrightYear(still.copyrightNotice),
    license: still.webStatement === "" && isLicence ? statement : still.webStatement,
    usageInfo: isLicence ? null : statement,
    acquireLicensePage: still.licensorUrl,
    about: subject.film,
    mentions: subject.people,
    character: [...characters].map((name) => ({ "@type": "Person", name })),
    genre: still.kind === null ? null : stillKindNames[still.kind],
    keywords: still.keywords,
    dateCreated: still.dateCreated,
    locationCreated: still.locationCreated === null ? null : placeNode(still.locationCreated),
    contentLocation: oneOrMany(subject.places),
    encodingFormat: mediaTypeOf(still.fileName),
    width: pixels(still.width),
    height: pixels(still.height),
    sha256: still.fileHash,
    digitalSourceType: still.digitalSourceType,
    isPartOf: { "@id": SET },
  };
}

function dublinCore(still: HandOutFile, { creators, film, people, places }: Subject): Node {
  const statement = statementUri(still);
  return {
    "dcterms:title": titleOf(still),
    "dcterms:creator": creators.map(reference),
    "dcterms:contributor": partyNodes(still, "distributor"),
    "dcterms:subject": [...still.keywords, ...people.map(reference)],
    "dcterms:description": literals(still.captions),
    "dcterms:publisher": partyNodes(still, "supplier"),
    "dcterms:created": still.dateCreated,
    "dcterms:type": { "@id": "http://purl.org/dc/dcmitype/StillImage" },
    "dcterms:format": mediaTypeOf(still.fileName),
    "dcterms:identifier": [lastingName(still), still.stillNumber].filter((name) => name !== ""),
    "dcterms:source": still.originalName,
    "dcterms:language": languagesOf(still.captions),
    "dcterms:relation": film === null ? null : reference(film),
    "dcterms:spatial": places,
    "dcterms:rights": [
      ...(still.copyrightNotice === "" ? [] : [still.copyrightNotice]),
      ...(statement === null ? [] : [{ "@id": statement }]),
    ],
    "dcterms:rightsHolder": partyNodes(still, "owner").map(reference),
    "marcrel:pht": creators.map(reference),
    "marcrel:cph": partyNodes(still, "owner").map(reference),
    "marcrel:prv": partyNodes(still, "supplier").map(reference),
    "marcrel:lso": partyNodes(still, "licensor"),
    "marcrel:dst": partyNodes(still, "distributor").map(reference),
  };
}

/** The film with those of its cast who are seen in this still. */
function movie(film: HandOutFilm, still: HandOutFile): Node {
  const [first, ...others] = titlesOf(film);
  const directors = film.directedBy.map((record) => agent(record.name, "Person", record));
  const companies = film.producedBy.map((record) => agent(record.name, "Organization", record));
  return saying({
    "@id": lastingName(film),
    "@type": "Movie",
    name: first === undefined ? filmInWords(film) : literal(first),
    alternateName: others.map(literal),
    director: oneOrMany(directors),
    "marcrel:fmd": directors.map(reference),
    productionCompany: oneOrMany(companies),
    "marcrel:prn": companies.map(reference),
    countryOfOrigin: film.countries.map((code) =>
      saying({
        "@type": "Country",
        name: countryName(code),
        identifier: code,
      }),
    ),
    datePublished: film.year === null ? null : String(film.year),
    sameAs: registerUris(film.identifiers, "film"),
    actor: certainCast(still).flatMap(({ performer, character, performedBy = null }) =>
      performer === null
        ? []
        : [
            saying({
              "@type": "PerformanceRole",
              roleName: relators.actor,
              characterName: character,
              actor: agent(performer, "Person", performedBy),
            }),
          ],
    ),
  });
}

function partyNodes(
  { parties }: HandOutFile,
  role: HandOutFile["parties"][number]["role"],
): Node[] {
  return parties
    .filter((party) => party.role === role)
    .map((party) => agent(party.name, "Organization", party));
}

/** What schema.org calls an agent; of what is said to be neither, what such agents mostly are. */
function typeOf(kind: AgentKind | null, mostly: "Person" | "Organization"): string {
  if (kind === null) return mostly;
  return kind === "person" ? "Person" : "Organization";
}

function agent(name: string, mostly: "Person" | "Organization", record: AgentRecord | null): Node {
  return saying({
    "@id": record === null ? null : lastingName(record),
    "@type": typeOf(record?.kind ?? null, mostly),
    name,
    sameAs: record === null ? null : registerUris(record.identifiers, "agent"),
  });
}

/** Of what has been described, only which one it is. */
function reference({ "@id": id }: Node): Node {
  return { "@id": id };
}

function organisation(name: string): Node {
  return { "@type": "Organization", name };
}

function placeNode(place: HandOutPlace): Node {
  return saying({
    "@type": "Place",
    name: placeInWords(place),
    address:
      place.countryCode === ""
        ? null
        : { "@type": "PostalAddress", addressCountry: place.countryCode },
    sameAs: place.uris,
  });
}

function pixels(count: number | null): Node | null {
  return count === null
    ? null
    : { "@type": "QuantitativeValue", value: count, unitCode: PIXEL, unitText: "pixels" };
}

/** Texts with their languages; the main one comes first, since many readers take no more. */
function literals(texts: LanguageTexts): (string | Node)[] {
  const main = mainText(texts);
  return spokenTexts(texts)
    .toSorted((one, other) => Number(other.text === main) - Number(one.text === main))
    .map(literal);
}

function literal({ text, language }: SpokenText): string | Node {
  return language === null ? text : { "@language": language, "@value": text };
}

function languagesOf(texts: LanguageTexts): string[] {
  return spokenTexts(texts).flatMap(({ language }) => language ?? []);
}

function oneOrMany<T>(values: readonly T[]): T | readonly T[] | null {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}
