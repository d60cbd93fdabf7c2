// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { DeleteRecord } from "../../../renderer/records/delete-record.tsx";
import {
  openList,
  openRecord,
  placeOf,
  recordPages,
} from "../../../renderer/records/record-pages.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { searchState } from "../../../renderer/state/search.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { RecordPage } from "../../../shared/record-page.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

test("what takes long to delete is said after a second, and is deleted once however often it is pressed", async () => {
  const { promise: deleted, resolve } = Promise.withResolvers<unknown>();
  const outcome = { id: null, effects: { stills: 100_000 }, remarks: [], label: "Deleted" };
  const asked = fakeArchive({ "records.rehearse": () => outcome, "records.change": () => deleted });
  const page = { kind: "film", id: 1, name: "Dust" } as unknown as RecordPage;
  const onClose = vi.fn<() => void>();
  openList("films");
  render(<DeleteRecord page={page} onClose={onClose} />);
  await screen.findByText("It can be taken back.");
  vi.useFakeTimers();
  const button = screen.getByRole("button", { name: "Delete the film" });
  fireEvent.click(button);
  fireEvent.click(button);
  await act(() => vi.advanceTimersByTimeAsync(900));
  expect(screen.queryByText(/being deleted/u)).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.getByText(/The film is being deleted/u)).toBeTruthy();
  expect(inputsOf(asked, "records.change")).toHaveLength(1);
  resolve({ ...outcome, change: null });
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.queryByText(/being deleted/u)).toBeNull();
});

test("a search for what was deleted gives way to all stills; undone, the search and the page are back", async () => {
  const outcome = { id: null, effects: {}, remarks: [], label: "Deleted", change: 7 };
  fakeArchive({
    "records.rehearse": () => outcome,
    "records.change": () => outcome,
    "search.run": () => ({
      result: 1,
      total: 0,
      ms: 0,
      facets: null,
      facetSizes: null,
      inOrder: true,
      problem: null,
    }),
    "search.slice": () => [],
  });
  const page = { kind: "film", id: 1, name: "Dust", query: "film:Dust" } as unknown as RecordPage;
  openRecord("film", 1);
  searchState.setState({ query: "film:Dust" });
  archiveState.setState({ history: { undo: "Deleted", last: 7, redo: null } });
  render(<DeleteRecord page={page} onClose={() => undefined} />);
  await screen.findByText("It can be taken back.");
  fireEvent.click(screen.getByRole("button", { name: "Delete the film" }));
  await expect.poll(() => searchState.getState().query).toBe("");
  expect(placeOf(recordPages.getState())).toMatchObject({ kind: "list", list: "films" });
  expect(noticesState.getState().notices.map(({ text }) => text)).toContain("Deleted");
  act(() => archiveState.setState({ history: { undo: null, last: 6, redo: "Deleted" } }));
  expect(searchState.getState().query).toBe("film:Dust");
  expect(placeOf(recordPages.getState())).toEqual({ kind: "film", id: 1 });
});

test("what could not be deleted is told until the question is closed", async () => {
  noticesState.setState({ notices: [] });
  const outcome = { id: null, effects: {}, remarks: [], label: "Deleted", change: 7 };
  fakeArchive({
    "records.rehearse": () => outcome,
    "records.change": () => Promise.reject(new ProblemError("disk-full", "The disk is full.")),
  });
  const page = { kind: "film", id: 1, name: "Dust" } as unknown as RecordPage;
  const { unmount } = render(<DeleteRecord page={page} onClose={() => undefined} />);
  await screen.findByText("It can be taken back.");
  fireEvent.click(screen.getByRole("button", { name: "Delete the film" }));
  const told = (): readonly string[] => noticesState.getState().notices.map(({ text }) => text);
  await expect.poll(told).toEqual(["The disk is full."]);
  unmount();
  expect(told()).toEqual([]);
});
