/** What is wrong with a year as it is written; null when nothing is. Empty is no year. */
export function yearComplaint(written: string): string | null {
  const text = written.trim();
  if (text === "") return null;
  const year = Number(text);
  return /^\d{4}$/u.test(text) && year >= 1800 && year <= 2200
    ? null
    : `“${text}” is no year of a film. Write four digits, such as 1956.`;
}

/** A year that is written right; null for none. */
export function yearOf(written: string): number | null {
  const text = written.trim();
  return text === "" || yearComplaint(text) !== null ? null : Number(text);
}

/** What is wrong with a place in an order, counted from 1. */
export function placeComplaint(written: string): string | null {
  return /^[1-9]\d{0,5}$/u.test(written.trim())
    ? null
    : `“${written.trim()}” is no place in the order. Write a number from 1.`;
}

/** What is said of a place past the last, counted from 1, to a scene that is the last already; else null. */
export function lastAlready(written: string, place: number): string | null {
  return Number(written) > place
    ? `It is the last already, in place ${String(place)}: there is no ${written.trim()}.`
    : null;
}
