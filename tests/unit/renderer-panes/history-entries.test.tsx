// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { HistoryEntries } from "../../../renderer/history/history-entries.tsx";
import { fakeArchive } from "./fake-archive.ts";

afterEach(cleanup);

test("an entry of several stills shows by a sign that it can be opened, and that it is", async () => {
  const change = { table: "still_text", field: "caption", still: 1, before: null, after: null };
  fakeArchive({
    "history.list": () => [
      {
        id: 1,
        uuid: "u",
        at: "2026-01-01T10:00:00.000Z",
        who: "Lin",
        label: "Changed caption of 3 stills",
        state: "done",
        takenBack: null,
        changes: [1, 2, 3].map((id) => ({ ...change, id, still: id })),
        names: { film: {}, scene: {}, character: {}, agent: {}, keyword: {} },
        stills: [],
      },
    ],
  });
  render(<HistoryEntries of="all" nothing="Nothing was changed yet." first={50} />);
  const entry = await screen.findByRole("button", { name: /^Changed caption of 3 stills/u });
  expect(entry.getAttribute("aria-expanded")).toBe("false");
  expect(entry.querySelector(".lucide-chevron-right")).not.toBeNull();
  fireEvent.click(entry);
  expect(entry.getAttribute("aria-expanded")).toBe("true");
  expect(entry.querySelector(".lucide-chevron-down")).not.toBeNull();
});
