// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { ChipData } from "../../../renderer/inspector/tag-chip.tsx";
import { TagField } from "../../../renderer/inspector/tag-field.tsx";

afterEach(cleanup);

const keyword = (at: number): ChipData => ({
  key: `keyword-${String(at)}`,
  name: `keyword ${String(at)}`,
  detail: "",
  from: "",
  share: null,
  entries: [{ id: "show", label: "Show its stills", run: () => undefined }],
  remove: null,
});
const keywords = Array.from({ length: 500 }, (_, at) => keyword(at));

function field(still: number) {
  return (
    <TagField
      field="keyword"
      stills={{ ids: [still] }}
      chips={keywords}
      given={new Set()}
      placeholder="Add keyword"
    />
  );
}

function chips(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-chip] button")];
}

test("of hundreds of chips some are drawn, more at a press, and of the next still some again", () => {
  const { rerender } = render(field(1));
  expect(chips()).toHaveLength(60);
  fireEvent.click(screen.getByText("440 more"));
  expect(chips()).toHaveLength(360);
  expect(document.activeElement?.textContent).toBe("keyword 60");
  fireEvent.click(screen.getByText("140 more"));
  expect(chips()).toHaveLength(500);
  expect(document.activeElement?.textContent).toBe("keyword 360");
  rerender(field(2));
  expect(chips()).toHaveLength(60);
});

test("the menu of a chip is there only while it is open, and gives the keyboard back", async () => {
  render(field(1));
  const [chip] = chips();
  chip?.focus();
  if (chip !== undefined) fireEvent.keyDown(chip, { key: "ArrowDown" });
  const entry = await screen.findByRole("menuitem", { name: "Show its stills" });
  fireEvent.keyDown(entry, { key: "Escape" });
  await expect.poll(() => screen.queryByRole("menuitem")).toBeNull();
  await expect.poll(() => document.activeElement).toBe(chip);
});

test("whose word it is that somebody is in the picture stands on their chip", () => {
  const people = [{ ...keyword(1), by: "Kuleshov" }, keyword(2)];
  render(
    <TagField
      field="character"
      stills={{ ids: [1] }}
      chips={people}
      given={new Set()}
      placeholder=""
    />,
  );
  const texts = [...document.querySelectorAll("[data-chip]")].map(({ textContent }) => textContent);
  expect(texts).toEqual(["keyword 1 identified by Kuleshov", "keyword 2"]);
});
