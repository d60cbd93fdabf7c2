// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { MergeDialog } from "../../../renderer/merging/merge-dialog.tsx";
import { otherArchive } from "../../../renderer/merging/other-archive.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { MergeReport } from "../../../shared/contract/merging.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);

const report: MergeReport = {
  name: "Berlin",
  counts: [{ kind: "texts", added: 0, same: 0, taken: 0, kept: 0, conflicts: 1 }],
  conflicts: [
    {
      key: "1",
      kind: "texts",
      property: "caption",
      of: "eggs.jpg",
      ours: "Eggs",
      theirs: "Three eggs",
    },
  ],
  groups: [{ kind: "texts", property: "caption", conflicts: 1 }],
  possiblySame: { total: 0, first: [] },
  folders: [],
};

test("an archive that is read is read no more when the dialog is left", async () => {
  const asked = fakeArchive({
    "merge.preview": () => new Promise(() => undefined),
    "merge.stop": () => ({}),
  });
  otherArchive.setState({ folder: "/Berlin.stillroom" });
  render(<MergeDialog />);
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(inputsOf(asked, "merge.stop")).toHaveLength(1);
});

test("taking in is stopped with the keyboard, and what was decided stays decided", async () => {
  let stop: () => void = () => undefined;
  fakeArchive({
    "merge.preview": () => report,
    "merge.take": () =>
      new Promise((_resolve, refuse) => {
        stop = () => refuse(new ProblemError("closed", "This was stopped."));
      }),
    "merge.stop": () => {
      stop();
      return {};
    },
  });
  otherArchive.setState({ folder: "/Berlin.stillroom" });
  render(<MergeDialog />);
  fireEvent.click(await screen.findByRole("radio", { name: "Theirs: Three eggs" }));
  fireEvent.click(screen.getByRole("button", { name: "Take in" }));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  expect(screen.queryByRole("radio")).toBeNull();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  const theirs = await screen.findByRole<HTMLInputElement>("radio", { name: "Theirs: Three eggs" });
  expect(theirs.checked).toBe(true);
  expect(document.activeElement?.textContent).toBe("Cancel");
});
