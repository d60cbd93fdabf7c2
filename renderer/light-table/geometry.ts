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

/** Over the rows of a group, with the space above it. */
export const HEADING = 40;

/** Stills that stand together: each group begins a new row, under its heading. */
export type Group = {
  /** The position of its first still. */
  readonly first: number;
  readonly count: number;
  /** The first of its rows. */
  readonly row: number;
  readonly rows: number;
  /** Where its heading begins, and how high that is: 0 for a list without groups. */
  readonly top: number;
  readonly heading: number;
};

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
  /** One after the other; a list without groups is one. */
  readonly groups: readonly Group[];
};

/** As many columns as fit pictures of at least `size` into `width`; they share what is left over. */
export function layOut(grid: {
  readonly total: number;
  readonly width: number;
  readonly size: number;
  /** How many stills stand in each group; null for a list without groups. */
  readonly groups?: readonly number[] | null;
}): Layout {
  const room = Math.max(0, grid.width - 2 * PADDING + GAP);
  const columns = Math.max(1, Math.floor(room / (grid.size + 2 * INSET + GAP)));
  const pitchX = Math.max(room / columns, 2 * INSET + GAP + 1);
  // Whole pixels, so that a row never stands between two of them and blurs.
  const boxHeight = Math.round((pitchX - GAP - 2 * INSET) * BOX_RATIO);
  const pitchY = boxHeight + 2 * INSET + NAME_HEIGHT + GAP;
  const heading = grid.groups == null ? 0 : HEADING;
  const groups = placed(grid.groups ?? [grid.total], { columns, pitchY, heading });
  const last = groups.at(-1);
  const bottom = last === undefined ? PADDING : last.top + last.heading + last.rows * pitchY - GAP;
  return {
    total: grid.total,
    columns,
    rows: last === undefined ? 0 : last.row + last.rows,
    pitchX,
    pitchY,
    boxHeight,
    height: bottom + PADDING,
    groups,
  };
}

function placed(
  counts: readonly number[],
  grid: { readonly columns: number; readonly pitchY: number; readonly heading: number },
): Group[] {
  const groups: Group[] = [];
  let [first, row, top] = [0, 0, PADDING];
  for (const count of counts) {
    if (count === 0) continue;
    const rows = Math.ceil(count / grid.columns);
    groups.push({ first, count, row, rows, top, heading: grid.heading });
    first += count;
    row += rows;
    top += grid.heading + rows * grid.pitchY;
  }
  return groups;
}

/** The place of the last group that begins at or before `at`, by one of its measures; the first where none does. */
export function groupAt({ groups }: Layout, at: number, by: "first" | "row" | "top"): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groups[middle]?.[by] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

export function rowOf(layout: Layout, position: number): number {
  const group = layout.groups[groupAt(layout, position, "first")];
  return group === undefined
    ? 0
    : group.row + Math.floor((position - group.first) / layout.columns);
}

/** Where the cells of a row begin; the heading of its group is above that. */
export function rowTop(layout: Layout, row: number): number {
  const group = layout.groups[groupAt(layout, row, "row")];
  return group === undefined
    ? PADDING
    : group.top + group.heading + (row - group.row) * layout.pitchY;
}

/** The stills of a row, half-open. */
export function rowSpan(layout: Layout, row: number): readonly [from: number, to: number] {
  const group = layout.groups[groupAt(layout, row, "row")];
  if (group === undefined) return [0, 0];
  const from = group.first + (row - group.row) * layout.columns;
  return [from, Math.min(group.first + group.count, from + layout.columns)];
}

/** The place of the group whose heading stands above a row; null when it has none. */
export function headingOver(layout: Layout, row: number): number | null {
  const at = groupAt(layout, row, "row");
  const group = layout.groups[at];
  return group !== undefined && group.heading > 0 && group.row === row ? at : null;
}

export type Rows = { readonly first: number; readonly last: number };

/** Rows that show between two heights, half-open; a heading shows with its first row. */
export function rowsBetween(layout: Layout, top: number, bottom: number): Rows {
  const above = layout.groups[groupAt(layout, top, "top")];
  const below = layout.groups[groupAt(layout, bottom, "top")];
  if (above === undefined || below === undefined) return { first: 0, last: 0 };
  const first = Math.floor((top - above.top - above.heading) / layout.pitchY);
  const last = Math.ceil((bottom - below.top - below.heading) / layout.pitchY);
  const least = below.heading > 0 && bottom > below.top ? 1 : 0;
  return {
    first: above.row + clamp(first, 0, above.rows),
    last: below.row + clamp(last, least, below.rows),
  };
}

/** The first row that begins at or below a height, or the last. */
export function rowFrom(layout: Layout, top: number): number {
  const group = layout.groups[groupAt(layout, top, "top")];
  if (group === undefined) return 0;
  const row = Math.ceil((top - group.top - group.heading) / layout.pitchY);
  return clamp(group.row + Math.max(0, row), 0, layout.rows - 1);
}

/** The nearest offset at which the row of a still is wholly in view, with the heading above it. */
export function offsetToShow(
  layout: Layout,
  position: number,
  view: { readonly offset: number; readonly height: number },
): number {
  const row = rowOf(layout, position);
  const heading = headingOver(layout, row) === null ? 0 : HEADING;
  const top = row === 0 ? 0 : rowTop(layout, row) - heading - GAP;
  const bottom = row === layout.rows - 1 ? layout.height : rowTop(layout, row) + layout.pitchY;
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
  const { pitchX, columns, groups } = layout;
  const left = touched(rectangle.left - PADDING, pitchX, "after");
  const right = Math.min(columns - 1, touched(rectangle.right - PADDING, pitchX, "before"));
  if (left > right) return [];
  const pairs: [number, number][] = [];
  const [from, to] = [
    groupAt(layout, rectangle.top, "top"),
    groupAt(layout, rectangle.bottom, "top"),
  ];
  for (const group of groups.slice(from, to + 1))
    addTouched(layout, group, { ...rectangle, left, right }, pairs);
  return positionsOf(pairs);
}

/** Adds the cells of one group; `left` and `right` are columns. */
function addTouched(
  { columns, pitchY }: Layout,
  group: Group,
  { left, right, top, bottom }: Rectangle,
  pairs: [number, number][],
): void {
  const begins = group.top + group.heading;
  const first = touched(top - begins, pitchY, "after");
  const last = Math.min(group.rows - 1, touched(bottom - begins, pitchY, "before"));
  const end = group.first + group.count;
  if (first > last) return;
  // Whole rows lie side by side in the list: one range, however many rows there are.
  if (left === 0 && right === columns - 1) {
    pairs.push([group.first + first * columns, Math.min(end, group.first + (last + 1) * columns)]);
    return;
  }
  for (let row = first; row <= last; row++) {
    const start = group.first + row * columns;
    pairs.push([start + left, Math.min(end, start + right + 1)]);
  }
}

/** Column or row at a distance from the first; one that lies in a gap belongs to the cell after or before it. */
function touched(at: number, pitch: number, side: "after" | "before"): number {
  const index = Math.floor(at / pitch);
  const inGap = at - index * pitch > pitch - GAP;
  return side === "after" ? Math.max(0, inGap ? index + 1 : index) : index;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
