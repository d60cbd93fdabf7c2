import { statementOf } from "../../../../shared/rights/statement.ts";
import { stillKindNames } from "../../../../shared/still.ts";
import type { AgentRecord } from "../../catalog/agent-records.ts";
import type { HandOutFile, HandOutFilm, HandOutPlace } from "../hand-out.ts";
import { placeInWords } from "../places.ts";
import { statementUri } from "../statement-uri.ts";
import { addressesOf, lastingName, type Addresses } from "./addresses.ts";
import { certainCast, filmInWords, memberInWords, titleOf, titlesOf } from "./facts.ts";
import type { LinkedSheet } from "./linked-sheet.ts";
import { mediaTypeOf } from "./media-type.ts";
import { registerUris } from "./register-uris.ts";
import { relators } from "./relators.ts";
import { spokenTexts, type SpokenText } from "./spoken-texts.ts";
import { element, wrapping, xmlPieces, type XmlElement } from "./xml.ts";

const namespaces = {
  "xmlns:lido": "http://www.lido-schema.org",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation":
    "http://www.lido-schema.org http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd",
} as const;

const term = (number: string): string => `http://terminology.lido-schema.org/lido${number}`;
/** Terms of the LIDO Terminology. */
const terms = {
  uri: term("00099"),
  localIdentifier: term("00100"),
  production: term("00007"),
  itemLevel: term("00141"),
  preferred: term("00169"),
  alternative: term("00170"),
} as const;

/** In which we write terms and words of our own; texts of unstated language say so, or they would count as English. */
const OURS = { "xml:lang": "en" } as const;

/**
 * The stills of a hand-out in LIDO 1.1, one record each, with elements in the order of its schema. What a still is
 * stands there in words: no concept of the AAT is named, since none could be verified to mean a film still.
 */
export function lido(sheet: LinkedSheet): Generator<string> {
  return xmlPieces("lido:lidoWrap", namespaces, records(sheet));
}

function* records(sheet: LinkedSheet): Generator<XmlElement> {
  const addressOf = addressesOf(sheet);
  for (const still of sheet.stills)
    yield element(
      "lido:lido",
      {},
      element("lido:lidoRecID", { "lido:type": terms.uri }, lastingName(still)),
      element(
        "lido:descriptiveMetadata",
        OURS,
        classification(still),
        identification(still, sheet.provider),
        production(still),
        relations(still),
      ),
      element(
        "lido:administrativeMetadata",
        OURS,
        rightsOfWork(still),
        recordWrap(still, sheet),
        resourceWrap(still, addressOf),
      ),
    );
}

function classification({ kind }: HandOutFile): XmlElement {
  return element(
    "lido:objectClassificationWrap",
    {},
    element(
      "lido:objectWorkTypeWrap",
      {},
      element("lido:objectWorkType", {}, ourTerm("film still")),
    ),
    kind === null
      ? null
      : element(
          "lido:classificationWrap",
          {},
          element("lido:classification", {}, ourTerm(stillKindNames[kind])),
        ),
  );
}

function identification(still: HandOutFile, provider: string): XmlElement {
  const notes = [still.captions, still.extendedDescription].map((texts) =>
    wrapping(
      "lido:objectDescriptionSet",
      ...spokenTexts(texts).map((text) => spoken("lido:descriptiveNoteValue", text)),
    ),
  );
  const title = element(
    "lido:appellationValue",
    { "lido:pref": terms.preferred, ...UNSTATED },
    titleOf(still),
  );
  return element(
    "lido:objectIdentificationWrap",
    {},
    element("lido:titleWrap", {}, element("lido:titleSet", {}, title)),
    element(
      "lido:repositoryWrap",
      {},
      element(
        "lido:repositorySet",
        {},
        element("lido:repositoryName", {}, named("lido:legalBodyName", provider)),
        still.stillNumber === "" ? null : element("lido:workID", {}, still.stillNumber),
      ),
    ),
    wrapping("lido:objectDescriptionWrap", ...notes),
  );
}

