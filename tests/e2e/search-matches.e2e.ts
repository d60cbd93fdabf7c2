import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { placesIn } from "./harness/places.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, inspector, part } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

const search = () => stillroom.window.getByRole("combobox", { name: "Search" });

/** Searches and selects the first still that is called so. */
async function find(query: string, name: string): Promise<void> {
  await search().fill(query);
  // what is found may move it away under the click
  await expect(async () => {
    await cell(name).click();
    await expect(inspector().locator("figcaption")).toContainText(name, { timeout: 2_000 });
  }).toPass();
}

/** How an element sets its text, and where. */
async function settingOf(element: Locator): Promise<unknown> {
  return await element.evaluate((one) => {
    const { font, letterSpacing, padding, overflowWrap, borderWidth } = getComputedStyle(one);
    const { x, y, width, height } = one.getBoundingClientRect();
    return { font, letterSpacing, padding, overflowWrap, borderWidth, x, y, width, height };
  });
}

test("the words that are searched for are marked in texts, names and the file name", async () => {
  await find("plough ma RTD", "RTD_0044");
  await expect(part("Caption").locator("mark")).toHaveText(["plough", "Ma"]);
  await expect(part("Scene").locator("mark")).toHaveText(["Ploughing"]);
  await expect(part("In the picture").locator("mark")).toHaveText(["Ma"]);
  await expect(inspector().locator("figcaption mark")).toHaveText(["RTD"]);
  await expectAccessible(stillroom, "matches");
});

test("a mark lies on its word in a text that is written in", async () => {
  await find("plough", "RTD_0044");
  const field = part("Caption").getByRole("textbox");
  const mark = part("Caption").locator("mark");
  await expect(mark).toHaveText(["plough"]);
  // the same box, set in the same way: the letters lie on each other
  expect(await settingOf(mark.locator("xpath=ancestor::*[@data-marks]"))).toEqual(
    await settingOf(field),
  );
  await field.focus();
  await stillroom.window.keyboard.press("Home");
  await stillroom.window.keyboard.type("A plough. ");
  await expect(part("Caption").locator("mark")).toHaveText(["plough", "plough"]);
  await stillroom.window.keyboard.press("Escape");
  await expect(part("Caption").locator("mark")).toHaveText(["plough"]);
});

test("who was found by another name is marked, and by which", async () => {
  await find("马有铁", "RTD_0044");
  const chip = part("In the picture").locator("mark", { hasText: "Ma Youtie" });
  await expect(chip).toHaveText("Ma Youtie");
  await expect(part("In the picture").getByTitle("Found as “马有铁”")).toContainText("as “马有铁”");
  await stillroom.screenshot("matches-alias");
});

test("what was found in another language is shown in it, and a click works in that", async () => {
  await find("用土坯盖起", "RTD_0063");
  const found = part("Caption").locator("p", { hasText: "Simplified Chinese" });
  await expect(found.locator("mark")).toHaveText(["用土坯盖起"]);
  await stillroom.screenshot("matches-language");
  await found.getByRole("button", { name: "Simplified Chinese" }).click();
  await expect(found).toHaveCount(0);
  await expect(part("Caption").locator("[data-marks] mark")).toHaveText(["用土坯盖起"]);
});

test("nothing is marked without words, nor what the query excludes", async () => {
  await find("is:new -plough", "RTD_0051");
  await expect(inspector().locator("mark")).toHaveCount(0);
  await find("", "RTD_0044");
  await expect(inspector().locator("mark")).toHaveCount(0);
});
