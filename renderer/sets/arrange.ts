import type { Positions } from "../state/positions.ts";

type Grid = {
  readonly columns: number;
  /** Stills that lie in the set itself, which stand first; behind them those of sets within it stay. */
  readonly own: number;
};

/**
 * Before which position of the set's order the chosen stills go by a key with Alt: a place on or back, a row,
 * or to either end. Null for a key that moves nothing, and where they stand there already.
 */
export function placeByKey(key: string, chosen: Positions, { columns, own }: Grid): number | null {
  const first = chosen[0]?.[0];
  const last = chosen.at(-1)?.[1];
  if (first === undefined || last === undefined) return null;
  const isOneBlock = chosen.length === 1;
  const within = (place: number): number => Math.min(Math.max(place, 0), own);
  const back = (by: number): number | null =>
    first === 0 && isOneBlock ? null : within(first - by);
  const on = (by: number): number | null => (last >= own && isOneBlock ? null : within(last + by));
  switch (key) {
    case "ArrowLeft":
      return back(1);
    case "ArrowRight":
      return on(1);
    case "ArrowUp":
      return back(columns);
    case "ArrowDown":
      return on(columns);
    case "Home":
      return back(first);
    case "End":
      return on(own);
    default:
      return null;
  }
}
