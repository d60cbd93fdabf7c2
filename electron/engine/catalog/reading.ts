import { isUnsure, type Carried, type Findings } from "../../../shared/carried.ts";
import { takenOf, type Taken } from "./taken.ts";

/**
 * What the catalog keeps of what a file carries. The worker makes it: what is only stored crosses to the
 * engine as text, and is not put together there to be taken apart again.
 */
export type Reading = {
  readonly taken: Taken;
  /** The file's own word on how it is turned, 1 to 8. */
  readonly orientation: number;
  /** `Carried.raw` as JSON. */
  readonly raw: string;
  /** What the archivist should know of the reading, {@link Findings} as JSON; null when there is nothing. */
  readonly findings: string | null;
  /** Whether its IIM texts may be read in another character set: see {@link isUnsure}. */
  readonly isCharsetUnsure: boolean;
};

/** What is kept of what a file carries. */
export function readingOf(carried: Carried): Reading {
  return {
    taken: takenOf(carried),
    orientation: carried.orientation,
    raw: JSON.stringify(carried.raw),
    findings: findingsJson(carried),
    isCharsetUnsure: isUnsure(carried.iimCharset),
  };
}

function findingsJson(carried: Carried): string | null {
  const { conflicts, possiblyCut, iimCharset, warnings } = carried;
  const isChoice = isUnsure(iimCharset) || iimCharset?.how === "chosen";
  if (conflicts.length + possiblyCut.length + warnings.length === 0 && !isChoice) return null;
  return JSON.stringify({ conflicts, possiblyCut, iimCharset, warnings } satisfies Findings);
}
