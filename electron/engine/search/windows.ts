import type { PlainSource, StillWindow } from "../../../shared/search-document.ts";

/** All stills, from the newest to the oldest, `size` at a time. */
export function* windowsOf(
  source: Pick<PlainSource, "lastStill">,
  size: number,
): Generator<StillWindow> {
  for (let upTo = source.lastStill(); upTo > 0; upTo -= size)
    yield { after: Math.max(0, upTo - size), upTo };
}
