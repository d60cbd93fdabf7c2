import { expect, test } from "vitest";
import { jobLine } from "../../../renderer/foot/job-line.ts";

const job = {
  label: "Indexing “Scans”",
  state: "running",
  done: 12_480,
  total: 20_112,
  rate: 61.4,
  secondsLeft: 124,
} as const;

test("a running job says how far it is, how fast and how long", () => {
  expect(jobLine(job)).toBe("Indexing “Scans”: 12,480 of 20,112 · 61 a second · 2 min left");
});

test("a slow one keeps a decimal, and seconds are seconds", () => {
  expect(jobLine({ ...job, rate: 0.75, secondsLeft: 42 })).toContain("0.8 a second · 42 s left");
});

test("a job that does not know its end promises none", () => {
  expect(jobLine({ ...job, total: null, secondsLeft: null, rate: 0 })).toBe(
    "Indexing “Scans”: 12,480",
  );
});

test("a paused job has neither rate nor time", () => {
  expect(jobLine({ ...job, state: "paused" })).toBe("Indexing “Scans”: 12,480 of 20,112 · paused");
});
