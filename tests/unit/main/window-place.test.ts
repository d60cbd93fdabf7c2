import { expect, test } from "vitest";
import { placeWindow } from "../../../electron/main/window-place.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };

test("the window opens where it stood", () => {
  const saved = { x: 1500, y: 40, width: 1600, height: 1000, maximized: false };
  expect(placeWindow(saved, [laptop, beside])).toEqual({
    x: 1500,
    y: 40,
    width: 1600,
    height: 1000,
  });
});

test("on a screen that is gone it is not left there, and is made to fit the one there is", () => {
  const saved = { x: 1500, y: 40, width: 1600, height: 1000, maximized: false };
  expect(placeWindow(saved, [laptop])).toEqual({ width: 1440, height: 875 });
});

test("with its title bar above the screen it is brought back", () => {
  const saved = { x: 10, y: -300, width: 1000, height: 700, maximized: false };
  expect(placeWindow(saved, [laptop])).toEqual({ width: 1000, height: 700 });
});

test("it is never smaller than what can be worked with", () => {
  const saved = { x: 10, y: 40, width: 5, height: 5, maximized: false };
  expect(placeWindow(saved, [laptop])).toMatchObject({ width: 900, height: 600 });
});
