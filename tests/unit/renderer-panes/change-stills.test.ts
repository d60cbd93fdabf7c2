// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import type { BatchChange } from "../../../shared/contract/stills.ts";
import { batchState, leaveBatches, settleBatch } from "../../../renderer/batch/batch-state.ts";
import { changeStills } from "../../../renderer/batch/change-stills.ts";
import { openDialog, viewState } from "../../../renderer/state/view.ts";
import { type Asked, fakeArchive } from "./fake-archive.ts";

const done = {
  changed: 1,
  label: "Done",
  change: 1,
  followed: [],
  joined: [],
  gone: [],
  staying: [],
  named: [],
};
let losing = 0;
let asked: readonly Asked[] = [];

beforeEach(() => {
  losing = 0;
  viewState.setState({ dialog: null });
  asked = fakeArchive({
    "stills.tag": () => done,
    "stills.setText": () => done,
    "stills.setNumber": () => done,
    "stills.preview": () => ({ preview: "p", losing }),
    "stills.doPreviewed": () => done,
  });
});

const procedures = (): readonly string[] => asked.map(({ procedure }) => procedure);
const some = (count: number) => ({ result: 1, ranges: [[10, 10 + count]] as [number, number][] });
const tags = (change: Partial<Extract<BatchChange, { write: "tags" }>>): BatchChange => ({
  write: "tags",
  add: [],
  remove: [],
  replace: [],
  ...change,
});
const mud = { field: "keyword", name: "mud" } as const;
const dust = { field: "film", name: "Dust" } as const;

test("what takes nothing away is done at once, to however many", async () => {
  await changeStills(some(100_000), tags({ add: [mud] }));
  const text = { field: "caption", language: "en", text: "x", mode: "append" } as const;
  await changeStills(some(100_000), { write: "text", ...text });
  expect(procedures()).toEqual(["stills.tag", "stills.setText"]);
});

test("up to 49 stills nothing is asked", async () => {
  losing = 49;
  await changeStills(some(49), tags({ remove: [mud] }));
  expect(procedures()).toEqual(["stills.tag"]);
});

test("of 50 stills it is looked whether any would lose something; where none would it is done", async () => {
  await changeStills(some(50), tags({ add: [dust] }));
  expect(procedures()).toEqual(["stills.preview", "stills.tag"]);
});

test("where some would, it is shown, and what was done there is the answer", async () => {
  losing = 1;
  const changed = changeStills(some(50), tags({ remove: [mud] }));
  await expect.poll(() => batchState.getState().question?.count).toBe(50);
  expect(viewState.getState().dialog).toBe("batch");
  settleBatch({ ...done, changed: 7 });
  expect((await changed)?.changed).toBe(7);
  expect(viewState.getState().dialog).toBeNull();
  expect(procedures()).toEqual(["stills.preview"]);
});

test("a number written over others is shown first like a text; of few, or where none is lost, it is done", async () => {
  const code = { write: "number", field: "productionCode", text: "802" } as const;
  losing = 1;
  await changeStills(some(49), code);
  expect(procedures()).toEqual(["stills.setNumber"]);
  const changed = changeStills(some(50), code);
  await expect.poll(() => batchState.getState().question?.about).toEqual({ change: code });
  settleBatch(null);
  expect(await changed).toBeNull();
  losing = 0;
  await changeStills(some(50), code);
  expect(procedures().slice(1)).toEqual(["stills.preview", "stills.preview", "stills.setNumber"]);
});

test("another dialog in its place is a no, and so is a window that closes", async () => {
  losing = 1;
  const first = changeStills(some(50), tags({ remove: [mud] }));
  await expect.poll(() => batchState.getState().question).not.toBeNull();
  openDialog("keys");
  expect(await first).toBeNull();
  expect(viewState.getState().dialog).toBe("keys");
  const stop = leaveBatches();
  expect(await changeStills(some(50), tags({ remove: [mud] }))).toBeNull();
  stop();
  expect(batchState.getState().question).toBeNull();
  expect(viewState.getState().dialog).toBeNull();
});

test("a field is emptied by what is previewed, also of few", async () => {
  losing = 2;
  await changeStills(some(2), tags({ replace: ["kind"] }));
  expect(procedures()).toEqual(["stills.preview", "stills.doPreviewed"]);
});
