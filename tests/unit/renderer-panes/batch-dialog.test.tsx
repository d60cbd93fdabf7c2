// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { BatchDialog } from "../../../renderer/batch/batch-dialog.tsx";
import { lookOver, settleBatch } from "../../../renderer/batch/batch-state.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import type { BatchPreview, BatchValue } from "../../../shared/batch.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
  settleBatch(null);
});

const nothing = { lines: [], more: 0 };
const shown: BatchPreview = {
  preview: "p",
  stills: 60,
  losing: 60,
  changed: 60,
  gained: nothing,
  lost: nothing,
  cast: nothing,
};
const done = {
  changed: 60,
  label: "Removed keyword “mud” from 60 stills",
  change: 1,
  followed: [],
  named: [],
  joined: [],
  gone: [],
  staying: [],
};

/** Asks whether mud shall be taken from sixty stills. */
async function look(): Promise<unknown> {
  const remove = [{ field: "keyword" as const, name: "mud" }];
  const change = { write: "tags" as const, add: [], remove, replace: [] };
  const stills = { result: 1, ranges: [[0, 60]] as [number, number][] };
  const answer = lookOver({ stills, count: 60, about: { change } });
  render(<BatchDialog />);
  return await answer;
}

function confirmButton(): HTMLElement {
  return screen.getByRole("button", { name: /^Change/u });
}

test("where it cannot be shown it cannot be confirmed, and looking again confirms nothing by itself", async () => {
  let fails = true;
  const asked = fakeArchive({
    "stills.preview": () => {
      if (fails) throw new ProblemError("unreadable", "The archive is busy.");
      return shown;
    },
    "stills.previewed": () => [],
    "stills.doPreviewed": () => done,
  });
  void look();
  // pressed while the answer, which will be a problem, is on its way
  fireEvent.click(confirmButton());
  expect((await screen.findByRole("alert")).textContent).toContain("The archive is busy.");
  expect(confirmButton()).toHaveProperty("disabled", true);
  fireEvent.click(confirmButton());
  fails = false;
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  await screen.findByRole("button", { name: "Change 60 stills" });
  await expect.poll(() => inputsOf(asked, "stills.previewed")).toHaveLength(1);
  expect(inputsOf(asked, "stills.doPreviewed")).toEqual([]);
  expect(confirmButton()).toHaveProperty("disabled", false);
});

test("pressed while what is shown is on its way, it is done once that is there, and once only", async () => {
  const answering = Promise.withResolvers<BatchPreview>();
  const doing = Promise.withResolvers<typeof done>();
  const asked = fakeArchive({
    "stills.preview": () => answering.promise,
    "stills.previewed": () => [],
    "stills.doPreviewed": () => doing.promise,
  });
  const answer = look();
  fireEvent.click(confirmButton());
  expect(inputsOf(asked, "stills.doPreviewed")).toEqual([]);
  answering.resolve(shown);
  await expect.poll(() => inputsOf(asked, "stills.doPreviewed")).toEqual([{ preview: "p" }]);
  fireEvent.click(confirmButton());
  doing.resolve(done);
  expect(await answer).toEqual(done);
  expect(inputsOf(asked, "stills.doPreviewed")).toHaveLength(1);
});

test("what is stored meanwhile does not make it look again; refused, it looks again and waits", async () => {
  let looks = 0;
  const asked = fakeArchive({
    "stills.preview": () => ({ ...shown, preview: `p${String((looks += 1))}` }),
    "stills.previewed": () => [],
    "stills.doPreviewed": () => {
      throw new ProblemError("changed", "Look it over again.");
    },
  });
  void look();
  await screen.findByRole("button", { name: "Change 60 stills" });
  act(() =>
    archiveState.setState(({ overviewVersion }) => ({ overviewVersion: overviewVersion + 1 })),
  );
  expect(inputsOf(asked, "stills.preview")).toHaveLength(1);
  fireEvent.click(confirmButton());
  await expect
    .poll(() => inputsOf(asked, "stills.previewed").at(-1))
    .toMatchObject({ preview: "p2" });
  expect(inputsOf(asked, "stills.preview")).toHaveLength(2);
  expect(inputsOf(asked, "stills.doPreviewed")).toEqual([{ preview: "p1" }]);
});

test("lines that cannot be read are told of", async () => {
  fakeArchive({
    "stills.preview": () => shown,
    "stills.previewed": () => {
      throw new ProblemError("unreadable", "The disk cannot be read.");
    },
  });
  void look();
  expect((await screen.findByRole("alert")).textContent).toContain("The disk cannot be read.");
});

test("what a still has on one side only is marked, also where the other side has one of the same name", async () => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600); // there is no layout
  const guard = (key: number) => ({ key, name: "Guard" });
  fakeArchive({
    "stills.preview": () => ({ ...shown, changed: 1 }),
    "stills.previewed": () => [
      {
        card: { id: 1, hash: "ab", name: "a.jpg", thumbnail: "failed" },
        differences: [
          { field: "character", before: [guard(3), guard(4)], after: [guard(4), guard(5)] },
          {
            field: "caption",
            before: [{ key: null, name: "Eggs…" }],
            after: [{ key: null, name: "Eggs…" }],
          },
        ],
      },
    ],
  });
  void look();
  const line = await screen.findByRole("listitem");
  await expect.poll(() => line.textContent).toContain("a.jpg");
  const marked = (mark: string): readonly (string | null)[] =>
    [...line.querySelectorAll(mark)].map(({ textContent }) => textContent);
  expect(marked("del")).toEqual(["Guard", "Eggs…"]);
  expect(marked("ins")).toEqual(["Guard", "Eggs…"]);
  expect(line.textContent.match(/Guard/gu)).toHaveLength(4);
});

test("of more values than are listed every one can be seen, and its stills alone", async () => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600); // there is no layout
  const value = (at: number): BatchValue => ({
    field: "performer",
    key: at,
    name: `Performer ${String(at)}`,
    stills: 3,
    follows: true,
  });
  const values = Array.from({ length: 400 }, (_, at) => value(at));
  const asked = fakeArchive({
    "stills.preview": () => ({ ...shown, lost: { lines: values.slice(0, 5), more: 395 } }),
    "stills.previewed": () => [],
    "stills.previewedValues": ({ from }) => values.slice(Number(from), Number(from) + 120),
  });
  void look();
  fireEvent.click(await screen.findByRole("button", { name: "and 395 more" }));
  const words = "3 stills lose the performer Performer 7 (follows from the cast)";
  const seventh = await screen.findByRole("button", { name: words });
  expect(screen.queryByText("Performer 399")).toBeNull();
  fireEvent.click(seventh);
  await expect
    .poll(() => inputsOf(asked, "stills.previewed").at(-1))
    .toMatchObject({ value: { list: "lost", at: 7 } });
  fireEvent.click(screen.getByRole("button", { name: "Show all 60 stills" }));
  expect(document.activeElement).toBe(seventh);
  expect(screen.queryByText(/^Only these/u)).toBeNull();
});
