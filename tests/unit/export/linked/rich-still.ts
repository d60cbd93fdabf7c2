import type { HandOutFile } from "../../../../electron/engine/export/hand-out.ts";
import type { KeptStillRights } from "../../../../shared/rights/kept.ts";
import { handOutAgent, handOutFile, handOutFilm } from "../still.ts";

const photographer = { kind: "still" } as const;

/** What is recorded of the photograph, with a statement of its rights; `uri` null for none. */
export function rightsWith(uri: string | null, layer: "photograph" | "film" = "photograph") {
  const said = { holders: [], creditLine: null, credit: null, usageTerms: null, mining: null };
  const status = uri === null ? null : { value: uri, from: photographer };
  const rights: KeptStillRights = {
    ...handOutFile().rights,
    layers: [{ ...said, layer, status, tracing: null, note: null, documents: null }],
  };
  return rights;
}

/** A still of which everything is recorded; `changes` replace parts of it. */
export function richStill(changes: Partial<HandOutFile> = {}): HandOutFile {
  const haiQing = handOutAgent({
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c21",
    name: "Hai Qing",
    kind: "person",
    identifiers: [
      { scheme: "wikidata", value: "Q5638783", note: "" },
      { scheme: "imdb", value: "nm1234567", note: "" },
    ],
  });
  const house = handOutAgent({
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c22",
    name: "Real Image & Co <Beijing>",
    kind: "company",
    identifiers: [{ scheme: "imdb", value: "co0049348", note: "" }],
  });
  return handOutFile({
    fileName: "Return to Dust_001 马有铁 #1.jpg",
    film: handOutFilm({
      otherTitles: [
        { kind: "original", language: "zh-Hans", name: "隐入尘烟" },
        { kind: "transliterated", language: "x-default", name: "Yin ru chen yan" },
      ],
      countries: ["CN"],
      producedBy: [house],
      identifiers: [
        { scheme: "imdb", value: "tt6837894", note: "" },
        { scheme: "wikidata", value: "Q110852375", note: "" },
        { scheme: "eidr", value: "10.5240/7791-8534-2C23-9030-8610-5", note: "" },
        { scheme: "isan", value: "ISAN 0000-0000-3A8D-0000-Z-0000-0000-6", note: "" },
        { scheme: "other", value: "4711", note: "filmportal" },
      ],
    }),
    cast: [
      {
        character: "Ma Youtie",
        performer: "Wu Renlin",
        certainty: "probable",
        performedBy: null,
        region: { x: 0.1, y: 0.2, width: 0.25, height: 0.5 },
      },
      {
        character: "Cao Guiying",
        performer: "Hai Qing",
        certainty: "certain",
        performedBy: haiQing,
        region: { x: 0.5, y: 0.25, width: 0.125, height: 0.25 },
      },
    ],
    captions: { "x-default": "Two people & a box of <eggs>.", "zh-Hans": "两人守着一箱鸡蛋。" },
    extendedDescription: { en: "A lamp stands on the left." },
    headline: "",
    creators: ["Li Ruijun"],
    copyrightNotice: "© 2022 Real Image",
    copyrightOwners: [house.name],
    suppliers: ["Courtesy House"],
    parties: [
      { ...house, role: "owner" },
      { ...handOutAgent({ name: "Courtesy House", kind: "archive" }), role: "supplier" },
    ],
    webStatement: "https://example.org/terms",
    licensorUrl: "https://example.org/buy",
    rights: rightsWith("http://rightsstatements.org/vocab/InC/1.0/"),
    digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    locationCreated: { parts: ["Zhangye", "Gansu", "China"], countryCode: "CHN", uris: [] },
    locationsShown: [
      {
        parts: ["Gaotai", "China"],
        countryCode: "CHN",
        uris: ["http://www.wikidata.org/entity/Q1361119"],
      },
    ],
    event: { en: "First day of shooting" },
    ...changes,
  });
}

/** Of which next to nothing is known. */
export function bareStill(changes: Partial<HandOutFile> = {}): HandOutFile {
  return handOutFile({
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c99",
    fileName: "scan.tif",
    film: null,
    scenes: [],
    cast: [{ character: null, performer: null }],
    placesKnown: false,
    captions: {},
    altText: {},
    headline: "",
    keywords: [],
    creditLine: "",
    stillNumber: "",
    kind: null,
    dateCreated: null,
    width: null,
    height: null,
    pass: null,
    ...changes,
  });
}
