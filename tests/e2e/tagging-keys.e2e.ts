import { expect, type Locator } from "@playwright/test";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, inspector, part, notices } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  // In an order that tags do not change, for no still to move away under a click.
  const { window } = stillroom;
  await window.getByRole("button", { name: "Film and scene order" }).click();
  await window.getByRole("menuitemradio", { name: "File name" }).click();
});

function member(name: string): Locator {
  return inspector()
    .getByRole("group", { name: "Main cast" })
    .getByRole("button", { name: new RegExp(name, "u") });
}

async function only(name: string): Promise<void> {
  await expect(cell(name)).toHaveAttribute("aria-selected", "true");
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
}

test("a number key tags with the film's cast, and pressed again takes it away", async () => {
  const { window, screenshot } = stillroom;
  // eggs, and nobody beside them; the new order may come just under the click
  await expect(async () => {
    await cell("RTD_0112").click();
    await expect(inspector().locator("figcaption")).toContainText("RTD_0112", { timeout: 2_000 });
  }).toPass();
  await expect(member("Ma Youtie")).toHaveAttribute("aria-pressed", "false");
  const place = (await member("Ma Youtie").locator("kbd").innerText()).trim();
  await window.keyboard.press(place);
  await expect(member("Ma Youtie")).toHaveAttribute("aria-pressed", "true");
  await expect(part("In the picture")).toContainText("Ma Youtie");
  await expect(notices()).toContainText("Tagged 1 still with Ma Youtie");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`cast-keys-${colorScheme}`);
  }
  await window.keyboard.press(place);
  await expect(member("Ma Youtie")).toHaveAttribute("aria-pressed", "false");
  await expect(notices()).toContainText("Removed Ma Youtie from 1 still");
});

test("a number nobody in the cast has says so, and so does a selection of two films", async () => {
  const { window } = stillroom;
  await window.keyboard.press("9");
  await expect(notices()).toContainText("The cast of Return to Dust has no number 9.");
  await window.keyboard.press("Control+a");
  await window.keyboard.press("1");
  await expect(notices()).toContainText("these stills have none, or several");
});

test("if that is wished a number key goes on to the next still, in the loupe too", async () => {
  const { window } = stillroom;
  await cell("RTD_0107").click();
  await window.keyboard.press("a");
  await expect(notices()).toContainText("Number keys and marks now go on to the next still.");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("region", { name: "Loupe" })).toContainText("RTD_0107");
  await window.keyboard.press("1");
  await expect(window.getByRole("region", { name: "Loupe" })).toContainText("RTD_0109");
  await window.keyboard.press("Escape");
  await only("RTD_0109");
  await window.keyboard.press("a");
  await window.keyboard.press("Control+z");
});

test("a tag is chosen and the next still is there, with the keyboard still in the field", async () => {
  const { window } = stillroom;
  await cell("RTD_0107").click();
  await window.keyboard.press("t");
  const field = inspector().getByRole("combobox", { name: "Tag this still" });
  await field.fill("harvest");
  await expect(window.getByRole("listbox").getByRole("option").first()).toContainText("Harvest");
  await window.keyboard.press("Control+Enter");
  await only("RTD_0109");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await window.keyboard.press("Control+Enter"); // nothing typed: only on
  await only("RTD_0112");
  await cell("RTD_0107").click();
  await expect(part("Scene")).toContainText("Harvest");
});

test("the last tags are repeated on other stills, and undone at once", async () => {
  const { window } = stillroom;
  await cell("RTD_0083").click();
  await cell("RTD_0090").click({ modifiers: ["Control"] });
  await window.keyboard.press("Shift+R");
  await expect(notices()).toContainText("Tagged 2 stills with Harvest");
  await cell("RTD_0090").click();
  await expect(part("Scene")).toContainText("Harvest");
  await window.keyboard.press("Control+z");
  await expect(part("Scene")).not.toContainText("Harvest");
});

test("tags are copied from one still and given to another", async () => {
  const { window } = stillroom;
  await cell("RTD_0031").click();
  await window.keyboard.press("Shift+C");
  await expect(notices()).toContainText(/Copied \d+ tags: Return to Dust, .*Cao Guiying/u);
  await cell("RTD_0112").click();
  await window.keyboard.press("Shift+V");
  await expect(part("In the picture")).toContainText("Cao Guiying");
  await expect(part("In the picture")).toContainText("Ma Youtie");
  await window.keyboard.press("Control+z");
  await expect(part("In the picture")).not.toContainText("Cao Guiying");
});

test("a tag is painted by clicks and by a stroke, taken away with Shift, and each is one change", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0044").click();
  await window.keyboard.press("b");
  const asked = window.getByRole("combobox", { name: "Tag to paint with" });
  await asked.fill("painted");
  await window.getByRole("option", { name: /Create keyword “painted”/u }).click();
  const bar = window.getByRole("group", { name: "Painting tags" });
  await expect(bar).toContainText("Painting painted");
  await cell("RTD_0018").click();
  await expect(notices()).toContainText("Tagged 1 still with painted");
  await expect(cell("RTD_0044")).toHaveAttribute("aria-selected", "true"); // the selection stays
  await expect(cell("RTD_0018")).toHaveAttribute("aria-selected", "false");
  const [from, to] = [await middle(cell("RTD_0031")), await middle(cell("RTD_0044"))];
  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  await window.mouse.move(to.x, to.y, { steps: 8 });
  await screenshot("painting");
  await window.mouse.up();
  await expect(notices()).toContainText("Tagged 2 stills with painted");
  await cell("RTD_0018").click({ modifiers: ["Shift"] });
  await expect(notices()).toContainText("Removed painted from 1 still");
  await expect(inspector().getByRole("button", { name: /^painted/u })).toBeVisible();
  await window.keyboard.press("Shift+Space");
  await expect(inspector().getByRole("button", { name: /^painted/u })).toBeHidden();
  await window.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await window.getByRole("combobox", { name: "Search" }).fill("keyword:painted");
  await expect(countOf(stillroom)).toHaveText("1 still");
});

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("not in view");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
