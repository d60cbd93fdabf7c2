import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut, rowsBetween } from "../../../renderer/light-table/geometry.ts";
import {
  HIGHEST,
  offsetOf,
  scrolledHeight,
  scrollTopOf,
} from "../../../renderer/light-table/scaled-scroll.ts";

// Chromium clamps an element's height at 2^25 px of the screen: with two of them to a CSS pixel, half as many.
const CHROMIUM_LIMIT = 2 ** 25 / 2;

describe("a list higher than a browser can scroll", () => {
  const layout = layOut({ total: 1_000_000, width: 700, size: 300 });
  const range = { height: layout.height, view: 800 };

  test("is really higher, and its scrolled element is not", () => {
    expect(layout.height).toBeGreaterThan(CHROMIUM_LIMIT);
    expect(scrolledHeight(range)).toBeLessThan(CHROMIUM_LIMIT);
  });

  test("reaches its first and its last still", () => {
    expect(offsetOf(range, 0)).toBe(0);
    const end = offsetOf(range, HIGHEST - range.view);
    expect(end).toBe(layout.height - range.view);
    expect(rowsBetween(layout, end, end + range.view).last).toBe(layout.rows);
  });

  test("an offset and its place on the scroll bar are inverse", () => {
    fc.assert(
      fc.property(fc.nat(layout.height - range.view), (offset) => {
        expect(offsetOf(range, scrollTopOf(range, offset))).toBeCloseTo(offset, 3);
      }),
    );
  });
});

test("a list of usual height scrolls as it is", () => {
  expect(offsetOf({ height: 5000, view: 500 }, 123.5)).toBe(123.5);
  expect(scrollTopOf({ height: 5000, view: 500 }, 123.5)).toBe(123.5);
  expect(scrolledHeight({ height: 5000, view: 500 })).toBe(5000);
});
