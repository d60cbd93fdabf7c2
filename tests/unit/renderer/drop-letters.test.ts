// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dropLetters } from "../../../renderer/state/drop-letters.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Presses keys one after the other at an element, and answers those that came through. */
function pressed(keys: readonly string[], at: Element = document.body): string[] {
  const heard: string[] = [];
  const hear = ({ key }: KeyboardEvent): void => void heard.push(key);
  window.addEventListener("keydown", hear);
  for (const key of keys)
    at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  window.removeEventListener("keydown", hear);
  return heard;
}

test("what is typed on is dropped with its end, until one pauses", () => {
  dropLetters();
  expect(pressed([..."Old b", "Backspace", "Enter"])).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(pressed(["o"])).toEqual(["o"]);
});

test("a key that writes nothing, the search, a click and a field that is written in are none of it", () => {
  for (const key of ["ArrowRight", "Escape", "/", "Enter"]) {
    dropLetters();
    expect(pressed([key, "o"])).toEqual([key, "o"]);
  }
  dropLetters();
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(pressed(["o"])).toEqual(["o"]);
  dropLetters();
  const field = document.body.appendChild(document.createElement("input"));
  expect(pressed(["o"], field)).toEqual(["o"]);
});
