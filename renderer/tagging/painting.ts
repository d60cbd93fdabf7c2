import { createStore } from "zustand/vanilla";
import { has, range, union } from "../state/positions.ts";
import type { Positions } from "../state/positions.ts";
import { selectedState } from "../state/selected.ts";
import type { CalledTag } from "./called-tag.ts";
import { addTag, removeTag } from "./change-tags.ts";

type Stroke = {
  /** Whether it takes the tag away. */
  readonly takes: boolean;
  /** The list that the positions are of: another one may come while the button is down. */
  readonly result: number;
  readonly positions: Positions;
};

type Painting = {
  /** Null while nothing is painted; `choosing` while it is asked with what. */
  readonly tag: CalledTag | "choosing" | null;
  /** What the pointer went over since its button is down. */
  readonly stroke: Stroke | null;
};

const nothing: Painting = { tag: null, stroke: null };

/** A tag that clicks give to stills, until one stops. */
export const paintingState = createStore<Painting>(() => nothing);

/** Asks with what to paint; while one paints it stops that. */
export function togglePainting(): void {
  const { tag } = paintingState.getState();
  paintingState.setState({ ...nothing, tag: tag === null ? "choosing" : null });
}

export function paintWith(tag: CalledTag): void {
  paintingState.setState({ tag });
}

/** Leaves off asking; a tag that is chosen by then stays. */
export function stopChoosing(): void {
  if (paintingState.getState().tag === "choosing") stopPainting();
}

export function stopPainting(): void {
  paintingState.setState(nothing);
}

/** Whether a click paints. */
export function isPainting({ tag }: Painting): boolean {
  return tag !== null && tag !== "choosing";
}

/** The button went down on a still. */
export function beginStroke(position: number, takes: boolean): void {
  const { result } = selectedState.getState();
  if (result === null) return;
  const stroke = { takes, result, positions: range(position, position + 1) };
  paintingState.setState({ stroke });
}

/** The pointer came to a still with its button down. */
export function addToStroke(position: number): void {
  const { stroke } = paintingState.getState();
  if (stroke === null || has(stroke.positions, position)) return;
  const positions = union(stroke.positions, range(position, position + 1));
  paintingState.setState({ stroke: { ...stroke, positions } });
}

/** The button went up: the stroke's stills get the tag, or lose it, in one change. */
export async function endStroke(): Promise<void> {
  const { tag, stroke } = paintingState.getState();
  paintingState.setState({ stroke: null });
  if (tag === null || tag === "choosing" || stroke === null) return;
  const ranges = stroke.positions.map(([from, to]): [number, number] => [from, to]);
  const stills = { result: stroke.result, ranges };
  await (stroke.takes ? removeTag(stills, tag, "always") : addTag(stills, tag, "always"));
}
