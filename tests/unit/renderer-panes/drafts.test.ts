// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import type { Bridge } from "../../../shared/bridge.ts";
import type { TextTarget } from "../../../renderer/inspector/drafts.ts";
import {
  draftKey,
  draftsState,
  saveAllDrafts,
  saveDraft,
  savedBy,
  typeDraft,
} from "../../../renderer/inspector/drafts.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";

const target: TextTarget = {
  session: "still-1",
  stills: { ids: [1] },
  field: "caption",
  language: "x-default",
  mode: "replace",
};

function open(path: string): void {
  const catalog = { path, name: path, stills: 1, readOnly: null };
  const versions = { Stillroom: "0.1.0" };
  archiveState.setState({ archive: { catalog, problem: null, recent: [], versions } });
}

beforeEach(() => draftsState.setState({ drafts: new Map() }));

test("before the window closes what is typed is saved, also what is on its way already", async () => {
  const answers: (() => void)[] = [];
  const ask = async (): Promise<unknown> => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  const key = draftKey(target);
  const stop = savedBy(key, () => saveDraft(target, ""));
  typeDraft(key, "being typed");
  void saveDraft(target, "");
  let unsaved: number | null = null;
  const all = saveAllDrafts().then((count) => (unsaved = count));
  await Promise.resolve();
  expect(unsaved).toBeNull();
  answers.forEach((answer) => answer());
  await all;
  expect(unsaved).toBe(0);
  expect(draftsState.getState().drafts.get(key)?.state).toBe("saved");
  stop();
});

test("a text that could not be saved waits for its own archive, and is not saved into another", async () => {
  const asked: string[] = [];
  let fails = true;
  const ask = async (procedure: string): Promise<unknown> => {
    asked.push(procedure);
    if (fails) throw Object.assign(new Error("ended"), { kind: "crashed" });
    return {};
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  typeDraft(draftKey(target), "of archive A");
  await saveDraft(target, "");
  expect(asked).toHaveLength(1);
  open("/B.stillroom");
  fails = false;
  await saveDraft(target, "");
  expect(asked).toHaveLength(1);
  open("/A.stillroom");
  expect(draftsState.getState().drafts.get(draftKey(target))?.state).toBe("failed");
  await saveDraft(target, "");
  expect(asked).toHaveLength(2);
});
