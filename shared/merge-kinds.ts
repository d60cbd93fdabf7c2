import type { PossiblySame } from "./contract/merging.ts";

/** What a record is that may be the same as one that is here, for people to read. */
export const kindWords: Readonly<Record<PossiblySame["kind"], string>> = {
  film: "film",
  scene: "scene",
  character: "character",
  agent: "person or company",
  keyword: "keyword",
};
