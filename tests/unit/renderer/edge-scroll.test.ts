import { describe, expect, test } from "vitest";
import { edgeSpeed } from "../../../renderer/light-table/edge-scroll.ts";

const VIEW = 700;

describe("scrolling while one draws a rectangle beyond the edge", () => {
  test("stands still inside the view, and goes up above it", () => {
    expect(edgeSpeed(0, 9, VIEW)).toBe(0);
    expect(edgeSpeed(-20, 1, VIEW)).toBe(-edgeSpeed(20, 1, VIEW));
  });

  test("grows with the distance and with the time", () => {
    expect(edgeSpeed(20, 0, VIEW)).toBeGreaterThan(edgeSpeed(2, 0, VIEW));
    expect(edgeSpeed(20, 2, VIEW)).toBeGreaterThan(edgeSpeed(20, 0, VIEW));
  });

  test("begins slowly enough to see rows come, and reaches several screens a second, no more", () => {
    expect(edgeSpeed(1, 0, VIEW)).toBeLessThan(VIEW / 2);
    expect(edgeSpeed(25, 3, VIEW)).toBeGreaterThan(3 * VIEW - 100);
    expect(edgeSpeed(400, 60, VIEW)).toBe(5 * VIEW);
  });
});
