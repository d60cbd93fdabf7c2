// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Bridge } from "../../../shared/bridge.ts";
import { canStepQuery, followQueries, stepQuery } from "../../../renderer/search/query-trail.ts";
import { clearSearch, searchState, setQuery } from "../../../renderer/state/search.ts";

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  const ask = async (): Promise<never> => await new Promise(() => undefined);
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  clearSearch();
  stop = followQueries();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function typed(...queries: readonly string[]): void {
  for (const query of queries) {
    setQuery(query);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(5000);
}

test("one goes back to what one stayed at, and forward again, past the letters on the way", () => {
  const query = (): string => searchState.getState().query;
  vi.advanceTimersByTime(5000);
  typed("g", "gh", "ghost");
  typed("ghos", "gho", "hamlet");
  stepQuery(-1);
  expect(query()).toBe("ghost");
  stepQuery(-1);
  expect(query()).toBe("");
  expect(canStepQuery(-1)).toBe(false);
  stepQuery(-1);
  expect(query()).toBe("");
  stepQuery(1);
  stepQuery(1);
  expect(query()).toBe("hamlet");
  stepQuery(-1);
  vi.advanceTimersByTime(5000);
  typed("ophelia");
  expect(canStepQuery(1)).toBe(false);
  stepQuery(-1);
  expect(query()).toBe("ghost");
});
