// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import {
  endOffline,
  endRefusal,
  followHistory,
  noticesState,
  tell,
  tellChange,
  tellOffline,
  tellProblem,
  tellReplayed,
} from "../../../renderer/state/notices.ts";
import { fakeArchive, inputsOf } from "../renderer-panes/fake-archive.ts";

beforeEach(() => noticesState.setState({ notices: [] }));

const texts = (): string[] => noticesState.getState().notices.map(({ text }) => text);
const labels = (): (string | null)[] =>
  noticesState.getState().notices.map(({ action }) => action?.label ?? null);

test("what was refused is told until it is tried again, and that an archive cannot be changed once", () => {
  tellProblem({ kind: "invalid", message: "There is no whole dump here.", path: "/a" }, "load");
  endRefusal("load");
  tellProblem({ kind: "invalid", message: "There is no whole dump here.", path: "/b" }, "load");
  expect(noticesState.getState().notices.map(({ path }) => path)).toEqual(["/b"]);
  tellProblem({ kind: "read-only", message: "Open elsewhere.", path: "/c" });
  tellProblem({ kind: "read-only", message: "Nothing can be written here. Open elsewhere." });
  expect(texts().slice(1)).toEqual(["Nothing can be written here. Open elsewhere."]);
});

test("a change that left no trace in the history cannot be undone", () => {
  tellChange("Tagged 1 still with egg", null);
  expect(labels()).toEqual([null]);
});

test("undo takes back the very change that was told", async () => {
  const asked = fakeArchive({
    "history.undo": () => ({ label: "Tagged 2 stills with keyword “egg”" }),
  });
  tellChange("Tagged 2 stills with egg", 7);
  noticesState.getState().notices[0]?.action?.run();
  await Promise.resolve();
  expect(inputsOf(asked, "history.undo")).toEqual([{ change: 7 }]);
});

test("undo goes from a notice when something else was changed, other buttons stay", () => {
  tell("3 files with problems", { label: "Show", run: () => undefined });
  tellChange("Tagged 2 stills with egg", 7);
  tellChange("Tagged 2 stills with hen", 8);
  followHistory(8, 7);
  expect(labels()).toEqual(["Show", null, "Undo"]);
});

test("what is undone is no longer told to be done, and only the last undo or redo is told", () => {
  tellChange("Tagged 2 stills with egg", 7);
  tellChange("Tagged 2 stills with hen", 8);
  followHistory(7, 8);
  tellReplayed("Undone", "Tagged 2 stills with hen");
  expect(texts()).toEqual(["Tagged 2 stills with egg", "Undone: Tagged 2 stills with hen"]);
  tellReplayed("Done again", "Tagged 2 stills with hen");
  expect(texts()).toEqual(["Tagged 2 stills with egg", "Done again: Tagged 2 stills with hen"]);
  followHistory(null, 7);
  expect(texts()).toEqual(["Done again: Tagged 2 stills with hen"]);
});

test("a change that is told before the history that has it comes stays, with its undo", () => {
  tellChange("Tagged 2 stills with egg", 7);
  tellChange("Tagged 2 stills with hen", 8);
  followHistory(7, 6); // what was on its way when the second was done
  followHistory(8, 7);
  expect(texts()).toEqual(["Tagged 2 stills with egg", "Tagged 2 stills with hen"]);
  expect(labels()).toEqual([null, "Undo"]);
});

test("a folder is told to be offline until it is back, other problems with it stay", () => {
  tellOffline("/disk", "This folder is offline.", null);
  tellOffline("/other", "This folder is offline.", null);
  tellProblem({ kind: "unreadable", message: "It cannot be read.", path: "/disk" });
  tellOffline("/disk", "Another disk is in its place.", null);
  expect(texts()).toHaveLength(3);
  endOffline("/disk");
  expect(texts()).toEqual(["This folder is offline.", "It cannot be read."]);
});

test("what cannot be done is told in place of the one before, and what is about a file beside it", () => {
  tellProblem({ kind: "unreadable", message: "It cannot be read.", path: "/disk/a.jpg" });
  tellProblem({ kind: "invalid", message: "A year is missing." });
  tellProblem({ kind: "invalid", message: "A name cannot be empty." });
  expect(texts()).toEqual(["It cannot be read.", "A name cannot be empty."]);
});
