import { expect, type Locator } from "@playwright/test";
import type { Launched } from "./app.ts";

/** Where lists and pages of records stand. */
export function recordsPane({ window }: Launched): Locator {
  return window.getByRole("complementary", { name: "Records" });
}

/** Opens the page of a record from its list, by keyboard alone. */
export async function openRecordPage(
  stillroom: Launched,
  { list, filter, name }: { list: string; filter: string; name: string },
): Promise<Locator> {
  const { window } = stillroom;
  const pane = recordsPane(stillroom);
  await window.getByRole("grid", { name: "Light table" }).press("o");
  await pane.getByRole("button", { name: list, exact: true }).press("Enter");
  const field = pane.getByRole("combobox", { name: `Filter ${list.toLowerCase()}` });
  await expect(field).toBeFocused();
  // Enter may come before the answer to the last letter
  await window.keyboard.type(filter);
  await window.keyboard.press("Enter");
  const page = pane.getByRole("group", { name, exact: true });
  await expect(page).toBeFocused();
  return page;
}
