import type { Positions } from "../state/positions.ts";
import { positionsOf } from "../state/positions.ts";

/** Around the grid, CSS pixels. */
export const PADDING = 12;
/** Between cells. */
export const GAP = 6;
/** Between the frame of a cell and its picture. */
const INSET = 6;
/** File name and status under the picture. */
const NAME_HEIGHT = 24;
/** Pictures stand in boxes of 3:2, the shape of most stills. */
const BOX_RATIO = 2 / 3;

/** A grid of equal cells: all places in it follow by arithmetic. CSS pixels, from the grid's upper left. */
export type Layout = {
  readonly total: number;
  readonly columns: number;
  readonly rows: number;
  /** From one cell to the next. */
  readonly pitchX: number;
  readonly pitchY: number;
  readonly boxHeight: number;
  /** The height of everything: may be more than a browser can scroll. */
  readonly height: number;
};

/** As many columns as fit pictures of at least `size` into `width`; they share what is left over. */
export function layOut(grid: {
  readonly total: number;
  readonly width: number;
  readonly size: number;
}): Layout {
  const room = Math.max(0, grid.width - 2 * PADDING + GAP);
  const columns = Math.max(1, Math.floor(room / (grid.size + 2 * INSET + GAP)));
  const pitchX = Math.max(room / columns, 2 * INSET + GAP + 1);
  // Whole pixels, so that a row never stands between two of them and blurs.
  const boxHeight = Math.round((pitchX - GAP - 2 * INSET) * BOX_RATIO);
  const pitchY = boxHeight + 2 * INSET + NAME_HEIGHT + GAP;
  const rows = Math.ceil(grid.total / columns);
  return {
    total: grid.total,
    columns,
    rows,
    pitchX,
    pitchY,
    boxHeight,
    height: 2 * PADDING + rows * pitchY - (rows > 0 ? GAP : 0),
  };
}

export function rowOf(layout: Layout, position: number): number {
  return Math.floor(position / layout.columns);
}

export function rowTop(layout: Layout, row: number): number {
  return PADDING + row * layout.pitchY;
}

export type Rows = { readonly first: number; readonly last: number };

/** Rows that show between two heights, half-open. */
export function rowsBetween(layout: Layout, top: number, bottom: number): Rows {
  const first = Math.floor((top - PADDING) / layout.pitchY);
  const last = Math.ceil((bottom - PADDING) / layout.pitchY);
  return { first: clamp(first, 0, layout.rows), last: clamp(last, 0, layout.rows) };
}

/** The nearest offset at which the row of a still is wholly in view. */
export function offsetToShow(
  layout: Layout,
  position: number,
  view: { readonly offset: number; readonly height: number },
): number {
  const row = rowOf(layout, position);
  const top = row === 0 ? 0 : rowTop(layout, row) - GAP;
  const bottom = row === layout.rows - 1 ? layout.height : rowTop(layout, row + 1);
  if (top < view.offset) return Math.max(0, top);
  return bottom > view.offset + view.height ? bottom - view.height : view.offset;
}

export type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The stills whose cells a rectangle touches, also those far out of view. */
export function under(layout: Layout, rectangle: Rectangle): Positions {
  const { pitchX, pitchY, columns, rows, total } = layout;
  const left = touched(rectangle.left, pitchX, "after");
  const right = Math.min(columns - 1, touched(rectangle.right, pitchX, "before"));
  const top = touched(rectangle.top, pitchY, "after");
  const bottom = Math.min(rows - 1, touched(rectangle.bottom, pitchY, "before"));
  if (left > right || top > bottom) return [];
  // Whole rows lie side by side in the list: one range, however many rows there are.
  if (left === 0 && right === columns - 1)
    return positionsOf([[top * columns, Math.min(total, (bottom + 1) * columns)]]);
  const pairs: [number, number][] = [];
  for (let row = top; row <= bottom; row++) {
    pairs.push([row * columns + left, Math.min(total, row * columns + right + 1)]);
  }
  return positionsOf(pairs);
}

/** Column or row at a distance; one that lies in a gap belongs to the cell after or before it. */
function touched(at: number, pitch: number, side: "after" | "before"): number {
  const index = Math.floor((at - PADDING) / pitch);
  const inGap = at - PADDING - index * pitch > pitch - GAP;
  return side === "after" ? Math.max(0, inGap ? index + 1 : index) : index;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
