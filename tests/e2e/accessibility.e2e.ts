import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { launchStillroom } from "./harness/app.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let sample: LaunchedSample;

shareSample((launched) => {
  sample = launched;
}, "each test");

test("welcome can be used by everyone", async () => {
  const stillroom = await launchStillroom();
  await expect(
    stillroom.window.getByRole("button", { name: "Open the sample archive" }),
  ).toBeVisible();
  await expectAccessible(stillroom, "access-welcome");
  await stillroom.close();
});

test("archive, loupe and export can be used by everyone", async () => {
  test.slow(); // six looks by axe, each some ten seconds on a busy machine
  const { window } = sample;
  await test.step("archive with inspector", async () => {
    await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
    await expect(window.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(/sows/u);
    await expectAccessible(sample, "access-archive");
  });
  await test.step("loupe", async () => {
    await window.keyboard.press("Enter");
    await expect(window.getByRole("region", { name: "Loupe" })).toBeVisible();
    await expectAccessible(sample, "access-loupe");
    await window.keyboard.press("Escape");
  });
  await test.step("export", async () => {
    await window.keyboard.press("Control+e");
    await expect(
      window.getByRole("dialog", { name: "Export" }).getByRole("listbox").getByRole("option"),
    ).toHaveCount(1);
    await expectAccessible(sample, "access-export");
  });
});

test("a whole journey goes by keyboard alone", async () => {
  const { window } = sample;
  const { keyboard } = window;
  await keyboard.press("/");
  await expect(window.getByRole("combobox", { name: "Search" })).toBeFocused();
  await keyboard.type('film:"Return to Dust" plough');
  await expect(countOf(sample)).toHaveText(/^[1-9] stills?$/u);
  await keyboard.press("Escape");
  if (
    await window
      .getByRole("combobox", { name: "Search" })
      .evaluate((field) => field === document.activeElement)
  )
    await keyboard.press("Enter");
  await expect(window.getByRole("gridcell").first()).toBeFocused();
  await keyboard.press("Space");
  await expect(window.getByRole("gridcell", { selected: true })).toHaveCount(1);
  await keyboard.press("t");
  const field = window.getByRole("combobox", { name: "Tag this still" });
  await expect(field).toBeFocused();
  await keyboard.type("spring light");
  await expect(window.getByRole("option", { name: "Create keyword “spring light”" })).toBeVisible();
  for (let i = 0; i < 8; i++) {
    const active = await field.getAttribute("aria-activedescendant");
    const label = active === null ? "" : await window.locator(`[id="${active}"]`).innerText();
    if (label.startsWith("Create keyword")) break;
    await keyboard.press("ArrowDown");
  }
  await keyboard.press("Enter");
  const keywords = window.getByRole("region", { name: "Keywords", exact: true });
  await expect(keywords.getByRole("button", { name: "spring light", exact: true })).toBeVisible();
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  for (let i = 0; i < 4; i++) {
    if (await window.evaluate(() => !(document.activeElement instanceof HTMLInputElement))) break;
    await keyboard.press("Shift+Tab");
  }
  await keyboard.press("Control+z");
  await expect(keywords.getByRole("button", { name: "spring light", exact: true })).toHaveCount(0);
  await keyboard.press("/");
  await keyboard.press("Control+a");
  await keyboard.press("Backspace");
  await expect(countOf(sample)).toContainText(String(SAMPLE_STILLS));
});
