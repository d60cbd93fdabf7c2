import type { HandOutFile } from "../../../electron/engine/export/hand-out.ts";

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
    film: { title: "Return to Dust", year: 2022, directors: ["Li Ruijun"] },
    scenes: ["Hatching eggs"],
    cast: [
      { character: "Ma Youtie", performer: "Wu Renlin" },
      { character: "Cao Guiying", performer: "Hai Qing" },
    ],
    placesKnown: true,
    captions: { "x-default": "Two people and a box of eggs.", "zh-Hans": "两人守着一箱鸡蛋。" },
    altText: { "x-default": "A man and a woman bend over a box." },
    headline: "A box of eggs",
    keywords: ["eggs", "lamp; lantern"],
    creators: [],
    creditLine: "Courtesy of Real Image Media Collection",
    copyrightNotice: "",
    copyrightOwners: [],
    suppliers: [],
    licensors: [],
    distributors: [],
    usageTerms: "",
    instructions: "",
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
