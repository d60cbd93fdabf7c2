import type { RightsStatus } from "../still.ts";
import { dayAt } from "./moment.ts";
import type { RightsRequest } from "./request.ts";
import type { Use } from "./use.ts";

/** Uses that are over once they were printed: what ends later is nothing to a page that is out. */
const printedOnce: readonly Use[] = ["editorial", "editorial-cover", "book", "book-cover"];

/**
 * For what a hand-out that was made is judged again. Print is judged on the day that was asked for, by what is known
 * of that day now. Every other use goes on, as a page on the web or a picture on a wall: it is judged today, or on
 * the day that was asked for where that is still to come.
 */
export function requestJudgedAgain(asked: RightsRequest, now: number = Date.now()): RightsRequest {
  const today = dayAt(now, asked.zone);
  const isOver = printedOnce.includes(asked.use) || asked.date.slice(0, 10) >= today;
  return isOver ? asked : { ...asked, date: today };
}

const severity: Readonly<Record<RightsStatus, number>> = {
  clear: 0,
  conditional: 1,
  unknown: 2,
  blocked: 3,
};

/** Whether less is allowed than was. */
export function isWorse(now: RightsStatus, then: RightsStatus): boolean {
  return severity[now] > severity[then];
}
