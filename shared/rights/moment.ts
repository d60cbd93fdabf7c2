/**
 * A day ("2026-05-07") or a moment of the clock ("2026-05-07T10:00") in a time zone, by its IANA name
 * ("Europe/Paris") or as an offset ("+02:00"). A day without a zone is meant where the still is used.
 */
export type Moment = { readonly at: string; readonly zone: string | null };

/** A stretch of time in milliseconds since 1970 UTC, without its end; an infinite side is open. */
export type Period = { readonly from: number; readonly to: number };

const DAY_MS = 86_400_000;
const written = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/u;

/** Whether a text is a day that the calendar has, or a moment of one: no 30 February, no 25:00. */
export function isDayOrMoment(text: string): boolean {
  return reckoned(text) !== null;
}

/** Whether a text is a day that the calendar has, without a time. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDayOrMoment(text);
}

/** Whether the platform knows a time zone by this name. */
export function isZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false; // a RangeError: there is no such zone
  }
}

/** The time zone of this computer. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The wall-clock time of a text as if it were UTC; null when it is no day or moment. */
function reckoned(text: string): number | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0)); // without a time there is none
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const seconds = text.length > 10 ? (parts[6] === undefined ? ":00" : "") : "T00:00:00";
  return new Date(at).toISOString().slice(0, 19) === text + seconds ? at : null;
}

/**
 * When a moment of the clock is, in milliseconds since 1970 UTC. Where clocks are put back a time comes twice,
 * and where they are put forward some never come, and are reckoned by the clock before and after the change:
 * `side` says which is meant. A day is its beginning, of which there is only one.
 */
export function instantOf(text: string, zone: string, side: "earlier" | "later"): number {
  const key = `${text} ${zone} ${side}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (instants.size >= INSTANTS_KEPT) instants.clear();
  const instant = reckonInstant(text, zone, side);
  instants.set(key, instant);
  return instant;
}

/** Many stills are under the same few grants: asking the clocks of a zone each time took nine tenths of their status. */
const instants = new Map<string, number>();
const INSTANTS_KEPT = 10_000;

function reckonInstant(text: string, zone: string, side: "earlier" | "later"): number {
  const wall = reckoned(text);
  if (wall === null) throw new RangeError(`no day or moment: ${text}`);
  // No zone is further from UTC than 14 hours, and none changes its clocks twice within two days.
  const readings = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offsetAt(near, zone));
  const real = readings.filter((at) => at + offsetAt(at, zone) === wall);
  if (isDay(text)) return real.length > 0 ? Math.min(...real) : Math.max(...readings);
  const meant = real.length > 0 ? real : readings;
  return side === "earlier" ? Math.min(...meant) : Math.max(...meant);
}

/** The first moment after a day or moment: of a day its midnight at the end. */
export function endOf(text: string, zone: string, side: "earlier" | "later"): number {
  return instantOf(isDay(text) ? nextDay(text) : text, zone, side);
}

/** The day after a day. */
export function nextDay(day: string): string {
  return new Date((reckoned(day) ?? 0) + DAY_MS).toISOString().slice(0, 10);
}

/** The day it is in a zone at an instant. */
export function dayAt(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/** The time of the clock in a zone at an instant, to the second. */
export function clockTimeAt(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 19);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const parts = clockOf(zone).formatToParts(instant);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** Making a clock takes a hundred times as long as reading it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}
