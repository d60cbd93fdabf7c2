import { clockTimeAt, endOf, instantOf, isDay, type Period } from "./moment.ts";
import type { Use } from "./use.ts";

/** What somebody wants of a still. */
export type RightsRequest = {
  readonly use: Use;
  /** ISO 3166-1 alpha-2; null is the whole world. */
  readonly territory: string | null;
  /** A day, which is wanted whole, or a moment ("2026-05-07T10:00"). */
  readonly date: string;
  /** The time zone in which the date is meant, and the days of grants that state none. */
  readonly zone: string;
  /** BCP 47; null where no language is tied to the use. */
  readonly language: string | null;
};

/** When a still is wanted: a moment, or the whole of a day. */
export function periodOf({ date, zone }: RightsRequest): Period {
  const from = instantOf(date, zone, "earlier");
  return { from, to: isDay(date) ? endOf(date, zone, "later") : from + 1 };
}

/** The same asked for at an instant. */
export function requestAt(
  asked: Omit<RightsRequest, "date">,
  instant: number = Date.now(),
): RightsRequest {
  return { ...asked, date: clockTimeAt(instant, asked.zone) };
}
