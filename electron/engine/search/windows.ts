import type { PlainSource, StillWindow } from "../../../shared/search-document.ts";

/** Stills asked about in one go: some milliseconds of SQLite. */
const WINDOW = 2000;

/** All stills, from the newest to the oldest. */
export function* windowsOf(source: Pick<PlainSource, "lastStill">): Generator<StillWindow> {
  for (let upTo = source.lastStill(); upTo > 0; upTo -= WINDOW)
    yield { after: Math.max(0, upTo - WINDOW), upTo };
}
