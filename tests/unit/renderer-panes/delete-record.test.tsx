// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { DeleteRecord } from "../../../renderer/records/delete-record.tsx";
import { openList } from "../../../renderer/records/record-pages.ts";
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
