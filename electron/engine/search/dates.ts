const DATE = /^(-?\d{4})(?:-?(\d\d))?(?:-?(\d\d))?(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?)?/u;

/**
 * A number that sorts like the date, as the camera's clock showed it: YYYYMMDDhhmmss, with zeros for what
 * a truncated ISO 8601 date leaves out. 0 when there is none.
 */
export function dateKey(date: string | null): number {
  const parts = DATE.exec(date ?? "");
  if (parts === null) return 0;
  const [year, month, day, hour, minute, second] = parts
    .slice(1)
    .map((part) => (Number.isNaN(Number(part)) ? 0 : Number(part)));
  return (
    (((((year ?? 0) * 100 + (month ?? 0)) * 100 + (day ?? 0)) * 100 + (hour ?? 0)) * 100 +
      (minute ?? 0)) *
      100 +
    (second ?? 0)
  );
}

/** The year of a {@link dateKey}; 0 when there is none. */
export function yearOfKey(key: number): number {
  return Math.floor(key / 1e10);
}
