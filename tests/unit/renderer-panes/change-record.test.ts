// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { changeFields, writeFields } from "../../../renderer/records/change-record.ts";
import { editableList } from "../../../renderer/records/editable-list.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { fakeArchive } from "./fake-archive.ts";

type Row = { readonly id?: number; readonly kind: string; readonly value: string };

/** The contacts of the one agent there is. */
let contacts: readonly Row[] = [];

beforeEach(() => {
  noticesState.setState({ notices: [] });
  contacts = [
    { id: 1, kind: "email", value: "a@b.example" },
    { id: 2, kind: "web", value: "b.example" },
  ];
  let keys = 2;
  fakeArchive({
    "records.get": () => ({ kind: "agent", id: 5, contacts }),
    "records.change": async ({ command }) => {
      await new Promise((resolve) => setTimeout(resolve));
      const { set } = (command as { record: { set: { contacts: readonly Row[] } } }).record;
      if (set.contacts.some(({ value }) => value === "")) {
        throw new ProblemError("invalid", "A contact cannot be empty.");
      }
      contacts = set.contacts.map((row) => ({ ...row, id: row.id ?? ++keys }));
      return {
        id: 5,
        label: "Changed contacts of agent “B”",
        change: keys,
        effects: {},
        remarks: [],
      };
    },
  });
});

const list = editableList<{ kind: "email" | "web" | "phone"; value: string }>((change) =>
  writeFields("agent", 5, (page) => ({ contacts: [...change(page.contacts as never)] })),
);
const values = (): readonly string[] => contacts.map(({ value }) => value);

test("edits in quick succession do not take each other back", async () => {
  // a field is left by pressing a button of another row
  const written = list.patch(1, { value: "c@b.example" });
  list.onRemove({ id: 2 });
  list.onMove(0, 1);
  await written;
  await list.add({ kind: "phone", value: "123456" });
  expect(values()).toEqual(["c@b.example", "123456"]);
  list.onMove(1, 0);
  await expect.poll(values).toEqual(["123456", "c@b.example"]);
});

test("one that is refused is told, and does not hold up the next", async () => {
  const refused = list.put(1, { value: "" });
  await list.patch(2, { value: "d.example" });
  expect(await refused).toBeNull();
  expect(values()).toEqual(["a@b.example", "d.example"]);
  expect(noticesState.getState().notices.map(({ text }) => text)).toEqual([
    "A contact cannot be empty.",
    "Changed contacts of agent “B”",
  ]);
});

test("edits are told one at a time", async () => {
  await list.patch(1, { value: "e@b.example" });
  await list.patch(2, { value: "e.example" });
  expect(noticesState.getState().notices).toHaveLength(1);
});

test("an edit of a record that is gone is told", async () => {
  fakeArchive({ "records.get": () => null });
  expect(await changeFields("agent", 5, () => ({ creditLine: "B" }))).toBeNull();
  expect(noticesState.getState().notices[0]?.text).toBe("This record is no longer in the archive.");
});

test("what a record could not take is told until it can take the next", async () => {
  const refused = (): readonly string[] =>
    noticesState
      .getState()
      .notices.filter(({ tone }) => tone === "problem")
      .map(({ text }) => text);
  await list.put(1, { value: "" });
  expect(refused()).toEqual(["A contact cannot be empty."]);
  await list.put(1, { value: "c@b.example" });
  expect(refused()).toEqual([]);
  // put right in a field that tells of its own refusals
  await list.put(1, { value: "" });
  await list.patch(1, { value: "d@b.example" });
  expect(refused()).toEqual([]);
});
