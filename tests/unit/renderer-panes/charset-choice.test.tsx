// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FindingsPart } from "../../../renderer/inspector/findings-part.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import type { IimCharset } from "../../../shared/carried.ts";
import type { Asked } from "./fake-archive.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

let asked: readonly Asked[] = [];
let iimCharset: IimCharset = { charset: "windows-1252", how: "guessed" };
/** Answers `stills.readIn`, which waits for it. */
let haveRead: () => void = () => undefined;

beforeEach(() => {
  iimCharset = { charset: "windows-1252", how: "guessed" };
  asked = fakeArchive({
    "stills.findings": () => ({
      differences: [],
      questions: [],
      conflicts: [],
      possiblyCut: [],
      iimCharset,
      warnings: [],
    }),
    "stills.charsets": () => ({ readings: [], beside: 1200 }),
    "stills.readIn": () =>
      new Promise((resolve) => {
        haveRead = () => resolve({ changed: 1201, label: "Read texts", change: null });
      }),
  });
});
afterEach(cleanup);

async function opened(container: HTMLElement): Promise<void> {
  const details = await waitFor(() => {
    const one = container.querySelector("details");
    if (one === null) throw new Error("nothing to check");
    return one;
  });
  details.open = true;
  fireEvent(details, new Event("toggle"));
  await screen.findByRole("combobox", { name: "Character set" });
}

it("opens the file of a still only when its part is opened, and once while others are indexed", async () => {
  const { container, rerender } = render(<FindingsPart still={1} hash="aa" />);
  await opened(container);
  for (let stillsVersion = 1; stillsVersion < 4; stillsVersion += 1)
    await act(async () => archiveState.setState({ stillsVersion }));
  expect(inputsOf(asked, "stills.findings")).toHaveLength(4);
  expect(inputsOf(asked, "stills.charsets")).toEqual([{ id: 1 }]);
  rerender(<FindingsPart still={2} hash="bb" />);
  await waitFor(() => expect(inputsOf(asked, "stills.findings")).toContainEqual({ id: 2 }));
  await screen.findByText("To check");
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(inputsOf(asked, "stills.charsets")).toEqual([{ id: 1 }]);
});

it("asks again when the file of the still is another", async () => {
  const { container, rerender } = render(<FindingsPart still={1} hash="aa" />);
  await opened(container);
  rerender(<FindingsPart still={1} hash="bb" />);
  await waitFor(() => expect(inputsOf(asked, "stills.charsets")).toHaveLength(2));
});

it("says how many files it reads, and does not begin twice", async () => {
  const { container } = render(<FindingsPart still={1} hash="aa" />);
  await opened(container);
  fireEvent.click(screen.getByRole("checkbox"));
  fireEvent.click(screen.getByRole("button", { name: "Keep this" }));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Reading 1,201 files…"));
  expect(screen.getByRole("button", { name: "Keep this" })).toHaveProperty("disabled", true);
  haveRead();
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe(""));
});

it("offers another character set than one that is declared, but not as something to check", async () => {
  iimCharset = { charset: "iso-8859-5", how: "declared" };
  const { container } = render(<FindingsPart still={1} hash="aa" />);
  await opened(container);
  expect(screen.queryByText("To check")).toBeNull();
  expect(screen.getByText("declared: iso-8859-5")).toBeTruthy();
  // not among those that are offered, and shown all the same
  expect(screen.getByRole("combobox", { name: "Character set" })).toHaveProperty("value", "");
  expect(screen.getByRole("option", { name: "iso-8859-5" })).toBeTruthy();
});

it("offers nothing where UTF-8 is declared", async () => {
  iimCharset = { charset: "utf-8", how: "declared" };
  const { container } = render(<FindingsPart still={1} hash="aa" />);
  await waitFor(() => expect(inputsOf(asked, "stills.findings")).toHaveLength(1));
  await act(async () => undefined);
  expect(container.querySelector("details")).toBeNull();
});
