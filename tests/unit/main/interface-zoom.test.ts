import { expect, test } from "vitest";
import { nextZoom } from "../../../electron/main/interface-zoom.ts";

test("zooming in and out goes through the same factors, and stops at twice the size", () => {
  expect(nextZoom(1, "in")).toBe(1.1);
  expect(nextZoom(nextZoom(1, "in"), "out")).toBe(1);
  expect(nextZoom(2, "in")).toBe(2);
  expect(nextZoom(0.8, "out")).toBe(0.8);
});

test("a factor that Chromium gives back inexactly counts as the one that was meant", () => {
  expect(nextZoom(1.249_999_9, "in")).toBe(1.5);
  expect(nextZoom(1.250_000_1, "out")).toBe(1.1);
});

test("a factor between two goes on to the next", () => {
  expect(nextZoom(1.3, "in")).toBe(1.5);
  expect(nextZoom(1.3, "out")).toBe(1.25);
});

test("reset is the size of the system", () => {
  expect(nextZoom(1.75, "reset")).toBe(1);
});
