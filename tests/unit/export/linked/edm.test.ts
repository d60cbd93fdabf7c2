import { expect, test } from "vitest";
import { edm } from "../../../../electron/engine/export/linked/edm.ts";
import { all, childrenOf, expectChildren, parsed, texts, type Order } from "./parsed.ts";
import { bareStill, rightsWith, richStill } from "./rich-still.ts";

const sheet = {
  title: "Berlinale",
  date: "2026-11-30",
  place: "document",
  baseUri: null,
  provider: "Real Image",
};

/** From the schemas of EDM external (ORE.xsd, CONTEXTS.xsd): the sequences of what is written. */
const order: Order = {
  // The Dublin Core elements come in any order (EDM-COMMON-MAIN.xsd), ours by name; then those of EDM.
  "edm:ProvidedCHO":
    "dc:creator dc:description dc:identifier dc:publisher dc:relation dc:rights dc:subject dc:title! dc:type! dcterms:created dcterms:spatial edm:isDerivativeOf edm:isRelatedTo edm:type!",
  "edm:WebResource":
    "dc:creator dc:description dc:format dc:rights dc:source dcterms:created dcterms:extent edm:rights",
  "ore:Aggregation":
    "edm:aggregatedCHO! edm:dataProvider! edm:hasView edm:isShownAt edm:isShownBy! edm:object edm:provider! dc:rights edm:rights",
  "edm:Agent": "skos:prefLabel skos:altLabel owl:sameAs",
};

test("holds what the schemas ask for, in their order, of a still with everything and of one with nothing", () => {
  const document = parsed(edm({ ...sheet, stills: [richStill(), bareStill()] }));
  for (const one of childrenOf(document).flatMap(childrenOf)) expectChildren(one, order);
  for (const object of all(document, "edm:ProvidedCHO")) {
    const names = childrenOf(object).map(({ name }) => name);
    const own = names.filter((name) => name.startsWith("edm:"));
    expect(names.slice(-own.length)).toEqual(own);
    expect(texts(object, "edm:type")).toEqual(["IMAGE"]);
    // The guidelines want a title or a description, and a subject, type or place.
    expect(names).toContain("dc:title");
    expect(names).toContain("dc:type");
  }
});

test("says the rights of the picture by the URI that is recorded, and none where none is", () => {
  const uri = "http://creativecommons.org/licenses/by/4.0/";
  const stills = [richStill({ rights: rightsWith(uri) }), bareStill()];
  const document = parsed(edm({ ...sheet, stills }));
  expect(all(document, "edm:rights").map(({ attributes }) => attributes["rdf:resource"])).toEqual([
    uri,
    uri,
  ]);
});

test("a frame enlargement is derived from its film, another still is related to it", () => {
  const filmOf = (kind: "frame" | "scene", relation: string): unknown =>
    all(parsed(edm({ ...sheet, stills: [richStill({ kind })] })), relation).map(
      ({ attributes }) => attributes["rdf:resource"],
    );
  const film = ["http://www.wikidata.org/entity/Q110852375"];
  expect(filmOf("frame", "edm:isDerivativeOf")).toEqual(film);
  expect(filmOf("frame", "edm:isRelatedTo")).toEqual([]);
  expect(filmOf("scene", "edm:isRelatedTo")).toEqual(film);
});

test("whom a register knows is told once, and whom nobody is sure of not at all", () => {
  const document = parsed(edm({ ...sheet, stills: [richStill(), richStill({ id: 2 })] }));
  expect(texts(document, "skos:prefLabel")).toEqual(["Hai Qing"]);
  expect(JSON.stringify(document)).not.toContain("Wu Renlin");
});

test("pictures are where the folder will be published, or beside the document", () => {
  const shownBy = (baseUri: string | null, place: string): unknown =>
    all(parsed(edm({ ...sheet, baseUri, place, stills: [richStill()] })), "edm:isShownBy").map(
      ({ attributes }) => attributes["rdf:resource"],
    );
  const name = "Return%20to%20Dust_001%20%E9%A9%AC%E6%9C%89%E9%93%81%20%231.jpg";
  expect(shownBy(null, "edm.xml")).toEqual([name]);
  expect(shownBy(null, "data/linked-data/edm.xml")).toEqual([`../../${name}`]);
  for (const base of ["https://example.org/dust?a=1", "https://example.org/dust/"])
    expect(shownBy(base, "data/linked-data/edm.xml")).toEqual([`https://example.org/dust/${name}`]);
});
