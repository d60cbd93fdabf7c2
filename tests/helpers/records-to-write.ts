import type { EmbeddedRecord } from "../../electron/engine/metadata/embedded-record.ts";

const nothing: EmbeddedRecord = {
  texts: {},
  creators: [],
  keywords: [],
  film: null,
  scenes: [],
  kind: null,
  cast: [],
  copyrightOwners: [],
  imageSupplier: null,
  dateCreated: null,
};

const long = "两人守着一箱鸡蛋，等它们孵化。".repeat(60);

/** Records by what is hard about them to write. */
export const recordsToWrite: Readonly<Record<string, EmbeddedRecord>> = {
  empty: nothing,
  plain: {
    ...nothing,
    texts: {
      caption: { "x-default": "Two people and a box of eggs." },
      creditLine: { "x-default": "Courtesy of Janus Films" },
      copyrightNotice: { "x-default": "© 2022 Hucheng No.7 Films" },
    },
    creators: ["Wang Xiaolei"],
    keywords: ["donkey", "eggs"],
    dateCreated: "2021-06-11",
  },
  "many languages": {
    ...nothing,
    texts: {
      caption: {
        "x-default": long,
        "zh-Hans": long,
        en: "Two people & a box of eggs,\nby <lamplight>.",
        fr: "Deux personnes, une boîte d’œufs — « la nuit ».",
        ar: "شخصان وصندوق بيض",
      },
      headline: { "x-default": "Return to Dust (2022): the eggs" },
      title: { "x-default": "007", en: "007", fr: "N° 7" },
      altText: { "x-default": "A man, a woman, a lit box.", de: "Ein Mann, eine Frau." },
      extendedDescription: { "x-default": "From left: a donkey; a wall, | a lamp." },
      creditLine: { "x-default": "和谐影业 / Hucheng No.7 Films / 王晓磊 供图" },
      copyrightNotice: { "x-default": "© 2022 Hucheng No.7 Films", de: "© 2022, Film Nr. 7" },
      usageTerms: { "x-default": "Press only; “no covers”." },
      instructions: { "x-default": "Mandatory credit." },
      source: { "x-default": "Janus Films" },
      captionWriter: { "x-default": "jd, ml" },
      creatorJobTitle: { "x-default": "Unit Still Photographer" },
      webStatement: { "x-default": "https://example.org/rights?a=1&b=2" },
    },
    creators: ["王晓磊", "Second; First"],
    keywords: ["a, b; c", "donkey", "灯"],
    dateCreated: "1962-05",
  },
  "everything said of it": {
    ...nothing,
    texts: { caption: { "x-default": "At the well." } },
    film: { title: "Return to Dust", year: 2022, directors: ["Li Ruijun", "Another"] },
    scenes: ["The well", "Night"],
    kind: "scene",
    marks: { rating: 3, pick: null, colourLabel: "red" },
    cast: [
      { character: "Ma Youtie", performer: "Wu Renlin" },
      { character: "Cao Guiying", performer: "Hai Qing" },
      { character: null, performer: "Somebody" },
      { character: "The donkey", performer: null },
    ],
    regions: [
      {
        box: { x: 0, y: 0.25, width: 0.25, height: 0.5 },
        character: "Ma Youtie",
        performer: "Wu Renlin",
        called: null,
      },
      {
        box: { x: 0.5, y: 0.25, width: 0.25, height: 0.5 },
        character: "The donkey",
        performer: null,
        called: null,
      },
      {
        box: { x: 0.7, y: 0.1, width: 0.125, height: 0.125 },
        character: null,
        performer: null,
        called: "Unknown 1",
      },
    ],
    copyrightOwners: ["Hucheng No.7 Films", "O’Neill & Sons"],
    imageSupplier: "Real Image Media Collection",
    licensors: ["Janus Films"],
    distributors: [{ name: "Arrow", uri: "https://www.wikidata.org/entity/Q4797283" }],
    dateCreated: "2021-06-11T09:30:00+08:00",
    terms: {
      release: { day: "2027-01-01", time: "10:00:00+02:00" },
      expiry: { day: "2027-12-31", time: null },
      credit: "adjacent",
      mining: "PROHIBITED",
    },
    names: { original: "IMG_0001.jpg", delivered: "Return to Dust_01.jpg" },
    sizes: { own: { width: 10, height: 10 }, original: { width: 3200, height: 3200 } },
    personality: ["Hai Qing"],
  },
  "control of entities": {
    ...nothing,
    texts: {
      caption: { "x-default": "&lt;b&gt; &amp; \"quoted\" 'single' ]]> <!-- no --> &#65; 100%" },
      headline: { "x-default": "{a=b, c} [d|e] | || $x @y" },
      creditLine: { "x-default": "  spaces around  " },
      title: { "x-default": "tab\there" },
    },
    creators: ["A & B", "<C>"],
    keywords: ["&amp;", "x < y", "‘q’"],
    cast: [{ character: "A|B, C}", performer: "D, [E] {F}" }],
    film: { title: "I | You, {They} & We", year: null, directors: [] },
    kind: "bts",
    copyrightOwners: ["<&>"],
  },
};
