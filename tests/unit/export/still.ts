import type { AgentRecord } from "../../../electron/engine/catalog/agent-records.ts";
import type { HandOutFile, HandOutFilm } from "../../../electron/engine/export/hand-out.ts";
import type { KeptStillRights } from "../../../shared/rights/kept.ts";

/** A film; `changes` replace parts of it. */
export function handOutFilm(changes: Partial<HandOutFilm> = {}): HandOutFilm {
  return {
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c12",
    title: "Return to Dust",
    language: "en",
    otherTitles: [],
    year: 2022,
    directors: ["Li Ruijun"],
    countries: [],
    directedBy: [handOutAgent({ name: "Li Ruijun" })],
    producedBy: [],
    identifiers: [],
    ...changes,
  };
}

/** A person or company; `changes` replace parts of it. */
export function handOutAgent(changes: Partial<AgentRecord> = {}): AgentRecord {
  return {
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c13",
    name: "Hai Qing",
    kind: null,
    identifiers: [],
    web: null,
    ...changes,
  };
}

/** Of which nothing is recorded. */
const noRights: KeptStillRights = {
  kind: "scene",
  personsShown: 2,
  creditLine: "",
  words: [],
  layers: [],
  grants: [],
  embargoes: [],
  approvals: [],
  releases: [],
};

/** A still with everything, under its file name; `changes` replace parts of it. */
export function handOutFile(changes: Partial<HandOutFile> = {}): HandOutFile {
  return {
    id: 1,
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c11",
    originalPath: "/archive/dust/RTD_0107.JPG",
    originalName: "RTD_0107.JPG",
    format: "jpeg",
    orientation: 1,
    fileName: "Return to Dust_001.jpg",
    film: handOutFilm(),
    scenes: ["Hatching eggs"],
    cast: [
      { character: "Ma Youtie", performer: "Wu Renlin" },
      { character: "Cao Guiying", performer: "Hai Qing" },
    ],
    placesKnown: true,
    captions: { "x-default": "Two people and a box of eggs.", "zh-Hans": "两人守着一箱鸡蛋。" },
    altText: { "x-default": "A man and a woman bend over a box." },
    extendedDescription: {},
    headline: "A box of eggs",
    keywords: ["eggs", "lamp; lantern"],
    creators: [],
    creditLine: "Courtesy of Real Image Media Collection",
    copyrightNotice: "",
    copyrightOwners: [],
    suppliers: [],
    licensors: [],
    distributors: [],
    parties: [],
    usageTerms: "",
    instructions: "",
    webStatement: "",
    licensorUrl: "",
    rights: noRights,
    digitalSourceType: "",
    locationCreated: null,
    locationsShown: [],
    event: {},
    stillNumber: "007",
    kind: "scene",
    dateCreated: "2021-03",
    width: 2400,
    height: 1600,
    sha256: "ab".repeat(32),
    others: [],
    fileHash: "cd".repeat(32),
    pass: { status: "clear", reasons: [], override: null },
    ...changes,
  };
}