/** How the picture was taken: by whom, when, where and at what. */
function production(still: HandOutFile): XmlElement | null {
  const { creators, dateCreated, locationCreated, event } = still;
  const names = spokenTexts(event).map((text) => spoken("lido:appellationValue", text));
  const known = [
    wrapping("lido:eventName", ...names),
    ...creators.map(photographer),
    dateCreated === null ? null : dateOf("lido:eventDate", dateCreated),
    locationCreated === null ? null : element("lido:eventPlace", {}, ...placeSet(locationCreated)),
  ].filter((one) => one !== null);
  if (known.length === 0) return null;
  const eventType = element(
    "lido:eventType",
    {},
    element("lido:conceptID", { "lido:type": terms.uri }, terms.production),
    ourTerm("Production"),
  );
  return element(
    "lido:eventWrap",
    {},
    element("lido:eventSet", {}, element("lido:event", {}, eventType, ...known)),
  );
}

function photographer(name: string): XmlElement {
  return element(
    "lido:eventActor",
    {},
    element(
      "lido:actorInRole",
      {},
      element("lido:actor", {}, named("lido:nameActorSet", name)),
      element(
        "lido:roleActor",
        {},
        element("lido:conceptID", { "lido:type": terms.uri }, relators.photographer),
        ourTerm("photographer"),
      ),
    ),
  );
}

function dateOf(name: string, date: string): XmlElement {
  return element(
    name,
    {},
    element("lido:displayDate", {}, date),
    element(
      "lido:date",
      {},
      element("lido:earliestDate", {}, date),
      element("lido:latestDate", {}, date),
    ),
  );
}

function placeSet(place: HandOutPlace): XmlElement[] {
  return [
    element("lido:displayPlace", {}, placeInWords(place)),
    element(
      "lido:place",
      {},
      ...place.uris.map((uri) => element("lido:placeID", { "lido:type": terms.uri }, uri)),
      named("lido:namePlaceSet", placeInWords(place)),
    ),
  ];
}

function relations(still: HandOutFile): XmlElement | null {
  const subjects = [
    ...certainCast(still).map(shownMember),
    ...still.locationsShown.map((place) =>
      subject(null, element("lido:subjectPlace", {}, ...placeSet(place))),
    ),
    ...still.keywords.map((keyword) =>
      subject(null, element("lido:subjectConcept", {}, element("lido:term", UNSTATED, keyword))),
    ),
  ];
  return wrapping(
    "lido:objectRelationWrap",
    wrapping("lido:subjectWrap", ...subjects),
    still.film === null
      ? null
      : element("lido:relatedWorksWrap", {}, relatedFilm(still.film, still)),
  );
}

/** Both are shown: the performer, and the character that is performed. */
function shownMember(member: HandOutFile["cast"][number]): XmlElement {
  const { performer, character, performedBy = null } = member;
  return subject(
    memberInWords(member),
    performer === null ? null : subjectActor(performer, performedBy),
    character === null ? null : subjectActor(character, null),
  );
}

function subject(words: string | null, ...shown: readonly (XmlElement | null)[]): XmlElement {
  return element(
    "lido:subjectSet",
    {},
    words === null ? null : element("lido:displaySubject", {}, words),
    element("lido:subject", {}, ...shown),
  );
}

function subjectActor(name: string, record: AgentRecord | null): XmlElement {
  return element(
    "lido:subjectActor",
    {},
    element("lido:displayActor", {}, name),
    element(
      "lido:actor",
      {},
      ...agentIds("lido:actorID", record),
      named("lido:nameActorSet", name),
    ),
  );
}

