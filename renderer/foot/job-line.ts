import type { Job } from "../../shared/contract/archive.ts";
import { count, timeLeft } from "../ui/numbers.ts";

/** A running job in one line: "Indexing “Scans”: 12,480 of 20,112 · 61 a second · 2 min left". */
export function jobLine(
  job: Pick<Job, "label" | "state" | "done" | "total" | "rate" | "secondsLeft">,
): string {
  const { label, state, done, total, rate, secondsLeft } = job;
  const parts = [`${label}: ${total === null ? count(done) : `${count(done)} of ${count(total)}`}`];
  if (state === "paused") parts.push("paused");
  if (state === "running" && rate > 0)
    parts.push(`${count(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate))} a second`);
  if (state === "running" && secondsLeft !== null) parts.push(timeLeft(secondsLeft));
  return parts.join(" · ");
}
