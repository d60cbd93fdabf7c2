// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Foot } from "../../../renderer/foot/foot.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { fakeArchive } from "./fake-archive.ts";

afterEach(() => {
  cleanup();
  archiveState.setState({ stopped: null });
});

test("where Stillroom has to be started again the foot offers neither keys nor anything else that does nothing there", () => {
  fakeArchive({});
  render(<Foot />);
  expect(screen.getByText("all actions")).toBeTruthy();
  act(() => archiveState.setState({ stopped: { kind: "crashed", message: "It ended." } }));
  expect(screen.getByRole("contentinfo").textContent).toBe("");
});
