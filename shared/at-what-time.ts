const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A point in time (ISO 8601, or milliseconds since 1970) as sentences and lists say it, on the clock of this computer: “Dec 1, 2026, 2:03 PM”. */
export function atWhatTime(at: string | number): string {
  return when.format(new Date(at));
}
