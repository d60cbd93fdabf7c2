import { expect, test, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, launchSample, type LaunchedSample } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample();
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

function desk(): Locator {
  return stillroom.window.getByRole("region", { name: "Caption desk" });
}

function text(name: string): Locator {
  return desk().getByRole("textbox", { name, exact: true });
}

async function search(query: string, found: string): Promise<void> {
  const field = stillroom.window.getByRole("combobox", { name: "Search" });
  await field.fill(query);
  await field.press("Enter");
  await expect(countOf(stillroom)).toHaveText(found);
}

test("captions are written one still after the other without the keyboard leaving the field", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await search("no:caption", "2 stills");
  await window.getByRole("gridcell").first().click();
  await keyboard.press("Control+l");
  await expect(text("Caption, language not stated")).toBeFocused();
  const first = await desk().getByRole("heading", { level: 2 }).innerText();
  await keyboard.type("A door stands open");
  await text("Headline").focus();
  // what has a caption leaves the list, but not the desk
  await expect(desk().getByRole("status")).toHaveText("No longer in the list · 1 left");
  await expect(text("Headline")).toBeFocused();
  await expect(desk().getByRole("heading", { level: 2 })).toHaveText(first);
  await keyboard.type("The door");
  await keyboard.press("Control+Enter");
  await expect(text("Headline")).toBeFocused();
  await keyboard.type("The second");
  await expect(desk().getByRole("heading", { level: 2 })).not.toHaveText(first);
  await expect(desk().getByRole("status")).toHaveText("1 of 1");
  await keyboard.press("Control+'");
  await expect(text("Headline")).toHaveValue("The door");
  await text("Caption, language not stated").focus();
  await expect(text("Caption, language not stated")).toHaveValue("");
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await expect(desk()).toBeHidden();
  await search("stands open", "1 still");
});

test("any number of languages stand side by side, and what is missing is seen", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await search('film:"Return to Dust"', "15 stills");
  await window.getByRole("gridcell").filter({ hasText: "RTD_0018" }).click();
  await keyboard.press("Control+l");
  await expect(text("Caption, Simplified Chinese")).toHaveValue(/马有铁/u);
  await desk().getByRole("button", { name: "Language", exact: true }).press("Enter");
  await window.getByRole("listbox").getByRole("option", { name: "French", exact: true }).click();
  await expect(desk().getByText("all missing", { exact: true })).toBeVisible();
  await text("Alt text, French").fill("Deux mariés");
  await expectAccessible(stillroom, "caption-desk");
  await keyboard.press("Control+PageDown");
  await expect(text("Alt text, French")).toBeFocused();
  await expect(text("Alt text, French")).toHaveValue("");
  await keyboard.press("Control+PageUp");
  await expect(text("Alt text, French")).toHaveValue("Deux mariés");
  // all of it is saved, so the last change of the archive is what is undone
  await keyboard.press("Control+z");
  await expect(text("Alt text, French")).toHaveValue("");
  await expect(text("Alt text, French")).toBeFocused();
});

test("variables are offered, shown as what they become, filled in, and an unknown one is told", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const french = text("Caption, French");
  await french.focus();
  await keyboard.type("{perf");
  await desk().getByRole("button", { name: "{performers:as}" }).click();
  await expect(french).toBeFocused();
  await keyboard.type(" dans {flm}");
  await expect(desk().getByText("Did you mean {film}?")).toBeVisible();
  await keyboard.press("Control+Enter");
  await keyboard.press("Control+PageUp");
  // what cannot be read is not written, and waits
  await expect(french).toHaveValue("{performers:as} dans {flm}");
  await french.fill("{performers:as} dans {film}");
  const made = "Wu Renlin as Ma Youtie, Hai Qing as Cao Guiying dans Return to Dust";
  await expect(desk().getByRole("status").getByText(made)).toBeVisible();
  await keyboard.press("Control+Enter");
  await keyboard.press("Control+PageUp");
  await expect(french).toHaveValue(made);
  await stillroom.screenshot("caption-desk-variables");
});
