import { createStore } from "zustand/vanilla";
import type { GroupHeading } from "../../shared/contract/search.ts";
import { ask, problemOf } from "../archive.ts";

/** Headings asked for at once: more than stand in any view. */
const CHUNK = 100;

type Chunk = { readonly result: number; readonly headings: readonly GroupHeading[] };

/** The headings of groups, as far as they were looked at, by chunk, each with the result list it is of. */
export type Headings = ReadonlyMap<number, Chunk>;

export const headingsState = createStore<{ readonly chunks: Headings }>(() => ({
  chunks: new Map(),
}));

/** What is on its way, by chunk: the result list it is asked of. */
const asked = new Map<number, number>();

/**
 * The heading of a group, by its place; undefined while it is on its way. That of the list before stays until the
 * new one is there, so that nothing flickers when a search runs again.
 */
export function headingAt(chunks: Headings, group: number): GroupHeading | undefined {
  return chunks.get(Math.floor(group / CHUNK))?.headings[group % CHUNK];
}

/** Fetches the heading of a group of a result list, unless it is there or on its way. */
export function wantHeading(result: number | null, group: number): void {
  const chunk = Math.floor(group / CHUNK);
  const isThere = headingsState.getState().chunks.get(chunk)?.result === result;
  if (result === null || isThere || asked.get(chunk) === result) return;
  asked.set(chunk, result);
  void fetchChunk(result, chunk);
}

async function fetchChunk(result: number, chunk: number): Promise<void> {
  try {
    const headings = await ask("search.groups", { result, from: chunk * CHUNK, count: CHUNK });
    if (asked.get(chunk) !== result) return; // another list is looked at by now
    headingsState.setState(({ chunks }) => ({
      chunks: new Map(chunks).set(chunk, { result, headings }),
    }));
  } catch (thrown) {
    // A list that is no longer kept has given way to another, which asks for its own.
    console.warn("Headings of groups could not be had.", problemOf(thrown).message);
  }
  if (asked.get(chunk) === result) asked.delete(chunk);
}
