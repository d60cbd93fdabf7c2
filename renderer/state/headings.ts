import { createStore } from "zustand/vanilla";
import type { GroupHeading } from "../../shared/contract/search.ts";
import { ask, problemOf } from "../archive.ts";

/** Headings asked for at once: more than stand in any view. */
const CHUNK = 100;

/** The headings of the groups of one result list, as far as they were looked at, by chunk. */
export type Headings = {
  readonly result: number | null;
  readonly chunks: ReadonlyMap<number, readonly GroupHeading[]>;
};

export const headingsState = createStore<Headings>(() => ({ result: null, chunks: new Map() }));

const asked = new Set<number>();

/** The heading of a group, by its place; undefined while it is on its way. */
export function headingAt({ chunks }: Headings, group: number): GroupHeading | undefined {
  return chunks.get(Math.floor(group / CHUNK))?.[group % CHUNK];
}

/** Fetches the heading of a group of a result list. Those of the list before stay until the first is there. */
export function wantHeading(result: number | null, group: number): void {
  if (result === null) return;
  const chunk = Math.floor(group / CHUNK);
  const known = headingsState.getState();
  if (known.result === result && (known.chunks.has(chunk) || asked.has(chunk))) return;
  if (known.result !== result) {
    asked.clear();
    headingsState.setState({ result });
  }
  asked.add(chunk);
  void fetchChunk(result, chunk, known.result !== result);
}

async function fetchChunk(result: number, chunk: number, anew: boolean): Promise<void> {
  try {
    const headings = await ask("search.groups", { result, from: chunk * CHUNK, count: CHUNK });
    if (headingsState.getState().result !== result) return;
    headingsState.setState(({ chunks }) => ({
      chunks: new Map(anew ? [] : chunks).set(chunk, headings),
    }));
  } catch (thrown) {
    asked.delete(chunk); // asked again when it is next drawn; a list that is no longer kept has given way to another
    console.warn("Headings of groups could not be had.", problemOf(thrown).message);
  }
}
