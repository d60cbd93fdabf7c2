// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { afterEach, expect, test } from "vitest";
import { RowList } from "../../../renderer/records/row-list.tsx";
import { fakeArchive } from "./fake-archive.ts";

afterEach(() => {
  cleanup();
});

/** A page with three names, each of which can be removed. */
function Page(): ReactNode {
  const [rows, setRows] = useState([1, 2, 3].map((id) => ({ id })));
  return (
    <div data-record-page tabIndex={-1}>
      <button type="button">Elsewhere</button>
      <RowList
        name="Names"
        rows={rows}
        nameOf={({ id }) => String(id)}
        render={({ id }) => id}
        onMove={null}
        onRemove={({ id }) => setRows(rows.filter((row) => row.id !== id))}
      />
    </div>
  );
}

function remove(id: number): void {
  const button = screen.getByRole("button", { name: `Remove ${String(id)}` });
  button.focus();
  fireEvent.click(button);
}

test("who removes a row is at the next, after the last at the one before, and without rows at the page", () => {
  fakeArchive({});
  const { container } = render(<Page />);
  const focused = (): string | null => document.activeElement?.getAttribute("aria-label") ?? null;
  remove(2);
  expect(focused()).toBe("Remove 3");
  remove(3);
  expect(focused()).toBe("Remove 1");
  remove(1);
  expect(document.activeElement).toBe(container.querySelector("[data-record-page]"));
});

test("who went elsewhere meanwhile stays there", () => {
  fakeArchive({});
  render(<Page />);
  const elsewhere = screen.getByRole("button", { name: "Elsewhere" });
  elsewhere.focus();
  fireEvent.click(screen.getByRole("button", { name: "Remove 2" }));
  expect(document.activeElement).toBe(elsewhere);
});
