import type { Point, Size, Zoom } from "./zoom.ts";
import { fitted, pan, zoomStep, zoomTo } from "./zoom.ts";

type Sizes = { readonly picture: Size; readonly view: Size };

/** What a key does in the loupe: change the zoom, go on by some stills, or turn pages. */
export type KeyAction =
  | { readonly kind: "zoom"; readonly change: (zoom: Zoom, sizes: Sizes) => Zoom }
  | { readonly kind: "go"; readonly by: number }
  /** On by some pages of the same still. */
  | { readonly kind: "turn"; readonly by: number };

const MIDDLE: Point = { x: 0, y: 0 };
const PAN_STEP_PX = 80;

const plain: Readonly<Record<string, KeyAction>> = {
  "+": { kind: "zoom", change: (zoom, sizes) => zoomStep(zoom, 1, MIDDLE, sizes) },
  "=": { kind: "zoom", change: (zoom, sizes) => zoomStep(zoom, 1, MIDDLE, sizes) },
  "-": { kind: "zoom", change: (zoom, sizes) => zoomStep(zoom, -1, MIDDLE, sizes) },
  "0": { kind: "zoom", change: () => fitted },
  z: { kind: "zoom", change: (zoom, sizes) => zoomTo(zoom, 1, MIDDLE, sizes) },
  " ": { kind: "go", by: 1 },
  ".": { kind: "turn", by: 1 },
  ",": { kind: "turn", by: -1 },
  PageDown: { kind: "go", by: 1 },
  PageUp: { kind: "go", by: -1 },
  Home: { kind: "go", by: -Infinity },
  End: { kind: "go", by: Infinity },
};

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Arrows go to other stills, and over the picture when it is zoomed. Null: the key means nothing here. */
export function keyAction(key: string, zoomed: boolean): KeyAction | null {
  const arrow = arrows[key];
  if (arrow === undefined) return plain[key.toLowerCase()] ?? plain[key] ?? null;
  if (!zoomed) return { kind: "go", by: arrow.x + arrow.y };
  const by = { x: -arrow.x * PAN_STEP_PX, y: -arrow.y * PAN_STEP_PX };
  return { kind: "zoom", change: (zoom, sizes) => pan(zoom, by, sizes) };
}
