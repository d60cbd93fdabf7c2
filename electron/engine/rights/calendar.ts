import type { RightsDay } from "../../../shared/contract/rights.ts";
import { dayOfEmbargo, daysOfGrant, type CalendarDay } from "../../../shared/rights/calendar.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { datedBetween, stillsAt, whereabouts } from "../catalog/rights/dated.ts";
import { embargoesOf } from "../catalog/rights/embargoes.ts";
import { grantsOf } from "../catalog/rights/grants.ts";
import type { Places } from "../catalog/rights/place.ts";

type Span = {
  readonly from: string;
  readonly to: string;
  /** In which the days of moments are reckoned. */
  readonly zone: string;
  /** Only what is of these; null for all. */
  readonly of: Places | null;
};

/** What begins, ends and comes free between two days, both included, in the order of the days. */
export function rightsCalendar(db: ReadableDb, { from, to, zone, of }: Span): RightsDay[] {
  const dated = datedBetween(db, from, to);
  const among = of === null ? null : stillsAt(db, of);
  const isWithin = ({ day }: CalendarDay): boolean => from <= day && day <= to;
  const days = [
    ...[...grantsOf(db, dated.grants).values()].flatMap((grant) =>
      daysOfGrant(grant, zone)
        .filter(isWithin)
        .map((day) => ({
          ...day,
          of: { kind: "grant" as const, id: grant.id },
          reference: grant.reference,
        })),
    ),
    ...[...embargoesOf(db, dated.embargoes).values()].flatMap((embargo) =>
      [dayOfEmbargo(embargo.until, zone)].filter(isWithin).map((day) => ({
        ...day,
        of: { kind: "embargo" as const, id: embargo.id },
        reference: embargo.reference,
      })),
    ),
  ];
  return days
    .map((day) => ({ ...day, ...whereabouts(db, day.of.kind, day.of.id, among) }))
    .filter(({ stills: own, films, holders }) => own + films.length + holders.length > 0)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.of.id - b.of.id);
}
