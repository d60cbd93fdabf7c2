/** `npm run test:long` gives every test the time it wants; among all tests each takes a part of it. */
export const isLong = process.env["STILLROOM_LONG"] !== undefined;

/** How often something is tried that is another each time: so often in the long run, else a quarter of that. */
export function tries(inTheLongRun: number): number {
  return isLong ? inTheLongRun : Math.ceil(inTheLongRun / 4);
}

/** Of what stands in a row every one is tried in the long run, else every third. */
export const EVERY = isLong ? 1 : 3;

/** With which of a row to begin, counted from 0: another each time, so that in the end all have been tried. */
export function anyFirst(): number {
  return Math.floor(Math.random() * EVERY);
}

/** Those of a row that are tried. What fails has to be told by its name. */
export function someOf<One>(all: readonly One[]): One[] {
  const first = anyFirst();
  return all.filter((_one, at) => at % EVERY === first);
}
