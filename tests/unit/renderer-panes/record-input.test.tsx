// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { RecordInput } from "../../../renderer/records/record-input.tsx";
import { RecordTitle } from "../../../renderer/records/record-title.tsx";
import type { RecordLine, RecordPage } from "../../../shared/record-page.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);

const keyword = (id: number, name: string): RecordLine =>
  ({ id, kind: "keyword", name, detail: "", stills: 0, held: null }) as unknown as RecordLine;

/** Types into a field that chooses a broader keyword of "wedding", of which "bride" stands under it. */
function typed(text: string): { field: HTMLInputElement; picked: ReturnType<typeof vi.fn> } {
  const all = [keyword(1, "bride"), keyword(2, "bridesmaid")];
  fakeArchive({
    "records.list": ({ filter }) => {
      const lines = all.filter(({ name }) => name.startsWith(String(filter)));
      return { total: lines.length, lines };
    },
  });
  const picked = vi.fn<() => void>();
  render(
    <RecordInput
      name="Broader keyword"
      kind="keyword"
      placeholder=""
      barred={(id) => (id === 1 ? "Stands under “wedding” itself." : null)}
      onPick={picked}
    />,
  );
  const field = screen.getByRole<HTMLInputElement>("combobox");
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  return { field, picked };
}

test("a record that cannot be chosen is listed with the reason, and what was typed stays", async () => {
  const { field, picked } = typed("bride");
  const [barred] = await screen.findAllByRole("option");
  expect(barred?.textContent).toContain("Stands under “wedding” itself.");
  expect(barred?.getAttribute("aria-disabled")).toBe("true");
  fireEvent.keyDown(field, { key: "Enter" });
  if (barred !== undefined) fireEvent.click(barred);
  expect(picked).not.toHaveBeenCalled();
  expect(field.value).toBe("bride");
  expect(within(screen.getByRole("listbox")).getAllByRole("option")).toHaveLength(2);
});

test("what is chosen closes the list, which opens again for what is typed next", async () => {
  const { field, picked } = typed("bridesm");
  await screen.findByRole("option", { name: /bridesmaid/u });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(picked).toHaveBeenCalledOnce();
  await new Promise((resolve) => setTimeout(resolve, 20)); // the archive answers for the empty field
  expect(screen.queryByRole("listbox")).toBeNull();
  fireEvent.change(field, { target: { value: "b" } });
  await screen.findByRole("listbox");
});

test("that nothing is called so is said, with what to do", async () => {
  typed("groom");
  const said = await screen.findByRole("status");
  expect(said.textContent).toBe(
    "No keyword is called “groom”. Try fewer letters, or another of its names.",
  );
});

test("a name that is too long stays in its field, and by how much it is too long is said", async () => {
  const { field, picked } = typed("b".repeat(2003));
  const said = await screen.findByRole("status");
  expect(said.textContent).toBe(
    "This is 3 characters longer than the 2,000 that a name may have. Shorten it.",
  );
  fireEvent.keyDown(field, { key: "Enter" });
  expect(picked).not.toHaveBeenCalled();
  expect(field.value).toHaveLength(2003);
});

test("a new name that is too long is kept in its field until it is shortened", () => {
  const asked = fakeArchive({ "records.change": () => ({ change: null, remarks: [], label: "" }) });
  const page = { kind: "keyword", id: 1, name: "wedding", stills: 0 } as unknown as RecordPage;
  const onRenaming = vi.fn<() => void>();
  render(<RecordTitle page={page} renaming onRenaming={onRenaming} />);
  const field = screen.getByRole<HTMLInputElement>("textbox");
  fireEvent.change(field, { target: { value: "w".repeat(2001) } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toContain("1 character longer");
  expect(onRenaming).not.toHaveBeenCalled();
  expect(field.value).toHaveLength(2001);
  fireEvent.change(field, { target: { value: "w".repeat(2000) } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onRenaming).toHaveBeenCalledWith(false);
  expect(inputsOf(asked, "records.change")).toHaveLength(1);
});
