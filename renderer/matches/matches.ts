import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MatchPlace, TextMatches } from "../../shared/contract/search.ts";
import { ask, problemOf } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { searchState } from "../state/search.ts";

/** A text or name that is shown, as it is asked for; `id` is the key of the record that is called so. */
export type Shown = {
  readonly in: MatchPlace;
  readonly text: string;
  readonly id: number | null;
};

/** What is known of one query; of another, or after a change of records, nothing is. */
type Known = {
  readonly query: string;
  readonly version: number;
  readonly found: ReadonlyMap<string, TextMatches>;
};

const none: TextMatches = { ranges: [], through: null };
/** Longer texts are looked at by nobody word by word. UTF-16 units. */
const LONGEST = 20_000;
/** Texts asked for at once; the engine takes no more. */
const AT_ONCE = 500;

const known = createStore<Known>(() => ({ query: "", version: 0, found: new Map() }));
let wanted = new Map<string, Shown>();

/** Where the words of the query that is answered stand in a text; nowhere until the archive has said so. */
export function useMatches(shown: Shown | null): TextMatches {
  const query = useStore(searchState, ({ answered }) => answered.trim());
  const version = useStore(archiveState, ({ overviewVersion }) => overviewVersion);
  const isAsked =
    shown !== null && query !== "" && shown.text !== "" && shown.text.length <= LONGEST;
  const key = isAsked ? keyOf(shown) : null;
  const found = useStore(known, (now) =>
    key === null || now.query !== query ? none : (now.found.get(key) ?? none),
  );
  useEffect(() => {
    // The key is this very text, written down; parsing it keeps the effect to one dependency.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (key !== null) want(key, JSON.parse(key) as Shown, { query, version });
  }, [key, query, version]);
  return found;
}

function keyOf({ in: place, text, id }: Shown): string {
  return JSON.stringify({ in: place, text, id });
}

type Asked = Pick<Known, "query" | "version">;

/** All that is drawn at once is asked for at once. */
function want(key: string, shown: Shown, { query, version }: Asked): void {
  const now = known.getState();
  if (now.query !== query || now.version !== version) {
    // the marks of before stay until those of now are there, of the same query
    const found = now.query === query ? now.found : new Map<string, TextMatches>();
    known.setState({ query, version, found });
    wanted = new Map();
  } else if (now.found.has(key)) return;
  if (wanted.size === 0) queueMicrotask(() => void askWanted());
  wanted.set(key, shown);
}

async function askWanted(): Promise<void> {
  const { query, version } = known.getState();
  const entries = [...wanted].slice(0, AT_ONCE);
  wanted = new Map([...wanted].slice(AT_ONCE));
  if (entries.length === 0) return;
  if (wanted.size > 0) queueMicrotask(() => void askWanted());
  try {
    const texts = entries.map(([, shown]) => shown);
    const answer = await ask("search.matches", { query, texts });
    const now = known.getState();
    if (now.query !== query || now.version !== version) return; // of another search
    const found = new Map(now.found);
    entries.forEach(([key], at) => found.set(key, answer[at] ?? none));
    known.setState({ found });
  } catch (thrown) {
    // Nothing is marked: the still is shown all the same.
    console.warn(problemOf(thrown).message);
  }
}
