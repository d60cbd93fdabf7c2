import type { Grant } from "./grant.ts";
import { dayAt, instantOf, isDay, nextDay, type Moment } from "./moment.ts";

/** What changes on a day: a permission begins or ends, a denial begins, a still comes free. */
export const calendarKinds = ["begins", "expires", "denied", "comes-free"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** One day of something that has an end or a beginning. */
export type CalendarDay = {
  readonly day: string;
  readonly kind: CalendarKind;
  /** The moment of it, where not a day but a moment is written. */
  readonly moment: Moment | null;
};

/** The days of a grant: its first, and its last where it allows; where it denies, the first without it. */
export function daysOfGrant(
  { kind, start, end }: Pick<Grant, "kind" | "start" | "end">,
  zone: string,
): CalendarDay[] {
  const allows = kind === "allow";
  const days: CalendarDay[] = [];
  if (start !== null) days.push({ ...dayOf(start, zone), kind: allows ? "begins" : "denied" });
  if (end !== null) {
    const last = dayOf(end, zone);
    days.push(
      allows
        ? { ...last, kind: "expires" }
        : { ...last, day: isDay(end.at) ? nextDay(last.day) : last.day, kind: "comes-free" },
    );
  }
  return days;
}

/** The day on which an embargo is over. */
export function dayOfEmbargo(until: Moment, zone: string): CalendarDay {
  return { ...dayOf(until, zone), kind: "comes-free" };
}

/** A day as it is written; of a moment, the day it is then in the zone of whoever looks at the calendar. */
function dayOf(written: Moment, looking: string): Omit<CalendarDay, "kind"> {
  const { at, zone } = written;
  if (isDay(at)) return { day: at, moment: null };
  return { day: dayAt(instantOf(at, zone ?? looking, "later"), looking), moment: written };
}
