import type { Remapped } from "../../../shared/contract/search.ts";
import type { StillId } from "../../../shared/still.ts";

/** Marks under the keys of stills; as long as the largest key of the lists it is asked about. */
type Marks = Uint8Array;

const CHOSEN = 1;
const ASKED = 2;

/** Ranges and positions of one list of stills as those of another, in one pass over each. */
export function remapped(source: Uint32Array, target: Uint32Array, asked: Remapped): Remapped {
  const marks: Marks = new Uint8Array(Math.max(largest(source), largest(target)) + 1);
  for (const [from, to] of asked.ranges) {
    const end = Math.min(to, source.length);
    for (let at = from; at < end; at++) marks[source[at] ?? 0] = CHOSEN;
  }
  const ids = asked.places.map((place) => (place === null ? null : (source[place] ?? null)));
  for (const id of ids) if (id !== null) marks[id] = (marks[id] ?? 0) | ASKED;
  const places = new Map<StillId, number>();
  const ranges: [number, number][] = [];
  let last: [number, number] | undefined;
  for (let place = 0; place < target.length; place++) {
    const id = target[place] ?? 0;
    const mark = marks[id] ?? 0;
    if (mark === 0) continue;
    if ((mark & ASKED) !== 0) places.set(id, place);
    if ((mark & CHOSEN) === 0) continue;
    if (last?.[1] === place) last[1] = place + 1;
    else ranges.push((last = [place, place + 1]));
  }
  return { ranges, places: ids.map((id) => (id === null ? null : (places.get(id) ?? null))) };
}

/** Where stills stand in a list; null for those not in it. */
export function placesIn(list: Uint32Array, ids: readonly StillId[]): (number | null)[] {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return [orNull(list.indexOf(only))];
  // One more than the place, so that 0 is none.
  const places = new Uint32Array(largest(list) + 1);
  for (let place = 0; place < list.length; place++) places[list[place] ?? 0] = place + 1;
  return ids.map((id) => orNull((places[id] ?? 0) - 1));
}

function orNull(place: number): number | null {
  return place === -1 ? null : place;
}

function largest(list: Uint32Array): number {
  let most = 0;
  for (let at = 0; at < list.length; at++) most = Math.max(most, list[at] ?? 0);
  return most;
}
