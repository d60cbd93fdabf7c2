import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  GAP,
  HEADING,
  headingOver,
  layOut,
  offsetToShow,
  PADDING,
  rowOf,
  rowsBetween,
  rowSpan,
  rowTop,
  under,
} from "../../../renderer/light-table/geometry.ts";
import type { Layout, Rectangle } from "../../../renderer/light-table/geometry.ts";
import { has } from "../../../renderer/state/positions.ts";

const grids = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
    grouped: fc.boolean(),
    width: fc.integer({ min: 120, max: 2600 }),
    size: fc.integer({ min: 80, max: 400 }),
  })
  .map(({ counts, grouped, ...grid }) => ({
    ...grid,
    total: counts.reduce((sum, count) => sum + count, 0),
    groups: grouped ? counts : null,
  }));

/** The plain way: every cell for itself. */
function touchesCell(
  layout: Layout,
  position: number,
  { left, top, right, bottom }: Rectangle,
): boolean {
  const [first] = rowSpan(layout, rowOf(layout, position));
  const x = PADDING + (position - first) * layout.pitchX;
  const y = rowTop(layout, rowOf(layout, position));
  return (
    left <= x + layout.pitchX - GAP && right >= x && top <= y + layout.pitchY - GAP && bottom >= y
  );
}

describe("the grid", () => {
  test("fills its width with pictures of at least the size wished", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const { columns, pitchX } = layOut(grid);
        expect(columns * pitchX - GAP + 2 * PADDING).toBeCloseTo(grid.width, 6);
        if (columns > 1) expect(pitchX).toBeGreaterThanOrEqual(grid.size);
      }),
    );
  });

  test("has a row for every still, and ends after the last", () => {
    const layout = layOut({ total: 41, width: 1000, size: 150 });
    expect(layout.columns).toBe(5); // (1000 - 2 x 12 + 6) / (150 + 2 x 6 + 6) = 5.8
    expect(layout.rows).toBe(9);
    expect(layout.height).toBe(2 * 12 + 9 * layout.pitchY - 6);
  });

  test("draws every row that shows", () => {
    fc.assert(
      fc.property(grids, fc.nat(20_000), fc.integer({ min: 1, max: 1500 }), (grid, top, height) => {
        const layout = layOut(grid);
        const { first, last } = rowsBetween(layout, top, top + height);
        for (let row = 0; row < layout.rows; row++) {
          const shows =
            rowTop(layout, row) < top + height && rowTop(layout, row) + layout.pitchY > top;
          if (shows) expect(row >= first && row < last).toBe(true);
        }
      }),
    );
  });

  test("rows follow each other and have every still once, a group's first row under its heading", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const layout = layOut(grid);
        let [next, bottom] = [0, PADDING];
        for (let row = 0; row < layout.rows; row++) {
          const heading = headingOver(layout, row) === null ? 0 : HEADING;
          const [from, to] = rowSpan(layout, row);
          expect([from, rowTop(layout, row) - heading]).toEqual([next, bottom]);
          expect(rowOf(layout, to - 1)).toBe(row);
          [next, bottom] = [to, rowTop(layout, row) + layout.pitchY];
        }
        expect(next).toBe(layout.total);
        expect(layout.height).toBe(bottom - GAP + PADDING);
        const headed = layout.groups.filter(
          (_, at) => headingOver(layout, layout.groups[at]?.row ?? -1) === at,
        );
        expect(headed).toHaveLength(grid.groups === null ? 0 : grid.groups.length);
      }),
    );
  });

  test("a marquee touches the cells that one by one it touches", () => {
    const rectangle = fc.record({
      x: fc.nat(2000),
      y: fc.nat(4000),
      width: fc.nat(900),
      height: fc.nat(900),
    });
    fc.assert(
      fc.property(grids, rectangle, (grid, { x, y, width, height }) => {
        const layout = layOut(grid);
        // Between pixels, so that no edge lies on the edge of a cell, where rounding decides.
        const area = {
          left: x + 0.37,
          top: y + 0.37,
          right: x + width + 0.41,
          bottom: y + height + 0.41,
        };
        const touched = under(layout, area);
        for (let position = 0; position < layout.total; position++) {
          expect(has(touched, position)).toBe(touchesCell(layout, position, area));
        }
      }),
    );
  });

  test("shows a still by the shortest way", () => {
    const layout = layOut({ total: 1000, width: 1000, size: 150 });
    const view = { offset: 0, height: 600 };
    expect(offsetToShow(layout, 0, view)).toBe(0);
    const down = offsetToShow(layout, 500, view);
    expect(down + 600).toBe(rowTop(layout, 101)); // its row 100 ends where the view ends
    expect(offsetToShow(layout, 500, { offset: down, height: 600 })).toBe(down);
  });
});
