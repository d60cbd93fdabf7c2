import { printQuery } from "./print.ts";
import type { QueryTree } from "./tree.ts";

/** The stills of which the inspector says that something about their files is to be checked. */
export const toCheckTree: QueryTree = {
  kind: "or",
  parts: [
    { kind: "has", what: "conflict", present: true },
    { kind: "has", what: "question", present: true },
    { kind: "has", what: "remark", present: true },
  ],
};
export const toCheckQuery = printQuery(toCheckTree);

/** The stills of which no file is present. */
export const missingQuery = printQuery({ kind: "is", state: "missing" });
