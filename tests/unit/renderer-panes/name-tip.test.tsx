// @vitest-environment happy-dom
import type { ReactNode } from "react";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StarsGlyph } from "../../../renderer/ui/mark-glyphs.tsx";
import { NameTip } from "../../../renderer/ui/name-tip.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  cleanup();
});

/** What is shown over a still that has the keyboard for a while, beside the still itself. */
function tipOver(name: ReactNode): string | null {
  const { container } = render(
    <>
      <button type="button">
        {name}
        <StarsGlyph rating={5} />
      </button>
      <NameTip />
    </>,
  );
  const still = screen.getByRole("button");
  vi.spyOn(still, "matches").mockReturnValue(true); // the document of the test knows no keyboard
  still.focus();
  fireEvent.keyUp(still);
  act(() => {
    vi.advanceTimersByTime(1000);
  });
  return container.querySelector("[aria-hidden]")?.textContent ?? null;
}

test("a name that is shortened is shown whole", () => {
  const name = "a-long-name-of-a-still.jpg";
  expect(tipOver(<span data-short="a…g.jpg">{name}</span>)).toBe(name);
});

test("a rating that is shown as a number is no name that was shortened", () => {
  expect(tipOver(<span>a.jpg</span>)).toBeNull();
});
