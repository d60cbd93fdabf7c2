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

/** Where a key leads from `from`. Up and down keep the column; at the edges one stays. */
export function moved(
  from: number,
  key: GridKey,
  grid: { total: number; columns: number; page: number },
): number {
  const { total, columns } = grid;
  const last = total - 1;
  const rowsDown = Math.floor(last / columns) - Math.floor(from / columns);
  const page = Math.max(1, grid.page);
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowRight":
      return Math.min(last, from + 1);
    case "ArrowUp":
      return from < columns ? from : from - columns;
    case "ArrowDown":
      // Above a short last row the key still leads into it, to its end.
      return rowsDown === 0 ? from : Math.min(last, from + columns);
    case "Home":
      return 0;
    case "End":
      return last;
    case "PageUp":
      return from - Math.min(page, Math.floor(from / columns)) * columns;
    case "PageDown":
      return Math.min(last, from + Math.min(page, rowsDown) * columns);
  }
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
