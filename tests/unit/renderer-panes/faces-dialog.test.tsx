// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FacesDialog } from "../../../renderer/faces/faces-dialog.tsx";
import type { FaceState } from "../../../shared/contract/faces.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);

const waiting: FaceState = {
  wanted: true,
  faces: 3,
  pictures: 2,
  waiting: 5,
  looks: false,
  stopped: false,
  problem: null,
};

test("a search that failed says why, and goes on when it is told to", async () => {
  const problem = "Faces cannot be looked for. Install Stillroom again.";
  const asked = fakeArchive({
    "faces.state": () => ({ ...waiting, problem }),
    "faces.want": () => waiting,
  });
  render(<FacesDialog />);
  const said = await screen.findByText(/^3 faces found in 2 pictures; 5 pictures left\./u);
  expect(said.textContent).toContain(problem);
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  await vi.waitFor(() => expect(inputsOf(asked, "faces.want")).toEqual([{ wanted: true }]));
});

test("one that waits for other work needs nobody to go on", async () => {
  fakeArchive({ "faces.state": () => waiting });
  render(<FacesDialog />);
  await screen.findByText(/when other work is done\.$/u);
  expect(screen.queryByRole("button", { name: "Go on" })).toBeNull();
});
