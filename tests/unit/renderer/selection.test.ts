import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sizeOf } from "../../../renderer/state/positions.ts";
import type { GridKey } from "../../../renderer/state/selection.ts";
import {
  invert,
  isSelected,
  marquee,
  moved,
  nothingSelected,
  select,
  selectAll,
  selectNone,
} from "../../../renderer/state/selection.ts";

const ten = nothingSelected(10);

function chosen(selection: typeof ten): number[] {
  return Array.from({ length: selection.total }, (_, i) => i).filter((i) =>
    isSelected(selection, i),
  );
}

describe("clicking", () => {
  test("a plain click selects one still only", () => {
    expect(chosen(select(selectAll(ten), 4, "only"))).toEqual([4]);
  });

  test("shift selects from the anchor, in either direction, and the anchor stays", () => {
    const down = select(select(ten, 5, "only"), 8, "range");
    expect(chosen(down)).toEqual([5, 6, 7, 8]);
    expect(chosen(select(down, 3, "range"))).toEqual([3, 4, 5]);
  });

  test("ctrl takes one in and out, and becomes the anchor", () => {
    const two = select(select(ten, 1, "only"), 7, "toggle");
    expect(chosen(two)).toEqual([1, 7]);
    expect(chosen(select(two, 1, "toggle"))).toEqual([7]);
    expect(chosen(select(two, 9, "add-range"))).toEqual([1, 7, 8, 9]);
  });

  test("moving the focus selects nothing", () => {
    const moving = select(select(ten, 2, "only"), 6, "focus");
    expect(chosen(moving)).toEqual([2]);
    expect(moving.focus).toBe(6);
  });

  test("a place outside of the list means its end", () => {
    expect(select(ten, 99, "only").focus).toBe(9);
    expect(select(ten, -1, "only").focus).toBe(0);
  });

  test("an empty list has nothing to select", () => {
    expect(select(nothingSelected(0), 0, "only")).toEqual(nothingSelected(0));
  });

  test("all of a million is one range", () => {
    const all = selectAll(nothingSelected(1_000_000));
    expect(all.chosen).toEqual([[0, 1_000_000]]);
    expect(sizeOf(invert(select(all, 500_000, "toggle")).chosen)).toBe(1);
    expect(selectNone(all).chosen).toEqual([]);
  });

  test("a marquee with ctrl changes what it touches, from what was selected before", () => {
    const before = select(select(ten, 1, "only"), 3, "add-range");
    expect(chosen(marquee(before, [[2, 6]], "toggle"))).toEqual([1, 4, 5]);
    expect(chosen(marquee(before, [[2, 6]], "only"))).toEqual([2, 3, 4, 5]);
  });
});

/** A grid without groups. */
function plainGrid(grid: { total: number; columns: number; page: number }) {
  const { total, columns, page } = grid;
  return {
    total,
    page,
    rows: Math.ceil(total / columns),
    rowOf: (position: number) => Math.floor(position / columns),
    spanOf: (row: number) => [row * columns, Math.min(total, (row + 1) * columns)] as const,
  };
}

test("up and down lead from group to group, in the column as far as there is one", () => {
  // three stills, then one, then four, in three columns
  const rows = [
    [0, 3],
    [3, 4],
    [4, 7],
    [7, 8],
  ] as const;
  const grid = {
    total: 8,
    rows: 4,
    page: 2,
    rowOf: (position: number) => rows.findIndex(([, to]) => position < to),
    spanOf: (row: number) => rows[row] ?? ([0, 0] as const),
  };
  expect(moved(2, "ArrowDown", grid)).toBe(3);
  expect(moved(3, "ArrowDown", grid)).toBe(4);
  expect(moved(6, "ArrowUp", grid)).toBe(3);
  expect(moved(5, "PageUp", grid)).toBe(1);
  expect(moved(1, "PageDown", grid)).toBe(5);
  expect(moved(6, "ArrowDown", grid)).toBe(7);
  expect(moved(7, "ArrowDown", grid)).toBe(7);
});

describe("keys in a grid of 4 columns with 10 stills and 2 rows in view", () => {
  const grid = plainGrid({ total: 10, columns: 4, page: 2 });
  test.each<[GridKey, number, number]>([
    ["ArrowLeft", 5, 4],
    ["ArrowLeft", 0, 0],
    ["ArrowRight", 9, 9],
    ["ArrowUp", 2, 2],
    ["ArrowUp", 6, 2],
    ["ArrowDown", 1, 5],
    // The last row has two stills: from the fourth column one comes to its end.
    ["ArrowDown", 7, 9],
    ["ArrowDown", 8, 8],
    ["Home", 7, 0],
    ["End", 3, 9],
    ["PageDown", 1, 9],
    ["PageUp", 9, 1],
  ])("%s from %i leads to %i", (key, from, to) => {
    expect(moved(from, key, grid)).toBe(to);
  });

  test("never leave the list", () => {
    const keys: GridKey[] = [
      "ArrowLeft",
      "ArrowRight",
      "ArrowUp",
      "ArrowDown",
      "Home",
      "End",
      "PageUp",
      "PageDown",
    ];
    const some = fc.record({
      total: fc.integer({ min: 1, max: 200 }),
      columns: fc.integer({ min: 1, max: 20 }),
      page: fc.nat(9),
    });
    fc.assert(
      fc.property(some, fc.nat(199), fc.constantFrom(...keys), (wide, at, key) => {
        const to = moved(at % wide.total, key, plainGrid(wide));
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(wide.total);
      }),
    );
  });
});
