import { parseDates, type DateRange } from "./dates.ts";

/** What a day begins with. Its words must be whole here: `exported:to` is on the way to a Tom as well as to today. */
const BEGINS_A_DAY = /^(?:[\d<>=.]|(?:today|yesterday|tomorrow)(?:\.\.|$))/iu;

/** The days that a value of `exported:` without quotes means; null where it is a name. */
export function exportedDays(value: string): DateRange | null {
  return BEGINS_A_DAY.test(value) ? parseDates(value) : null;
}
