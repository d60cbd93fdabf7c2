// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { noticesState, retireUndos, tell, tellChange } from "../../../renderer/state/notices.ts";
import { fakeArchive, inputsOf } from "../renderer-panes/fake-archive.ts";

beforeEach(() => noticesState.setState({ notices: [] }));

const labels = (): (string | null)[] =>
  noticesState.getState().notices.map(({ action }) => action?.label ?? null);

test("a change that left no trace in the history cannot be undone", () => {
  tellChange("1 still tagged egg", null);
  expect(labels()).toEqual([null]);
});

test("undo takes back the very change that was told", async () => {
  const asked = fakeArchive({ "history.undo": () => ({ label: "Tag with keyword “egg”" }) });
  tellChange("2 stills tagged egg", 7);
  noticesState.getState().notices[0]?.action?.run();
  await Promise.resolve();
  expect(inputsOf(asked, "history.undo")).toEqual([{ change: 7 }]);
});

test("undo goes from a notice when something else was changed, other buttons stay", () => {
  tell("3 files with problems", { label: "Show", run: () => undefined });
  tellChange("2 stills tagged egg", 7);
  tellChange("2 stills tagged hen", 8);
  retireUndos(8);
  expect(labels()).toEqual(["Show", null, "Undo"]);
  retireUndos(7);
  expect(labels()).toEqual(["Show", null, null]);
});
