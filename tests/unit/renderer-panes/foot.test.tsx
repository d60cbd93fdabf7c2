// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Foot } from "../../../renderer/foot/foot.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { fakeArchive } from "./fake-archive.ts";

const reason = "Another Stillroom has this archive open. Close it, and open the archive again.";

test("why an archive cannot be changed is whole on hover and where it is pressed, beside the archive's name", () => {
  fakeArchive({});
  const { archive } = archiveState.getState();
  if (archive?.catalog === null || archive === null) throw new Error("no archive is open");
  archiveState.setState({
    archive: { ...archive, catalog: { ...archive.catalog, readOnly: reason } },
  });
  render(<Foot />);
  expect(screen.getByText("films")).toBeTruthy();
  const why = screen.getByRole("button", { name: `Read only: ${reason}` });
  expect(why.title).toBe(`Read only: ${reason}`);
  fireEvent.click(why);
  fireEvent.click(why);
  expect(noticesState.getState().notices.map(({ text }) => text)).toEqual([
    `Nothing can be written here. ${reason}`,
  ]);
});

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
