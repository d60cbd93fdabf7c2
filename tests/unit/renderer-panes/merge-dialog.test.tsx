// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MergeDialog } from "../../../renderer/merging/merge-dialog.tsx";
import { otherArchive } from "../../../renderer/merging/other-archive.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { MergeReport } from "../../../shared/contract/merging.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);
beforeEach(() => otherArchive.setState({ folder: "/Berlin.stillroom", taken: null }));

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
  render(<MergeDialog />);
  fireEvent.click(await screen.findByRole("radio", { name: "Theirs: Three eggs" }));
  fireEvent.click(screen.getByRole("button", { name: "Take in" }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  expect(screen.queryByRole("radio")).toBeNull();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  const theirs = await screen.findByRole<HTMLInputElement>("radio", { name: "Theirs: Three eggs" });
  expect(theirs.checked).toBe(true);
  expect(document.activeElement?.textContent).toBe("Cancel");
});

test("of records that may be the same one is looked at, and the others are shown again", async () => {
  const first = [
    { kind: "character", name: "马有铁", ours: 1 },
    { kind: "film", name: "Return to Dust (2022)", ours: 2 },
  ] as const;
  const done = { ...report, possiblySame: { total: 2, first } };
  fakeArchive({
    "merge.preview": () => report,
    "merge.take": () => ({ report: done, label: "Took in “Berlin”", change: 1, before: null }),
  });
  render(<MergeDialog />);
  fireEvent.click(await screen.findByRole("button", { name: "Take in" }));
  fireEvent.click(await screen.findByRole("button", { name: "马有铁" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  const notice = noticesState.getState().notices.at(-1);
  expect(notice?.text).toBe("1 more record may be the same as others here.");
  act(() => notice?.action?.run());
  expect(screen.getByRole("dialog").textContent).toContain(
    "Took in “Berlin”. Undo takes all of it back.2 records may be the same as others here",
  );
});

test("the count of what is to be decided leads to the first of it, also where that is not yet shown", async () => {
  const conflict = (kind: string, at: number) => ({
    key: `${kind} ${String(at)}`,
    kind,
    property: "caption",
    of: `${kind} ${String(at)}`,
    ours: "Eggs",
    theirs: "Three eggs",
  });
  const conflicts = [
    ...Array.from({ length: 100 }, (_, at) => conflict("texts", at)),
    conflict("films", 0),
  ];
  const none = { added: 0, same: 0, taken: 0, kept: 0 };
  fakeArchive({
    "merge.preview": () => ({
      ...report,
      counts: [
        { kind: "texts", ...none, conflicts: 100 },
        { kind: "films", ...none, conflicts: 1 },
      ],
      conflicts,
      groups: [
        { kind: "texts", property: "caption", conflicts: 100 },
        { kind: "films", property: "caption", conflicts: 1 },
      ],
    }),
  });
  render(<MergeDialog />);
  fireEvent.click(await screen.findByRole("button", { name: "1: films to decide" }));
  const ofFilm = screen.getByRole("radiogroup", { name: "films 0, caption" });
  expect(ofFilm.contains(document.activeElement)).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "100: texts to decide" }));
  const ofText = screen.getByRole("radiogroup", { name: "texts 0, caption" });
  expect(ofText.contains(document.activeElement)).toBe(true);
});

test("which values a count counts is shown with ours and theirs, and hidden again", async () => {
  const counts = [{ kind: "texts", added: 0, same: 0, taken: 1, kept: 2, conflicts: 0 }];
  const line = { of: "eggs.jpg", property: "caption (en)", ours: "Eggs", theirs: "Three eggs" };
  const asked = fakeArchive({
    "merge.preview": () => ({ ...report, counts, conflicts: [], groups: [] }),
    "merge.lines": () => ({ total: 1, listed: 1, lines: [line] }),
  });
  render(<MergeDialog />);
  const taken = await screen.findByRole("button", { name: "1: texts that become as theirs" });
  expect(taken.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(taken);
  await screen.findByText("1 value");
  expect(screen.getByRole("list", { name: "Texts that become as theirs" }).tabIndex).toBe(0);
  expect(inputsOf(asked, "merge.lines")).toEqual([
    { kind: "texts", as: "taken", from: 0, count: 80 },
  ]);
  fireEvent.click(taken);
  expect(screen.queryByRole("list", { name: "Texts that become as theirs" })).toBeNull();
});
