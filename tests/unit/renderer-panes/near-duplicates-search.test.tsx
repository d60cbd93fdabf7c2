// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { NearDuplicates } from "../../../renderer/near-duplicates/near-duplicates.tsx";
import { jobsState, putJob } from "../../../renderer/state/jobs.ts";
import type { Job } from "../../../shared/contract/archive.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(() => {
  cleanup();
  jobsState.setState({ jobs: [] });
});

const job: Job = {
  id: 7,
  kind: "compare",
  label: "Looking for near-duplicates",
  state: "running",
  done: 12_000,
  total: 30_000,
  rate: 0,
  secondsLeft: null,
  problems: 0,
  outcome: null,
};

test("a search is begun by Enter, and while it is at work its progress stands in the place of the button", async () => {
  const asked = fakeArchive({
    "near.groups": () => ({ total: 0, groups: [], waiting: 29_998, job: null }),
    "near.search": () => ({ job: 7 }),
  });
  render(<NearDuplicates />);
  const button = (): HTMLElement | null =>
    screen.queryByRole("button", { name: "Compare them now" });
  await waitFor(() => expect(document.activeElement).toBe(button()));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(inputsOf(asked, "near.search")).toHaveLength(1));
  act(() => putJob(job));
  expect(button()).toBeNull();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("12000");
  expect(screen.getByText(/12,000 of 30,000/u)).toBeTruthy();
  expect(screen.getByRole("dialog").contains(document.activeElement)).toBe(true);
  act(() => putJob({ ...job, state: "cancelled" }));
  expect(document.activeElement).toBe(button());
});
