import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SavedCounts } from "../../electron/engine/saved-counts.ts";
import type { KeptSearch } from "../../electron/engine/catalog/saved-searches.ts";

// fake timers are those of the globals
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) => new Promise((resolve) => globalThis.setTimeout(resolve, ms)),
}));

beforeEach(() => void vi.useFakeTimers({ now: 10_000 }));
afterEach(() => void vi.useRealTimers());

/** Counts of searches "1", "2" … that find as many stills as `found` says, `tookMs` for each. */
function counting(searches: number, tookMs: number) {
  const asked: string[] = [];
  const state = { searchedAt: -Infinity, found: 7, told: 0, there: true };
  const kept = Array.from({ length: searches }, (_, at): KeptSearch => {
    const name = String(at + 1);
    return { id: at + 1, uuid: name, name, query: name, sort: "film", group: null };
  });
  const counts = new SavedCounts(
    () => kept,
    {
      count: (query) => {
        if (!state.there) return null;
        asked.push(query);
        vi.advanceTimersByTime(tookMs);
        return state.found;
      },
      readiness: () => null,
      problemOf: () => null,
      lostIn: () => null,
      get searchedAt() {
        return state.searchedAt;
      },
    },
    () => state.told++,
  );
  const numbers = (): (number | null)[] => counts.listKnown().map(({ stills }) => stills);
  return { counts, asked, state, numbers };
}

test("nothing is counted while somebody types, and all of it soon after", async () => {
  const { counts, asked, state, numbers } = counting(3, 1);
  for (let letter = 0; letter < 20; letter++) {
    state.searchedAt = performance.now();
    counts.list();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(asked).toEqual(["1", "2", "3"]);
  expect(numbers()).toEqual([7, 7, 7]);
  expect(state.told).toBeGreaterThan(0);
  counts.stop();
});

test("who asks waits for a few quick ones at most; the old numbers stand for the others", async () => {
  const { counts, asked, state, numbers } = counting(40, 2);
  counts.list();
  expect(asked.length).toBeLessThan(5);
  await vi.advanceTimersByTimeAsync(1000);
  expect(numbers()).not.toContain(null);
  state.found = 8;
  counts.changed();
  const now = counts.list().map(({ stills }) => stills);
  expect([now[0], now.at(-1)]).toEqual([8, 7]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(numbers())).toEqual(new Set([8]));
  counts.stop();
});

test("a slow one rests twenty times as long as it took", async () => {
  const { counts, asked, state } = counting(1, 50);
  counts.list();
  expect(asked).toHaveLength(1); // nobody knew that it is slow
  for (let change = 0; change < 50; change++) {
    state.found++;
    counts.changed();
    counts.list();
    await vi.advanceTimersByTimeAsync(100);
  }
  // 5 seconds of changes, and a count of 50 ms every 1,050
  expect(asked.length).toBeLessThanOrEqual(6);
  await vi.advanceTimersByTimeAsync(2000);
  expect(counts.listKnown()[0]?.stills).toBe(state.found);
  counts.stop();
});

test("without an index there is no number, and nothing is tried over and over", async () => {
  const { counts, asked, state, numbers } = counting(1, 1);
  state.there = false;
  counts.list();
  await vi.advanceTimersByTimeAsync(5000);
  expect(numbers()).toEqual([null]);
  state.there = true;
  expect(counts.list()[0]?.stills).toBe(7);
  expect(asked).toHaveLength(1);
  counts.stop();
});
