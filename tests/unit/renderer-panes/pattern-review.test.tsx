// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { PatternReview } from "../../../renderer/credits/pattern-review.tsx";
import type { CreditGroup, CreditLines } from "../../../shared/contract/credits.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

const group: CreditGroup = {
  pattern: "Handout",
  pieces: [],
  state: "open",
  lines: 1,
  stills: 2,
  example: null,
};

const ofGroup: CreditLines = {
  total: 1,
  lines: [
    {
      line: "Handout",
      stills: 2,
      inCaptions: 0,
      pieces: [],
      parts: [],
      confidence: 1,
      state: "open",
      decision: null,
      example: null,
    },
  ],
};

afterEach(cleanup);

it("takes a key that comes before the lines when they are there, and once", async () => {
  let answer: (lines: CreditLines) => void = () => undefined;
  const asked = fakeArchive({
    "credits.lines": () => new Promise((resolve) => (answer = resolve)),
    "credits.leave": () => ({ changed: 2, label: "Left", change: 1 }),
  });
  render(<PatternReview group={group} open scope={null} onStep={() => undefined} />);
  fireEvent.keyDown(screen.getByRole("group"), { key: "l" });
  expect(inputsOf(asked, "credits.leave")).toEqual([]);
  answer(ofGroup);
  await waitFor(() => expect(inputsOf(asked, "credits.leave")).toEqual([{ line: "Handout" }]));
  await screen.findByText("Leave as it is");
  expect(inputsOf(asked, "credits.leave")).toHaveLength(1);
});
