import { expect, test } from "vitest";
import { lido } from "../../../../electron/engine/export/linked/lido.ts";
import { all, expectOrder, parsed, texts, type Order } from "./parsed.ts";
import { bareStill, rightsWith, richStill } from "./rich-still.ts";

const sheet = {
  title: "Berlinale",
  date: "2026-11-30",
  place: "document",
  baseUri: null,
  provider: "Real Image & Partners",
};

const p = (names: string): string => names.replaceAll(/(?<=^| )/gu, "lido:");
const concept = p("conceptID term");
const actor = p("actorID nameActorSet!");
const body = p("legalBodyID legalBodyName legalBodyWeblink");
const place = p("displayPlace place");

/** From the schema of LIDO 1.1, lido-v1.1.xsd: the sequences of its complex types, without what is never written. */
const order: Order = {
  "lido:lidoWrap": p("lido!"),
  "lido:lido": p(
    "lidoRecID! objectPublishedID category descriptiveMetadata! administrativeMetadata!",
  ),
  "lido:descriptiveMetadata": p(
    "objectClassificationWrap! objectIdentificationWrap! eventWrap objectRelationWrap",
  ),
  "lido:objectClassificationWrap": p("objectWorkTypeWrap! classificationWrap"),
  "lido:objectWorkTypeWrap": p("objectWorkType!"),
  "lido:objectWorkType": concept,
  "lido:classificationWrap": p("classification"),
  "lido:classification": concept,
  "lido:objectIdentificationWrap": p(
    "titleWrap! inscriptionsWrap repositoryWrap displayStateEditionWrap objectDescriptionWrap objectMeasurementsWrap",
  ),
  "lido:titleWrap": p("titleSet!"),
  "lido:titleSet": p("appellationValue! sourceAppellation"),
  "lido:repositoryWrap": p("repositorySet"),
  "lido:repositorySet": p("displayRepository repositoryName workID repositoryLocation"),
  "lido:repositoryName": body,
  "lido:legalBodyName": p("appellationValue! sourceAppellation"),
  "lido:objectDescriptionWrap": p("objectDescriptionSet"),
  "lido:objectDescriptionSet": p("descriptiveNoteID descriptiveNoteValue sourceDescriptiveNote"),
  "lido:eventWrap": p("eventSet"),
  "lido:eventSet": p("displayEvent event"),
  "lido:event": p(
    "eventID eventType! roleInEvent eventName eventActor culture eventDate periodName eventPlace",
  ),
  "lido:eventType": concept,
  "lido:eventName": p("appellationValue! sourceAppellation"),
  "lido:eventActor": p("displayActorInRole actorInRole"),
  "lido:actorInRole": p("actor! roleActor"),
  "lido:actor": actor,
  "lido:nameActorSet": p("appellationValue! sourceAppellation"),
  "lido:roleActor": concept,
  "lido:eventDate": p("displayDate date"),
  "lido:date": p("earliestDate latestDate"),
  "lido:eventPlace": place,
  "lido:place": p("placeID namePlaceSet gml partOfPlace"),
  "lido:namePlaceSet": p("appellationValue! sourceAppellation"),
  "lido:objectRelationWrap": p("subjectWrap relatedWorksWrap"),
  "lido:subjectWrap": p("subjectSet"),
  "lido:subjectSet": p("displaySubject subject"),
  "lido:subject": p(
    "extentSubject subjectConcept subjectActor subjectDate subjectEvent subjectPlace",
  ),
  "lido:subjectConcept": concept,
  "lido:subjectActor": p("displayActor actor"),
  "lido:subjectPlace": place,
  "lido:relatedWorksWrap": p("relatedWorkSet"),
  "lido:relatedWorkSet": p("displayRelatedWork relatedWork relatedWorkRelType"),
  "lido:relatedWork": p("displayObject object"),
  "lido:object": p("objectWebResource objectID objectType objectName objectNote"),
  "lido:objectType": concept,
  "lido:objectName": p("appellationValue! sourceAppellation"),
  "lido:relatedWorkRelType": concept,
  "lido:administrativeMetadata": p("rightsWorkWrap recordWrap! resourceWrap"),
  "lido:rightsWorkWrap": p("rightsWorkSet"),
  "lido:rightsWorkSet": p("rightsType rightsDate rightsHolder creditLine"),
  "lido:rightsType": concept,
  "lido:rightsHolder": body,
  "lido:recordWrap": p("recordID! recordType! recordSource! recordRights recordInfoSet"),
  "lido:recordType": concept,
  "lido:recordSource": body,
  "lido:recordInfoSet": p("recordInfoID recordInfoLink recordMetadataDate"),
  "lido:resourceWrap": p("resourceSet"),
  "lido:resourceSet": p(
    "resourceID resourceRepresentation resourceType resourceRelType resourcePerspective resourceDescription",
  ),
  "lido:resourceRepresentation": p("linkResource! resourceMeasurementsSet"),
  "lido:resourceMeasurementsSet": p("measurementType! measurementUnit! measurementValue!"),
  "lido:resourceType": concept,
};

