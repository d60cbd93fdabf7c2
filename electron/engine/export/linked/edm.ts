import { stillKindNames } from "../../../../shared/still.ts";
import type { AgentRecord } from "../../catalog/agent-records.ts";
import type { HandOutFile, HandOutFilm } from "../hand-out.ts";
import { placeInWords } from "../places.ts";
import { statementUri } from "../statement-uri.ts";
import { addressesOf, lastingName, type Addresses } from "./addresses.ts";
import { certainCast, filmInWords, titleOf } from "./facts.ts";
import type { LinkedSheet } from "./linked-sheet.ts";
import { mediaTypeOf } from "./media-type.ts";
import { registerUris } from "./register-uris.ts";
import { spokenTexts } from "./spoken-texts.ts";
import { element, xmlPieces, type XmlElement } from "./xml.ts";

const namespaces = {
  "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "xmlns:edm": "http://www.europeana.eu/schemas/edm/",
  "xmlns:ore": "http://www.openarchives.org/ore/terms/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:skos": "http://www.w3.org/2004/02/skos/core#",
  "xmlns:owl": "http://www.w3.org/2002/07/owl#",
} as const;

/**
 * The stills of a hand-out in the Europeana Data Model, as RDF/XML: each as an object provided, the copy as its
 * resource in the web, and the aggregation of both; agents that registers know once each. Elements stand in the
 * order of the schema for providers (EDM external). A still of which no rights statement is recorded has no edm:rights.
 */
export function edm(sheet: LinkedSheet): Generator<string> {
  return xmlPieces("rdf:RDF", namespaces, elements(sheet));
}

function* elements(sheet: LinkedSheet): Generator<XmlElement> {
  const { stills, provider } = sheet;
  const addressOf = addressesOf(sheet);
  const told = new Set<string>();
  for (const still of stills) {
    yield providedObject(still);
    yield webResource(still, addressOf);
    yield aggregation(still, { addressOf, provider });
    for (const agent of agentsOf(still)) {
      if (told.has(agent.uuid)) continue;
      told.add(agent.uuid);
      yield agentElement(agent);
    }
  }
}

function providedObject(still: HandOutFile): XmlElement {
  const { film } = still;
  const cast = certainCast(still);
  const characters = [...new Set(cast.flatMap(({ character }) => character ?? []))];
  return element(
    "edm:ProvidedCHO",
    { "rdf:about": lastingName(still) },
    ...texts("dc:creator", still.creators),
    ...spokenTexts(still.captions).map(({ text, language }) =>
      element("dc:description", { "xml:lang": language }, text),
    ),
    ...spokenTexts(still.extendedDescription).map(({ text, language }) =>
      element("dc:description", { "xml:lang": language }, text),
    ),
    ...texts("dc:identifier", [still.stillNumber]),
    ...texts("dc:publisher", still.suppliers),
    ...texts("dc:relation", film === null ? [] : [filmInWords(film)]),
    ...texts("dc:rights", [still.copyrightNotice]),
    ...texts("dc:subject", still.keywords),
    ...texts("dc:subject", characters),
    ...cast.flatMap(({ performer, performedBy = null }) =>
      performer === null ? [] : [subject(performer, performedBy)],
    ),
    element("dc:title", {}, titleOf(still)),
    element("dc:type", { "xml:lang": "en" }, "film still"),
    still.kind === null
      ? null
      : element("dc:type", { "xml:lang": "en" }, stillKindNames[still.kind]),
    ...texts("dcterms:created", [still.dateCreated ?? ""]),
    ...texts("dcterms:spatial", still.locationsShown.map(placeInWords)),
    film === null ? null : ofFilm(film, still),
    element("edm:type", {}, "IMAGE"),
  );
}

/** A frame enlargement was taken from its film; of the other stills it is only known that they belong to it. */
function ofFilm(film: HandOutFilm, { kind }: HandOutFile): XmlElement {
  const [uri = lastingName(film)] = registerUris(film.identifiers, "film");
  const relation = kind === "frame" ? "edm:isDerivativeOf" : "edm:isRelatedTo";
  return element(relation, { "rdf:resource": uri });
}

function webResource(still: HandOutFile, addressOf: Addresses): XmlElement {
  const { width, height } = still;
  const size =
    width === null || height === null ? [] : [`${String(width)} × ${String(height)} pixels`];
  return element(
    "edm:WebResource",
    { "rdf:about": addressOf(still.fileName) },
    ...spokenTexts(still.altText).map(({ text, language }) =>
      element("dc:description", { "xml:lang": language }, text),
    ),
    ...texts("dc:format", [mediaTypeOf(still.fileName)]),
    ...texts("dc:rights", [still.creditLine]),
    ...texts("dcterms:extent", size),
    rightsElement(still),
  );
}

type Provided = { readonly addressOf: Addresses; readonly provider: string };

function aggregation(still: HandOutFile, { addressOf, provider }: Provided): XmlElement {
  const address = addressOf(still.fileName);
  return element(
    "ore:Aggregation",
    { "rdf:about": `${lastingName(still)}#aggregation` },
    element("edm:aggregatedCHO", { "rdf:resource": lastingName(still) }),
    element("edm:dataProvider", {}, provider),
    element("edm:isShownBy", { "rdf:resource": address }),
    element("edm:object", { "rdf:resource": address }),
    element("edm:provider", {}, provider),
    ...texts("dc:rights", [still.creditLine]),
    rightsElement(still),
  );
}

function rightsElement(still: HandOutFile): XmlElement | null {
  const statement = statementUri(still);
  return statement === null ? null : element("edm:rights", { "rdf:resource": statement });
}

function subject(name: string, record: AgentRecord | null): XmlElement {
  return record === null || !isIdentified(record)
    ? element("dc:subject", {}, name)
    : element("dc:subject", { "rdf:resource": lastingName(record) });
}

/** Performers that are seen, of whom a register tells more. */
function agentsOf(still: HandOutFile): AgentRecord[] {
  return certainCast(still).flatMap(({ performedBy = null }) =>
    performedBy !== null && isIdentified(performedBy) ? [performedBy] : [],
  );
}

function isIdentified({ identifiers }: AgentRecord): boolean {
  return registerUris(identifiers, "agent").length > 0;
}

function agentElement(agent: AgentRecord): XmlElement {
  return element(
    "edm:Agent",
    { "rdf:about": lastingName(agent) },
    element("skos:prefLabel", {}, agent.name),
    ...registerUris(agent.identifiers, "agent").map((uri) =>
      element("owl:sameAs", { "rdf:resource": uri }),
    ),
  );
}

function texts(name: string, values: readonly string[]): XmlElement[] {
  return values.filter((text) => text !== "").map((text) => element(name, {}, text));
}
