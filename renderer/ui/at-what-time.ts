const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A point in time (ISO 8601) as sentences say it: “Dec 1, 2026, 2:03 PM”. */
export function atWhatTime(at: string): string {
  return when.format(new Date(at));
}
