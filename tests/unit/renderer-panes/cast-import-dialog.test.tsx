// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CastImportDialog } from "../../../renderer/cast-import/cast-import-dialog.tsx";
import { forgetDrafts } from "../../../renderer/cast-import/kept-draft.ts";
import { castImportState } from "../../../renderer/state/cast-import.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { fakeArchive } from "./fake-archive.ts";

const dust = { id: 1, name: "Return to Dust (2022)" };
const list = "Hai Qing as Cao Guiying";

beforeEach(() => {
  forgetDrafts();
  noticesState.setState({ notices: [] });
  fakeArchive({ "cast.read": () => new Promise(() => undefined), "tags.choices": () => [] });
});
afterEach(cleanup);

/** Opens the dialog anew for a film, and gives the field of the list. */
function opened(film: typeof dust | null): HTMLTextAreaElement {
  cleanup();
  castImportState.setState({ film });
  render(<CastImportDialog />);
  return screen.getByLabelText<HTMLTextAreaElement>("Cast list");
}

test("a list that Escape leaves is there again when the dialog is opened for the same film", () => {
  const area = opened(dust);
  fireEvent.change(area, { target: { value: list } });
  fireEvent.keyDown(area, { key: "Escape" });
  expect(noticesState.getState().notices.map(({ text }) => text)).toEqual([
    "The cast list is kept: Import cast shows it again.",
  ]);
  expect(opened({ id: 2, name: "Dune (2021)" }).value).toBe("");
  expect(opened(null).value).toBe("");
  expect(opened(dust).value).toBe(list);
});

test("Cancel gives the list up", () => {
  fireEvent.change(opened(dust), { target: { value: list } });
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(opened(dust).value).toBe("");
  expect(noticesState.getState().notices).toEqual([]);
});

test("where there is no list, Escape says nothing", () => {
  fireEvent.keyDown(opened(dust), { key: "Escape" });
  expect(noticesState.getState().notices).toEqual([]);
});
