import { expect, test } from "vitest";
import {
  clockTimeAt,
  dayAt,
  endOf,
  instantOf,
  isDayOrMoment,
  isZone,
  nextDay,
} from "../../../shared/rights/moment.ts";

// Expected instants by arithmetic from the offsets of the IANA time zone database.
test.each([
  ["2026-05-07T10:00", "Europe/Paris", "2026-05-07T08:00:00Z"], // UTC+2 in summer
  ["2026-01-07T10:00", "Europe/Paris", "2026-01-07T09:00:00Z"], // UTC+1 in winter
  ["2026-05-07T10:00:30", "Asia/Shanghai", "2026-05-07T02:00:30Z"], // UTC+8 all year
  ["2026-05-07", "Asia/Kathmandu", "2026-05-06T18:15:00Z"], // UTC+5:45
  ["2026-05-07T10:00", "+02:00", "2026-05-07T08:00:00Z"],
  ["2026-05-07T00:00", "Pacific/Kiritimati", "2026-05-06T10:00:00Z"], // UTC+14
])("%s in %s is %s", (at, zone, utc) => {
  for (const side of ["earlier", "later"] as const)
    expect(new Date(instantOf(at, zone, side)).toISOString()).toBe(utc.replace("Z", ".000Z"));
});

test("an hour that comes twice has two readings", () => {
  // Clocks in Berlin went back from 03:00 (+2) to 02:00 (+1) on 25 October 2026.
  const at = "2026-10-25T02:30";
  expect(instantOf(at, "Europe/Berlin", "earlier")).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(instantOf(at, "Europe/Berlin", "later")).toBe(Date.UTC(2026, 9, 25, 1, 30));
});

test("an hour that never comes is read before or after the change", () => {
  // Clocks in Berlin go forward from 02:00 (+1) to 03:00 (+2) on 29 March 2026, at 01:00 UTC.
  const at = "2026-03-29T02:30";
  expect(instantOf(at, "Europe/Berlin", "earlier")).toBe(Date.UTC(2026, 2, 29, 0, 30));
  expect(instantOf(at, "Europe/Berlin", "later")).toBe(Date.UTC(2026, 2, 29, 1, 30));
});

test("a day may have no midnight, 23 hours or 25", () => {
  const length = (day: string, zone: string): number =>
    (endOf(day, zone, "later") - instantOf(day, zone, "earlier")) / 3_600_000;
  expect(length("2026-03-29", "Europe/Berlin")).toBe(23);
  expect(length("2026-10-25", "Europe/Berlin")).toBe(25);
  expect(length("2026-06-01", "Europe/Berlin")).toBe(24);
  // In Cairo the clocks go forward at midnight of 24 April 2026: 00:00 (+2) becomes 01:00 (+3), at 22:00 UTC.
  expect(instantOf("2026-04-24", "Africa/Cairo", "earlier")).toBe(Date.UTC(2026, 3, 23, 22));
});

test("the days around a change of the clocks are as long as others", () => {
  for (const day of ["2026-03-28", "2026-03-30", "2026-10-24", "2026-10-26"]) {
    const hours =
      (endOf(day, "Europe/Berlin", "later") - instantOf(day, "Europe/Berlin", "earlier")) /
      3_600_000;
    expect([day, hours]).toEqual([day, 24]);
  }
});

test("days and moments are read exactly", () => {
  for (const good of ["2024-02-29", "2026-05-07T23:59", "2026-05-07T23:59:59"])
    expect([good, isDayOrMoment(good)]).toEqual([good, true]);
  for (const bad of ["2026-02-30", "2026-13-01", "2026-05-07T24:00", "2026-5-7", "7 May 2026", ""])
    expect([bad, isDayOrMoment(bad)]).toEqual([bad, false]);
});

test("zones are those the platform knows", () => {
  expect(["Europe/Paris", "UTC", "+05:30"].map(isZone)).toEqual([true, true, true]);
  expect(["Paris", "MESZ", "", "+25:00"].map(isZone)).toEqual([false, false, false, false]);
});

test("days follow each other over months and years", () => {
  expect(nextDay("2026-12-31")).toBe("2027-01-01");
  expect(nextDay("2024-02-28")).toBe("2024-02-29");
});

test("it is another day elsewhere at one instant", () => {
  const instant = Date.UTC(2026, 11, 31, 23, 30);
  expect(dayAt(instant, "America/Los_Angeles")).toBe("2026-12-31");
  expect(dayAt(instant, "Europe/Berlin")).toBe("2027-01-01");
  expect(clockTimeAt(instant, "Europe/Berlin")).toBe("2027-01-01T00:30:00");
});
