const whole = new Intl.NumberFormat("en");

/** A count with its thousands apart: 12,480. */
export function count(value: number): string {
  return whole.format(value);
}

/** "1 still", "1,204 stills". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Time left in words that need no precision: "40 s left", "2 min left", "3 h left". */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s left`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min left`;
  return `${Math.round(seconds / 3600)} h left`;
}
