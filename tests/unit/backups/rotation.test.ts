import fc from "fast-check";
import { expect, test } from "vitest";
import { keptOf, tiers, type Kept } from "../../../electron/engine/backups/rotation.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 0, 5); // a Monday

/** Makes backups one after the other, and rotates after each, as the engine does. */
function rotated(times: readonly number[], before: (number: number) => boolean): Kept[] {
  let held: Kept[] = [];
  for (const [index, at] of times.entries()) {
    held.push({ number: index + 1, at, before: before(index + 1), ahead: null });
    const kept = keptOf(held);
    held = held.filter(({ number }) => kept.has(number));
  }
  return held;
}

/** A clock that mostly goes on, and now and then jumps years in either direction. */
const clocks = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 60_000, max: 3 * DAY }) },
      { weight: 1, arbitrary: fc.integer({ min: -4000 * DAY, max: 4000 * DAY }) },
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map((steps) => {
    let at = start;
    return steps.map((step) => (at = Math.max(0, at + step)));
  });

test("whatever the clock does, the newest are kept, and no more than the tiers hold", () => {
  const most = Object.values(tiers).reduce((sum, tier) => sum + tier, 0);
  fc.assert(
    fc.property(clocks, fc.nat(9), (times, every) => {
      const held = rotated(times, (number) => number % (every + 1) === 0);
      const numbers = held.map(({ number }) => number);
      const newest = times.map((_, index) => index + 1).slice(-tiers.recent);
      expect(numbers).toEqual(expect.arrayContaining(newest));
      expect(numbers.length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 200 },
  );
});

test("the last one before each of the latest restores is kept, however many backups follow", () => {
  fc.assert(
    fc.property(clocks, (times) => {
      const held = rotated([...times, ...times], (number) => number <= 5);
      const before = held.filter((backup) => backup.before).map(({ number }) => number);
      const made = [1, 2, 3, 4, 5].filter((number) => number <= times.length * 2);
      expect(before).toEqual(expect.arrayContaining(made.slice(-tiers.before)));
    }),
    { numRuns: 50 },
  );
});

test("the latest that have what the catalog lacks are kept, however many backups follow", () => {
  const day = Array.from({ length: 30 }, (_, index) => ({ number: index + 1, at: start }));
  const keptWith = (aheadOf: (number: number) => Kept["ahead"]): number[] =>
    [...keptOf(day.map((one) => ({ ...one, before: false, ahead: aheadOf(one.number) })))]
      .filter((number) => number <= 5)
      .toSorted((one, other) => one - other);
  expect(keptWith((number) => (number <= 5 ? "as made" : null))).toEqual([3, 4, 5]);
  // One that was changed takes the place of none that was not.
  const isLate = (number: number): Kept["ahead"] => (number > 3 ? "changed" : "as made");
  expect(keptWith((number) => (number <= 5 ? isLate(number) : null))).toEqual([1, 2, 3, 4, 5]);
});

test("rotating again takes nothing more away, and one alone is always kept", () => {
  fc.assert(
    fc.property(clocks, (times) => {
      const all = times.map((at, index) => ({
        number: index + 1,
        at,
        before: false,
        ahead: null,
      }));
      const once = keptOf(all);
      expect(keptOf(all.filter(({ number }) => once.has(number)))).toEqual(once);
      for (const one of all) expect(keptOf([one])).toEqual(new Set([one.number]));
    }),
    { numRuns: 100 },
  );
});

test("of a year of hourly backups the days, weeks and months are left that the tiers say", () => {
  const times = Array.from({ length: 365 * 24 }, (_, hour) => start + hour * HOUR);
  const ages = rotated(times, () => false).map(({ at }) => ((times.at(-1) ?? 0) - at) / HOUR);
  // The last hour of 4 January 2027, a Monday: the hours 0 to 5; the last of each day before; of each Sunday; of each month.
  const daysAgo = [1, 2, 3, 4, 5, 6].map((days) => days * 24);
  const sundays = [1, 8, 15].map((days) => days * 24);
  const monthEnds = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map(
    (month) => (Date.UTC(2027, 0, 4, 23) - (Date.UTC(2026, month, 1) - HOUR)) / HOUR,
  );
  const lastOfYear = (Date.UTC(2027, 0, 4, 23) - Date.UTC(2026, 11, 31, 23)) / HOUR;
  expect(new Set(ages)).toEqual(
    new Set([0, 1, 2, 3, 4, 5, ...daysAgo, ...sundays, lastOfYear, ...monthEnds]),
  );
});

test("a clock that was wrong for one backup takes no other's place", () => {
  const days = Array.from({ length: 30 }, (_, day) => start + day * DAY);
  const right = rotated(days, () => false).map(({ at }) => at);
  const wrong = rotated(
    [...days.slice(0, 29), Date.UTC(1970, 0, 1), ...days.slice(29)],
    () => false,
  );
  const lost = right.filter((at) => !wrong.some((backup) => backup.at === at));
  // Only the oldest of a tier may make room for it.
  expect(lost.length).toBeLessThanOrEqual(3);
  expect(wrong.map(({ at }) => at)).toEqual(expect.arrayContaining(days.slice(-6)));
});
