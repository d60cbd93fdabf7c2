import { expect, test } from "vitest";
import { jsonLd } from "../../../../electron/engine/export/linked/json-ld.ts";
import type { HandOutFile } from "../../../../electron/engine/export/hand-out.ts";
import { bareStill, rightsWith, richStill } from "./rich-still.ts";

type Node = Readonly<Record<string, unknown>>;

function written(stills: readonly HandOutFile[], baseUri: string | null = null): string {
  const sheet = {
    title: "Berlinale",
    date: "2026-11-30",
    place: "document",
    provider: "Real Image",
  };
  return [...jsonLd({ ...sheet, baseUri, stills })].join("");
}

/** The nodes of the stills, without that of the set. */
function graph(stills: readonly HandOutFile[], baseUri: string | null = null): Node[] {
  const document: { readonly "@graph": readonly Node[] } = JSON.parse(written(stills, baseUri));
  return document["@graph"].slice(1);
}

test("has what search engines want of a licensable image", () => {
  const [still] = graph([richStill()], "https://example.org/dust");
  expect(still).toMatchObject({
    "@type": "ImageObject",
    contentUrl:
      "https://example.org/dust/Return%20to%20Dust_001%20%E9%A9%AC%E6%9C%89%E9%93%81%20%231.jpg",
    creator: { "@type": "Person", name: "Li Ruijun" },
    creditText: "Courtesy of Real Image Media Collection",
    copyrightNotice: "© 2022 Real Image",
    copyrightHolder: { "@type": "Organization", name: "Real Image & Co <Beijing>" },
    copyrightYear: 2022,
    license: "https://example.org/terms",
    acquireLicensePage: "https://example.org/buy",
    encodingFormat: "image/jpeg",
    width: { "@type": "QuantitativeValue", value: 2400, unitCode: "E37" },
    height: { "@type": "QuantitativeValue", value: 1600, unitCode: "E37" },
    digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    contentLocation: { "@type": "Place", name: "Gaotai, China" },
    locationCreated: { "@type": "Place", name: "Zhangye, Gansu, China" },
    dateCreated: "2021-03",
  });
});

test("says captions with their languages, the main one first", () => {
  const [still] = graph([richStill({ captions: { fr: "Œufs", en: "Eggs", "zh-Hans": "鸡蛋" } })]);
  const texts = [
    { "@language": "en", "@value": "Eggs" },
    { "@language": "fr", "@value": "Œufs" },
    { "@language": "zh-Hans", "@value": "鸡蛋" },
  ];
  expect(still).toMatchObject({ caption: texts, "dcterms:description": texts });
  expect(still?.["inLanguage"]).toEqual(expect.arrayContaining(["en", "fr", "zh-Hans"]));
});

test("says the film, and who of its cast is seen as whom; nobody of whom it is not certain", () => {
  const stills = [richStill()];
  const [still] = graph(stills);
  expect(still).toMatchObject({
    about: {
      "@type": "Movie",
      name: { "@language": "en", "@value": "Return to Dust" },
      alternateName: [{ "@language": "zh-Hans", "@value": "隐入尘烟" }, "Yin ru chen yan"],
      director: { "@type": "Person", name: "Li Ruijun" },
      datePublished: "2022",
      sameAs: [
        "http://www.wikidata.org/entity/Q110852375",
        "https://www.imdb.com/title/tt6837894/",
        "https://doi.org/10.5240/7791-8534-2C23-9030-8610-5",
        "urn:isan:0000-0000-3A8D-0000-Z-0000-0000-6",
      ],
      actor: [
        {
          "@type": "PerformanceRole",
          roleName: "http://id.loc.gov/vocabulary/relators/act",
          characterName: "Cao Guiying",
          actor: {
            "@type": "Person",
            name: "Hai Qing",
            sameAs: [
              "http://www.wikidata.org/entity/Q5638783",
              "https://www.imdb.com/name/nm1234567/",
            ],
          },
        },
      ],
    },
  });
  expect(written(stills)).not.toContain("Wu Renlin");
});

test("says the same in Dublin Core, with the roles of MARC", () => {
  const [still] = graph([richStill()]);
  const owner = { "@id": "urn:uuid:0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c22" };
  const creators = [{ "@id": "urn:uuid:0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c11#creator1" }];
  expect(still).toMatchObject({
    "dcterms:title": "Return to Dust (2022), 007",
    "dcterms:creator": creators,
    "dcterms:type": { "@id": "http://purl.org/dc/dcmitype/StillImage" },
    "dcterms:format": "image/jpeg",
    "dcterms:relation": { "@id": "urn:uuid:0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c12" },
    "dcterms:rights": [
      "© 2022 Real Image",
      { "@id": "http://rightsstatements.org/vocab/InC/1.0/" },
    ],
    "dcterms:rightsHolder": [owner],
    "marcrel:pht": creators,
    "marcrel:cph": [owner],
  });
});

test("a public licence is the licence where no other is stated; a rights statement only describes", () => {
  const by = "http://creativecommons.org/licenses/by/4.0/";
  const inCopyright = "http://rightsstatements.org/vocab/InC/1.0/";
  const of = (uri: string, webStatement: string): Node | undefined =>
    graph([richStill({ rights: rightsWith(uri), webStatement })])[0];
  expect(of(by, "")).toMatchObject({ license: by });
  expect(of(by, "https://example.org/terms")).toMatchObject({
    license: "https://example.org/terms",
  });
  expect(of(inCopyright, "")).toMatchObject({ usageInfo: inCopyright });
  expect(of(inCopyright, "")).not.toHaveProperty("license");
});

test("a picture without a known place in the web is beside the document; what is not known is left out", () => {
  const [still] = graph([bareStill()]);
  expect(still).toMatchObject({ contentUrl: "scan.tif", encodingFormat: "image/tiff" });
  for (const unknown of ["about", "caption", "creator", "license", "width", "copyrightYear"])
    expect(still).not.toHaveProperty(unknown);
});

test("a photographer known as an agency is no person", () => {
  const [still] = graph([richStill({ creators: ["Getty Images"] })]);
  expect(still).toMatchObject({ creator: { "@type": "Organization", name: "Getty Images" } });
});

test("comes in pieces, one for each still", () => {
  const stills = Array.from({ length: 100 }, () => richStill());
  const sheet = { title: "", date: "2026-11-30", place: "document", provider: "", baseUri: null };
  // The head, the set, the stills, the end.
  expect([...jsonLd({ ...sheet, stills })]).toHaveLength(103);
});
