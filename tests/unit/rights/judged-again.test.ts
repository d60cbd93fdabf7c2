import { expect, test } from "vitest";
import { isWorse, requestJudgedAgain } from "../../../shared/rights/judged-again.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import type { Use } from "../../../shared/rights/use.ts";
import { rightsStatuses } from "../../../shared/still.ts";

/** Noon of 7 May 2026 in Berlin. */
const now = Date.UTC(2026, 4, 7, 10);

function asked(use: Use, date: string, zone = "Europe/Berlin"): RightsRequest {
  return { use, date, zone, territory: "DE", language: null };
}

test.each<[Use, string, string]>([
  ["web", "2020-01-01", "2026-05-07"],
  ["exhibition", "2026-05-06T09:00", "2026-05-07"],
  ["press", "2026-05-07", "2026-05-07"],
  ["broadcast", "2027-01-01", "2027-01-01"],
  ["book", "2020-01-01", "2020-01-01"],
  ["editorial-cover", "2020-01-01", "2020-01-01"],
  ["book", "2027-01-01", "2027-01-01"],
])("what went out for %s on %s is judged on %s", (use, date, judged) => {
  expect(requestJudgedAgain(asked(use, date), now)).toEqual(asked(use, judged));
});

test("today is that of the time zone that was asked for", () => {
  const evening = Date.UTC(2026, 4, 7, 22); // midnight in Berlin, the next morning in Tokyo
  expect(requestJudgedAgain(asked("web", "2020-01-01", "Asia/Tokyo"), evening).date).toBe(
    "2026-05-08",
  );
  expect(requestJudgedAgain(asked("web", "2020-01-01", "America/New_York"), evening).date).toBe(
    "2026-05-07",
  );
});

test("less is allowed from clear to conditional, unknown and blocked, and never of the same", () => {
  const byWeight = ["clear", "conditional", "unknown", "blocked"] as const;
  expect([...rightsStatuses].toSorted()).toEqual([...byWeight].toSorted());
  for (const [at, status] of byWeight.entries())
    for (const [other, than] of byWeight.entries()) expect(isWorse(status, than)).toBe(at > other);
});
