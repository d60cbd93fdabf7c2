import { printRange, rangeAsWritten, type Range } from "./range.ts";

/**
 * A range of days, both ends within it; null is open. Each end is a date as short as it was written
 * ("2024", "2024-03", "2024-03-05"), or one that is counted from today: "today", "yesterday", "tomorrow",
 * or so many days, months or years ago ("7d", "3m", "1y").
 */
export type DateRange = { readonly from: string | null; readonly to: string | null };

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u;
const BEGUN = /^(\d{1,4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?$/u;
const AGO = /^(\d{1,4})([dwmy])$/u;
/** What is counted in days from today, by its word. */
const dayWords: Readonly<Record<string, number>> = { today: 0, yesterday: 1, tomorrow: -1 };

/** An end of a range while it is read: the first and the last date it may mean. */
type Meant = { readonly first: string; readonly last: string };

/**
 * Reads `2024`, `2024-03`, `2024-03-05`, `today`, `yesterday`, `7d` (since seven days ago), `2w`, `3m`, `1y`; two
 * of them with `..` between; or one after `>`, `>=`, `<`, `<=`. What is still being typed means the least it can
 * become: `199` is the nineties, `2024-` is 2024, `yes` is yesterday. Null when it is no date, or none there is.
 */
export function parseDates(value: string): DateRange | null {
  const range = rangeAsWritten(value.trim().toLowerCase());
  if (range === null) return null;
  const [low, high] = [meantBy(range.from), meantBy(range.to)];
  if (low === undefined || high === undefined) return null;
  if (range.sign === ">") return { from: low === null ? null : after(low.last), to: null };
  if (range.sign === "<") return { from: null, to: high === null ? null : before(high.first) };
  // a time ago that stands alone is the time since then
  if (range.sign === "=" && low !== null && AGO.test(low.first))
    return { from: low.first, to: null };
  return { from: low?.first ?? null, to: high?.last ?? null };
}

/** Whether an end of a range is a time ago, which by itself means the time since then. */
export function isAgo(end: string): boolean {
  return AGO.test(end);
}

/** The shortest way to write a range; an empty one is `..`. */
export function printDates({ from, to }: DateRange): string {
  const isSince = from !== null && isAgo(from);
  if (isSince && to === null) return from;
  return isSince && from === to ? `${from}..${from}` : printRange({ from, to });
}

/** Undefined when it is no date; null for none. */
function meantBy(text: string | null): Meant | null | undefined {
  if (text === null || text === "") return null;
  const word = Object.keys(dayWords).find((known) => known.startsWith(text));
  if (word !== undefined) return { first: word, last: word };
  const [, count, unit] = AGO.exec(text) ?? [];
  if (count !== undefined) {
    const ago = unit === "w" ? daysAgo(Number(count) * 7) : timeAgo(Number(count), unit ?? "d");
    return { first: ago, last: ago };
  }
  return calendarDates(text);
}

function calendarDates(text: string): Meant | undefined {
  const [, year, month = "", day = ""] = BEGUN.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (year.length < 4) return { first: year.padEnd(4, "0"), last: year.padEnd(4, "9") };
  if (Number(month) === 0 && month.length < 2) return { first: year, last: year };
  const ofMonth = `${year}-${month.padStart(2, "0")}`;
  const isBegun = Number(day) === 0 && day.length < 2;
  const date = isBegun ? ofMonth : `${ofMonth}-${day.padStart(2, "0")}`;
  return isDate(date) ? { first: date, last: date } : undefined;
}

function isDate(date: string): boolean {
  const [, , month, day] = DATE.exec(date) ?? [];
  if (month === undefined) return DATE.test(date);
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= lastDay(date.slice(0, 7)));
}

/** Of a month, which may have 28 days to 31. */
function lastDay(month: string): number {
  const [year = 0, of = 1] = month.split("-").map(Number);
  const end = new Date(Date.UTC(2000, of, 0));
  end.setUTCFullYear(year, of, 0);
  return end.getUTCDate();
}

function daysAgo(days: number): string {
  return Object.keys(dayWords).find((word) => dayWords[word] === days) ?? `${String(days)}d`;
}

function timeAgo(count: number, unit: string): string {
  return unit === "d" ? daysAgo(count) : `${String(count)}${unit}`;
}

/** The date after one, as short as that. Months and years ago are no days: of them it is they themselves. */
function after(date: string): string {
  return shifted(date, 1);
}

function before(date: string): string {
  return shifted(date, -1);
}

function shifted(date: string, by: 1 | -1): string {
  const days = dayWords[date] ?? (/^\d+d$/u.test(date) ? Number.parseInt(date, 10) : null);
  if (days !== null) return days === -1 && by === 1 ? date : daysAgo(days - by);
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined) return date;
  if (month === undefined) return yearText(Number(year) + by);
  if (day === undefined) {
    const months = Number(year) * 12 + Number(month) - 1 + by;
    return monthText(months);
  }
  const next = Number(day) + by;
  if (next >= 1 && next <= lastDay(`${year}-${month}`))
    return `${year}-${month}-${String(next).padStart(2, "0")}`;
  const other = shifted(`${year}-${month}`, by);
  return `${other}-${by === 1 ? "01" : String(lastDay(other))}`;
}

function yearText(year: number): string {
  return String(Math.min(9999, Math.max(0, year))).padStart(4, "0");
}

function monthText(months: number): string {
  const year = Math.floor(months / 12);
  return `${yearText(year)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** A day of the calendar: year, month from 1, day from 1; the latter two 0 where a date leaves them out. */
type CalendarDate = readonly [year: number, month: number, day: number];

function calendarDate(date: string, today: Date): CalendarDate {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year !== undefined) return [Number(year), Number(month ?? 0), Number(day ?? 0)];
  const [, count = "0", unit = "d"] = AGO.exec(date) ?? [];
  const then = new Date(today.getFullYear(), today.getMonth(), today.getDate());
  if (unit === "y") then.setFullYear(then.getFullYear() - Number(count));
  else if (unit === "m") then.setMonth(then.getMonth() - Number(count));
  else then.setDate(then.getDate() - (dayWords[date] ?? Number(count)));
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()];
}

/** A range as numbers that sort like dates, YYYYMMDDhhmmss, in which what a date leaves out is 0; both ends within it. */
export function asDateKeys({ from, to }: DateRange, today: Date): Range {
  const key = ([year, month, day]: CalendarDate, missing: 0 | 99): number => {
    const parts = [month, day].map((part) => (part === 0 ? missing : part));
    return [...parts, missing, missing, missing].reduce((sum, part) => sum * 100 + part, year);
  };
  return {
    from: from === null ? null : key(calendarDate(from, today), 0),
    to: to === null ? null : key(calendarDate(to, today), 99),
  };
}

/** A range as milliseconds since 1970, by the clock of this machine; both ends within it. */
export function asInstants({ from, to }: DateRange, today: Date): Range {
  return {
    from: from === null ? null : beginningOf(calendarDate(from, today)),
    to: to === null ? null : endOf(calendarDate(to, today)),
  };
}

function beginningOf([year, month, day]: CalendarDate): number {
  return instant(year, Math.max(month, 1) - 1, Math.max(day, 1));
}

function endOf([year, month, day]: CalendarDate): number {
  if (month === 0) return instant(year + 1, 0, 1) - 1;
  return (day === 0 ? instant(year, month, 1) : instant(year, month - 1, day + 1)) - 1;
}

/** Two digits would be a year of the twentieth century to the constructor. */
function instant(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  return date.getTime();
}
