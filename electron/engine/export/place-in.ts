import { extname, join, posix } from "node:path";
import type { LedgerDocument } from "../catalog/ledger.ts";
import { documentNames } from "./documents/document-names.ts";

/*
 * An archive may come from anybody, and so may what its ledger says: nothing outside the folder of a hand-out is ever
 * read, opened or taken away by it.
 */

/** Where a file of a hand-out lies; null when it would be elsewhere than below its root. */
export function placeIn(root: string, place: string): string | null {
  const isWithin =
    posix.normalize(place) === place && /^(?!\.\.?(?:\/|$))[^/\\:]+(?:\/[^/\\:]+)*$/u.test(place);
  return isWithin ? join(root, place) : null;
}

/** The same for a document; null also when it is none by its ending, as a program would be. */
export function documentIn(root: string, { kind, fileName }: LedgerDocument): string | null {
  return extname(fileName) === extname(documentNames[kind]) ? placeIn(root, fileName) : null;
}