function relatedFilm(film: HandOutFilm, { kind }: HandOutFile): XmlElement {
  const names = titlesOf(film).map((title, index) =>
    element(
      "lido:objectName",
      { "lido:pref": index === 0 ? terms.preferred : terms.alternative },
      spoken("lido:appellationValue", title),
    ),
  );
  const directors = film.directors.length === 0 ? null : `Directed by ${film.directors.join(", ")}`;
  const uris = registerUris(film.identifiers, "film");
  return element(
    "lido:relatedWorkSet",
    {},
    element(
      "lido:relatedWork",
      {},
      element("lido:displayObject", UNSTATED, filmInWords(film)),
      element(
        "lido:object",
        {},
        ...[lastingName(film), ...uris].map((uri) =>
          element("lido:objectID", { "lido:type": terms.uri }, uri),
        ),
        element("lido:objectType", {}, ourTerm("film")),
        ...names,
        directors === null ? null : element("lido:objectNote", OURS, directors),
      ),
    ),
    element(
      "lido:relatedWorkRelType",
      {},
      ourTerm(kind === "frame" ? "taken from the film" : "made for the film"),
    ),
  );
}

function rightsOfWork(still: HandOutFile): XmlElement | null {
  const statement = statementUri(still);
  const owners = still.parties.filter(({ role }) => role === "owner");
  const rights = wrapping(
    "lido:rightsWorkSet",
    statement === null
      ? null
      : element(
          "lido:rightsType",
          {},
          element("lido:conceptID", { "lido:type": terms.uri }, statement),
          ourTerm(statementOf(statement)?.label ?? statement),
        ),
    ...owners.map((owner) =>
      element(
        "lido:rightsHolder",
        {},
        ...agentIds("lido:legalBodyID", owner),
        named("lido:legalBodyName", owner.name),
      ),
    ),
    still.creditLine === "" ? null : element("lido:creditLine", UNSTATED, still.creditLine),
  );
  return wrapping("lido:rightsWorkWrap", rights);
}

function recordWrap(still: HandOutFile, { provider, date }: LinkedSheet): XmlElement {
  return element(
    "lido:recordWrap",
    {},
    element("lido:recordID", { "lido:type": terms.localIdentifier }, still.uuid),
    element(
      "lido:recordType",
      {},
      element("lido:conceptID", { "lido:type": terms.uri }, terms.itemLevel),
      ourTerm("Item-level record"),
    ),
    element("lido:recordSource", {}, named("lido:legalBodyName", provider)),
    element("lido:recordInfoSet", {}, element("lido:recordMetadataDate", {}, date)),
  );
}

function resourceWrap(still: HandOutFile, addressOf: Addresses): XmlElement {
  const sizes = [
    ["width", still.width],
    ["height", still.height],
  ] as const;
  return element(
    "lido:resourceWrap",
    {},
    element(
      "lido:resourceSet",
      {},
      element(
        "lido:resourceRepresentation",
        {},
        element(
          "lido:linkResource",
          { "lido:formatResource": mediaTypeOf(still.fileName) },
          addressOf(still.fileName),
        ),
        ...sizes.flatMap(([what, pixels]) => (pixels === null ? [] : [measured(what, pixels)])),
      ),
      element("lido:resourceType", {}, ourTerm("digital image")),
      ...spokenTexts(still.altText).map((text) => spoken("lido:resourceDescription", text)),
    ),
  );
}

function measured(what: string, pixels: number): XmlElement {
  return element(
    "lido:resourceMeasurementsSet",
    {},
    element("lido:measurementType", OURS, what),
    element("lido:measurementUnit", OURS, "pixel"),
    element("lido:measurementValue", {}, String(pixels)),
  );
}

function agentIds(name: string, record: AgentRecord | null): XmlElement[] {
  if (record === null) return [];
  return [lastingName(record), ...registerUris(record.identifiers, "agent")].map((uri) =>
    element(name, { "lido:type": terms.uri }, uri),
  );
}

function named(name: string, called: string): XmlElement {
  return element(name, {}, element("lido:appellationValue", UNSTATED, called));
}

function ourTerm(text: string): XmlElement {
  return element("lido:term", OURS, text);
}

/** Undetermined (ISO 639-2). */
const UNSTATED = { "xml:lang": "und" } as const;

function spoken(name: string, { text, language }: SpokenText): XmlElement {
  return element(name, { "xml:lang": language ?? "und" }, text);
}