test("holds what the schema asks for, in its order, of a still with everything and of one with nothing", () => {
  const document = parsed(lido({ ...sheet, stills: [richStill(), bareStill()] }));
  expectOrder(document, order);
  expect(all(document, "lido:lido")).toHaveLength(2);
  for (const part of ["lido:descriptiveMetadata", "lido:administrativeMetadata"])
    for (const { attributes } of all(document, part)) expect(attributes["xml:lang"]).toBe("en");
});

test("says which language a text is in, and of the others that nobody said it", () => {
  const document = parsed(lido({ ...sheet, stills: [richStill()] }));
  const notes = all(document, "lido:descriptiveNoteValue");
  expect(notes.map(({ text, attributes }) => [attributes["xml:lang"], text])).toEqual([
    ["und", "Two people & a box of <eggs>."],
    ["zh-Hans", "两人守着一箱鸡蛋。"],
    ["en", "A lamp stands on the left."],
  ]);
  expect(texts(document, "lido:objectName").map((text) => text.trim())).toEqual([
    "Return to Dust",
    "隐入尘烟",
    "Yin ru chen yan",
  ]);
});

test("names who is certain to be seen, the photographer by their relator, and the film by all its identifiers", () => {
  const document = parsed(lido({ ...sheet, stills: [richStill()] }));
  expect(texts(document, "lido:displayActor")).toEqual(["Hai Qing", "Cao Guiying"]);
  expect(texts(document, "lido:displaySubject")).toEqual(["Hai Qing as Cao Guiying"]);
  const [role] = all(document, "lido:roleActor");
  expect(role === undefined ? [] : texts(role, "lido:conceptID")).toEqual([
    "http://id.loc.gov/vocabulary/relators/pht",
  ]);
  expect(texts(document, "lido:objectID")).toEqual([
    "urn:uuid:0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c12",
    "http://www.wikidata.org/entity/Q110852375",
    "https://www.imdb.com/title/tt6837894/",
    "https://doi.org/10.5240/7791-8534-2C23-9030-8610-5",
    "urn:isan:0000-0000-3A8D-0000-Z-0000-0000-6",
  ]);
});

test("of a frame enlargement the rights of its film count, and none are assumed where none are recorded", () => {
  const uri = "http://rightsstatements.org/vocab/InC/1.0/";
  const of = (changes: Parameters<typeof richStill>[0]): string[] =>
    all(parsed(lido({ ...sheet, stills: [richStill(changes)] })), "lido:rightsType").flatMap(
      (type) => texts(type, "lido:conceptID"),
    );
  expect(of({ kind: "frame", rights: rightsWith(uri, "film") })).toEqual([uri]);
  expect(of({ kind: "frame", rights: rightsWith(uri, "photograph") })).toEqual([]);
  expect(of({ kind: "scene", rights: rightsWith(null) })).toEqual([]);
});
