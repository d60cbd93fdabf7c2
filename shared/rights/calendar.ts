import type { Grant } from "./grant.ts";
import { dayAt, instantOf, isDay, nextDay, type Moment } from "./moment.ts";

/** What changes on a day: a permission begins or ends, a denial begins, a still comes free. */
export const calendarKinds = ["begins", "expires", "denied", "comes-free"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** One day of something that has an end or a beginning. */
export type CalendarDay = { readonly day: string; readonly kind: CalendarKind };

/** The days of a grant: its first, and its last where it allows; where it denies, the first without it. */
export function daysOfGrant(
  { kind, start, end }: Pick<Grant, "kind" | "start" | "end">,
  zone: string,
): CalendarDay[] {
  const allows = kind === "allow";
  const days: CalendarDay[] = [];
  if (start !== null) days.push({ day: dayOf(start, zone), kind: allows ? "begins" : "denied" });
  if (end !== null) {
    const last = dayOf(end, zone);
    days.push(
      allows
        ? { day: last, kind: "expires" }
        : { day: isDay(end.at) ? nextDay(last) : last, kind: "comes-free" },
    );
  }
  return days;
}

/** The day on which an embargo is over. */
export function dayOfEmbargo(until: Moment, zone: string): CalendarDay {
  return { day: dayOf(until, zone), kind: "comes-free" };
}

/** A day as it is written; of a moment, the day it is then in the zone of whoever looks at the calendar. */
function dayOf({ at, zone }: Moment, looking: string): string {
  return isDay(at) ? at : dayAt(instantOf(at, zone ?? looking, "later"), looking);
}
