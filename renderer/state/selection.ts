import { exclusive, has, noPositions, range, subtract, union } from "./positions.ts";
import type { Positions } from "./positions.ts";

/** What is selected in a result list of `total` stills. Pure: the store is in selected.ts. */
export type Selection = {
  readonly total: number;
  readonly chosen: Positions;
  /** Where a range with shift begins. */
  readonly anchor: number | null;
  /** Where the keyboard is; the loupe shows it. */
  readonly focus: number | null;
};

/** How a click or key changes the selection, as in a file manager. */
export type SelectMode =
  /** Only this one. */
  | "only"
  /** This one in or out (ctrl). */
  | "toggle"
  /** From the anchor up to here (shift). */
  | "range"
  /** From the anchor up to here, beside what was selected (ctrl + shift). */
  | "add-range"
  /** Only the focus moves (ctrl + arrow). */
  | "focus";

export function nothingSelected(total: number): Selection {
  return { total, chosen: noPositions, anchor: null, focus: total > 0 ? 0 : null };
}

/** A click on, or a key to, `position`; one outside of the list is moved to its end. */
export function select(selection: Selection, position: number, mode: SelectMode): Selection {
  if (selection.total === 0) return selection;
  const at = clamp(position, selection.total);
  const anchor = selection.anchor ?? selection.focus ?? at;
  switch (mode) {
    case "only":
      return { ...selection, chosen: range(at, at + 1), anchor: at, focus: at };
    case "toggle":
      return {
        ...selection,
        chosen: exclusive(selection.chosen, range(at, at + 1)),
        anchor: at,
        focus: at,
      };
    case "range":
      return { ...selection, chosen: between(anchor, at), anchor, focus: at };
    case "add-range":
      return {
        ...selection,
        chosen: union(selection.chosen, between(anchor, at)),
        anchor,
        focus: at,
      };
    case "focus":
      return { ...selection, focus: at };
  }
}

export function selectAll(selection: Selection): Selection {
  return { ...selection, chosen: range(0, selection.total) };
}

/** Lets go of all; the keyboard stays where it is. */
export function selectNone(selection: Selection): Selection {
  return { ...selection, chosen: noPositions };
}

export function invert(selection: Selection): Selection {
  return { ...selection, chosen: subtract(range(0, selection.total), selection.chosen) };
}

/** What a drag over the light table selects: `under` alone, or with ctrl what it changes of `before`. */
export function marquee(before: Selection, under: Positions, mode: "only" | "toggle"): Selection {
  return { ...before, chosen: mode === "only" ? under : exclusive(before.chosen, under) };
}

/** Keys that move in a grid of `columns`, with `page` rows in view. */
export type GridKey =
  | "ArrowLeft"
  | "ArrowRight"
  | "ArrowUp"
  | "ArrowDown"
  | "Home"
  | "End"
  | "PageUp"
  | "PageDown";

/** How a grid lays its positions in rows. */
type GridRows = {
  readonly total: number;
  readonly rows: number;
  /** Rows that a page has. */
  readonly page: number;
  readonly rowOf: (position: number) => number;
  /** The positions of a row, half-open. */
  readonly spanOf: (row: number) => readonly [from: number, to: number];
};

/** Where a key leads from `from`. Up and down keep the column; at the edges one stays. */
export function moved(from: number, key: GridKey, grid: GridRows): number {
  const last = grid.total - 1;
  const page = Math.max(1, grid.page);
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowRight":
      return Math.min(last, from + 1);
    case "ArrowUp":
      return rowsAway(from, -1, grid);
    case "ArrowDown":
      return rowsAway(from, 1, grid);
    case "Home":
      return 0;
    case "End":
      return last;
    case "PageUp":
      return rowsAway(from, -page, grid);
    case "PageDown":
      return rowsAway(from, page, grid);
  }
}

/** Above a short row the key still leads into it, to its end. */
function rowsAway(from: number, by: number, { rows, rowOf, spanOf }: GridRows): number {
  const row = rowOf(from);
  const to = Math.min(Math.max(row + by, 0), rows - 1);
  if (to === row) return from;
  const [begin, end] = spanOf(to);
  return Math.min(end - 1, begin + from - spanOf(row)[0]);
}

export function isSelected(selection: Selection, position: number): boolean {
  return has(selection.chosen, position);
}

function between(a: number, b: number): Positions {
  return range(Math.min(a, b), Math.max(a, b) + 1);
}

function clamp(position: number, total: number): number {
  return Math.min(Math.max(position, 0), total - 1);
}
