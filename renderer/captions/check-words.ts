import { count, counted } from "../ui/numbers.ts";

/** How many of the stills that were looked at have something to look at: "1 of 3 stills has …; 9 left…". */
export function checkedInWords(found: number, done: number, total: number): string {
  if (total === 0) return "Looking at the captions…";
  const has = found === 1 ? "has" : "have";
  const words = `${count(found)} of ${counted(done, "still")} ${has} something to look at`;
  return done < total ? `${words}; ${count(total - done)} left…` : `${words}.`;
}
